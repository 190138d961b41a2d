import { type ReadDb, rows } from '../foundation/index.ts'
import type { RegisterTables } from './schema.ts'
import type { AlternativeName } from './types.ts'

const names = (db: ReadDb) =>
  rows<RegisterTables>(db).selectFrom('trust_name').select(['trust_code', 'name', 'kind']).orderBy('trust_code').orderBy('name')

const asName = ({ trust_code, name, kind }: Omit<RegisterTables['trust_name'], 'source'>): AlternativeName => ({
  trustCode: trust_code,
  name,
  kind,
})

/** Every other name of every trust. */
export const allAlternativeNames = async (db: ReadDb): Promise<AlternativeName[]> => (await names(db).execute()).map(asName)

/** The other names of one trust, by name. */
export const alternativeNamesOf = async (db: ReadDb, code: string): Promise<AlternativeName[]> =>
  (await names(db).where('trust_code', '=', code).execute()).map(asName)
