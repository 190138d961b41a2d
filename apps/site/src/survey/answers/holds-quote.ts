/**
 * Whether a quote stands, word for word, in a text. What programs change on the way makes no difference: the kind of quotation marks,
 * apostrophes and dashes, blanks and line breaks, a word divided at the end of a line, letters with accents written in one piece or two,
 * the sign `>` before repeated lines. What a person would read differently does: capitals, numbers, and a quote that begins or ends
 * inside a word (`no` does not stand in `know`). `[…]` or `[...]` in the quote is a part left out: what is on both sides must stand in this
 * order.
 */
export function holdsQuote(text: string, quote: string): boolean {
  const parts = quote
    .split(/\[\s*(?:…|\.\.\.)\s*\]/)
    .map(plain)
    .filter(part => part !== '')
  if (parts.length === 0) return false
  return readings(text).some(reading => holdsInOrder(reading, parts))
}

/** A hyphen at the end of a line divides a word, or belongs to it: `re-\ncords`, `follow-\nup`. */
const readings = (text: string): string[] => {
  const own = text.replace(/^[ \t]*(?:>[ \t]?)+/gm, '')
  return [plain(text), plain(own), plain(own.replace(/[-\u2010]\n[ \t]*/g, '')), plain(own.replace(/([-\u2010])\n[ \t]*/g, '$1'))]
}

function holdsInOrder(text: string, parts: readonly string[]): boolean {
  let from = 0
  for (const part of parts) {
    const at = wholeAt(text, part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return true
}

/** Where a part stands from there on without cutting a word; -1 when it does not. */
function wholeAt(text: string, part: string, from: number): number {
  for (let at = text.indexOf(part, from); at >= 0; at = text.indexOf(part, at + 1)) {
    const end = at + part.length
    if (!cutsWord(text, at) && !cutsWord(text, end)) return at
  }
  return -1
}

const isOfWord = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}\p{M}]/u.test(sign)
const cutsWord = (text: string, at: number): boolean => isOfWord(text[at - 1]) && isOfWord(text[at])

/** One way of writing for what looks the same. NFKC also takes ligatures of PDF files apart. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/[\u2018\u2019\u201A\u201B\u2032\u0060\u00B4]/g, "'")
    .replace(/[\u201C-\u201F\u2033\u00AB\u00BB]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
