import { createHash } from 'node:crypto'
import type { MessageText } from '../../foundation/index.ts'

/** A text of the site whose Welsh nobody who speaks Welsh has looked at yet. */
export type WaitingText = {
  readonly key: string
  /** The file it stands in: `about` in content/messages/cy/about.yaml. */
  readonly file: string
  readonly english: string
  readonly welsh: string
  /** What is noted once it has been looked at; it fits these very words and no others. */
  readonly mark: string
}

type Texts = ReadonlyMap<string, MessageText>

/** Plural forms one a line, each with its category. */
export const asLines = (text: MessageText): string =>
  typeof text === 'string'
    ? text
    : Object.entries(text)
        .map(([category, words]) => `${category}: ${words}`)
        .join('\n')

/** Twelve letters of a checksum of both texts: when either changes, somebody has to look again. */
export const markOf = (english: MessageText, welsh: MessageText): string =>
  createHash('sha256')
    .update(JSON.stringify([asLines(english), asLines(welsh)]))
    .digest('hex')
    .slice(0, 12)

/** Every Welsh text that is not in the list of those looked at, or has changed since, in the order of its key. */
export function waitingTexts(en: Texts, cy: Texts, reviewed: ReadonlyMap<string, string>): WaitingText[] {
  return [...cy]
    .flatMap(([key, welsh]) => {
      const english = en.get(key)
      if (english === undefined) return []
      const mark = markOf(english, welsh)
      if (reviewed.get(key) === mark) return []
      return [{ key, file: key.split('.')[0] ?? '', english: asLines(english), welsh: asLines(welsh), mark }]
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}
