import { createHash } from 'node:crypto'
import { type Locale, type ReadDb, rows, type Translate, type WriteDb, writes } from '../../../foundation/index.ts'
import { type Scope, scopes } from '../story-words.ts'
import type { StoryTables } from './story-tables.ts'

/** The very words that stand beside a tick, in one language. */
export type ScopeWording = { readonly scope: Scope; readonly language: Locale; readonly text: string; readonly sha256: string }

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

export function wordingsOf(t: Translate, charity: string): readonly ScopeWording[] {
  const named = charity === '' ? t('stories.wording.unnamed') : charity
  return scopes.map(scope => {
    const text = t(`stories.wording.${scope}`, { charity: named })
    return { scope, language: t.locale, text, sha256: hashOf(`${scope}\n${t.locale}\n${text}`) }
  })
}

/** One number for all words of a form, so that nobody agrees to words that changed meanwhile. */
export const formHash = (wordings: readonly ScopeWording[]): string => hashOf(wordings.map(({ sha256 }) => sha256).join('\n'))

async function keepWording(tx: WriteDb, wording: ScopeWording, now: Date): Promise<number> {
  const db = writes<StoryTables>(tx)
  await db
    .insertInto('story_wording')
    .values({ ...wording, first_used_at: now })
    .onConflict(conflict => conflict.column('sha256').doNothing())
    .execute()
  const { id } = await db.selectFrom('story_wording').select('id').where('sha256', '=', wording.sha256).executeTakeFirstOrThrow()
  return id
}

type Given = { readonly storyId: number; readonly now: Date; readonly way: 'form' | 'link'; readonly until: Date }

export async function recordGiven(tx: WriteDb, given: Given, wordings: readonly ScopeWording[]): Promise<void> {
  for (const wording of wordings) {
    const { storyId: story_id, now: at, way, until } = given
    const wording_id = await keepWording(tx, wording, at)
    const values = { story_id, scope: wording.scope, says: 'given', wording_id, until, way, at } as const
    await writes<StoryTables>(tx).insertInto('story_consent').values(values).execute()
  }
}

type Withdrawn = { readonly storyId: number; readonly now: Date; readonly way: 'link' | 'staff' | 'time' }

export async function recordWithdrawn(tx: WriteDb, { storyId, now: at, way }: Withdrawn, which: readonly Scope[]): Promise<void> {
  if (which.length === 0) return
  const row = { story_id: storyId, says: 'withdrawn', wording_id: null, until: null, way, at } as const
  await writes<StoryTables>(tx)
    .insertInto('story_consent')
    .values(which.map(scope => ({ ...row, scope })))
    .execute()
}

const said = (db: ReadDb, storyId: number) =>
  rows<StoryTables>(db)
    .selectFrom('story_consent')
    .innerJoin('story', 'story.id', 'story_consent.story_id')
    .leftJoin('story_wording', 'story_wording.id', 'story_consent.wording_id')
    .select([
      'story_consent.scope',
      'story_consent.says',
      'story_consent.at',
      'story_consent.until',
      'story_consent.way',
      'story_wording.text',
    ])
    .where('story_consent.story_id', '=', storyId)
    .orderBy('story_consent.id')
    .execute()

/** Everything that was ever said, in order, with the words. */
export const consentsOf = said

/** What holds now: of each scope the last that was said. */
export async function agreedScopes(db: ReadDb, storyId: number): Promise<readonly Scope[]> {
  const last = new Map((await said(db, storyId)).map(({ scope, says }) => [scope, says]))
  return scopes.filter(scope => last.get(scope) === 'given')
}

/** What was agreed to once and is not any more: where copies may have to be asked back. */
export async function noLongerAgreed(db: ReadDb, storyId: number): Promise<readonly Scope[]> {
  const all = await said(db, storyId)
  const last = new Map(all.map(({ scope, says }) => [scope, says]))
  return scopes.filter(scope => last.get(scope) === 'withdrawn')
}

/** Stories of which a scope beyond this site was taken back since a day, the newest first. */
export async function takenBackBeyond(db: ReadDb, since: Date): Promise<number[]> {
  const found = await rows<StoryTables>(db)
    .selectFrom('story_consent')
    .innerJoin('story', 'story.id', 'story_consent.story_id')
    .select('story.id')
    .distinct()
    .where('story_consent.says', '=', 'withdrawn')
    .where('story_consent.scope', '<>', 'site')
    .where('story_consent.at', '>=', since)
    .where('story.shown_at', 'is not', null)
    .orderBy('story.id', 'desc')
    .limit(100)
    .execute()
  return found.map(({ id }) => id)
}
