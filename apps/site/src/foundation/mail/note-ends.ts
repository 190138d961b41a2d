import type { Clock } from '../clock.ts'
import { inTransaction, type WriteDb } from '../database/handle.ts'
import type { Log } from '../log.ts'
import { describeError } from '../operate/describe-error.ts'
import type { StoredMail } from './mail.ts'
import { markInterrupted, putBack, type Settlement, settleMails, takeUnheard, unheardMails } from './mail-ends.ts'
import type { LineEnd } from './mail-lines.ts'
import { settle } from './settle.ts'
import type { SettledMail } from './settled-mail.ts'

/** Longer than any attempt can take: a mail that is `sending` for longer has lost its process. */
const longestAttemptMs = 10 * 60_000

export type Recovery = {
  readonly db: WriteDb
  readonly clock: Clock
  readonly log: Log
  /** Tells the rooms how mails ended, in the transaction that notes it. */
  readonly settled?: (tx: WriteDb, mails: readonly SettledMail[]) => Promise<void>
}

/**
 * Mail whose process ended between the handing over and the answer becomes `uncertain`; it is not sent again by itself. Then the rooms are
 * told of all mails of whose end they have not heard.
 */
export async function recoverInterrupted(options: Recovery, all: boolean): Promise<void> {
  const now = options.clock()
  const since = all ? now : new Date(now.getTime() - longestAttemptMs)
  const count = await inTransaction(options.db, tx => markInterrupted(tx, { since, now }))
  if (count > 0) options.log('mail-uncertain', { count })
  await tellUnheard(options)
}

const unheardAtOnce = 500

/** One by one: a mail that a room cannot take in does not keep the others from being heard, nor from being sent. */
async function tellUnheard({ db, clock, log, settled }: Recovery): Promise<void> {
  for (const { id } of await unheardMails(db, unheardAtOnce)) {
    try {
      await inTransaction(db, async tx => {
        const mail = await takeUnheard(tx, id)
        if (mail) await settled?.(tx, [asSettled(mail, mail, mail.settledAt ?? clock())])
      })
    } catch (error) {
      log('mail-unheard', { id, ...describeError(error) })
    }
  }
}

export type Ending = LineEnd & { readonly now: Date }
type Settled = { readonly mail: StoredMail; readonly settlement: Settlement; readonly now: Date }

/**
 * Notes how mails ended, all in one transaction. What the mail server said is noted in any case: when a room fails over one of them, each is
 * noted by itself, and that room is told again later. What the mail server has not heard of goes back into the queue.
 */
export async function noteEnds(options: Recovery, ends: readonly Ending[]): Promise<void> {
  const unbegun: number[] = []
  const settled: Settled[] = []
  for (const { mail, delivery, now } of ends) {
    if (delivery.kind === 'not-begun') unbegun.push(mail.id)
    else settled.push({ mail, settlement: settle(delivery, mail.attempts, now), now })
  }
  if (unbegun.length > 0) await inTransaction(options.db, tx => putBack(tx, unbegun, options.clock()))
  if (settled.length === 0) return
  try {
    await inTransaction(options.db, tx => tellInOne(tx, options, settled))
  } catch (error) {
    if (settled.length > 1) for (const each of settled) await noteAlone(options, each)
    else await noteUnheard(options, settled, error)
  }
  for (const { mail, settlement } of settled)
    options.log('mail', { id: mail.id, kind: mail.kind, state: settlement.state, failure: settlement.failure })
}

async function tellInOne(tx: WriteDb, { settled: tell }: Recovery, ends: readonly Settled[]): Promise<void> {
  const noted = await settleMails(tx, ends.map(asRow), { isHeard: true })
  const heard = ends.filter(({ mail }) => noted.has(mail.id))
  if (heard.length === 0) return
  await tell?.(
    tx,
    heard.map(({ mail, settlement, now }) => asSettled(mail, settlement, now)),
  )
}

async function noteAlone(options: Recovery, end: Settled): Promise<void> {
  try {
    await inTransaction(options.db, tx => tellInOne(tx, options, [end]))
  } catch (error) {
    await noteUnheard(options, [end], error)
  }
}

async function noteUnheard({ db, log }: Recovery, ends: readonly Settled[], error: unknown): Promise<void> {
  for (const { mail } of ends) log('mail-unheard', { id: mail.id, ...describeError(error) })
  await inTransaction(db, tx => settleMails(tx, ends.map(asRow), { isHeard: false }))
}

const asRow = ({ mail, settlement, now }: Settled) => ({ id: mail.id, settlement, now })

const asSettled = (mail: Pick<StoredMail, 'id' | 'kind'>, end: Pick<StoredMail, 'state' | 'failure'>, at: Date): SettledMail => ({
  id: mail.id,
  kind: mail.kind,
  state: end.state,
  failure: end.failure,
  at,
})
