import type { Division } from '../schema.ts'
import type { Removal } from './plan-import.ts'

/** What was typed into the form of an import. `name` is the file's. */
export type TypedImport = {
  readonly text: string
  readonly name: string
  readonly division: Division | null
  readonly remove: Removal
}

export const nothingTyped: TypedImport = { text: '', name: '', division: null, remove: 'nothing' }
