import { HTTPException } from 'hono/http-exception'
import { principalOf } from '../../../accounts/index.ts'
import { asActor, type Crumb, type Ctx, type EntryKind, localPath, type Translate } from '../../../foundation/index.ts'
import {
  draftOf,
  type EntryDraft,
  type EntryOffer,
  type EntryRecord,
  type EntryVersion,
  offerOf,
  recordOf,
  versionOf,
} from '../entry-store.ts'
import { noWords, titleOf } from '../entry-words.ts'
import type { EntryOutcome } from '../verbs/entry-change.ts'
import { contentPath, entryAt, kindAt } from './entry-links.ts'

/** An entry in the address, with all that stands beside it. */
export type EntryHere = {
  readonly kind: EntryKind
  readonly key: string
  readonly at: { readonly kind: string; readonly key: string }
  readonly entry: EntryRecord
  readonly version: EntryVersion | null
  readonly draft: EntryDraft | null
  readonly offer: EntryOffer | null
  /** What staff call it. */
  readonly name: string
}

export function kindHere(c: Ctx): EntryKind {
  const kind = (c.var.services.entryKinds ?? []).find(({ name }) => name === c.req.param('kind'))
  if (!kind) throw new HTTPException(404)
  return kind
}

export async function entryHere(c: Ctx): Promise<EntryHere> {
  const kind = kindHere(c)
  const key = c.req.param('key') ?? ''
  const { db } = c.var
  const entry = await recordOf(db, kind.name, key)
  if (!entry) throw new HTTPException(404)
  const version = await versionOf(db, kind.name, key, entry.newest)
  const draft = await draftOf(db, kind.name, key)
  const offer = await offerOf(db, kind.name, key)
  const words = draft?.words ?? version ?? offer?.words ?? noWords
  return { kind, key, at: { kind: kind.name, key }, entry, version, draft, offer, name: titleOf(kind, { ...words, key }) }
}

/** The trail to the pages of an entry. */
export const trailTo = (t: Translate, { kind, at, name }: Pick<EntryHere, 'kind' | 'at' | 'name'>): Crumb[] => [
  ...trailToKind(t, kind),
  { href: entryAt.link(at), label: name },
]

export const trailToKind = (t: Translate, kind: EntryKind): Crumb[] => [
  { href: contentPath, label: t('entries.title') },
  { href: kindAt.link(kind.name), label: t(kind.label) },
]

/** What every form of an entry says of who sends it and what they have seen. */
export const changeHere = (c: Ctx, form: (name: string) => string) => ({
  kind: kindHere(c),
  key: c.req.param('key') ?? '',
  basedOn: Number(form('revision')),
  actor: asActor(principalOf(c)),
  now: c.var.services.clock(),
})

export const leadTo = (c: Ctx, path: string, done?: string): Response =>
  c.redirect(localPath(c.var.locale, path) + (done === undefined ? '' : `?done=${done}`), 303)

/** After a form of the page of an entry: back to that page, with what became of it. */
export function afterMove(c: Ctx, outcome: EntryOutcome, done: string): Response {
  const at = { kind: kindHere(c).name, key: c.req.param('key') ?? '' }
  switch (outcome.outcome) {
    case 'done':
      return leadTo(c, entryAt.link(at), done)
    case 'nothing-to-do':
      return leadTo(c, entryAt.link(at), 'nothing')
    case 'conflict':
      return leadTo(c, entryAt.link(at), 'conflict')
    case 'faults':
      return leadTo(c, entryAt.link(at), 'faults')
    case 'gone':
      throw new HTTPException(404)
  }
}
