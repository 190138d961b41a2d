import {
  type DateValue,
  icdOf,
  isMCategory,
  isMetastaticSite,
  isMetastaticType,
  isStage,
  mCategoryOf,
  stageOf,
  twoDigits,
} from '../regular-values.ts'
import type { ItemName } from './layout.ts'
import { type Complaint, dateIn, isoOf, valueIn } from './raw-values.ts'
import type { Metastasis, NonPrimary, RawRecord } from './record-builder.ts'

export type Code = { role: string; system: string; code: string; position: number }
export type Event = {
  kind: 'primary-pathway' | 'recurrence' | 'progression' | 'death'
  date: DateValue
  stageDate?: DateValue
  status?: string
  codes: Code[]
}

/** What a record says happened: the first diagnosis, then recurrences and progressions as they stand, then a death. */
export function eventsOf(record: RawRecord, birthDate: string, complain: Complaint): Event[] {
  const later = nonPrimaryEvents(record, complain)
  // Version 8.1 repeats the first diagnosis in a record about a recurrence, without its date: such a record says nothing of a primary pathway, and what
  // it says of metastases is about the recurrence. From version 9 on the pathways are apart.
  const isRepeat = later.length > 0 && record.nonPrimary.every(({ kind }) => kind === undefined)
  const primary = primaryEvent(record, isRepeat, later.length > 0, complain)
  const last = later.at(-1)
  if (primary === undefined && last !== undefined) last.codes.push(...metastasisCodes(record.primary, last.codes, complain))
  const events = [...(primary === undefined ? [] : [primary]), ...later, ...deathEvent(record, complain)]
  for (const event of events) refuseBeforeBirth(event, birthDate, complain)
  return events
}

function primaryEvent(record: RawRecord, isRepeat: boolean, hasLater: boolean, complain: Complaint): Event | undefined {
  const date = dateIn(record, 'primaryDiagnosisDate', complain)
  if (isRepeat && isoOf(date) === '') return undefined
  const stages = stagesOf(record, complain)
  const metastases = hasLater ? record.primary : [...record.primary, ...record.unplaced]
  const codes = [
    ...icd('primaryDiagnosis', 'primary', valueIn(record, 'primaryDiagnosis'), complain),
    ...plain(record, 'morphology', 'morphology', 'icd-o-3'),
    ...plain(record, 'topography', 'topography', 'icd-o-3'),
    ...plain(record, 'basisOfDiagnosis', 'basis', 'cosd-basis'),
    ...metastasisCodes(metastases, [], complain),
    ...stages.codes,
  ]
  return isoOf(date) === '' && codes.length === 0 ? undefined : { kind: 'primary-pathway', date, stageDate: stages.date, codes }
}

/** Before treatment is position 1, after it 2. An event has one stage date: that of the first stage that says something. */
function stagesOf(record: RawRecord, complain: Complaint): { codes: Code[]; date: DateValue } {
  const stage = (m: ItemName, group: ItemName, position: number): Code[] => {
    const category = valueIn(record, m)
    const grouping = valueIn(record, group)
    const codes: Code[] = []
    if (category !== undefined) codes.push({ role: 'm-category', system: 'tnm-m', code: mCategoryOf(category), position })
    if (grouping !== undefined) codes.push({ role: 'stage-group', system: 'tnm-stage', code: stageOf(grouping), position })
    if (category !== undefined && !isMCategory(mCategoryOf(category))) complain('unknown-code', m)
    if (grouping !== undefined && !isStage(stageOf(grouping))) complain('unknown-code', group)
    return codes
  }
  const before = stage('mCategoryPretreatment', 'stageGroupPretreatment', 1)
  const after = stage('mCategoryIntegrated', 'stageGroupIntegrated', 2)
  const dateBefore = dateIn(record, 'stageDatePretreatment', complain)
  const dateAfter = dateIn(record, 'stageDateIntegrated', complain)
  const isBefore = isoOf(dateBefore) !== '' && (before.length > 0 || isoOf(dateAfter) === '')
  return { codes: [...before, ...after], date: isBefore ? dateBefore : dateAfter }
}

