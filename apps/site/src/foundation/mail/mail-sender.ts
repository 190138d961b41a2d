import type { Clock } from '../clock.ts'
import { inTransaction, type WriteDb } from '../database/handle.ts'
import type { Log } from '../log.ts'
import { describeError } from '../operate/describe-error.ts'
import { claimNext } from './claim-mail.ts'
import { deliver, longestAttemptMs } from './deliver.ts'
import type { DkimKey } from './dkim-key.ts'
import type { StoredMail } from './mail.ts'
import { markInterrupted, type Settlement, settleMail, takeUnheard, unheardMails } from './mail-store.ts'
import { settle } from './settle.ts'
import type { SettledMail } from './settled-mail.ts'

export type MailSenderOptions = {
  readonly db: WriteDb
  readonly smtpUrl: string
  readonly clock: Clock
  readonly log: Log
  /** Whether this site may send mail now: the real campaign sends none before it says who runs it. */
  readonly mayLeave: () => Promise<boolean>
  /** Tells the rooms how a mail ended, in the transaction that notes it. */
  readonly settled?: (tx: WriteDb, mail: SettledMail) => Promise<void>
  readonly dkim?: DkimKey | null
  /** True when this process alone uses the database: whatever is `sending` at the start is then interrupted for certain. */
  readonly isAlone: boolean
  readonly pauseMs?: number
}

/** Sends what waits in the outbox, one after the other, until it is stopped. */
export function startMailSender(options: MailSenderOptions): { readonly stop: () => Promise<void> } {
  const { log, pauseMs = 2000 } = options
  let isStopped = false
  let wake = () => {}
  const pause = () =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, pauseMs)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const run = async () => {
    let isFirst = true
    while (!isStopped) {
      try {
        await recoverInterrupted(options, isFirst && options.isAlone)
        isFirst = false
        while (!isStopped && (await sendNext(options))) {}
      } catch (error) {
        // The database may be away for a while: mail waits, and is tried again.
        log('mail-failed', describeError(error))
      }
      if (!isStopped) await pause()
    }
  }
  const running = run()
  return {
    stop: async () => {
      isStopped = true
      wake()
      await running
    },
  }
}

type Recovery = Pick<MailSenderOptions, 'db' | 'clock' | 'log' | 'settled'>

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
        if (mail) await settled?.(tx, asSettled(mail, mail, mail.settledAt ?? clock()))
      })
    } catch (error) {
      log('mail-unheard', { id, ...describeError(error) })
    }
  }
}

/**
 * Sends one mail. Before the mail server hears of it, it is committed as `sending`: whenever the process ends, the row says that the mail
 * may have gone. False when nothing is due.
 */
export async function sendNext(options: Omit<MailSenderOptions, 'isAlone' | 'pauseMs'>): Promise<boolean> {
  const { db, smtpUrl, clock, log, mayLeave, dkim = null } = options
  if (!(await mayLeave())) return false
  const claim = await inTransaction(db, tx => claimNext(tx, clock()))
  if (claim.kind !== 'mail') return claim.kind === 'taken'
  const { mail } = claim
  const delivery = await deliver(mail, smtpUrl, { dkim, at: clock() })
  const settlement = settle(delivery, mail.attempts, clock())
  await noteEnd(options, mail, settlement)
  log('mail', { id: mail.id, kind: mail.kind, state: settlement.state, failure: settlement.failure })
  return true
}

/** What the mail server said is noted in any case. When a room fails over it, it is told again later. */
async function noteEnd({ db, clock, log, settled }: Recovery, mail: StoredMail, settlement: Settlement): Promise<void> {
  const now = clock()
  try {
    await inTransaction(db, async tx => {
      if (await settleMail(tx, mail.id, settlement, { now, isHeard: true })) await settled?.(tx, asSettled(mail, settlement, now))
    })
  } catch (error) {
    log('mail-unheard', { id: mail.id, ...describeError(error) })
    await inTransaction(db, tx => settleMail(tx, mail.id, settlement, { now, isHeard: false }))
  }
}

const asSettled = (mail: Pick<StoredMail, 'id' | 'kind'>, end: Pick<StoredMail, 'state' | 'failure'>, at: Date): SettledMail => ({
  id: mail.id,
  kind: mail.kind,
  state: end.state,
  failure: end.failure,
  at,
})
