import type { Day } from './calendar.ts'
import type { Person } from './people.ts'

/** Where something is written down. An entry becomes one record (APC: one episode) in each format of its feed. */
export type Feed = 'cosd' | 'apc' | 'sact' | 'radiotherapy' | 'record' | 'mdt'

export type CosdEntry = {
  kind: 'primary' | 'recurrence' | 'progression'
  /** Of the primary, or of the original primary; undefined if it was left out. */
  icd: string | undefined
  day: Day
  morphology: string | undefined
  /** 01 local, 02 regional, 03 distant. */
  types: readonly string[]
  sites: readonly string[]
  mCategory?: string | undefined
  stageGroup?: string | undefined
  stageDay?: Day | undefined
  progressionIcd?: string | undefined
  death?: Day | undefined
}
export type ApcEntry = {
  start: Day
  end: Day
  admitted: Day
  discharged: Day
  spell: string
  method: '1' | '2' | '4'
  codes: readonly string[]
  operations: readonly string[]
}
export type SactEntry = {
  start: Day
  given: Day
  cycle: number
  icd: string
  intent: 'curative' | 'palliative' | 'not-known'
  context: 'neoadjuvant' | 'adjuvant' | 'alone'
  line: number
  regimen: string
  drug: string
  endsInDeath: boolean
}
export type RadiotherapyEntry = {
  start: Day
  icd: string
  intent: '1' | '2' | ''
  /** P primary, PR primary and nodes, M metastasis. */
  region: 'P' | 'PR' | 'M'
  site: string
  dose: number
  fractions: number
}
/** A problem on the list of an electronic record. */
export type RecordEntry = {
  problem: 'primary' | 'spread' | 'nodes' | 'to-breast' | 'm-category' | 'other-cancer'
  icd: string
  site?: string | undefined
  mCategory?: 'M0' | 'M1' | undefined
  onset: Day | undefined
  recorded: Day
  status: 'confirmed' | 'provisional' | 'refuted' | 'entered-in-error'
  hasPrimary: boolean
}
export type MdtEntry = { day: Day; statement: string; sites: string; diagnosis: string; isSignedOff: boolean }

export type Entry =
  | { feed: 'cosd'; body: CosdEntry }
  | { feed: 'apc'; body: ApcEntry }
  | { feed: 'sact'; body: SactEntry }
  | { feed: 'radiotherapy'; body: RadiotherapyEntry }
  | { feed: 'record'; body: RecordEntry }
  | { feed: 'mdt'; body: MdtEntry }

/** An entry with the day on which it happened. */
export type Dated = Entry & { day: Day }

/** An entry on its way into a file: by whom, when, and how the person is named there. */
export type Written = Dated & { person: Person; deathKnown: Day | undefined; identity: Identity }

/** What a record says about who it is about; undefined is left empty. */
export type Identity = {
  nhsNumber: string | undefined
  localId: string | undefined
  given: string | undefined
  family: string | undefined
  birth: string | undefined
  sex: '1' | '2' | undefined
  postcode: string | undefined
}

export const isOf =
  <Name extends Feed>(feed: Name) =>
  (written: Written): written is Extract<Written, { feed: Name }> =>
    written.feed === feed
