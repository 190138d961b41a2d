import { charityOf } from '../../content/index.ts'
import { type Actor, inTransaction, type Locale, queueMail, record, type Services, type WriteDb } from '../../foundation/index.ts'
import { noteFiles } from '../attachments/note-files.ts'
import { insertMessageByHand } from '../by-hand/message-by-hand.ts'
import { questionsFor } from '../letters/questions-in-letter.ts'
import { requestOf, subjectOf } from '../requests/request-store.ts'
import { questionsOf } from '../rounds/round-store.ts'
import type { Question, SurveyRequest } from '../types.ts'
import { checkReply, type ReplyFault } from './check-reply.ts'
import { draftOf, forgetDraft, type SavedDraft } from './draft-store.ts'
import { judgeLink, type LinkVerdict } from './judge-link.ts'
import { holdLink } from './link-store.ts'
import type { ReplyDraft } from './reply-draft.ts'
import { insertReply, repliesOf, replyOfForm } from './reply-store.ts'
import { textOfReply } from './reply-text.ts'
import { type LinkPurpose, type ReplyLink, receiptNumber, type Verdict } from './reply-types.ts'

/** More than anybody needs, and few enough to read. */
export const mostReplies = 30

export type SendReply = {
  readonly token: string
  readonly form: LinkPurpose
  /** The version of the draft that was looked over: that, and nothing else, is sent. */
  readonly basedOn: number
  readonly formToken: string
  readonly language: Locale
  readonly services: Services
  readonly now: Date
}

export type SendReplyOutcome =
  | { readonly outcome: 'sent'; readonly number: number }
  /** A colleague has changed it since it was looked over. */
  | { readonly outcome: 'conflict'; readonly current: SavedDraft }
  /** There is nothing to send: a colleague has sent it. */
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'invalid'; readonly faults: readonly ReplyFault[] }
  | { readonly outcome: 'too-many' }
  | { readonly outcome: 'dead-link'; readonly verdict: Exclude<LinkVerdict, 'good'> }

/** As the log knows it: the page of a trust, and nobody by name. */
export const actorBehind = ({ trustName }: Pick<SurveyRequest, 'trustName'>): Actor => ({ kind: 'link', name: trustName })

/**
 * Sends what a trust has saved and looked over: it lands in the thread of its request, to be read by a person, and changes no status. The
 * receipt goes to where the link went. The same form twice is one reply.
 */
export const sendReply = (db: WriteDb, input: SendReply): Promise<SendReplyOutcome> =>
  inTransaction(db, async tx => {
    const { token, form, basedOn, formToken, now } = input
    const opened = await holdLink(tx, token)
    const verdict = judgeLink(opened?.link ?? null, opened?.roundState ?? null, now)
    if (!opened || verdict !== 'good') return { outcome: 'dead-link', verdict: verdict === 'good' ? 'unknown' : verdict }
    const key = { round: opened.link.round, trustCode: opened.link.trustCode }
    const earlier = await replyOfForm(tx, formToken)
    if (earlier && earlier.round === key.round && earlier.trustCode === key.trustCode) {
      return { outcome: 'sent', number: earlier.number }
    }
    const saved = await draftOf(tx, { ...key, form })
    const request = await requestOf(tx, key.round, key.trustCode)
    if (!saved || !request) return { outcome: 'gone' }
    if (saved.version !== basedOn) return { outcome: 'conflict', current: saved }
    const questions = questionsFor(await questionsOf(tx, key.round), request.nation)
    if ((await repliesOf(tx, key)).length >= mostReplies) return { outcome: 'too-many' }
    const faults = checkReply(saved.draft, { form, questions })
    if (faults.length > 0) return { outcome: 'invalid', faults }
    return keep(tx, { ...input, link: opened.link, request, questions, draft: saved.draft })
  })

type ToKeep = SendReply & {
  readonly link: ReplyLink
  readonly request: SurveyRequest
  readonly questions: readonly Question[]
  readonly draft: ReplyDraft
}

async function keep(tx: WriteDb, input: ToKeep): Promise<SendReplyOutcome> {
  const { link, request, questions, draft, form, formToken, language, services, now } = input
  const key = { round: request.round, trustCode: request.trustCode }
  const t = services.messages.in(language)
  const actor = actorBehind(request)
  const said = draft.verdict === '' ? 'answer' : draft.verdict
  const verdict: Verdict = form === 'answer' ? 'answer' : said
  const text = textOfReply(t, { draft, form, questions })
  const files = draft.files.map(file => ({ ...file, type: 'application/octet-stream' }))
  // The request is held from here on: replies are numbered one after the other.
  const messageId = await insertMessageByHand(tx, {
    ...key,
    cameBy: 'reply-page',
    at: now,
    from: request.trustName,
    subject: t(`replies.subject.${verdict}`),
    text,
    language,
    attachments: files,
    actor,
    now,
    formToken,
  })
  const number = ((await repliesOf(tx, key)).at(-1)?.number ?? 0) + 1
  await noteFiles(tx, files, now)
  const id = await insertReply(tx, {
    round_id: key.round,
    trust_code: key.trustCode,
    link_id: link.id,
    number,
    verdict,
    words: draft.words,
    answers: JSON.stringify(form === 'answer' ? draft.answers : {}),
    language,
    form_token: formToken,
    message_id: messageId,
    sent_at: now,
  })
  await forgetDraft(tx, { ...key, form })
  // What it says stands in the thread: the log says that there is something.
  const after = {
    reply: id,
    number,
    verdict,
    message: messageId,
    characters: text.length,
    files: files.map(({ sha256 }) => sha256),
  }
  await record(tx, { actor, at: now, deed: 'reply.send', subject: subjectOf(key), after })
  if (link.sentTo !== null) await sendReceipt(tx, { ...input, to: link.sentTo, number, text })
  return { outcome: 'sent', number }
}

async function sendReceipt(
  tx: WriteDb,
  { services, language, request, to, number, text, now }: ToKeep & { to: string; number: number; text: string },
): Promise<void> {
  const t = services.messages.in(language)
  const receipt = receiptNumber({ ...request, number })
  const { name } = await charityOf(tx)
  await queueMail(
    tx,
    {
      kind: 'confirmation',
      // Not the address of the request: a receipt that comes back says nothing of whether the request arrived.
      from: (await services.mailFrom?.(tx)) ?? `no-reply@${services.mailDomain}`,
      to,
      subject: t('replies.receipt.mail.subject', { receipt }),
      text: `${t('replies.receipt.mail.text', { receipt, day: t.day(now), trust: request.trustName, charity: name, said: text.trim() })}\n`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    },
    services,
  )
}
