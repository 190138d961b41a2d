import type { Source } from '../reader.ts'
import type { KnownColumn } from '../tabular/index.ts'

/** How a person is named, whatever the feed: every feed of treatments gives these fields these names. */
export const personFields = ['nhs', 'trace', 'local_id', 'given', 'family', 'birth', 'sex', 'postcode', 'provider'] as const

/** A code that a row of treatment carries: its SQL may use the fields by their names; NULL means that the row has none. */
export type TreatmentCode = { role: string; system: string; code: string }

/** A feed of treatments in tables: SACT or radiotherapy. Many rows (administrations, attendances) make one treatment. */
export type TreatmentFeed = {
  source: Extract<Source, 'sact' | 'radiotherapy'>
  format: string
  /** The kind of event. */
  kind: 'regimen' | 'radiotherapy'
  columns: Readonly<Record<string, KnownColumn>>
  /** At least one of these is there too, or it is another table with the same person and date. */
  alsoOneOf: readonly string[]
  versionOf: (at: Readonly<Record<string, number | undefined>>) => string | undefined
  /** The fields that say that two rows are of one treatment, beside the person. */
  sameTreatment: readonly string[]
  /** Fields with dates beside the birth: the first is the start, all of them say when a person was last seen. */
  dates: readonly string[]
  codes: readonly TreatmentCode[]
  /** SQL: the row says that the person died, without saying when. */
  isDead?: string
}
