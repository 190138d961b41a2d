import type { Selectable } from 'kysely'
import { hashOfToken, newToken } from '../../accounts/index.ts'
import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import { confirmDays, type PurposeName } from './professional.ts'
import type { ProfessionalTables } from './professional-tables.ts'

export type WorkLink = Selectable<ProfessionalTables['professional_link']>

const dayMs = 24 * 60 * 60 * 1000
/** Counted in hours, so that a day of 23 or 25 hours shortens nobody’s time. */
export const daysAfter = (now: Date, days: number): Date => new Date(now.getTime() + days * dayMs)

type NewLink = { readonly professionalId: number; readonly purpose: PurposeName; readonly ref: number; readonly now: Date }

/** Makes a link; only the hash of its token is kept. */
export async function makeWorkLink(tx: WriteDb, { professionalId, purpose, ref, now }: NewLink): Promise<string> {
  const token = newToken()
  await writes<ProfessionalTables>(tx)
    .insertInto('professional_link')
    .values({
      token_hash: hashOfToken(token),
      professional_id: professionalId,
      purpose,
      ref,
      made_at: now,
      expires_at: daysAfter(now, confirmDays),
      used_at: null,
    })
    .execute()
  return token
}

export async function workLinkByToken(db: ReadDb, token: string): Promise<WorkLink | null> {
  const row = await rows<ProfessionalTables>(db)
    .selectFrom('professional_link')
    .selectAll()
    .where('token_hash', '=', hashOfToken(token))
    .executeTakeFirst()
  return row ?? null
}

export async function noteUsed(tx: WriteDb, link: WorkLink, now: Date): Promise<void> {
  await writes<ProfessionalTables>(tx)
    .updateTable('professional_link')
    .set({ used_at: now })
    .where('token_hash', '=', link.token_hash)
    .execute()
}

/** What the owner of an address has said yes to, each once, in the order in which it was asked for. */
export async function confirmedRefs(db: ReadDb, professionalId: number): Promise<{ purpose: PurposeName; ref: number }[]> {
  return rows<ProfessionalTables>(db)
    .selectFrom('professional_link')
    .select(['purpose', 'ref'])
    .where('professional_id', '=', professionalId)
    .where('used_at', 'is not', null)
    .groupBy(['purpose', 'ref'])
    .orderBy('purpose')
    .orderBy('ref')
    .execute()
}
