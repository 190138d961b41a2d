import { findPresentTrusts } from './build-successions.ts'
import { chooseHospitals } from './choose-hospitals.ts'
import { type PlacedHospitals, placeHospitals } from './place-hospitals.ts'
import type { Corrections } from './read-corrections.ts'
import { type ListedHospital, readEnglishHospitals, readScottishHospitals, readWelshHospitals } from './read-hospital-sources.ts'
import type { Reading } from './read-source.ts'
import type { SourceDesk } from './source-desk.ts'
import type { SourceId } from './source-layouts.ts'
import type { HospitalRow, SuccessionRow, Tables, TrustRow } from './tables.ts'

export interface HospitalInput {
  desk: SourceDesk
  trusts: TrustRow[]
  successions: SuccessionRow[]
  sectors: Tables['postcode-sectors']
  input: { corrections: Pick<Corrections, 'hospitals'>; committed: Partial<Tables> }
}

/** What an older list calls trusts that have another name today. */
export interface HospitalNames {
  formerNames: { code: string; name: string; source: string }[]
}

export interface BuiltHospitals extends PlacedHospitals, HospitalNames {
  /** How many rows were left out, by reason; and, where somebody may want to look, which. */
  leftOut: string[]
}

const sources: { id: SourceId; nation: HospitalRow['nation']; read: (text: string) => Reading<ListedHospital> }[] = [
  { id: 'hospitals-england', nation: 'england', read: readEnglishHospitals },
  { id: 'hospitals-scotland', nation: 'scotland', read: readScottishHospitals },
  { id: 'hospitals-wales', nation: 'wales', read: readWelshHospitals },
]

/** The hospitals of every nation whose list is at hand, each with its present trust; the other nations' rows stay as committed. */
export function buildHospitals({ desk, trusts, successions, sectors, input }: HospitalInput): BuiltHospitals {
  const present = new Map<string, string[]>()
  const presentTrusts = (code: string): string[] => {
    const known = present.get(code) ?? findPresentTrusts(code, trusts, successions)
    present.set(code, known)
    return known
  }
  const found = sources.filter(source => desk.has(source.id))
  const listed = found.flatMap(source => desk.rows(source.id, source.read)())
  const england = listed.filter(hospital => hospital.nation === 'england')
  const sectorPlaces = new Map(sectors.map(row => [row.sector, row]))
  const { hospitals: byHand } = input.corrections
  const choice = chooseHospitals(england, {
    trustCodes: new Set([...trusts.map(trust => trust.code), ...successions.map(row => row.old_code)]),
    nationOf: sector => sectorPlaces.get(sector)?.nation,
    presentTrusts,
    decidedByHand: new Map(byHand.map(row => [row.hospitalCode, row.trustCode])),
  })
  const placed = placeHospitals([...choice.kept, ...listed.filter(hospital => hospital.nation !== 'england')], {
    presentTrusts,
    corrections: new Map(byHand.filter(row => row.trustCode !== '').map(row => [row.hospitalCode, row])),
    sectors: sectorPlaces,
  })
  const isElsewhere = (row: { nation: string }) => !found.some(source => source.nation === row.nation)
  return {
    hospitals: [...placed.hospitals, ...(input.committed.hospitals ?? []).filter(isElsewhere)],
    unplaced: [...placed.unplaced, ...(input.committed['hospitals-unplaced'] ?? []).filter(isElsewhere)],
    leftOut: describeLeftOut(choice.leftOut),
    formerNames: findFormerNames(england, trusts),
  }
}

function describeLeftOut(leftOut: { code: string; name: string; why: string }[]): string[] {
  const reasons = Map.groupBy(leftOut, row => row.why)
  return [...reasons].map(([why, rows]) => {
    const names = why === 'not run by a trust' ? '' : `: ${rows.map(row => `${row.code} ${row.name}`).join(', ')}`
    return `${rows.length} rows left out, ${why}${names}`
  })
}

function findFormerNames(england: ListedHospital[], trusts: TrustRow[]): HospitalNames['formerNames'] {
  const open = new Set(trusts.filter(trust => trust.closed_on === null).map(trust => trust.code))
  const names = new Map<string, HospitalNames['formerNames'][number]>()
  for (const { parentCode, parentName, source } of england)
    if (open.has(parentCode) && /\bTrust$/.test(parentName))
      names.set(`${parentCode} ${parentName}`, { code: parentCode, name: parentName, source })
  return [...names.values()]
}
