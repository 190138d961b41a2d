import { createHash } from 'node:crypto'
import { type Locale, type ReadDb, rows, type Translate, type WriteDb, writes } from '../../../foundation/index.ts'
import type { WallTables } from './wall-tables.ts'
import { type Scope, scopes } from './wall-words.ts'

/** The very words that stand beside a tick, in one language. */
export type ScopeWording = { readonly scope: Scope; readonly language: Locale; readonly text: string; readonly sha256: string }

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

export function wordingsOf(t: Translate, charity: string): readonly ScopeWording[] {
  const named = charity === '' ? t('network.wording.unnamed') : charity
  return scopes.map(scope => {
    const text = t(`sign.photo.wording.${scope}`, { charity: named })
    return { scope, language: t.locale, text, sha256: hashOf(`${scope}\n${t.locale}\n${text}`) }
  })
}

/** One number for all words of a form, so that nobody agrees to words that changed meanwhile. */
export const formHash = (wordings: readonly ScopeWording[]): string => hashOf(wordings.map(({ sha256 }) => sha256).join('\n'))

async function keepWording(tx: WriteDb, wording: ScopeWording, now: Date): Promise<number> {
  const wordings = writes<WallTables>(tx)
  await wordings
    .insertInto('sign_wording')
    .values({ ...wording, first_used_at: now })
    .onConflict(conflict => conflict.column('sha256').doNothing())
    .execute()
  const { id } = await wordings
    .selectFrom('sign_wording')
    .select('id')
    .where('sha256', '=', wording.sha256)
    .executeTakeFirstOrThrow()
  return id
}

type Said = { readonly photoId: number; readonly now: Date; readonly way: 'form' | 'link' }

export async function recordGiven(tx: WriteDb, { photoId, now, way }: Said, wordings: readonly ScopeWording[]): Promise<void> {
  for (const wording of wordings) {
    const wordingId = await keepWording(tx, wording, now)
    await writes<WallTables>(tx)
      .insertInto('sign_consent')
      .values({ photo_id: photoId, scope: wording.scope, says: 'given', wording_id: wordingId, way, at: now })
      .execute()
  }
}

export async function recordWithdrawn(
  tx: WriteDb,
  { photoId, now, way }: Omit<Said, 'way'> & { readonly way: 'link' | 'staff' },
  which: readonly Scope[],
): Promise<void> {
  if (which.length === 0) return
  await writes<WallTables>(tx)
    .insertInto('sign_consent')
    .values(which.map(scope => ({ photo_id: photoId, scope, says: 'withdrawn' as const, wording_id: null, way, at: now })))
    .execute()
}

/** What holds now: of each scope the last that was said. */
export async function agreedScopes(db: ReadDb, photoId: number): Promise<readonly Scope[]> {
  const said = await rows<WallTables>(db)
    .selectFrom('sign_consent')
    .select(['scope', 'says'])
    .where('photo_id', '=', photoId)
    .orderBy('id')
    .execute()
  const last = new Map(said.map(({ scope, says }) => [scope, says]))
  return scopes.filter(scope => last.get(scope) === 'given')
}

/** What was agreed to at any time: where copies may be that nobody can call back. */
export async function onceAgreed(db: ReadDb, photoId: number): Promise<readonly Scope[]> {
  const said = await rows<WallTables>(db)
    .selectFrom('sign_consent')
    .select('scope')
    .where('photo_id', '=', photoId)
    .where('says', '=', 'given')
    .execute()
  return scopes.filter(scope => said.some(each => each.scope === scope))
}
