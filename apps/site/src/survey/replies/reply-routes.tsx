// Long because: every form behind a private link is read, kept and answered here, so that they treat a dead link, a colleague and a second click alike.
import { HTTPException } from 'hono/http-exception'
import { callerAddress, countGuess, guessesShutMinutes, refuseForeignForms } from '../../accounts/index.ts'
import { charityOf } from '../../content/index.ts'
import { type Ctx, localPath, Notice, type Router } from '../../foundation/index.ts'
import { safeFileName } from '../mail-in/safe-file-name.ts'
import { storableLine, storableText } from '../mail-in/storable-text.ts'
import { readForm, readFormWithFiles, type SentForm } from '../read-form.ts'
import { isFormToken, newFormToken } from '../requests/form-token.ts'
import { messageOf, requestOf } from '../requests/request-store.ts'
import { checkReply, fieldOf, tooLong } from './check-reply.ts'
import { confirmContact, isOpen } from './confirm-contact.ts'
import { draftOf, type SavedDraft } from './draft-store.ts'
import { fileLimits, mostFilesEver } from './file-limits.ts'
import { keepUploads, type RefusedUpload } from './keep-uploads.ts'
import {
  confirmPath,
  nameContactPath,
  questionsLink,
  questionsPath,
  receiptLink,
  receiptPath,
  replyLink,
  replyPath,
} from './links.ts'
import { nameContact } from './name-contact.ts'
import { contactByToken } from './named-contact-store.ts'
import { confirmedPage, confirmPage } from './pages/confirm-page.tsx'
import { deadLinkPage, shutPage } from './pages/dead-link-page.tsx'
import { lookPage } from './pages/look-page.tsx'
import { receiptPage } from './pages/receipt-page.tsx'
import { type FormState, sayFault } from './pages/reply-form.tsx'
import { doneNotices, replyPage } from './pages/reply-page.tsx'
import { type DraftFile, emptyAnswer, emptyDraft, type ReplyDraft, type TypedAnswer } from './reply-draft.ts'
import { deadHere, openHere, type ReplyHere } from './reply-here.ts'
import type { LinkPurpose } from './reply-types.ts'
import { saveDraft } from './save-draft.ts'
import { sendReply } from './send-reply.ts'

/** Where a trust replies. Everybody who holds a link comes in; to open a page changes nothing. */
export function replyRoutes(router: Router): void {
  // Before the page itself: "confirm" is no token.
  router.get(confirmPath, openConfirm)
  router.post(confirmPath, postConfirm)
  router.get(replyPath, c => openForm(c, null))
  router.post(replyPath, c => postForm(c, null))
  router.get(questionsPath, c => openForm(c, 'answer'))
  router.post(questionsPath, c => postForm(c, 'answer'))
  router.get(receiptPath, openReceipt)
  router.post(nameContactPath, postContact)
}

/** The page of a link that opens nothing; null where it opens. */
async function hereOr(c: Ctx): Promise<ReplyHere | Response> {
  const opened = await openHere(c)
  if (opened.kind === 'shut') return shutPage(c, opened.minutes)
  return opened.kind === 'dead' ? deadLinkPage(c, opened.dead) : opened.here
}

/** Which of the two forms stands at an address: a link for answering has no draft result to show. */
const formAt = (here: ReplyHere, asked: LinkPurpose | null): LinkPurpose => asked ?? here.link.purpose

const addressOf = (c: Ctx, here: ReplyHere, form: LinkPurpose): string =>
  localPath(c.var.locale, form === 'answer' && here.link.purpose !== 'answer' ? questionsLink(here.token) : replyLink(here.token))

const draftHere = (c: Ctx, here: ReplyHere, form: LinkPurpose): Promise<SavedDraft | null> =>
  draftOf(c.var.db, { round: here.round.id, trustCode: here.request.trustCode, form })

const stateOf = (saved: SavedDraft | null): FormState => ({
  draft: saved?.draft ?? emptyDraft,
  version: saved?.version ?? 0,
  savedAt: saved?.savedAt ?? null,
  errors: [],
})

async function openForm(c: Ctx, asked: LinkPurpose | null): Promise<Response> {
  const here = await hereOr(c)
  if (here instanceof Response) return here
  const form = formAt(here, asked)
  const saved = await draftHere(c, here, form)
  const isWhole = saved !== null && checkReply(saved.draft, { form, questions: here.questions }).length === 0
  if (c.req.query('look') === '1' && isWhole) {
    return lookPage(c, { here, form, saved, formToken: newFormToken(), wasChanged: c.req.query('done') === 'changed' })
  }
  const done = doneNotices.find(notice => notice === c.req.query('done')) ?? null
  return replyPage(c, { here, form, state: stateOf(saved), done })
}

