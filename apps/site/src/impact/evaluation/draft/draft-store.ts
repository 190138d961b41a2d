import { sql } from 'kysely'
import type { z } from 'zod'
import { canonicalJson, type Json, type ReadDb, rows, type WriteDb, writes } from '../../../foundation/index.ts'

/** What is being made: there is one draft of each. */
export type DraftKind = 'report' | 'poster'

type DraftTables = {
  evaluation_draft: {
    readonly kind: DraftKind
    readonly version: number
    readonly body: string
    readonly saved_at: Date
    readonly saved_by: string
  }
}

/** A draft as it was saved last. `version` is 0 while there is none. */
export type KeptDraft<Body> = { readonly version: number; readonly body: Body; readonly savedAt: Date | null }

/** What a draft is made of: its name, how it is read, and what it is before anybody has written anything. */
export type DraftShape<Body> = { readonly kind: DraftKind; readonly schema: z.ZodType<Body>; readonly empty: () => Body }

/** The draft of a kind; an empty one where nobody has begun it. */
export async function draftOf<Body>(db: ReadDb, { kind, schema, empty }: DraftShape<Body>): Promise<KeptDraft<Body>> {
  const row = await rows<DraftTables>(db)
    .selectFrom('evaluation_draft')
    .select(['version', 'body', 'saved_at'])
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (!row) return { version: 0, body: empty(), savedAt: null }
  return { version: row.version, body: schema.parse(JSON.parse(row.body)), savedAt: row.saved_at }
}

/** The same, held until the transaction ends: of two who save at once, the second sees what the first has done. */
export async function holdDraft<Body>(tx: WriteDb, shape: DraftShape<Body>): Promise<KeptDraft<Body>> {
  void (await sql`lock table evaluation_draft in share row exclusive mode`.execute(writes<DraftTables>(tx)))
  return draftOf(tx, shape)
}

export type ToSave<Body> = { readonly basedOn: number; readonly body: Body; readonly by: string; readonly now: Date }

/** Writes the next version of a draft that is held. */
export async function writeDraft<Body extends Json>(
  tx: WriteDb,
  { kind }: Pick<DraftShape<Body>, 'kind'>,
  { basedOn, body, by, now }: ToSave<Body>,
): Promise<void> {
  const saved = { version: basedOn + 1, body: canonicalJson(body), saved_at: now, saved_by: by }
  await writes<DraftTables>(tx)
    .insertInto('evaluation_draft')
    .values({ kind, ...saved })
    .onConflict(conflict => conflict.column('kind').doUpdateSet(saved))
    .execute()
}
