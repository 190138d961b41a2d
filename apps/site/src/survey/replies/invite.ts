import { charityOf } from '../../content/index.ts'
import { type Actor, inTransaction, type MailOffice, record, type WriteDb } from '../../foundation/index.ts'
import { lockRequest, subjectOf } from '../requests/request-store.ts'
import { lockRound } from '../rounds/round-store.ts'
import { insertLetters, type LetterToInsert } from '../sending/insert-letters.ts'
import type { RoundId } from '../types.ts'
import { makeLink, tieToLetter } from './make-link.ts'
import { type Invitation, type LetterHouse, prepareInvitations } from './prepare-invitations.ts'
import { withToken } from './private-link.ts'

/** `again`: the link that is to be replaced although it shows the same: a letter got lost, or the time has run out. */
export type Seen = { readonly fingerprint: string; readonly again?: number }

export type InviteInput = {
  readonly round: RoundId
  /** Whom, and what whoever presses the button has seen of each. */
  readonly seen: ReadonlyMap<string, Seen>
  readonly until: string
  readonly barredFrom: readonly string[]
  readonly actor: Actor
  readonly now: Date
  readonly office: MailOffice
  readonly house: LetterHouse
}

/** `passedOver`: what stands there is not what was looked at, it has been shown already, or no letter can go. */
export type InviteOutcome = { readonly invited: readonly string[]; readonly passedOver: readonly string[] }

/** So many letters take a fraction of the time that a transaction may. */
const atOnce = 40

/**
 * Shows trusts their draft results: a link and a letter for each, some in each transaction. Whoever is shown the same already gets no
 * second letter, so that the same form twice, or what was left over after a crash, is harmless.
 */
export async function invite(db: WriteDb, input: InviteInput): Promise<InviteOutcome> {
  const codes = [...input.seen.keys()].sort()
  const invited: string[] = []
  for (let from = 0; from < codes.length; from += atOnce) {
    const some = codes.slice(from, from + atOnce)
    invited.push(...(await inTransaction(db, tx => inviteSome(tx, some, input))))
  }
  return { invited, passedOver: codes.filter(code => !invited.includes(code)) }
}

async function inviteSome(tx: WriteDb, codes: readonly string[], input: InviteInput): Promise<string[]> {
  const { until, actor, now, office } = input
  const round = await lockRound(tx, input.round)
  if (round?.state !== 'open') return []
  for (const trustCode of codes) await lockRequest(tx, { round: round.id, trustCode })
  const prepared = await prepareInvitations(tx, { ...input, ...input.house, round, codes })
  const ready = prepared.filter(one => isMeant(one, input.seen.get(one.standing.trustCode)))
  const linked = []
  for (const one of ready) linked.push(await withLink(tx, one, input))
  const letters = linked.map(({ letter }) => letter)
  const inserted = await insertLetters(tx, letters, { charityName: (await charityOf(tx)).name, office, now })
  const messageOf = new Map(inserted.map(({ trustCode, messageId }) => [trustCode, messageId]))
  for (const { letter, link } of linked) {
    const messageId = messageOf.get(letter.trustCode)
    if (messageId === undefined) throw new Error('The database gave no id for a letter')
    await tieToLetter(tx, link, messageId)
    await record(tx, {
      actor,
      at: now,
      deed: 'request.write',
      subject: subjectOf(letter),
      after: { message: messageId, letter: letter.kind, to: letter.to, subject: letter.subject, until },
    })
  }
  return letters.map(({ trustCode }) => trustCode)
}

/** A second press of the same button finds another link than the one that it was to replace. */
const isMeant = ({ refusal, mailRefusal, standing, link }: Invitation, seen: Seen | undefined): boolean =>
  seen?.fingerprint === standing.fingerprint &&
  mailRefusal === null &&
  (seen.again === undefined ? refusal === null : seen.again === link?.id && (refusal === null || refusal === 'shown-already'))

async function withLink(
  tx: WriteDb,
  { request, shown, standing, letter, to, replyToken, inReplyTo }: Invitation,
  { until, actor, now }: InviteInput,
): Promise<{ readonly link: number; readonly letter: LetterToInsert }> {
  if (!letter) throw new Error(`The letter to ${request.trustCode} was judged ready and is not`)
  const key = { round: request.round, trustCode: request.trustCode }
  const show = { shown, fingerprint: standing.fingerprint }
  const { id, token } = await makeLink(tx, { ...key, purpose: 'draft-result', show, until, sentTo: to, actor, now })
  return {
    link: id,
    letter: { ...key, replyToken, to, kind: 'draft-result', ...letter, mailText: withToken(letter.text, token), inReplyTo },
  }
}
