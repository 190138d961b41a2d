import type { ExampleHospital } from '../example-files.ts'
import { firstWords } from '../example-names.ts'
import { pick, seededRandom, shuffled } from './random.ts'
import type { Sources } from './sources.ts'

const mainKinds = ['General Hospital', 'Infirmary', 'Hospital']
const smallKinds = ['Hospital', 'Community Hospital', 'Hospital', 'Infirmary']

/** One hospital at each place of each trust: the first bears the trust's name, the others names from the list. */
export function makeHospitals({
  trusts,
  places,
  hospitalNames,
}: Pick<Sources, 'trusts' | 'places' | 'hospitalNames'>): ExampleHospital[] {
  const random = seededRandom('hospitals')
  let names: string[] = []
  return trusts.flatMap(trust =>
    places
      .filter(place => place.trust_code === trust.code)
      .map(({ town, lat, lon }, index) => {
        if (names.length === 0) names = shuffled(random, hospitalNames)
        const name =
          index === 0 ? `${firstWords(trust.name)} ${pick(random, mainKinds)}` : `${names.pop()} ${pick(random, smallKinds)}`
        return { code: `${trust.code}-${index + 1}`, name, town, lat, lon, trust_code: trust.code }
      }),
  )
}
