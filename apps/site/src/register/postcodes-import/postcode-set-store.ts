import { sql } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import { unitBytes } from '../postcode/unit-block.ts'
import type { NewPostcodeSet, PostcodeSetRecord, PostcodeTables } from './postcode-set.ts'

const columns = [
  'id',
  'state',
  'sha256',
  'file_name',
  'describes',
  'row_count',
  'ended_count',
  'placeless_count',
  'irish_count',
  'skipped_count',
  'imported_at',
] as const satisfies readonly (keyof PostcodeSetRecord)[]

/** All sets: the one in use, the one before it, and what an import that was cut off has left. */
export const postcodeSets = (db: ReadDb): Promise<PostcodeSetRecord[]> =>
  rows<PostcodeTables>(db).selectFrom('postcode_set').select(columns).orderBy('id').execute()

export async function addUnfinishedSet(tx: WriteDb, set: NewPostcodeSet): Promise<number> {
  const { id } = await writes<PostcodeTables>(tx)
    .insertInto('postcode_set')
    .values({ ...set, state: 'unfinished' })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Removes what is unfinished: all of it, or one set. Its blocks go with it. */
export async function removeUnfinishedSets(db: WriteDb, id?: number): Promise<void> {
  const removal = writes<PostcodeTables>(db).deleteFrom('postcode_set').where('state', '=', 'unfinished')
  await (id === undefined ? removal : removal.where('id', '=', id)).execute()
}

/** Holds a set that is being loaded; false when another import has taken it away. */
export async function holdUnfinishedSet(tx: WriteDb, id: number): Promise<boolean> {
  const held = await writes<PostcodeTables>(tx)
    .selectFrom('postcode_set')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'unfinished')
    .forUpdate()
    .executeTakeFirst()
  return held !== undefined
}

/**
 * Lets this transaction be written to the disk a little later: it is worth nothing before the swap, and whoever waits for that one waits
 * for all before it.
 */
export const commitWithoutWaiting = async (tx: WriteDb): Promise<void> => {
  await sql`set local synchronous_commit = off`.execute(writes<PostcodeTables>(tx))
}

/** Stores blocks that come as `[[sector, places, units in base 64], …]`: both databases unpack one text quicker than many parameters. */
export async function addBlocks(tx: WriteDb, setId: number, json: string): Promise<void> {
  await sql`insert into postcode_block (set_id, sector, places, units)
    select ${setId}::integer, block->>0, block->>1, decode(block->>2, 'base64')
    from json_array_elements(${json}::text::json) block`.execute(writes<PostcodeTables>(tx))
}

/** How many postcodes a set holds, counted by what is stored. */
export async function countStored(db: ReadDb, setId: number): Promise<number> {
  const { stored } = await rows<PostcodeTables>(db)
    .selectFrom('postcode_block')
    .select(sql<number | null>`(sum(octet_length(units)) / ${unitBytes}::integer)::integer`.as('stored'))
    .where('set_id', '=', setId)
    .executeTakeFirstOrThrow()
  return stored ?? 0
}

export async function setState(tx: WriteDb, id: number, state: PostcodeSetRecord['state']): Promise<void> {
  await writes<PostcodeTables>(tx).updateTable('postcode_set').set({ state }).where('id', '=', id).execute()
}

/** Makes room for the next rows where the last ones were: the embedded database does not do it by itself. */
export const reuseRoom = async (db: WriteDb): Promise<void> => {
  await sql`vacuum postcode_block`.execute(writes<PostcodeTables>(db))
}

/** Sectors and constituencies that the register knows. */
export async function knownSectors(db: ReadDb): Promise<string[]> {
  const found = await rows<{ postcode_sector: { sector: string } }>(db).selectFrom('postcode_sector').select('sector').execute()
  return found.map(({ sector }) => sector)
}
