import type { Translate } from '../../foundation/index.ts'
import type { Line, Piece } from './press-document.ts'

// Private-use characters: no text of ours has them.
const hole = /(\uE000\w+\uE001)/

/** A message as a line of pieces: its holes are filled with whole pieces, which keep what they are. */
export function pieces(t: Translate, key: string, parts: Readonly<Record<string, Piece | Line>>): Line {
  const marked = t(key, Object.fromEntries(Object.keys(parts).map(name => [name, `\uE000${name}\uE001`])))
  return marked.split(hole).flatMap((text): Line => {
    if (!hole.test(text)) return text === '' ? [] : [text]
    const part = parts[text.slice(1, -1)]
    return part === undefined ? [] : isLine(part) ? part : [part]
  })
}

const isLine = (part: Piece | Line): part is Line => Array.isArray(part)

/** What somebody typed, or the place for it. */
export const typedOrGap = (typed: string, gap: string): Piece => (typed === '' ? { gap } : { typed })
