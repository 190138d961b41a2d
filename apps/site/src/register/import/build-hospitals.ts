import { findPresentTrusts } from './build-successions.ts'
import type { SourceProblem } from './build-tables.ts'
import { chooseHospitals } from './choose-hospitals.ts'
import { type HospitalCorrection, type PlacedHospitals, placeHospitals } from './place-hospitals.ts'
import { type ListedHospital, readEnglishHospitals, readScottishHospitals, readWelshHospitals } from './read-hospital-sources.ts'
import type { Reading } from './read-source.ts'
import type { SourceId } from './source-layouts.ts'
import type { SuccessionRow, Tables, TrustRow } from './tables.ts'

export interface HospitalInput {
  text(id: SourceId): string
  take(problem: SourceProblem): void
  trusts: TrustRow[]
  successions: SuccessionRow[]
  sectors: Tables['postcode-sectors']
  corrections: HospitalCorrection[]
}

export interface BuiltHospitals extends PlacedHospitals {
  /** How many rows were left out, by reason; and those that somebody may want to look at, one by one. */
  leftOut: string[]
  /** What an older list calls trusts that have another name today. */
  formerNames: { code: string; name: string; source: string }[]
}

/** The hospitals of all nations that have a source, each with its present trust. */
export function buildHospitals(input: HospitalInput): BuiltHospitals {
  const england = readFrom(input, 'hospitals-england', readEnglishHospitals)
  const others = [
    ...readFrom(input, 'hospitals-scotland', readScottishHospitals),
    ...readFrom(input, 'hospitals-wales', readWelshHospitals),
  ]
  const present = new Map<string, string[]>()
  const presentTrusts = (code: string): string[] => {
    const known = present.get(code) ?? findPresentTrusts(code, input.trusts, input.successions)
    present.set(code, known)
    return known
  }
  const sectors = new Map(input.sectors.map(row => [row.sector, row]))
  const choice = chooseHospitals(england, {
    trustCodes: new Set([...input.trusts.map(trust => trust.code), ...input.successions.map(row => row.old_code)]),
    nationOf: sector => sectors.get(sector)?.nation,
    presentTrusts,
    decidedByHand: new Map(input.corrections.map(row => [row.hospitalCode, row.trustCode])),
  })
  const corrections = new Map(input.corrections.filter(row => row.trustCode !== '').map(row => [row.hospitalCode, row]))
  const placed = placeHospitals([...choice.kept, ...others], { presentTrusts, corrections, sectors })
  return { ...placed, leftOut: describeLeftOut(choice.leftOut), formerNames: formerNames(england, input.trusts) }
}

function readFrom(input: HospitalInput, source: SourceId, read: (text: string) => Reading<ListedHospital>): ListedHospital[] {
  const reading = read(input.text(source))
  for (const problem of reading.problems) input.take({ source, ...problem })
  return reading.rows
}

function describeLeftOut(leftOut: { code: string; name: string; why: string }[]): string[] {
  const reasons = Map.groupBy(leftOut, row => row.why)
  return [...reasons].map(([why, rows]) => {
    const names = why === 'not run by a trust' ? '' : `: ${rows.map(row => `${row.code} ${row.name}`).join(', ')}`
    return `${rows.length} rows left out, ${why}${names}`
  })
}

function formerNames(england: ListedHospital[], trusts: TrustRow[]): BuiltHospitals['formerNames'] {
  const open = new Set(trusts.filter(trust => trust.closed_on === null).map(trust => trust.code))
  const names = new Map<string, BuiltHospitals['formerNames'][number]>()
  for (const { parentCode, parentName, source } of england)
    if (open.has(parentCode) && /\bTrust$/.test(parentName))
      names.set(`${parentCode} ${parentName}`, { code: parentCode, name: parentName, source })
  return [...names.values()]
}
