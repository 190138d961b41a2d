import type { Clock } from '../clock.ts'
import { inTransaction, type WriteDb } from '../database/handle.ts'
import type { Log } from '../log.ts'
import { describeError } from '../operate/describe-error.ts'
import { deliver, longestAttemptMs } from './deliver.ts'
import { claimNext, markInterrupted, settleMail } from './mail-store.ts'
import { settle } from './settle.ts'

export type MailSenderOptions = {
  readonly db: WriteDb
  readonly smtpUrl: string
  readonly clock: Clock
  readonly log: Log
  /** Whether this site may send mail now: the real campaign sends none before it says who runs it. */
  readonly mayLeave: () => Promise<boolean>
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

/** Mail whose process ended between the handing over and the answer becomes `uncertain`; it is not sent again by itself. */
export async function recoverInterrupted(
  { db, clock, log }: Pick<MailSenderOptions, 'db' | 'clock' | 'log'>,
  all: boolean,
): Promise<void> {
  const now = clock()
  const since = all ? now : new Date(now.getTime() - longestAttemptMs)
  const count = await inTransaction(db, tx => markInterrupted(tx, { since, now }))
  if (count > 0) log('mail-uncertain', { count })
}

/**
 * Sends one mail. Before the mail server hears of it, it is committed as `sending`: whenever the process ends, the row says that the mail
 * may have gone. False when nothing is due.
 */
export async function sendNext({
  db,
  smtpUrl,
  clock,
  log,
  mayLeave,
}: Omit<MailSenderOptions, 'isAlone' | 'pauseMs'>): Promise<boolean> {
  if (!(await mayLeave())) return false
  const mail = await inTransaction(db, tx => claimNext(tx, clock()))
  if (!mail) return false
  const delivery = await deliver(mail, smtpUrl)
  const settlement = settle(delivery, mail.attempts, clock())
  await inTransaction(db, tx => settleMail(tx, mail.id, settlement, clock()))
  log('mail', { id: mail.id, kind: mail.kind, state: settlement.state, failure: settlement.failure })
  return true
}
