type Window = { begunAt: number; tries: number }

/**
 * Counts tries by whom they come from, in windows of time. It protects the database from being kept busy; guessing a token of 256 bits
 * is hopeless in any case. The counts live in memory only and are forgotten with the window.
 */
export class TryLimit {
  readonly #windows = new Map<string, Window>()
  readonly #limit: { readonly tries: number; readonly windowMs: number }

  constructor(limit: { readonly tries: number; readonly windowMs: number }) {
    this.#limit = limit
  }

  /** Whether one more try is allowed. It is counted either way. */
  allows(from: string, now: Date): boolean {
    const time = now.getTime()
    const window = this.#windows.get(from)
    if (!window || time - window.begunAt >= this.#limit.windowMs) {
      this.#forgetOld(time)
      this.#windows.set(from, { begunAt: time, tries: 1 })
      return true
    }
    window.tries += 1
    return window.tries <= this.#limit.tries
  }

  #forgetOld(time: number): void {
    for (const [from, window] of this.#windows) {
      if (time - window.begunAt >= this.#limit.windowMs) this.#windows.delete(from)
    }
  }
}
