import type { Generated } from 'kysely'

/** The tables of unit postcodes as the database has them. What each row means is in docs/tables. */
export type PostcodeTables = {
  postcode_set: Omit<PostcodeSetRecord, 'id'> & { id: Generated<number> }
  postcode_block: { set_id: number; sector: string; places: string; units: Uint8Array }
}

export type PostcodeSetRecord = {
  id: number
  /** `unfinished`: being loaded, or left behind; nobody reads it. */
  state: 'unfinished' | 'current' | 'previous'
  sha256: string
  file_name: string
  /** `2025-11` */
  describes: string
  row_count: number
  ended_count: number
  placeless_count: number
  irish_count: number
  skipped_count: number
  imported_at: Date
}
export type NewPostcodeSet = Omit<PostcodeSetRecord, 'id' | 'state'>
