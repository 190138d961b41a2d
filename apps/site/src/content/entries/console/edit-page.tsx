import { HTTPException } from 'hono/http-exception'
import { consolePage } from '../../../accounts/index.ts'
import {
  type Ctx,
  type EntryFault,
  type EntryKind,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
  type PageView,
  TextField,
} from '../../../foundation/index.ts'
import { isKey, longestKey } from '../entry-key.ts'
import { noWords } from '../entry-words.ts'
import { readWords, type TypedWords } from '../read-words.ts'
import type { Held } from '../verbs/entry-change.ts'
import { makeEntry, saveDraft } from '../verbs/save-draft.ts'
import { choicesHere } from './choices-here.ts'
import { Differences } from './differences.tsx'
import css from './entries.css?inline'
import { EntryFields } from './entry-fields.tsx'
import { changeHere, type EntryHere, entryHere, kindHere, leadTo, trailTo, trailToKind } from './entry-here.ts'
import { editEntryAt, entryAt, newEntryAt, previewEntryAt } from './entry-links.ts'
import { sayFault } from './say-faults.ts'
import { sentForm } from './sent-form.ts'
import { fieldOf, readEntryForm, typedWords } from './typed-entry.ts'

type Shown = {
  readonly typed?: TypedWords
  readonly revision?: number
  readonly key?: string
  readonly errors?: readonly FieldError[]
  /** How the entry stands that somebody else has changed meanwhile. */
  readonly conflict?: Held
  readonly status?: PageView['status']
}

/** The form of an entry: its fields in both languages, side by side. */
export async function editPage(c: Ctx): Promise<Response> {
  return showEdit(c, await entryHere(c))
}

async function showEdit(c: Ctx, here: EntryHere, shown: Shown = {}): Promise<Response> {
  const { t } = c.var
  const { kind, at, entry, name } = here
  const words = here.draft?.words ?? here.version ?? noWords
  return consolePage(c, {
    title: t('entries.edit.heading', { name }),
    lead: t('entries.edit.lead'),
    trail: trailTo(t, here),
    css: [css],
    status: shown.status,
    body: await editForm(c, kind, {
      action: editEntryAt.link(at),
      revision: shown.revision ?? entry.revision,
      ...shown,
      typed: shown.typed ?? typedWords(kind, words),
    }),
  })
}

export async function newEntryPage(c: Ctx): Promise<Response> {
  return showNew(c, kindToMake(c))
}

/** A kind of which staff may make new ones. */
function kindToMake(c: Ctx): EntryKind {
  const kind = kindHere(c)
  if (!kind.canCreate) throw new HTTPException(404)
  return kind
}

async function showNew(c: Ctx, kind: EntryKind, shown: Shown = {}): Promise<Response> {
  const { t } = c.var
  return consolePage(c, {
    title: t('entries.edit.newHeading', { name: t(kind.label) }),
    lead: t('entries.edit.lead'),
    trail: trailToKind(t, kind),
    css: [css],
    status: shown.status,
    body: await editForm(c, kind, {
      action: newEntryAt.link(kind.name),
      key: '',
      ...shown,
      typed: shown.typed ?? typedWords(kind, noWords),
    }),
  })
}

async function editForm(c: Ctx, kind: EntryKind, shown: Shown & { readonly action: string; readonly typed: TypedWords }) {
  const { t, locale } = c.var
  const { typed, errors = [], conflict, action, revision, key } = shown
  const errorOf = (id: string) => errors.find(({ field }) => field === id)?.message
  return (
    <>
      <ErrorSummary t={t} errors={errors} />
      {conflict && <Conflict c={c} kind={kind} held={conflict} typed={typed} />}
      <form method="post" action={localPath(locale, action)} class="entry-form" novalidate>
        {key === undefined ? (
          <input type="hidden" name="revision" value={String(revision)} />
        ) : (
          <TextField
            t={t}
            id="key"
            label={t('entries.edit.key')}
            hint={t('entries.edit.keyHint')}
            value={key}
            error={errorOf('key')}
          />
        )}
        <EntryFields t={t} kind={kind} typed={typed} choices={await choicesHere(c, kind)} errorOf={errorOf} />
        <div class="entry-buttons">
          <button class="button" type="submit" name="then" value="save">
            {t('entries.edit.save')}
          </button>
          <button class="button quiet" type="submit" name="then" value="preview">
            {t('entries.edit.savePreview')}
          </button>
        </div>
      </form>
    </>
  )
}

/** What somebody else has saved meanwhile, beside what was typed: nothing of either is lost. */
function Conflict({
  c,
  kind,
  held: { draft, newest },
  typed,
}: {
  readonly c: Ctx
  readonly kind: EntryKind
  readonly held: Held
  readonly typed: TypedWords
}) {
  const { t } = c.var
  return (
    <Notice title={t('entries.conflict.title')}>
      <p role="alert">{t('entries.conflict.text')}</p>
      <h3>{t('entries.conflict.theirs', { who: draft?.savedBy ?? newest?.publishedBy ?? '' })}</h3>
      <Differences t={t} kind={kind} before={readWords(kind, typed).words} after={draft?.words ?? newest ?? noWords} />
    </Notice>
  )
}

const asErrors = (c: Ctx, kind: EntryKind, faults: readonly EntryFault[]): FieldError[] =>
  faults.map(fault => ({ field: fieldOf(kind.fields, fault), message: sayFault(c.var.t, kind, fault) }))

export async function postEdit(c: Ctx): Promise<Response> {
  const here = await entryHere(c)
  const { kind, at } = here
  const form = await sentForm(c)
  const typed = readEntryForm(kind, form)
  const { words, faults } = readWords(kind, typed)
  const change = changeHere(c, form.text)
  const back = { typed, revision: change.basedOn }
  if (faults.length > 0) return showEdit(c, here, { ...back, errors: asErrors(c, kind, faults), status: 422 })
  const outcome = await saveDraft(c.var.services.write, { ...change, words })
  switch (outcome.outcome) {
    case 'gone':
      throw new HTTPException(404)
    case 'conflict':
      // Saved again from here it takes the place of the other's words: whoever does so has seen them.
      return showEdit(c, here, { typed, revision: outcome.entry.revision, conflict: outcome, status: 409 })
    case 'faults':
      return showEdit(c, here, { ...back, errors: asErrors(c, kind, outcome.faults), status: 422 })
    default:
      return leadTo(c, form.text('then') === 'preview' ? previewEntryAt.link(at) : entryAt.link(at), 'saved')
  }
}

export async function postNewEntry(c: Ctx): Promise<Response> {
  const kind = kindToMake(c)
  const { t, services } = c.var
  const form = await sentForm(c)
  const typed = readEntryForm(kind, form)
  const { words, faults } = readWords(kind, typed)
  const key = form.text('key').trim()
  const wrongKey = isKey(key) ? [] : [{ field: 'key', message: t('entries.faults.key', { most: longestKey }) }]
  const errors = [...wrongKey, ...asErrors(c, kind, faults)]
  if (errors.length > 0) return showNew(c, kind, { typed, key, errors, status: 422 })
  const { actor, now } = changeHere(c, form.text)
  const made = await makeEntry(services.write, { kind, key, words, actor, now })
  if (made.outcome === 'taken') {
    return showNew(c, kind, { typed, key, errors: [{ field: 'key', message: t('entries.faults.taken') }], status: 409 })
  }
  const at = { kind: kind.name, key }
  return leadTo(c, form.text('then') === 'preview' ? previewEntryAt.link(at) : entryAt.link(at), 'saved')
}
