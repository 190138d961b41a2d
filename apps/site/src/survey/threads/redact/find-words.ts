import { type FoldedText, foldedWords, foldText, letter, noLetter, wordBreak } from './folded-text.ts'
import type { Redaction, Span, WordKind } from './redaction.ts'
import { lookUp } from './skeleton-index.ts'

/** Finds one thing in a text, however it is written there. */
export type Finder = {
  readonly kind: WordKind
  readonly patterns: readonly {
    /** The letters and digits of which every place consists; null where some of them may be lost. */
    readonly needle: string | null
    readonly pattern: RegExp
    /** Nothing stands before the needle in what is found. */
    readonly beginsWithNeedle: boolean
  }[]
}

/**
 * Makes a finder of what shall be blacked out. Letters count whatever their case and their accents; between words may stand anything that
 * is no letter and no digit, line breaks and marks of quoting included, or nothing; within a word a line may break.
 *
 * - A name is found whole, turned around (`Smith, Jane`), with initials (`J. Smith`, `jsmith`, `SmithJ`), and each of its words alone.
 * - Other words are found in their order, all together.
 * - Of numbers the digits count, however they are grouped, `+44` or `0` before them.
 *
 * What has eight letters or more is also found inside longer words, shorter ones only as words of their own.
 */
export function finderOf({ kind, text }: { readonly kind: WordKind; readonly text: string }): Finder {
  const isDigits = (kind === 'phone' || kind === 'number') && !/\p{L}/u.test(text)
  if (isDigits) return { kind, patterns: digitPatterns(text) }
  if (kind === 'postcode') return { kind, patterns: together([foldedWords(text).join('')], `${noLetter}{0,4}`) }
  const phrases = kind === 'name' ? phrasesOfName(text) : [{ text, gap: between }]
  return {
    kind,
    patterns: phrases.flatMap(({ text: phrase, gap }) => spellings(phrase).flatMap(each => phrasePattern(each, gap))),
  }
}

/** Every place at which it stands. */
export function findAll({ kind, patterns }: Finder, whole: FoldedText): Span[] {
  const { from, to, text } = whole
  const spans: Span[] = []
  for (const each of patterns) {
    for (const match of matchesOf(each, whole)) {
      const last = match.index + match[0].length - 1
      const [start, end] = [from[match.index], to[last]]
      if (start !== undefined && end !== undefined && end > start) spans.push({ start, end: withMarks(text, end), kind })
    }
  }
  return spans
}

/** Most names do not stand in most letters: that is quickly seen. */
function matchesOf(
  { needle, pattern, beginsWithNeedle }: Finder['patterns'][number],
  whole: FoldedText,
): Iterable<RegExpExecArray> {
  if (needle === null) return whole.folded.matchAll(pattern)
  const places = lookUp(whole, needle)
  if (places === null) return whole.skeleton.includes(needle) ? whole.folded.matchAll(pattern) : []
  if (places.length === 0) return []
  return beginsWithNeedle ? matchesAt(new RegExp(pattern.source, 'y'), whole.folded, places) : whole.folded.matchAll(pattern)
}

/** As `matchAll` finds them: none begins inside the one before it. */
function matchesAt(pattern: RegExp, folded: string, places: readonly number[]): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  let end = 0
  for (const place of places) {
    if (place < end) continue
    pattern.lastIndex = place
    const match = pattern.exec(folded)
    if (match === null) continue
    found.push(match)
    end = place + match[0].length
  }
  return found
}

/** An accent that stands as a character of its own goes with its letter. */
const withMarks = (text: string, end: number): number => end + (/^\p{M}*/u.exec(text.slice(end, end + 8))?.[0].length ?? 0)

/** Titles and the small words inside names: no names by themselves. */
const noName = new Set(
  'mr mrs ms miss mx dr prof professor sir dame lady lord rev revd reverend sister nurse van von der den de da di du la le ap ab ferch verch of the and y yr'.split(
    ' ',
  ),
)
const titles = ['dr', 'mr', 'mrs', 'ms', 'miss', 'prof']

type Phrase = { readonly text: string; readonly gap: string }

function phrasesOfName(text: string): Phrase[] {
  const words = text.split(/[\s,;/]+/).filter(word => foldedWords(word).length > 0)
  const named = words.filter(word => !noName.has(foldedWords(word).join('')))
  const parts = named.flatMap(word => [word, ...word.split(/[-‐‑‒–]/)]).filter(word => foldedWords(word).join('').length > 1)
  const phrases = [words.join(' '), named.join(' '), ...parts, ...parts.flatMap(part => titles.map(title => `${title}${part}`))]
  const withInitials: string[] = []
  const [first, last] = [named.at(0), named.at(-1)]
  if (first !== undefined && last !== undefined && named.length > 1) {
    const [firstInitial, lastInitial] = [initialOf(first), initialOf(last)]
    phrases.push(
      `${last} ${named.slice(0, -1).join(' ')}`,
      `${named.slice(1).join(' ')} ${first}`,
      `${first} ${last}`,
      `${last} ${first}`,
    )
    withInitials.push(`${firstInitial} ${last}`, `${last} ${firstInitial}`, `${lastInitial} ${first}`, `${first} ${lastInitial}`)
  }
  const as = (gap: string) => (phrase: string) => ({ text: phrase, gap })
  return [...[...new Set(phrases)].filter(phrase => phrase !== '').map(as(between)), ...withInitials.map(as(beside))]
}

