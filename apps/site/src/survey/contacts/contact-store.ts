import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import { presentTrusts, trustByCode } from '../../register/index.ts'
import type { ContactRow, SurveyTables, WritableSurveyTables } from '../schema.ts'
import type { Channel } from '../types.ts'

/** Where requests to one trust go. */
export type Contact = {
  readonly trustCode: string
  readonly email: string | null
  readonly channel: Channel
  readonly portalUrl: string | null
  readonly note: string
  /** Since when mail to this address comes back. */
  readonly bouncingSince: Date | null
  /** 0: nobody has entered anything, the address is the register's. */
  readonly version: number
  readonly changedAt: Date | null
  readonly changedBy: string | null
}

const columns = [
  'trust_code as trustCode',
  'email',
  'channel',
  'portal_url as portalUrl',
  'note',
  'bouncing_since as bouncingSince',
  'version',
  'changed_at as changedAt',
  'changed_by as changedBy',
] as const

/** What the register knows, where nobody has entered more. */
export const contactFromRegister = (trust: { readonly code: string; readonly foiEmail: string | null }): Contact => ({
  trustCode: trust.code,
  email: trust.foiEmail,
  channel: 'email',
  portalUrl: null,
  note: '',
  bouncingSince: null,
  version: 0,
  changedAt: null,
  changedBy: null,
})

/** Where requests to this trust go: what staff have entered, else the register's address. Null where there is no such trust. */
export async function contactOf(db: ReadDb, trustCode: string): Promise<Contact | null> {
  const entered = await rows<SurveyTables>(db)
    .selectFrom('contact')
    .select(columns)
    .where('trust_code', '=', trustCode)
    .executeTakeFirst()
  if (entered) return entered
  const trust = await trustByCode(db, trustCode)
  return trust ? contactFromRegister(trust) : null
}

/** The contacts of these trusts, by code: two queries however many they are. */
export async function contactsOf(
  db: ReadDb,
  trusts: readonly { readonly code: string; readonly foiEmail: string | null }[],
): Promise<ReadonlyMap<string, Contact>> {
  const entered = await rows<SurveyTables>(db).selectFrom('contact').select(columns).execute()
  const byCode = new Map(entered.map(contact => [contact.trustCode, contact]))
  return new Map(trusts.map(trust => [trust.code, byCode.get(trust.code) ?? contactFromRegister(trust)]))
}

/**
 * Where a letter about a request to this trust goes today: after a merger to the one trust that answers for it now. Where it was split among
 * several, or nothing follows it, its own contact stands.
 */
export async function presentContactOf(db: ReadDb, trustCode: string): Promise<Contact | null> {
  const [present, ...others] = await presentTrusts(db, trustCode)
  return contactOf(db, present && others.length === 0 ? present.code : trustCode)
}

/** For a verb, in its transaction: what staff have entered, locked. Null where nobody has entered anything yet. */
export async function lockContact(tx: WriteDb, trustCode: string): Promise<Contact | null> {
  const entered = await writes<SurveyTables>(tx)
    .selectFrom('contact')
    .select(columns)
    .where('trust_code', '=', trustCode)
    .forUpdate()
    .executeTakeFirst()
  return entered ?? null
}

export type ContactWords = Pick<Contact, 'email' | 'channel' | 'portalUrl' | 'note' | 'bouncingSince'>

/** Writes version `version`, its first or a later one. False when somebody else wrote a first one at the same moment. */
export async function writeContact(
  tx: WriteDb,
  { trustCode, version, now, by, ...words }: ContactWords & { trustCode: string; version: number; now: Date; by: string },
): Promise<boolean> {
  const row: ContactRow = {
    trust_code: trustCode,
    email: words.email,
    channel: words.channel,
    portal_url: words.portalUrl,
    note: words.note,
    bouncing_since: words.bouncingSince,
    version,
    changed_at: now,
    changed_by: by,
  }
  const written = await writes<WritableSurveyTables>(tx)
    .insertInto('contact')
    .values(row)
    .onConflict(conflict =>
      conflict
        .column('trust_code')
        .doUpdateSet(row)
        .where('contact.version', '=', version - 1),
    )
    .returning('trust_code')
    .execute()
  return written.length > 0
}
