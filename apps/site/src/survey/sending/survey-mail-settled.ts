import { hideTokens } from '../../accounts/index.ts'
import { type Actor, dayInUk, record, rewriteMailTexts, rows, type SettledMail, type WriteDb } from '../../foundation/index.ts'
import { isRehearsal } from '../rehearsal/movable-clock.ts'
import { recordEvent } from '../requests/record-event.ts'
import { lockRequest, subjectOf } from '../requests/request-store.ts'
import { writeNextVersion } from '../requests/request-version.ts'
import type { SurveyTables } from '../schema.ts'
import type { Delivery, SurveyRequest } from '../types.ts'
import { openWhenSettled } from './open-when-settled.ts'

const actor: Actor = { kind: 'system', name: 'mail' }

/**
 * Hears how mails ended. The private links in those that were sent have reached their readers, and are theirs alone. In a rehearsal the outbox
 * is the only place where anybody reads them.
 */
export async function surveyMailsSettled(tx: WriteDb, mails: readonly SettledMail[]): Promise<void> {
  const sent = mails.filter(({ state }) => state === 'sent').map(({ id }) => id)
  if (sent.length > 0 && !(await isRehearsal(tx))) await rewriteMailTexts(tx, sent, hideTokens)
  for (const mail of mails) if (mail.kind === 'request') await noteLetter(tx, mail)
}

export const surveyMailSettled = (tx: WriteDb, mail: SettledMail): Promise<void> => surveyMailsSettled(tx, [mail])

/**
 * If a mail was the letter of a request, its delivery follows, and from the day on which it left the law counts. In the
 * transaction that notes the end of the mail: both are kept or neither is.
 */
async function noteLetter(tx: WriteDb, mail: SettledMail): Promise<void> {
  const letter = await letterOfMail(tx, mail.id)
  if (letter?.kind !== 'request' || !letter.isNewest) return
  const request = await lockRequest(tx, letter)
  if (!request) return
  const delivery = deliveryAfter(request.delivery, mail.state)
  const sentOn = mail.state === 'sent' ? dayInUk(mail.at) : request.sentOn
  if (delivery !== request.delivery || sentOn !== request.sentOn) {
    await writeNextVersion(tx, request, { delivery, sent_on: sentOn, changed_at: mail.at, changed_by: 'system' })
    await record(tx, {
      actor,
      at: mail.at,
      deed: 'request.settle-mail',
      subject: subjectOf(request),
      before: { delivery: request.delivery, sentOn: request.sentOn },
      after: { delivery, sentOn, failure: mail.failure },
    })
  }
  if (mail.state === 'sent') await noteReceipt(tx, request, letter.messageId, mail.at)
  await openWhenSettled(tx, request.round, { actor, now: mail.at })
}

/** What is known of the letter by other ways, an answer or a bounce that was faster than this, is not forgotten. */
function deliveryAfter(before: Delivery, state: SettledMail['state']): Delivery {
  if (state === 'sent' && (before === 'delivered' || before === 'bounced')) return before
  return state
}

/** A mail that was sent counts as received on the same day: the Acts speak of receipt, and a mail takes no days. */
async function noteReceipt(tx: WriteDb, { round, trustCode }: SurveyRequest, messageId: number, at: Date): Promise<void> {
  // Where something stands already that it cannot follow, an answer of the same day for example, that stays as it is.
  await recordEvent(tx, { round, trustCode, kind: 'received', on: dayInUk(at), note: '', messageId, actor, now: at })
}

/** `isNewest`: no later letter of the same kind was written on this request. */
async function letterOfMail(tx: WriteDb, mailId: number) {
  const found = await rows<SurveyTables>(tx)
    .selectFrom('message')
    .select(['id', 'round_id', 'trust_code', 'letter_kind'])
    .where('mail_id', '=', mailId)
    .executeTakeFirst()
  if (!found || found.round_id === null || found.trust_code === null) return null
  const later = await rows<SurveyTables>(tx)
    .selectFrom('message')
    .select('id')
    .where('round_id', '=', found.round_id)
    .where('trust_code', '=', found.trust_code)
    .where('letter_kind', '=', found.letter_kind)
    .where('direction', '=', 'out')
    .where('id', '>', found.id)
    .limit(1)
    .executeTakeFirst()
  return {
    messageId: found.id,
    round: found.round_id,
    trustCode: found.trust_code,
    kind: found.letter_kind,
    isNewest: later === undefined,
  }
}
