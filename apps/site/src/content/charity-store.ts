import type { ColumnType } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../foundation/index.ts'
import type { Charity, CharityFacts, CharityHelpline, ImageType, Partner } from './charity.ts'

/** A JSON column: written as text, read as what it holds. */
type Json<Value> = ColumnType<Value, string, string>

type StoredPartner = { readonly name: string; readonly link: string; readonly logo: string | null }

export type ContentTables = {
  charity: {
    id: number
    version: number
    name: string
    number_england_wales: string
    number_scotland: string
    number_northern_ireland: string
    address: string
    privacy_contact: string
    from_address: string
    logo: string | null
    partners: Json<readonly StoredPartner[]>
    helpline: ColumnType<CharityHelpline | null, string | null, string | null>
    saved_at: Date | null
  }
  charity_image: { sha256: string; type: ImageType; bytes: Uint8Array; added_at: Date }
}

/** Who runs this site, as far as anybody has said. */
export async function charityOf(db: ReadDb, { forUpdate = false }: { forUpdate?: boolean } = {}): Promise<Charity> {
  const query = rows<ContentTables>(db).selectFrom('charity').selectAll().where('id', '=', 1)
  const row = await (forUpdate ? query.forUpdate() : query).executeTakeFirstOrThrow()
  const shas = [row.logo, ...row.partners.map(partner => partner.logo)].filter(sha => sha !== null)
  const types = await typesOf(db, shas)
  const image = (sha256: string | null) => {
    const type = sha256 === null ? undefined : types.get(sha256)
    return sha256 !== null && type ? { sha256, type } : null
  }
  return {
    version: row.version,
    savedAt: row.saved_at,
    name: row.name,
    numberEnglandWales: row.number_england_wales,
    numberScotland: row.number_scotland,
    numberNorthernIreland: row.number_northern_ireland,
    address: row.address,
    privacyContact: row.privacy_contact,
    fromAddress: row.from_address,
    logo: image(row.logo),
    partners: row.partners.map((partner): Partner => ({ ...partner, logo: image(partner.logo) })),
    helpline: row.helpline,
  }
}

async function typesOf(db: ReadDb, shas: readonly string[]): Promise<Map<string, ImageType>> {
  if (shas.length === 0) return new Map()
  const found = await rows<ContentTables>(db)
    .selectFrom('charity_image')
    .select(['sha256', 'type'])
    .where('sha256', 'in', shas)
    .execute()
  return new Map(found.map(({ sha256, type }) => [sha256, type]))
}

export async function writeCharity(
  tx: WriteDb,
  { facts, version, now }: { facts: CharityFacts; version: number; now: Date },
): Promise<void> {
  await writes<ContentTables>(tx)
    .updateTable('charity')
    .set({
      version,
      saved_at: now,
      name: facts.name,
      number_england_wales: facts.numberEnglandWales,
      number_scotland: facts.numberScotland,
      number_northern_ireland: facts.numberNorthernIreland,
      address: facts.address,
      privacy_contact: facts.privacyContact,
      from_address: facts.fromAddress,
      logo: facts.logo?.sha256 ?? null,
      partners: JSON.stringify(facts.partners.map(({ name, link, logo }) => ({ name, link, logo: logo?.sha256 ?? null }))),
      helpline: facts.helpline && JSON.stringify(facts.helpline),
    })
    .where('id', '=', 1)
    .execute()
}