async function postForm(c: Ctx, asked: LinkPurpose | null): Promise<Response> {
  refuseForeignForms(c)
  const here = await hereOr(c)
  if (here instanceof Response) return here
  const form = formAt(here, asked)
  const uploads = keepUploads(c.var.services, here.link.id)
  const sent = await readFormWithFiles(c, fileLimits, uploads.keep)
  if (sent.line('step') === 'send') return send(c, here, form, sent)
  const saved = await draftHere(c, here, form)
  const { draft, refused } = takeFiles(readDraft(sent, here, saved?.draft ?? emptyDraft), {
    brought: sent.files.map(({ name, kept }, index) => ({ ...kept, name: storableLine(safeFileName(name, index + 1), 200) })),
    refused: uploads.refusedOf(sent),
  })
  return keep(c, {
    here,
    form,
    draft,
    refused,
    basedOn: sent.basedOn,
    isLook: sent.line('step') === 'look',
    hasFiles: sent.files.length > 0,
  })
}

function readDraft(sent: SentForm, here: ReplyHere, before: ReplyDraft): ReplyDraft {
  const line = (name: string) => storableLine(sent.line(name), 4000)
  const lines = (name: string) => storableText(sent.lines(name).trim(), 100_000)
  const verdict = (['agree', 'correct', 'add'] as const).find(each => each === sent.line('verdict')) ?? ''
  const answerTo = (id: string): TypedAnswer => ({
    ...emptyAnswer,
    choice: (['yes', 'partly', 'no'] as const).find(each => each === sent.line(fieldOf(id, 'choice'))) ?? '',
    number: line(fieldOf(id, 'number')),
    from: line(fieldOf(id, 'from')),
    to: line(fieldOf(id, 'to')),
    words: lines(fieldOf(id, 'words')),
  })
  const dropped = sent.all('drop')
  return {
    verdict,
    words: lines('words'),
    link: line('link'),
    answers: Object.fromEntries(here.questions.map(({ id }) => [id, answerTo(id)])),
    files: before.files.filter(({ sha256 }) => !dropped.includes(sha256)),
    filesEver: before.filesEver,
  }
}

function takeFiles(
  draft: ReplyDraft,
  { brought, refused }: { readonly brought: readonly DraftFile[]; readonly refused: readonly RefusedUpload[] },
): { readonly draft: ReplyDraft; readonly refused: readonly RefusedUpload[] } {
  const files = [...draft.files]
  const more: RefusedUpload[] = []
  let filesEver = draft.filesEver
  for (const file of brought) {
    if (file.bytes === 0) more.push({ name: file.name, because: 'empty' })
    else if (files.some(({ sha256 }) => sha256 === file.sha256)) continue
    else if (files.length >= fileLimits.files || filesEver >= mostFilesEver) more.push({ name: file.name, because: 'too-many' })
    else {
      files.push({ name: file.name, bytes: file.bytes, sha256: file.sha256 })
      filesEver += 1
    }
  }
  return { draft: { ...draft, files, filesEver }, refused: [...refused, ...more] }
}

type ToKeep = {
  readonly here: ReplyHere
  readonly form: LinkPurpose
  readonly draft: ReplyDraft
  readonly refused: readonly RefusedUpload[]
  readonly basedOn: number
  readonly isLook: boolean
  readonly hasFiles: boolean
}

async function keep(c: Ctx, { here, form, draft, refused, basedOn, isLook, hasFiles }: ToKeep): Promise<Response> {
  const { t, services } = c.var
  const now = services.clock()
  const again = (version: number, savedAt: Date | null, errors: FormState['errors']): FormState => ({
    draft,
    version,
    savedAt,
    errors,
  })
  // Files that came with a form which was not kept have to be brought again.
  const withFilesOf = (current: SavedDraft | null): FormState => ({
    ...again(current?.version ?? 0, null, []),
    draft: { ...draft, files: current?.draft.files ?? [] },
  })
  const long = tooLong(draft).map(fault => sayFault(t, fault))
  if (long.length > 0) return replyPage(c, { here, form, state: again(basedOn, null, long), status: 422 })
  const outcome = await saveDraft(services.write, { token: here.token, form, draft, basedOn, now })
  switch (outcome.outcome) {
    case 'dead-link':
      return deadLinkPage(c, await deadHere(c, outcome.verdict, here.link))
    case 'conflict':
      return replyPage(c, { here, form, state: withFilesOf(outcome.current), conflict: outcome.current, status: 409 })
    case 'gone': {
      const notice = <GoneNotice c={c} />
      return replyPage(c, { here, form, state: withFilesOf(null), notice, status: 409 })
    }
    case 'saved': {
      const files = refused.map(({ name, because }) => ({
        field: 'files',
        message: t(`replies.files.faults.${because}`, { name }),
      }))
      const faults = isLook ? checkReply(draft, { form, questions: here.questions }).map(fault => sayFault(t, fault)) : []
      const errors = [...faults, ...files]
      if (errors.length > 0) return replyPage(c, { here, form, state: again(outcome.version, now, errors), status: 422 })
      const done = isLook ? 'look=1' : `done=${hasFiles ? 'files' : 'saved'}`
      return c.redirect(`${addressOf(c, here, form)}?${done}`, 303)
    }
  }
}

