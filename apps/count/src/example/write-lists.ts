import type { Day } from './calendar.ts'
import type { Dated, MdtEntry, RecordEntry } from './entries.ts'
import { from, type History, to } from './history.ts'
import { noise } from './noise.ts'
import type { Random } from './random.ts'

/** The words of the invented sheets for what a meeting said. Their mapping files say what each means. */
export const meetingWords = {
  spread: ['Metastatic', 'Secondary BC', 'Stage 4', 'Distant recurrence'],
  primary: 'Primary',
  local: 'Local recurrence',
  query: 'Query mets',
} as const

/** The sheet of the multidisciplinary meeting. */
export function meet(history: History, random: Random): Dated[] {
  const { breast, spread, localRecurrence } = history
  if (breast === undefined) return []
  const rows: MdtEntry[] = []
  const discuss = (day: Day, statement: string, sites: readonly string[] = []) =>
    rows.push({ day, statement, sites: sites.join(', '), diagnosis: breast.icd, isSignedOff: random.chance(noise.mdt.signedOff) })
  if (spread?.pathway !== 'de-novo' && random.chance(noise.mdt.discussedEarly)) {
    const said = breast.isInvasive && spread === undefined ? earlyStatement(random) : meetingWords.primary
    discuss(breast.day + random.whole(3, 21), said)
  }
  if (localRecurrence !== undefined && random.chance(noise.mdt.discussedEarly))
    discuss(localRecurrence + random.whole(3, 21), meetingWords.local)
  if (spread !== undefined && random.chance(noise.mdt.discussedSpread)) {
    const isSaid = !random.chance(noise.mdt.spreadNotSaid)
    const word = spread.pathway === 'de-novo' ? random.one(['Metastatic', 'Stage 4']) : random.one(meetingWords.spread)
    const known = spread.sites.filter(({ day }) => day === spread.day).map(({ site }) => site)
    discuss(spread.day + random.whole(2, 25), isSaid ? word : random.one([meetingWords.primary, '']), isSaid ? known : [])
  }
  return rows.filter(({ day }) => day >= from && day <= to).map(body => ({ feed: 'mdt', day: body.day, body }))
}

function earlyStatement(random: Random): string {
  const drawn = random.fraction()
  if (drawn < noise.mdt.falseSpread) return 'Metastatic'
  return drawn < noise.mdt.falseSpread + noise.mdt.queryInEarly ? meetingWords.query : meetingWords.primary
}

/** The problem list of the electronic record, from which FHIR and OMOP are made. */
export function listProblems(history: History, random: Random): Dated[] {
  const { breast, spread, other } = history
  const rows: RecordEntry[] = []
  const late = (day: Day) => day + Math.round(random.waiting(noise.record.lateDaysMean))
  const write = (problem: RecordEntry['problem'], day: Day, more: Partial<RecordEntry> = {}) =>
    rows.push({
      problem,
      icd: breast?.icd ?? '',
      onset: random.chance(noise.record.onsetMissing) ? undefined : day,
      recorded: late(day),
      status: 'confirmed',
      hasPrimary: false,
      ...more,
    })
  const hasBreast = breast !== undefined && random.chance(noise.record.breastOnList)
  if (breast !== undefined && hasBreast) write('primary', breast.day)
  if (breast !== undefined && hasBreast && breast.isInvasive) {
    if (random.chance(0.4))
      write('m-category', breast.day, {
        mCategory: spread?.pathway === 'de-novo' ? 'M1' : 'M0',
        onset: breast.day,
        hasPrimary: true,
      })
    if (breast.isNodePositive && random.chance(noise.record.nodesOnList)) write('nodes', breast.day, { hasPrimary: true })
  }
  if (spread !== undefined && random.chance(noise.record.spreadOnList)) {
    for (const { site, day } of spread.sites.filter(({ day: known }, at) => known === spread.day || at % 2 === 0)) {
      const hasPrimary = hasBreast && random.chance(noise.record.relatedPrimary)
      write('spread', day, { site: random.chance(noise.record.siteKnown) ? site : undefined, hasPrimary })
    }
  }
  if (breast?.isInvasive && spread === undefined && other === undefined) {
    const wrong = (chance: number, more: Partial<RecordEntry>) => {
      if (random.chance(chance))
        write('spread', breast.day + random.whole(10, 900), { site: 'bone', hasPrimary: hasBreast, ...more })
    }
    wrong(noise.record.refuted, { status: 'refuted' })
    wrong(noise.record.enteredInError, { status: 'entered-in-error' })
    wrong(noise.record.suspectedInEarly, { status: 'provisional' })
    if (random.chance(noise.record.toBreastInEarly)) write('to-breast', breast.day + random.whole(10, 900))
  }
  if (other !== undefined && random.chance(noise.record.breastOnList)) write('other-cancer', other.day, { icd: other.icd })
  return rows.filter(({ recorded }) => recorded <= to).map(body => ({ feed: 'record', day: body.recorded, body }))
}
