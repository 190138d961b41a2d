import type { ColumnType, Generated } from 'kysely'
import type { EntryTexts, EntryWords } from '../../foundation/index.ts'

export const entryStates = ['new', 'published', 'taken-down', 'withdrawn'] as const
/** `new`: never published. `taken-down`: by staff. `withdrawn`: the programme does not bring it any more, and nobody had edited it. */
export type EntryState = (typeof entryStates)[number]

export type VersionOrigin = 'seed' | 'staff'
/** `used`: it is a version. `offered`: staff had edited the entry, and are asked. `gone`: its file is not there any more. */
export type SeedState = 'used' | 'offered' | 'declined' | 'gone'

/** A JSON column: written as text, read as what it holds. */
type Json<Value> = ColumnType<Value, string, string>

export type WordsColumns = {
  facts: Json<EntryWords['facts']>
  en: Json<EntryTexts>
  cy: ColumnType<EntryTexts | null, string | null, string | null>
  is_machine_made: boolean
}

/** The rows of entries, as the database gives them. What each row means is in docs/tables. */
export type EntryTables = {
  entry: {
    kind: string
    key: string
    state: EntryState
    newest: Generated<number>
    revision: Generated<number>
    made_at: Date
  }
  entry_version: WordsColumns & {
    kind: string
    key: string
    version: number
    origin: VersionOrigin
    restored_from: number | null
    published_at: Date
    published_by: string
  }
  entry_draft: WordsColumns & {
    kind: string
    key: string
    base: number
    saved_at: Date
    saved_by: string
    publish_at: Date | null
    planned_by: string | null
    failed_at: Date | null
  }
  entry_seed: WordsColumns & { kind: string; key: string; hash: string; state: SeedState; came_at: Date }
}
