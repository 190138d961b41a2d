import { HTTPException } from 'hono/http-exception'
import { consoleRoute, type Deed, isTokenShaped, principalOf } from '../../../accounts/index.ts'
import { asActor, type Ctx, dayInUk, lettersNotOnPaper, localPath, type Router, sendPaper } from '../../../foundation/index.ts'
import { cleanText, lengthOf } from '../../../improve/index.ts'
import { draftOf } from '../../evaluation/draft/draft-store.ts'
import { allEditions } from '../../evaluation/edition/edition-store.ts'
import { decidePoster } from '../edition/decide-poster.ts'
import { makePoster } from '../edition/make-poster.ts'
import type { Poster } from '../edition/poster.ts'
import { postersOf } from '../edition/poster-store.ts'
import { publishPoster } from '../edition/publish-poster.ts'
import { posterFits, writePosterPaper } from '../paper/write-poster.ts'
import { posterDraft } from '../poster-draft.ts'
import {
  changeNoteAt,
  noteAt,
  type PosterSize,
  posterDeskPath,
  posterPreviewLink,
  posterSizes,
  posterWordsPath,
  publishPosterPath,
  withdrawNoteAt,
} from '../poster-links.ts'
import { savePoster } from '../save-poster.ts'
import { addNote, changeNote, type NoteOutcome, withdrawNote } from '../sharing/keep-note.ts'
import { changeNotePage, newNotePage, noteHere } from './note-page.tsx'
import { posterDeskPage } from './poster-desk-page.tsx'
import { posterRefusalInWords } from './poster-refusal-in-words.ts'
import { posterWordsPage } from './poster-words-page.tsx'
import { readNote } from './read-note.ts'
import { readPoster, type Sent } from './read-poster.ts'

type Handle = (c: Ctx) => Response | Promise<Response>

/** Posters, for staff: what stands on the next one, publishing it, and where those that were published have been shown. */
export function posterDeskRoutes(router: Router): void {
  const get = (path: string, deed: Deed, handle: Handle) => consoleRoute(router, { method: 'get', path, deed, handle })
  const post = (path: string, deed: Deed, handle: Handle) => consoleRoute(router, { method: 'post', path, deed, handle })
  get(posterDeskPath, 'poster.see', c => posterDeskPage(c))
  get(posterWordsPath, 'poster.write', c => posterWordsPage(c))
  post(posterWordsPath, 'poster.write', postWords)
  for (const size of posterSizes) get(posterPreviewLink(size), 'poster.see', c => sendPreview(c, size))
  post(publishPosterPath, 'poster.publish', postPublish)
  get(noteAt.path, 'sharing-note.add', c => newNotePage(c))
  post(noteAt.path, 'sharing-note.add', postNote)
  get(changeNoteAt.path, 'sharing-note.change', c => changeNotePage(c))
  post(changeNoteAt.path, 'sharing-note.change', postChange)
  post(withdrawNoteAt.path, 'sharing-note.withdraw', postWithdraw)
}

const toDesk = (c: Ctx, done: string): Response => c.redirect(`${localPath(c.var.locale, posterDeskPath)}?done=${done}`, 303)

async function sentIn(c: Ctx): Promise<Sent> {
  const form = await c.req.formData().catch((cause: unknown) => {
    throw new HTTPException(400, { cause })
  })
  const all = (name: string) => form.getAll(name).flatMap(value => (typeof value === 'string' ? [value] : []))
  // No text of ours or of PostgreSQL's holds a NUL, and no keyboard types one.
  if ([...form.keys()].some(name => all(name).some(value => value.includes('\0')))) throw new HTTPException(400)
  return { all, one: name => all(name)[0] ?? '' }
}

function versionIn({ one }: Sent): number {
  const typed = one('version')
  if (!/^\d{1,9}$/.test(typed)) throw new HTTPException(400)
  return Number(typed)
}

function tokenIn({ one }: Sent): string {
  const token = one('token')
  if (!isTokenShaped(token)) throw new HTTPException(400)
  return token
}

async function postWords(c: Ctx): Promise<Response> {
  const { services, t } = c.var
  const sent = await sentIn(c)
  const basedOn = versionIn(sent)
  const { body, errors } = readPoster(sent, { t, notOnPaper: text => lettersNotOnPaper(services.root, text) })
  if (errors.length > 0) return posterWordsPage(c, { typed: body, errors, isChanged: false })
  const outcome = await savePoster(services, { actor: asActor(principalOf(c)), basedOn, body })
  return outcome === 'changed' ? posterWordsPage(c, { typed: body, errors: [], isChanged: true }) : toDesk(c, outcome)
}

