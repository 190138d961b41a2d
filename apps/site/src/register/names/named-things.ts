import { followSuccessions } from '../follow-successions.ts'
import type { AlternativeName, Hospital, Succession, Trust } from '../types.ts'
import type { NamedThing } from './name-index.ts'
import { plainName } from './plain-words.ts'

/** All that can be found by a name. Real and invented things are told apart by the trusts they lead to. */
export type Nameable = {
  readonly trusts: readonly Trust[]
  readonly names: readonly AlternativeName[]
  readonly hospitals: readonly Hospital[]
  readonly successions: readonly Succession[]
}

/** A trust that is no more, or a name that its trust has laid down: then without a code and a day. */
export type FormerTrust = { readonly code: string | null; readonly name: string; readonly closedOn: string | null }

/** Where a hit leads: to trusts of today, perhaps by way of a hospital or of a trust that is no more. */
export type Lead = {
  readonly trusts: readonly Trust[]
  readonly hospital: Hospital | null
  readonly former: FormerTrust | null
}

export type NameDirectory = { readonly things: readonly NamedThing[]; readonly leads: ReadonlyMap<string, Lead> }

type Entry = NamedThing & Lead

/** Gives everything that has a name its names, and the trusts it leads to. */
export function nameDirectory({ trusts, names, hospitals, successions }: Nameable): NameDirectory {
  const byCode = new Map(trusts.map(trust => [trust.code as string, trust]))
  const namesOf = Map.groupBy(names, name => name.trustCode)
  const laterTrusts = (code: string): Trust[] =>
    followSuccessions(code, successions).flatMap(end => {
      const trust = byCode.get(end)
      return trust && trust.code !== code && trust.closedOn === null ? [trust] : []
    })
  // A predecessor in the register speaks for itself, with its closing day.
  const closed = new Set(trusts.filter(trust => trust.closedOn !== null).map(trust => plainName(trust.name)))
  const speaksForItself = (name: AlternativeName) => name.kind === 'old-name' && closed.has(plainName(name.name))
  const namesFor = (code: string) => (namesOf.get(code) ?? []).filter(name => !speaksForItself(name))
  const entries = [
    ...trusts.flatMap(trust => trustEntries(trust, namesFor(trust.code), laterTrusts)),
    ...hospitals.flatMap(hospital => hospitalEntry(hospital, byCode.get(hospital.trustCode))),
  ]
  return { things: entries, leads: new Map(entries.map(entry => [entry.id, entry])) }
}

function trustEntries(trust: Trust, names: readonly AlternativeName[], laterTrusts: (code: string) => Trust[]): Entry[] {
  const own = names.filter(name => name.kind !== 'old-name').map(name => name.name)
  const entry = {
    id: `trust ${trust.code}`,
    names: [trust.name, ...(trust.nameCy === null ? [] : [trust.nameCy]), ...own],
    places: townOf(trust.address),
    weight: weightOf(trust),
    trusts: [trust],
    hospital: null,
    former: null,
  }
  const later = trust.closedOn === null ? [] : laterTrusts(trust.code)
  const former = { code: trust.code, name: trust.name, closedOn: trust.closedOn }
  if (later.length > 0) return [{ ...entry, weight: 0.8, trusts: later, former }]
  const laidDown = names.filter(name => name.kind === 'old-name' && plainName(name.name) !== plainName(trust.name))
  return [
    entry,
    ...laidDown.map(({ name }, at) => ({
      ...entry,
      id: `name ${trust.code} ${at}`,
      names: [name],
      places: [],
      weight: 0.7,
      former: { code: null, name, closedOn: null },
    })),
  ]
}

function hospitalEntry(hospital: Hospital, trust: Trust | undefined): Entry[] {
  if (!trust) return []
  const places = hospital.town === null ? [] : [hospital.town]
  const id = `hospital ${hospital.code}`
  return [{ id, names: [hospital.name], places, weight: weightOf(trust), trusts: [trust], hospital, former: null }]
}

/** What the campaign asks comes before what it does not. */
function weightOf(trust: Trust): number {
  switch (trust.survey.decision) {
    case 'surveyed':
      return 1.5
    case 'to-confirm':
      return 1
    case 'not-surveyed':
      return 0.6
  }
}

/** The town ends an address. */
const townOf = (address: string | null): string[] => (address === null ? [] : address.split(',').slice(-1))