const initialOf = (word: string): string => [...(foldedWords(word)[0] ?? '')][0] ?? ''

type Spelling = { readonly words: readonly string[]; readonly isDamaged: boolean }

/** As it is; and, of what has more than the letters of ASCII, as programs spoil it: UTF-8 read as Latin-1, letters lost to question marks. */
function spellings(text: string): Spelling[] {
  const plain = { words: foldedWords(text), isDamaged: false }
  if (!/[^\p{ASCII}]/u.test(text.normalize('NFC'))) return [plain]
  const bytes = Buffer.from(text.normalize('NFC'), 'utf8')
  const spoilt = ['windows-1252', 'latin1'].map(charset => ({
    words: foldedWords(charset === 'latin1' ? bytes.toString('latin1') : new TextDecoder(charset).decode(bytes)),
    isDamaged: false,
  }))
  const lost = text
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
    .map(word => [...word].map(each => (/\p{ASCII}/u.test(each) ? each.toLowerCase() : lostLetter)).join(''))
  return [plain, ...spoilt, { words: lost, isDamaged: true }]
}

const lostLetter = '\u0000'
const between = `${noLetter}{0,40}`
/** An initial stands on the line of its name. */
const beside = '[^a-z0-9\\u0080-\\uffff\\n]{0,3}'
/** Where a line may break inside a word: with a hyphen or without, before marks of quoting. */
const innerBreak = `(?:${wordBreak}|[-=]?\\n[\\s>|]{0,24})?`
/** Found inside longer words too. */
const longEnough = 8

function phrasePattern({ words, isDamaged }: Spelling, gap: string): Finder['patterns'] {
  const needle = words.join('')
  const letters = [...needle].length
  if (letters === 0 || (isDamaged && [...needle].filter(each => each !== lostLetter).length < 2)) return []
  const body = words.map(word => wordPattern(word)).join(gap)
  const source = letters >= longEnough && !isDamaged ? body : `(?<!${letter})${body}(?!${letter})`
  return [{ needle: isDamaged ? null : needle, pattern: new RegExp(source, 'g'), beginsWithNeedle: true }]
}

function wordPattern(word: string): string {
  const letters = [...word].map(each => (each === lostLetter ? '[^a-z0-9\\u0080-\\uffff\\s]{1,3}' : each))
  return letters.join(letters.length > 3 ? innerBreak : `${wordBreak}?`)
}

function together(texts: readonly string[], gap: string): Finder['patterns'] {
  return texts
    .filter(text => text !== '')
    .map(text => ({
      needle: text,
      pattern: new RegExp(`(?<!${letter})${[...text].join(gap)}(?!${letter})`, 'g'),
      beginsWithNeedle: true,
    }))
}

function digitPatterns(text: string): Finder['patterns'] {
  const digits = foldedWords(text).join('')
  const isPhone = /^\s*(\+|00|\(?0)/.test(text)
  const core = isPhone ? digits.replace(/^(?:0044|44|00|0)0?/, '') : digits
  const prefix = isPhone ? '(?:(?:(?:\\+|00)?\\s?4\\D{0,2}4\\D{0,4}(?:0\\D{0,3})?|\\(?0\\D{0,3}))?' : ''
  if (core.length < 3) return []
  const gap = `${noLetter}{0,12}`
  return [
    { needle: core, pattern: new RegExp(`(?<![0-9])${prefix}${[...core].join(gap)}(?![0-9])`, 'g'), beginsWithNeedle: false },
  ]
}

export const isWordRedaction = (redaction: Redaction): redaction is { readonly kind: WordKind; readonly text: string } =>
  redaction.kind !== 'message'

/** What makes two redactions the same: the kind, and the words without case and accents. */
export const keyOf = ({ kind, text }: Redaction): string => (kind === 'message' ? text : foldedWords(text).join(' '))

/** Only what could be found in one of these texts at all. */
export function findersFor(finders: readonly Finder[], texts: readonly string[]): Finder[] {
  const whole = foldText(texts.join(' '))
  const isThere = ({ needle }: Finder['patterns'][number]): boolean =>
    needle === null || (lookUp(whole, needle)?.length ?? Number(whole.skeleton.includes(needle))) > 0
  return finders
    .map(finder => ({ ...finder, patterns: finder.patterns.filter(isThere) }))
    .filter(({ patterns }) => patterns.length > 0)
}
