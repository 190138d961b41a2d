import type { Generated } from 'kysely'
import type { PromiseState } from '../definitions.ts'

/** What was done to a reading: entered, put right, or taken back. */
export const versionKinds = ['entered', 'changed', 'withdrawn'] as const
export type VersionKind = (typeof versionKinds)[number]

/** The rows as the database gives them. What each means is in docs/tables. */
export type MeasureTables = {
  measure_entry: { id: Generated<number>; measure: string; made_at: Date }
  measure_version: {
    entry_id: number
    version: number
    kind: VersionKind
    /** As `FigureDate`. */
    date: string
    amount: number | null
    out_of: number | null
    state: PromiseState | null
    source: string
    url: string
    kept: string
    note_en: string
    note_cy: string
    reason: string
    form_token: string
    by_name: string
    at: Date
  }
}
