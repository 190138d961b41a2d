/** The parts of a running site, in the order in which they are stopped: first nothing new comes in, last the data is let go. */
const stopOrder = [
  'server',
  'mail',
  'rehearsal',
  'mail-in',
  'mail-drop',
  'files',
  'commands',
  'clocks',
  'publications',
  'entries',
  'links',
  'network',
  'act',
  'stories',
  'support',
  'improve',
  'count-packs',
  'days',
  'news',
  'database',
  'lock',
] as const

export type Part = (typeof stopOrder)[number]

/** What has been opened so far, and how to close it again. A part that cannot be closed does not keep the others open. */
export class OpenParts {
  readonly #close = new Map<Part, () => Promise<void> | void>()

  add(part: Part, close: () => Promise<void> | void): void {
    this.#close.set(part, close)
  }

  async closeAll(failed: (error: unknown) => void): Promise<void> {
    for (const part of stopOrder) {
      const close = this.#close.get(part)
      this.#close.delete(part)
      try {
        await close?.()
      } catch (error) {
        failed(error)
      }
    }
  }
}
