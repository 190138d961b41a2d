import { storableLine, storableText } from '../../mail-in/storable-text.ts'
import type { Finding, FindingKind, TextPage } from '../findings.ts'

const limits = { pageCharacters: 100_000, characters: 2_000_000, pages: 500, findings: 200 }

/** Gathers what is found in one file, and what can be read in it, within bounds. */
export class Noted {
  readonly #findings = new Map<string, { kind: FindingKind; where: string; count: number }>()
  readonly #pages: TextPage[] = []
  #charactersLeft = limits.characters

  add(kind: FindingKind, where = '', count = 1): void {
    const place = storableLine(where, 200)
    const known = this.#findings.get(`${kind} ${place}`)
    if (known) known.count += count
    else if (this.#findings.size < limits.findings) this.#findings.set(`${kind} ${place}`, { kind, where: place, count })
  }

  /** What was found in a file within this one; `name` is that file's. */
  addFrom(name: string, { findings, pages }: { findings: readonly Finding[]; pages: readonly TextPage[] }): void {
    for (const { kind, where, count } of findings) this.add(kind, where === '' ? name : `${name} › ${where}`, count)
    for (const { title, text } of pages) this.page(text, title === '' ? name : `${name} › ${title}`)
  }

  /** A page, a sheet. One that is very long becomes several. */
  page(text: string, title = ''): void {
    const words = storableText(text, this.#charactersLeft).trimEnd()
    if (text.length > this.#charactersLeft) this.add('text-cut')
    this.#charactersLeft -= words.length
    let at = 0
    do {
      if (this.#pages.length >= limits.pages) {
        this.add('text-cut')
        return
      }
      const end = endOfPage(words, at)
      this.#pages.push({ page: this.#pages.length + 1, title: storableLine(title, 200), text: words.slice(at, end) })
      at = end
    } while (at < words.length)
  }

  /** Whether more text would still be kept. */
  get hasRoom(): boolean {
    return this.#charactersLeft > 0 && this.#pages.length < limits.pages
  }

  get findings(): Finding[] {
    return [...this.#findings.values()]
  }

  get pages(): TextPage[] {
    return this.#pages
  }

  get isEmpty(): boolean {
    return this.#pages.every(({ text }) => text.trim() === '')
  }
}

/** At the end of a line where there is one: never within a letter of two halves. */
function endOfPage(text: string, at: number): number {
  const end = at + limits.pageCharacters
  if (end >= text.length) return text.length
  const line = text.lastIndexOf('\n', end)
  if (line > at) return line + 1
  return /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end
}
