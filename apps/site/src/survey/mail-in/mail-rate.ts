/** Mails taken in one minute. A mail server that is told to wait comes again by itself. */
export class MailRate {
  readonly #perMinute: number
  #minute = 0
  #taken = 0

  constructor(perMinute: number) {
    this.#perMinute = perMinute
  }

  /** Whether one more may come at this time (ms); it is counted when it may. */
  take(nowMs: number): boolean {
    const minute = Math.floor(nowMs / 60_000)
    if (minute !== this.#minute) {
      this.#minute = minute
      this.#taken = 0
    }
    if (this.#taken >= this.#perMinute) return false
    this.#taken += 1
    return true
  }
}
