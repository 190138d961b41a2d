import type { Clock } from '../clock.ts'
import { inTransaction, type WriteDb } from '../database/handle.ts'
import type { Log } from '../log.ts'
import { describeError } from '../operate/describe-error.ts'
import { chooseDue, claimMails, type DueMail } from './claim-mail.ts'
import type { DkimKey } from './dkim-key.ts'
import type { StoredMail } from './mail.ts'
import { type LineEnd, MailLines, usualLines } from './mail-lines.ts'
import { type Ending, noteEnds, recoverInterrupted } from './note-ends.ts'
import type { SettledMail } from './settled-mail.ts'

export type MailSenderOptions = {
  readonly db: WriteDb
  readonly smtpUrl: string
  readonly clock: Clock
  readonly log: Log
  /** Whether this site may send mail now: the real campaign sends none before it says who runs it. */
  readonly mayLeave: () => Promise<boolean>
  /** Tells the rooms how mails ended, in the transaction that notes it. */
  readonly settled?: (tx: WriteDb, mails: readonly SettledMail[]) => Promise<void>
  readonly dkim?: DkimKey | null
  /** True when this process alone uses the database: whatever is `sending` at the start is then interrupted for certain. */
  readonly isAlone: boolean
  readonly pauseMs?: number
  readonly lines?: number
}

/** More than this are never `sending` in one process, so no more are uncertain after a crash. */
export const mostUnderWay = 64
/** What is taken at once leaves within about this time: whoever pauses a batch, and whoever waits for a mail of their own, waits no longer. */
const aheadMs = 100
/** A look at what is due serves for this long at most: a mail that somebody waits for is not found before the next. */
const lookMs = 1000
const mostInOneLook = 2000
const longestPauseMs = 60_000

/** Sends what waits in the outbox, over a few connections at once, until it is stopped. */
export function startMailSender(options: MailSenderOptions): { readonly stop: () => Promise<void> } {
  const { log, pauseMs = 2000 } = options
  const lines = new MailLines(options)
  let isStopped = false
  let wake = () => {}
  const pause = (ms: number) =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const run = async () => {
    let isFirst = true
    let waitMs = pauseMs
    while (!isStopped) {
      try {
        await recoverInterrupted(options, isFirst && options.isAlone)
        isFirst = false
        const isDown = await sendAll(options, lines, () => isStopped)
        // A server that is down is not asked again and again, and mail does not use up its attempts on it.
        waitMs = isDown ? Math.min(waitMs * 2, longestPauseMs) : pauseMs
      } catch (error) {
        // The database may be away for a while: mail waits, and is tried again.
        log('mail-failed', describeError(error))
      }
      if (!isStopped) await pause(waitMs)
    }
    lines.close()
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

/** Sends what is due until nothing is. True: the mail server cannot be reached. */
async function sendAll(options: MailSenderOptions, lines: MailLines, isStopped: () => boolean): Promise<boolean> {
  const next = makeClaimer(options)
  let ahead = options.lines ?? usualLines
  let isDown = false
  let unsettled: LineEnd[] = []
  for (;;) {
    const begin = performance.now()
    const isEnding = isStopped() || isDown
    if (isEnding) lines.giveBack()
    const room = isEnding ? 0 : ahead - lines.underWay
    const taken = room > 0 ? await next(room) : []
    lines.add(taken)
    if (lines.underWay === 0) return isDown
    await lines.untilEnded(Math.ceil(ahead / 2), 1000)
    unsettled = lines.takeEnded()
    isDown ||= lines.takeServerDown()
    await noteEnds(options, unsettled.map(asEnding(options.clock())))
    const perMs = unsettled.length / (performance.now() - begin)
    ahead = Math.min(mostUnderWay, Math.max(options.lines ?? usualLines, Math.round(perMs * aheadMs)))
  }
}

/** Takes the next mails that are due, from a look at all of them that is made anew when it is used up or no longer true. */
function makeClaimer({ db, clock, mayLeave }: MailSenderOptions): (most: number) => Promise<StoredMail[]> {
  let due: DueMail[] = []
  let seenAt = Number.NEGATIVE_INFINITY
  return async most => {
    if (!(await mayLeave())) return []
    for (;;) {
      if (due.length === 0 || performance.now() - seenAt > lookMs) {
        due = await chooseDue(db, { now: clock(), most: mostInOneLook })
        seenAt = performance.now()
        if (due.length === 0) return []
      }
      const tried = due.splice(0, most)
      const now = clock()
      const mails = await inTransaction(db, tx => claimMails(tx, tried, { now, most }))
      if (mails.length > 0) return mails
    }
  }
}

const asEnding =
  (now: Date) =>
  ({ mail, delivery }: LineEnd): Ending => ({ mail, delivery, now })

/**
 * Sends one mail, over a connection of its own. Before the mail server hears of it, it is committed as `sending`: whenever the process ends,
 * the row says that the mail may have gone. False when nothing is due.
 */
export async function sendNext(options: Omit<MailSenderOptions, 'isAlone' | 'pauseMs' | 'lines'>): Promise<boolean> {
  const { db, clock, mayLeave } = options
  if (!(await mayLeave())) return false
  const due = await chooseDue(db, { now: clock(), most: 1 })
  if (due.length === 0) return false
  const [mail] = await inTransaction(db, tx => claimMails(tx, due, { now: clock(), most: 1 }))
  if (!mail) return true
  const lines = new MailLines({ ...options, lines: 1 })
  lines.add([mail])
  while (lines.underWay > 0) {
    await lines.untilEnded(1, 60_000)
    await noteEnds(options, lines.takeEnded().map(asEnding(clock())))
  }
  lines.close()
  return true
}
