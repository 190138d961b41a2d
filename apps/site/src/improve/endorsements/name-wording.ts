import { createHash } from 'node:crypto'
import type { Locale, Translate, WriteDb } from '../../foundation/index.ts'
import { writes } from '../../foundation/index.ts'
import type { EndorsementTables } from './endorsement-tables.ts'

/** The very words that stand beside the tick that shows a name, in one language. */
export type NameWording = { readonly language: Locale; readonly text: string; readonly sha256: string }

export function nameWording(t: Translate): NameWording {
  const text = t('endorsements.form.showName')
  return { language: t.locale, text, sha256: createHash('sha256').update(`${t.locale}\n${text}`).digest('hex') }
}

type Said = { readonly endorsementId: number; readonly way: 'form' | 'link' | 'staff'; readonly now: Date }

export async function recordNameGiven(tx: WriteDb, { endorsementId, way, now }: Said, wording: NameWording): Promise<void> {
  const tables = writes<EndorsementTables>(tx)
  await tables
    .insertInto('endorsement_wording')
    .values({ ...wording, first_used_at: now })
    .onConflict(conflict => conflict.column('sha256').doNothing())
    .execute()
  const { id } = await tables
    .selectFrom('endorsement_wording')
    .select('id')
    .where('sha256', '=', wording.sha256)
    .executeTakeFirstOrThrow()
  await tables
    .insertInto('endorsement_consent')
    .values({ endorsement_id: endorsementId, says: 'given', wording_id: id, way, at: now })
    .execute()
}

export async function recordNameWithdrawn(tx: WriteDb, { endorsementId, way, now }: Said): Promise<void> {
  await writes<EndorsementTables>(tx)
    .insertInto('endorsement_consent')
    .values({ endorsement_id: endorsementId, says: 'withdrawn', wording_id: null, way, at: now })
    .execute()
}