/** Recurrences and progressions; all of one record have its date. Version 8.1 tells a progression by its diagnosis, and what has none is a recurrence. */
function nonPrimaryEvents(record: RawRecord, complain: Complaint): Event[] {
  const date = dateIn(record, 'nonPrimaryDiagnosisDate', complain)
  const original = valueIn(record, 'originalPrimaryDiagnosis')
  const loose = valueIn(record, 'progressionDiagnosis')
  const hasDate = valueIn(record, 'nonPrimaryDiagnosisDate') !== undefined
  const says = (part: NonPrimary) =>
    part.kind !== undefined || hasDate || part.progression !== undefined || part.metastases.length > 0
  const parts = record.nonPrimary.filter(says)
  if (parts.length === 0 && (hasDate || original !== undefined || loose !== undefined))
    parts.push({ kind: undefined, metastases: [] })
  return parts.map((part, number) => {
    const diagnosis = part.progression ?? loose
    const kind = part.kind ?? (diagnosis === undefined ? 'recurrence' : 'progression')
    // Version 8.1 names the original diagnosis only as the primary one.
    const first = part.original ?? original ?? valueIn(record, 'primaryDiagnosis')
    const metastases = number === parts.length - 1 ? [...part.metastases, ...record.unplaced] : part.metastases
    return {
      kind,
      date,
      codes: [
        ...icd('originalPrimaryDiagnosis', 'original-primary', first, complain),
        ...(kind === 'progression' ? icd('progressionDiagnosis', 'primary', diagnosis, complain) : []),
        ...metastasisCodes(metastases, [], complain),
      ],
    }
  })
}

function deathEvent(record: RawRecord, complain: Complaint): Event[] {
  if (valueIn(record, 'deathDate') === undefined) return []
  return [{ kind: 'death', date: dateIn(record, 'deathDate', complain), status: 'cosd', codes: [] }]
}

/** A diagnosis in a year before that of birth cannot be: which of the two is wrong is not known, so the event goes on without its date. */
function refuseBeforeBirth(event: Event, birthDate: string, complain: Complaint): void {
  if (birthDate === '' || isoOf(event.date) === '' || isoOf(event.date).slice(0, 4) >= birthDate.slice(0, 4)) return
  complain('impossible-date', 'birthDate', 'A date of diagnosis or death before the person was born')
  event.date = undefined
}

function icd(item: ItemName, role: string, text: string | undefined, complain: Complaint): Code[] {
  if (text === undefined) return []
  const code = icdOf(text)
  if (code !== undefined) return [{ role, system: 'icd10', code, position: 1 }]
  complain('unknown-code', item)
  return []
}

function plain(record: RawRecord, item: ItemName, role: string, system: string): Code[] {
  const code = valueIn(record, item)
  return code === undefined ? [] : [{ role, system, code: code.toUpperCase(), position: 1 }]
}

/** The type and the site of one metastasis have one position, after those that are there already. */
function metastasisCodes(metastases: readonly Metastasis[], before: readonly Code[], complain: Complaint): Code[] {
  let position = before.reduce((most, code) => (code.role.startsWith('metastatic') ? Math.max(most, code.position) : most), 0)
  const codes: Code[] = []
  for (const { type, site } of metastases) {
    if (type === undefined && site === undefined) continue
    position += 1
    if (type !== undefined) {
      codes.push({ role: 'metastatic-type', system: 'cosd-metastatic-type', code: twoDigits(type), position })
      if (!isMetastaticType(twoDigits(type))) complain('unknown-code', 'metastaticType')
    }
    if (site !== undefined) {
      codes.push({ role: 'metastatic-site', system: 'cosd-metastatic-site', code: twoDigits(site), position })
      if (!isMetastaticSite(twoDigits(site))) complain('unknown-code', 'metastaticSite')
    }
  }
  return codes
}
