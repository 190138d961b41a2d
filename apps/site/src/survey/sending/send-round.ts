import {
  type Actor,
  dayInUk,
  inTransaction,
  listAudit,
  type MailOffice,
  makeBatch,
  record,
  type WriteDb,
} from '../../foundation/index.ts'
import { holidaysOf } from '../holidays/holiday-store.ts'
import { lockRound, updateRound } from '../rounds/round-store.ts'
import type { Round, RoundId } from '../types.ts'
import { batchAbout } from './batch-about.ts'
import { insertLetters } from './insert-letters.ts'
import { loadPlan, type SendingHouse, type SendPlan } from './load-plan.ts'
import { makeRequests, newReplyToken } from './make-requests.ts'
import { type PlannedLetter, planLetters } from './plan-letters.ts'
import { isBlocked } from './preflight.ts'

export type SendRound = {
  readonly round: RoundId
  /** Of the plan that somebody has seen and said yes to. */
  readonly fingerprint: string
  /** How long the letters can be recalled before the first one leaves. */
  readonly recallMinutes: number
  readonly house: SendingHouse
  readonly office: MailOffice
  readonly actor: Actor
  readonly now: Date
}

export type SendOutcome =
  | { readonly outcome: 'sent'; readonly letters: number; readonly byHand: number }
  /** Somebody has sent it already: the same person by pressing twice, or another one. */
  | { readonly outcome: 'already'; readonly by: string; readonly at: Date }
  | { readonly outcome: 'no-such-round' }
  | { readonly outcome: 'blocked'; readonly plan: SendPlan }
  /** Something has changed since the page was made that asked for the last yes. */
  | { readonly outcome: 'changed'; readonly plan: SendPlan }

export const longestRecallMinutes = 120
export const usualRecallMinutes = 15

/** About 240 letters are written within this; twenty times as many would still be. */
const limitMs = 30_000

/**
 * Sends a round: a request for every trust, its letter in the thread, its mail in the outbox, the round on its way, all in one transaction.
 * Whatever ends the process, there are all of them or none.
 */
export const sendRound = (db: WriteDb, input: SendRound): Promise<SendOutcome> =>
  inTransaction(db, tx => sendRoundIn(tx, input), { limitMs })

async function sendRoundIn(tx: WriteDb, input: SendRound): Promise<SendOutcome> {
  const { house, now } = input
  // Whoever comes second waits here, and then finds the round on its way.
  const round = await lockRound(tx, input.round)
  if (!round) return { outcome: 'no-such-round' }
  if (round.state !== 'draft') return alreadySent(tx, round)
  const plan = await loadPlan(tx, round, house, now)
  if (isBlocked(plan.findings)) return { outcome: 'blocked', plan }
  if (plan.fingerprint !== input.fingerprint) return { outcome: 'changed', plan }
  const letters = await writeAll(tx, input, round, plan)
  const byMail = letters.filter(({ to }) => to !== null).length
  const state = byMail > 0 ? 'sending' : 'open'
  await updateRound(tx, { ...round, state, version: round.version + 1, sentAt: now }, { actor: input.actor.name, now })
  return { outcome: 'sent', letters: byMail, byHand: letters.length - byMail }
}

/** The log knows who: the round itself says only who changed it last, and that may be the site, when the round opened. */
async function alreadySent(tx: WriteDb, round: Round): Promise<SendOutcome> {
  const [sent] = await listAudit(tx, { deed: 'round.send', subject: { kind: 'round', id: round.id } }, { limit: 1 })
  if (!sent) throw new Error(`Nobody has sent the round ${round.id}, and it is no draft`)
  return { outcome: 'already', by: sent.actor.name, at: sent.at }
}

async function writeAll(tx: WriteDb, input: SendRound, round: Round, plan: SendPlan): Promise<PlannedLetter[]> {
  const { office, actor, now } = input
  const tokens = new Map(plan.letters.map(({ trust }) => [String(trust.code), newReplyToken()]))
  const tokenOf = (code: string): string => {
    const token = tokens.get(code)
    if (token === undefined) throw new Error(`There is no reply token for ${code}`)
    return token
  }
  const letters = planLetters(plan.input, tokenOf)
  const notBefore = new Date(now.getTime() + input.recallMinutes * 60_000)
  const batch = await makeBatch(tx, { about: batchAbout(round.id), what: 'request', now })
  await makeRequests(tx, {
    round: round.id,
    letters,
    tokenOf,
    delivery: office.smtpUrl === null ? 'held' : 'queued',
    today: dayInUk(now),
    holidays: await holidaysOf(tx),
    by: actor.name,
    now,
  })
  await insertLetters(
    tx,
    letters.flatMap(({ trust, to, contact, letter }) =>
      letter
        ? [
            {
              round: round.id,
              trustCode: trust.code,
              replyToken: tokenOf(trust.code),
              to,
              place: contact.portalUrl ?? '',
              kind: 'request' as const,
              subject: letter.subject,
              text: letter.text,
            },
          ]
        : [],
    ),
    { charityName: plan.input.charity.name, office, now, notBefore, batch },
  )
  await enter(tx, input, letters)
  return letters
}

/** One line of the log for the round, and one for each trust that says where its letter goes. */
const enter = (tx: WriteDb, { round, recallMinutes, actor, now }: SendRound, letters: readonly PlannedLetter[]): Promise<void> =>
  record(
    tx,
    {
      actor,
      at: now,
      deed: 'round.send',
      subject: { kind: 'round', id: round },
      before: { state: 'draft' },
      after: { letters: letters.length, byMail: letters.filter(({ to }) => to !== null).length, recallMinutes },
    },
    ...letters.map(({ trust, to, channel, law, language, reference }) => ({
      actor,
      at: now,
      deed: 'request.make',
      subject: { kind: 'request', id: reference },
      after: { trust: trust.name, to, channel, law, language },
    })),
  )
