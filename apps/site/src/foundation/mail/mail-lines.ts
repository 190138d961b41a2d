import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { describeError } from '../operate/describe-error.ts'
import { type ComposedMail, composeMail } from './compose-mail.ts'
import type { Delivery } from './delivery.ts'
import type { DkimKey } from './dkim-key.ts'
import type { StoredMail } from './mail.ts'
import { openSmtpLine, type SmtpLine } from './smtp-line.ts'

/** What became of a mail that was given to the lines. `not-begun`: the server has not heard of it. */
export type LineEnd = { readonly mail: StoredMail; readonly delivery: Delivery | { readonly kind: 'not-begun' } }

export type MailLinesOptions = {
  readonly smtpUrl: string
  readonly clock: Clock
  readonly log: Log
  readonly dkim?: DkimKey | null
  readonly lines?: number
}

/** How many connections one process keeps at most; what mail servers commonly allow to one sender. */
export const usualLines = 5
/** Many servers take a hundred mails on one connection and no more. */
const mailsOnOneLine = 100
/** Servers do not like those who hold the line and say nothing. */
const idleMs = 5000

type Waiting = { readonly mail: StoredMail; readonly since: number }
/** A mail that waited longer than this for a line was taken too early: it is given back, so that another process can have it. */
const longestWaitMs = 60_000

/** A few connections to one mail server, kept open as long as there is mail, each taking one mail after the other. */
export class MailLines {
  readonly #options: MailLinesOptions
  readonly #waiting: Waiting[] = []
  readonly #free: SmtpLine[] = []
  #ended: LineEnd[] = []
  #busy = 0
  #most: number
  #isServerDown = false
  #wake = () => {}
  #idle: NodeJS.Timeout | undefined

  constructor(options: MailLinesOptions) {
    this.#options = options
    this.#most = options.lines ?? usualLines
  }

  /** Mails that were given and of which the end has not been taken. */
  get underWay(): number {
    return this.#waiting.length + this.#busy + this.#ended.length
  }

  /** Gives mails to the lines, in the order in which they should leave. */
  add(mails: readonly StoredMail[]): void {
    const since = performance.now()
    for (const mail of mails) this.#waiting.push({ mail, since })
    while (this.#busy < this.#most) {
      const next = this.#waiting.shift()
      if (!next) return
      this.#busy += 1
      void this.#work(next)
    }
  }

  /** What has ended since this was last asked. */
  takeEnded(): LineEnd[] {
    const ended = this.#ended
    this.#ended = []
    return ended
  }

  /** Whether no connection could be opened since this was last asked. */
  takeServerDown(): boolean {
    const isDown = this.#isServerDown
    this.#isServerDown = false
    return isDown
  }

  /** Resolves when `count` mails have ended, or all that were given, or after `ms`. */
  async untilEnded(count: number, ms: number): Promise<void> {
    const isEnough = () => this.#ended.length >= count || (this.#busy === 0 && this.#waiting.length === 0)
    if (isEnough()) return
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        if (!isEnough()) return
        clearTimeout(timer)
        resolve()
      }
    })
    this.#wake = () => {}
  }

  /** Nothing further is begun: what waits for a line has ended as not begun. */
  giveBack(): void {
    for (const { mail } of this.#waiting.splice(0)) this.#end({ mail, delivery: { kind: 'not-begun' } })
  }

  /** Closes what is open. To be called when nothing is under way. */
  close(): void {
    clearTimeout(this.#idle)
    for (const line of this.#free.splice(0)) line.close()
    this.#most = this.#options.lines ?? usualLines
  }

  #end(end: LineEnd): void {
    this.#ended.push(end)
    this.#wake()
  }

  /** One line's work: this mail, and then what waits. */
  async #work(first: Waiting): Promise<void> {
    clearTimeout(this.#idle)
    let line = this.#free.pop() ?? null
    for (let next: Waiting | undefined = first; next; next = this.#waiting.shift()) {
      const { mail, since } = next
      if (performance.now() - since > longestWaitMs) {
        this.#end({ mail, delivery: { kind: 'not-begun' } })
        continue
      }
      const composed = await this.#compose(mail)
      if (composed === null) continue
      const sent = await this.#send(line, composed)
      line = sent.line
      if (sent.delivery !== null) {
        this.#end({ mail, delivery: sent.delivery })
        continue
      }
      // This line could not be had, while others go on: the mail goes on one of them.
      this.#waiting.unshift(next)
      break
    }
    this.#busy -= 1
    if (line?.isOpen()) this.#free.push(line)
    if (this.#busy === 0) this.#idle = setTimeout(() => this.close(), idleMs).unref()
    this.#wake()
  }

  async #compose(mail: StoredMail): Promise<ComposedMail | null> {
    const { dkim = null, clock, log } = this.#options
    try {
      return await composeMail(mail, dkim, clock())
    } catch (error) {
      // It has not left; it is tried again and given up in the end, as where no server answers.
      log('mail-failed', { id: mail.id, ...describeError(error) })
      this.#end({ mail, delivery: { kind: 'not-sent', why: 'not-reached' } })
      return null
    }
  }

  /** `delivery` null: no line, but other lines are there. */
  async #send(
    present: SmtpLine | null,
    mail: ComposedMail,
  ): Promise<{ readonly line: SmtpLine | null; readonly delivery: Delivery | null }> {
    if (present?.isOpen() && present.given() < mailsOnOneLine) {
      const end = await present.send(mail)
      if (end.kind !== 'was-closed') return { line: present, delivery: end }
    } else present?.close()
    const line = await openSmtpLine(this.#options.smtpUrl)
    if (!('send' in line)) {
      if (this.#busy > 1) {
        // The server allows fewer than we wished for, or the last of us will find out that it is down.
        this.#most = Math.min(this.#most, this.#busy - 1)
        return { line: null, delivery: null }
      }
      this.#isServerDown = true
      this.giveBack()
      return { line: null, delivery: line }
    }
    const end = await line.send(mail)
    return { line, delivery: end.kind === 'was-closed' ? end.delivery : end }
  }
}
