import type { ColumnType } from 'kysely'
import type { Standard } from './standard.ts'

/** The rows of editions, as the database gives them. What each means is in docs/tables. */
export type StandardsTables = {
  standards_edition: {
    number: number
    made_at: Date
    contents: string
    /** Written as text, read as what it holds. */
    standards: ColumnType<readonly Standard[], string, never>
  }
}