const GoneNotice = ({ c }: { c: Ctx }) => (
  <Notice>
    <p>{c.var.t('replies.done.gone')}</p>
  </Notice>
)

async function send(c: Ctx, here: ReplyHere, form: LinkPurpose, sent: SentForm): Promise<Response> {
  const { t, services, locale } = c.var
  const formToken = sent.line('token')
  if (!isFormToken(formToken)) throw new HTTPException(400)
  const outcome = await sendReply(services.write, {
    token: here.token,
    form,
    basedOn: sent.basedOn,
    formToken,
    language: locale,
    services,
    now: services.clock(),
  })
  const address = addressOf(c, here, form)
  switch (outcome.outcome) {
    case 'sent':
      return c.redirect(localPath(locale, receiptLink(here.token, outcome.number)), 303)
    case 'conflict':
      return c.redirect(`${address}?look=1&done=changed`, 303)
    case 'gone':
      return c.redirect(`${address}?done=gone`, 303)
    case 'invalid': {
      const saved = await draftHere(c, here, form)
      const errors = outcome.faults.map(fault => sayFault(t, fault))
      return replyPage(c, { here, form, state: { ...stateOf(saved), errors }, status: 422 })
    }
    case 'too-many': {
      const notice = (
        <Notice title={t('replies.tooMany.title')}>
          <p>{t('replies.tooMany.text')}</p>
        </Notice>
      )
      return replyPage(c, { here, form, state: stateOf(await draftHere(c, here, form)), notice, status: 429 })
    }
    case 'dead-link':
      return deadLinkPage(c, await deadHere(c, outcome.verdict, here.link))
  }
}

async function openReceipt(c: Ctx): Promise<Response> {
  const here = await hereOr(c)
  if (here instanceof Response) return here
  const reply = here.replies.find(({ number }) => String(number) === c.req.param('number'))
  const message = reply && (await messageOf(c.var.db, here.request, reply.messageId))
  if (!reply || !message) throw new HTTPException(404)
  return receiptPage(c, { here, reply, message })
}

async function postContact(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const here = await hereOr(c)
  if (here instanceof Response) return here
  const { services, locale, t } = c.var
  const form = await readForm(c)
  const typed = { name: form.line('name'), role: form.line('role'), email: form.line('email') }
  const outcome = await nameContact(services.write, {
    token: here.token,
    typed,
    language: locale,
    services,
    now: services.clock(),
  })
  const purpose = here.link.purpose
  const back = (done: string) => c.redirect(`${addressOf(c, here, purpose)}?done=${done}`, 303)
  const again = async (more: Partial<Parameters<typeof replyPage>[1]>) =>
    replyPage(c, { here, form: purpose, state: stateOf(await draftHere(c, here, purpose)), ...more })
  switch (outcome.outcome) {
    case 'asked':
      return back('asked')
    case 'nothing-to-do':
      return back('asked-before')
    case 'invalid':
      return again({ contact: { typed, faults: outcome.faults }, status: 422 })
    case 'too-many': {
      const notice = (
        <Notice>
          <p>{t('replies.contact.tooMany')}</p>
        </Notice>
      )
      return again({ contact: { typed, faults: [] }, notice, status: 429 })
    }
    case 'dead-link':
      return deadLinkPage(c, await deadHere(c, outcome.verdict, here.link))
  }
}

/** Wrong links in mails are counted like wrong links to pages. */
async function shutOrNull(c: Ctx): Promise<Response | null> {
  const minutes = await guessesShutMinutes(c.var.services, callerAddress(c))
  return minutes === null ? null : shutPage(c, minutes)
}

async function openConfirm(c: Ctx): Promise<Response> {
  const shut = await shutOrNull(c)
  if (shut) return shut
  const token = c.req.param('token') ?? ''
  const contact = await contactByToken(c.var.db, token)
  if (contact === null) await countGuess(c.var.services, callerAddress(c))
  const request = contact && (await requestOf(c.var.db, contact.round, contact.trustCode))
  if (!isOpen(contact, c.var.services.clock()) || !request) return confirmedPage(c, 'unknown', '')
  return confirmPage(c, { token, contact, trustName: request.trustName, charityName: (await charityOf(c.var.db)).name })
}

async function postConfirm(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const shut = await shutOrNull(c)
  if (shut) return shut
  const says = (await readForm(c)).line('says') === 'no' ? 'no' : 'yes'
  const { write, clock } = c.var.services
  const outcome = await confirmContact(write, { token: c.req.param('token') ?? '', says, now: clock() })
  if (outcome.outcome === 'unknown') {
    await countGuess(c.var.services, callerAddress(c))
    return confirmedPage(c, 'unknown', '')
  }
  return confirmedPage(c, outcome.outcome, outcome.request.trustName)
}
