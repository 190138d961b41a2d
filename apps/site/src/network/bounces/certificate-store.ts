import type { KeyObject } from 'node:crypto'
import { keyOfCertificate } from './sns-message.ts'

const keptMs = 24 * 60 * 60_000
const mostKept = 8
/** Whoever forges messages must not make us ask Amazon again and again. */
const fetchesPerMinute = 6

/** The keys of Amazon's certificates, each fetched once a day. */
export class Certificates {
  readonly #kept = new Map<string, { readonly key: KeyObject; readonly until: number }>()
  #fetchedAt: number[] = []

  /** Null: it cannot be had now. */
  async keyAt(url: string, fetchText: (url: string) => Promise<string>, now: Date): Promise<KeyObject | null> {
    const kept = this.#kept.get(url)
    if (kept && now.getTime() < kept.until) return kept.key
    this.#fetchedAt = this.#fetchedAt.filter(at => now.getTime() - at < 60_000)
    if (this.#fetchedAt.length >= fetchesPerMinute) return null
    this.#fetchedAt.push(now.getTime())
    const key = keyOfCertificate(await fetchText(url), now)
    if (key === null) return null
    if (this.#kept.size >= mostKept) this.#kept.clear()
    this.#kept.set(url, { key, until: now.getTime() + keptMs })
    return key
  }
}
