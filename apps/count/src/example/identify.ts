import { type Day, dayOf, isoOf } from './calendar.ts'
import type { Feed, Identity } from './entries.ts'
import { shortForms } from './names.ts'
import { noise } from './noise.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'

export type Naming = { feed: Feed; day: Day; migratedOn: string | undefined; other: Person; random: Random }

/** How a record names its person: as true, or with a mistake. */
export function identify(person: Person, { feed, day, migratedOn, other, random }: Naming): Identity {
  const chances = noise.identity
  const isNew = migratedOn !== undefined && day >= dayOf(migratedOn)
  const isSwapped = random.chance(chances.namesSwapped)
  const given = spell(random, random.chance(chances.shortGivenName) ? (shortForms[person.given] ?? person.given) : person.given)
  const family = spell(
    random,
    person.formerFamily !== undefined && day < person.namesChangedOn ? person.formerFamily : person.family,
  )
  const sex = person.sex === '2' ? '1' : '2'
  return {
    nhsNumber: nhsNumberOf(person, feed, other, random),
    localId: random.chance(chances.localMissing) ? undefined : isNew ? person.newLocalId : person.localId,
    given: isSwapped ? family : given,
    family: isSwapped ? given : family,
    birth: birthOf(person, random),
    sex: random.chance(chances.sexMissing) ? undefined : random.chance(chances.sexWrong) ? sex : person.sex,
    postcode: random.chance(chances.postcodeMissing)
      ? undefined
      : person.formerPostcode !== undefined && day < person.movedOn
        ? person.formerPostcode
        : person.postcode,
  }
}

function nhsNumberOf(person: Person, feed: Feed, other: Person, random: Random): string | undefined {
  const chances = noise.identity
  const missing = feed === 'record' ? chances.nhsMissing.fhir : chances.nhsMissing[feed]
  if (random.chance(missing)) return undefined
  const drawn = random.fraction()
  if (drawn < chances.nhsDummy) return '9999999999'
  if (drawn < chances.nhsDummy + chances.nhsSomebodyElse) return other.nhsNumber
  if (drawn < chances.nhsDummy + chances.nhsSomebodyElse + chances.nhsWrongDigit) return withWrongDigit(person.nhsNumber, random)
  return person.nhsNumber
}

/** One digit of the last seven is another; the check digit finds that out. */
function withWrongDigit(number: string, random: Random): string {
  const at = random.whole(3, 9)
  return `${number.slice(0, at)}${(Number(number[at]) + random.whole(1, 9)) % 10}${number.slice(at + 1)}`
}

/** Two letters change places, one is left out, or one is doubled. */
function spell(random: Random, name: string): string {
  if (!random.chance(noise.identity.nameTypo) || name.length < 4) return name
  const letters = [...name]
  const at = random.whole(1, letters.length - 2)
  const [here = '', next = ''] = letters.slice(at, at + 2)
  const changed = random.one([[next, here], [next], [here, here, next]])
  return [...letters.slice(0, at), ...changed, ...letters.slice(at + 2)].join('')
}

function birthOf(person: Person, random: Random): string | undefined {
  const iso = isoOf(person.birth)
  const [year = '', month = '', date = ''] = iso.split('-')
  const drawn = random.fraction()
  const { birthMissing, birthSwapped, birthTypo } = noise.identity
  if (drawn < birthMissing) return undefined
  if (drawn < birthMissing + birthSwapped) return Number(date) <= 12 ? `${year}-${date}-${month}` : iso
  if (drawn < birthMissing + birthSwapped + birthTypo) return isoOf(dayOf(iso) + random.one([-1, 1, 10, -10, 365, 3652]))
  return iso
}
