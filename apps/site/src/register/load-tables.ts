import { type WriteDb, writes } from '../foundation/index.ts'
import type { TableName, Tables } from './import/tables.ts'
import { insertRows, updateOnConflict } from './insert-rows.ts'
import { membersNewerThan } from './parliaments/members-newer-than.ts'
import type { RegisterTables } from './schema.ts'
import { trustColumns } from './trust-record.ts'

type Loader<Name extends TableName> = (tx: WriteDb, rows: Tables[Name]) => Promise<void>

/** Tables in which nothing is invented: emptied and filled again. */
type PlainTable = Exclude<
  keyof RegisterTables,
  | 'trust'
  | 'trust_alias'
  | 'survey_decision'
  | 'succession'
  | 'hospital'
  | 'politician'
  | 'register_table'
  | 'trust_merger'
  | 'parliament_member'
  | 'dissolution'
  | 'trust_letter_box'
>

async function refill<Name extends PlainTable>(tx: WriteDb, table: Name, rows: readonly RegisterTables[Name][]): Promise<void> {
  // Which of the tables it is makes no difference to a `delete` without conditions.
  await writes<RegisterTables>(tx)
    .deleteFrom(table as 'known_gap')
    .execute()
  await insertRows(tx, table, rows)
}

/** How each committed table gets into the database, in the order in which they refer to each other. */
export const loaders: { readonly [Name in TableName]: Loader<Name> } = {
  trusts: async (tx, rows) => {
    // Never deleted: what a release names must stay. Trusts end by their closing date.
    const records = rows.map(({ aliases: _, ...row }) => ({ ...row, is_invented: false }))
    await insertRows(tx, 'trust', records, { onConflict: updateOnConflict(['code'], trustColumns) })
    const real = writes<RegisterTables>(tx).selectFrom('trust').select('code').where('is_invented', '=', false)
    await writes<RegisterTables>(tx).deleteFrom('trust_alias').where('trust_code', 'in', real).execute()
    await insertRows(
      tx,
      'trust_alias',
      rows.flatMap(row => row.aliases.map(alias => ({ alias: alias.toUpperCase(), trust_code: row.code }))),
    )
  },
  'trust-alternative-names': (tx, rows) => refill(tx, 'trust_name', rows),
  'trust-successions': async (tx, rows) => {
    await writes<RegisterTables>(tx).deleteFrom('succession').where('source', '!=', 'invented').execute()
    await insertRows(tx, 'succession', rows)
  },
  'trust-successions-missing': (tx, rows) => refill(tx, 'succession_missing', rows),
  hospitals: async (tx, rows) => {
    await writes<RegisterTables>(tx).deleteFrom('hospital').where('is_invented', '=', false).execute()
    await insertRows(
      tx,
      'hospital',
      rows.map(row => ({
        code: row.code,
        name: row.name,
        nation: row.nation,
        town: row.town,
        postcode: row.postcode,
        lat: row.lat,
        lon: row.lon,
        location_basis: row.location_basis,
        trust_code: row.trust_code,
        trust_code_in_source: row.trust_code_in_source,
        note: row.note,
        source: row.source,
        is_invented: false,
      })),
    )
  },
  'hospitals-unplaced': (tx, rows) => refill(tx, 'hospital_unplaced', rows),
  'survey-decisions': async (tx, rows) => {
    const real = writes<RegisterTables>(tx).selectFrom('trust').select('code').where('is_invented', '=', false)
    await writes<RegisterTables>(tx).deleteFrom('survey_decision').where('trust_code', 'in', real).execute()
    await insertRows(tx, 'survey_decision', rows)
  },
  // Politicians refer to constituencies, so these are updated in place.
  constituencies: (tx, rows) =>
    insertRows(tx, 'constituency', rows, {
      onConflict: updateOnConflict(['code'], ['name', 'name_cy', 'nation', 'lat', 'lon']),
    }),
  politicians: async (tx, rows) => {
    const newer = await membersNewerThan(tx, rows)
    await writes<RegisterTables>(tx).deleteFrom('politician').where('is_invented', '=', false).execute()
    await insertRows(
      tx,
      'politician',
      rows.map(row => newer.get(row.constituency_code) ?? { ...row, is_invented: false }),
    )
  },
  'parliament-seats': (tx, rows) => refill(tx, 'parliament_seat', rows),
  'postcode-sectors': (tx, rows) => refill(tx, 'postcode_sector', rows),
  'postcode-districts': (tx, rows) => refill(tx, 'postcode_district', rows),
  'postcode-constituencies': (tx, rows) => refill(tx, 'postcode_range', rows),
  'known-gaps': (tx, rows) =>
    refill(
      tx,
      'known_gap',
      rows.map(({ table, ...row }) => ({ about: table, ...row })),
    ),
}