/** What would be published today; null while it cannot be. */
async function draftHere(c: Ctx): Promise<Poster | null> {
  const { db, services, shell } = c.var
  const draft = await draftOf(db, posterDraft)
  const posters = (await postersOf(db, 'all')).map(({ poster }) => poster)
  const decision = decidePoster({ draft, posters, editions: await allEditions(db) }, { basedOn: draft.version })
  if (decision.kind === 'no') return null
  return makePoster({
    ...services,
    ...decision,
    publisher: shell.charity.name,
    publishedOn: dayInUk(services.clock()),
    words: draft.body.words,
  })
}

async function sendPreview(c: Ctx, size: PosterSize): Promise<Response> {
  const poster = await draftHere(c)
  if (!poster) throw new HTTPException(404)
  if (!posterFits(c, poster)) return posterDeskPage(c, doesNotFit(c))
  const answer = sendPaper(c, await writePosterPaper(c, { poster, size }), `preview-poster-${size}-${c.var.locale}.pdf`)
  c.set('cacheable', false)
  answer.headers.set('cache-control', 'no-store')
  return answer
}

const doesNotFit = ({ var: { t } }: Ctx) =>
  ({ errors: [{ field: 'publish', message: t('poster.refused.does-not-fit') }], status: 422 }) as const

async function postPublish(c: Ctx): Promise<Response> {
  const { t, services, shell } = c.var
  const sent = await sentIn(c)
  const formToken = tokenIn(sent)
  const basedOn = versionIn(sent)
  const draft = await draftHere(c)
  if (draft && !posterFits(c, draft)) return posterDeskPage(c, doesNotFit(c))
  const outcome = await publishPoster(services.write, {
    basedOn,
    formToken,
    campaign: services.campaign,
    messages: services.messages,
    baseUrl: services.baseUrl,
    publisher: shell.charity.name,
    actor: asActor(principalOf(c)),
    now: services.clock(),
  })
  if (outcome.kind !== 'no') return toDesk(c, outcome.kind === 'published' ? 'published' : 'published-before')
  const errors = [{ field: 'publish', message: posterRefusalInWords(t, outcome) }]
  return posterDeskPage(c, { errors, status: outcome.why === 'changed' ? 409 : 422 })
}

const todayHere = (c: Ctx): string => dayInUk(c.var.services.clock())

async function postNote(c: Ctx): Promise<Response> {
  const { services, t } = c.var
  const sent = await sentIn(c)
  const formToken = tokenIn(sent)
  const { typed, errors } = readNote(sent.one, { t, today: todayHere(c) })
  if (errors.length > 0) return newNotePage(c, { typed, errors })
  const poster = Number(c.req.param('number'))
  const outcome = await addNote(services, { actor: asActor(principalOf(c)), poster, formToken, ...typed })
  if (outcome === 'unknown') throw new HTTPException(404)
  return toDesk(c, outcome === 'added' ? 'noted' : 'noted-before')
}

async function postChange(c: Ctx): Promise<Response> {
  const { services, t } = c.var
  const { id } = await noteHere(c)
  const sent = await sentIn(c)
  const basedOn = versionIn(sent)
  const { typed, errors } = readNote(sent.one, { t, today: todayHere(c) })
  if (errors.length > 0) return changeNotePage(c, { typed, errors })
  const outcome = await changeNote(services, { actor: asActor(principalOf(c)), id, basedOn, ...typed })
  return outcome === 'changed' ? changeNotePage(c, { typed, errors: [], isChanged: true }) : afterNote(c, outcome)
}

const longestReason = 500

async function postWithdraw(c: Ctx): Promise<Response> {
  const { services, t } = c.var
  const { id } = await noteHere(c)
  const sent = await sentIn(c)
  const basedOn = versionIn(sent)
  const reason = cleanText(sent.one('reason'))
  const fault =
    reason === ''
      ? t('poster.faults.reason')
      : lengthOf(reason) > longestReason
        ? t('evaluation.faults.long', { most: longestReason })
        : null
  if (fault !== null) return changeNotePage(c, { errors: [{ field: 'reason', message: fault }], reason })
  const outcome = await withdrawNote(services, { actor: asActor(principalOf(c)), id, basedOn, reason })
  return outcome === 'changed' ? changeNotePage(c, { errors: [], isChanged: true, reason }) : afterNote(c, outcome)
}

function afterNote(c: Ctx, outcome: Exclude<NoteOutcome, 'changed'>): Response {
  if (outcome === 'unknown') throw new HTTPException(404)
  return toDesk(c, outcome)
}
