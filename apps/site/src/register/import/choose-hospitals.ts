import { sectorOf } from './build-trusts.ts'
import type { ListedHospital } from './read-hospital-sources.ts'

export interface HospitalChoice {
  kept: ListedHospital[]
  leftOut: { code: string; name: string; why: LeaveOutReason }[]
}

export type LeaveOutReason =
  | 'not run by a trust'
  | 'outside England'
  | 'a private hospital in which the trust is a guest'
  | 'a building of another trust'
  | 'the code is not one of the trust’s own, and no source confirms it'
  | 'set aside by hand'

export interface ChoiceFacts {
  /** Codes of all trusts, open and closed, and of all their predecessors. */
  trustCodes: Set<string>
  /** The nation of a postcode sector. */
  nationOf(sector: string): string | undefined
  /** The open trusts to which a code leads. */
  presentTrusts(code: string): string[]
  /** Codes decided by hand: a trust's code, or an empty string for “set aside”. */
  decidedByHand: Map<string, string>
}

const privateNames =
  /\b(spire|nuffield|bmi|ramsay|optegra|hca|private|sulis|kinvara|portland hospital|priory|circle|schoen|meadow park|premier health|somerfield|fawkham|new victoria)\b/i

/**
 * Which rows of NHS.UK's list are hospitals of a trust. The list also holds every private hospital, and the clinics a trust
 * holds in other people's buildings (Bradford's at Hull Royal Infirmary). Such a row would send a visitor to the wrong trust,
 * so it is left out, with its reason. The list's own sector label is wrong too often to decide anything alone.
 */
export function chooseHospitals(listed: ListedHospital[], facts: ChoiceFacts): HospitalChoice {
  const hosts = new Map<string, Set<string>>()
  for (const hospital of listed) {
    if (hospital.labelledIndependent || !hasOwnCode(hospital, facts)) continue
    const trusts = hosts.get(hospital.postcode) ?? new Set()
    for (const trust of facts.presentTrusts(hospital.parentCode)) trusts.add(trust)
    hosts.set(hospital.postcode, trusts)
  }
  const choice: HospitalChoice = { kept: [], leftOut: [] }
  for (const hospital of listed) {
    const why = reasonToLeaveOut(hospital, facts, hosts)
    if (why === null) choice.kept.push(hospital)
    else choice.leftOut.push({ code: hospital.code, name: hospital.name, why })
  }
  return choice
}

function reasonToLeaveOut(hospital: ListedHospital, facts: ChoiceFacts, hosts: Map<string, Set<string>>): LeaveOutReason | null {
  const byHand = facts.decidedByHand.get(hospital.code)
  if (byHand !== undefined) return byHand === '' ? 'set aside by hand' : null
  if (!facts.trustCodes.has(hospital.parentCode)) return 'not run by a trust'
  const nation = facts.nationOf(sectorOf(hospital.postcode))
  if (nation === undefined ? hospital.lat === null && hospital.postcode !== '' : nation !== 'england') return 'outside England'
  if (!hospital.labelledIndependent) return null
  if (privateNames.test(hospital.name)) return 'a private hospital in which the trust is a guest'
  const own = facts.presentTrusts(hospital.parentCode)
  const others = [...(hosts.get(hospital.postcode) ?? [])].filter(trust => !own.includes(trust))
  if (others.length > 0) return 'a building of another trust'
  return hasOwnCode(hospital, facts) ? null : 'the code is not one of the trust’s own, and no source confirms it'
}

/** A site's code begins with its trust's: R0A02 is a site of R0A. R1E75 is one of RRE's, which followed R1E. */
function hasOwnCode(hospital: ListedHospital, facts: ChoiceFacts): boolean {
  const start = hospital.code.slice(0, 3)
  if (start === hospital.parentCode) return true
  if (!facts.trustCodes.has(start)) return false
  const present = facts.presentTrusts(hospital.parentCode)
  return facts.presentTrusts(start).some(trust => present.includes(trust))
}
