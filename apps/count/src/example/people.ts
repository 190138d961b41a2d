import { Failure } from '../workbench/index.ts'
import { type Day, dayOf, isoOf, yearsToDays } from './calendar.ts'
import { families, postcodeAreas } from './names.ts'
import { noise, period } from './noise.ts'
import { type Random, randomOf } from './random.ts'

/** An invented person, as she or he truly is. */
export type Person = {
  readonly id: string
  readonly nhsNumber: string
  readonly given: string
  readonly family: string
  /** Another family name, used in records before `namesChangedOn`. */
  readonly formerFamily: string | undefined
  readonly namesChangedOn: Day
  readonly birth: Day
  readonly sex: '1' | '2'
  readonly postcode: string
  readonly formerPostcode: string | undefined
  readonly movedOn: Day
  readonly localId: string
  /** The number that the hospital's new system gave. */
  readonly newLocalId: string
}

/** The identity of person number `at`; `birth` comes from the history, because age and cancer belong together. */
export function personOf(seed: number, at: number, { birth, nhsNumber }: { birth: Day; nhsNumber: string }): Person {
  const random = randomOf(seed, 'person', at)
  const sex = random.chance(noise.men) ? '1' : '2'
  const kin = kinOf(random)
  const [from, to] = [dayOf(period.from), dayOf(period.to)]
  return {
    id: `P${String(at).padStart(6, '0')}`,
    nhsNumber,
    given: random.one<string>(sex === '1' ? kin.men : kin.women),
    family: random.one<string>(kin.family),
    formerFamily: sex === '2' && random.chance(noise.identity.maidenName) ? random.one<string>(kinOf(random).family) : undefined,
    namesChangedOn: random.whole(from, to),
    birth,
    sex,
    postcode: postcodeFrom(random),
    formerPostcode: random.chance(noise.identity.movedHouse) ? postcodeFrom(random) : undefined,
    movedOn: random.whole(from, to),
    localId: String(200_000 + ((at * 7919 + seed * 13) % 700_001)),
    newLocalId: `N${String(1_000_000 + ((at * 104_729 + seed * 31) % 8_999_993))}`,
  }
}

function kinOf(random: Random): (typeof families)[number] {
  let left = random.fraction()
  for (const kin of families) {
    left -= kin.weight
    if (left < 0) return kin
  }
  return families[0]
}

const postcodeFrom = (random: Random): string =>
  `${random.one(postcodeAreas)}${random.whole(1, 28)} ${random.whole(1, 9)}${random.one([...'ABDEFGHJLNPQRSTUWXYZ'])}${random.one([...'ABDEFGHJLNPQRSTUWXYZ'])}`

/**
 * Numbers of the range that is kept for tests and never issued (999 000 0000 to 999 999 9999), with their check digits, each once. Left out are bodies whose
 * check digit would be 10, and 9999999999, which systems write for nobody.
 */
export function testNhsNumbers(seed: number, count: number): string[] {
  const found: string[] = []
  for (let tried = 0; found.length < count; tried += 1) {
    if (tried >= 1_000_000)
      throw new Failure('usage', 'The range of NHS numbers that is kept for tests holds 900,000 people at most. Ask for fewer.')
    const body = `999${String((tried * 48_271 + seed * 7_919) % 1_000_000).padStart(6, '0')}`
    const digit = checkDigit(body)
    if (digit !== 10 && body !== '999999999') found.push(`${body}${digit}`)
  }
  return found
}

export function checkDigit(body: string): number {
  const sum = [...body].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0)
  const digit = 11 - (sum % 11)
  return digit === 11 ? 0 : digit
}

export const ageOn = (person: Person, day: Day): number => {
  const [born, then] = [isoOf(person.birth), isoOf(day)]
  return Number(then.slice(0, 4)) - Number(born.slice(0, 4)) - (then.slice(5) < born.slice(5) ? 1 : 0)
}

/** A birthday for somebody who has this age on a day. */
export const birthFor = (random: Random, age: number, day: Day): Day => day - yearsToDays(age) - random.whole(0, 364)
