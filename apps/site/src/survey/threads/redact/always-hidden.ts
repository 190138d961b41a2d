// Long because: what nobody can bring back into published letters stands in one place, to be read as a whole.
import { type FoldedText, noLetter } from './folded-text.ts'
import type { Span } from './redaction.ts'

export type Secrets = {
  /** The tokens of the addresses at which requests are answered, in small letters. */
  readonly replyTokens: ReadonlySet<string>
}

/**
 * What is blacked out whatever a person decides: e-mail addresses, tokens and links with which somebody could act as the trust, NHS numbers,
 * what is encoded, and links whose encoded part nobody can read.
 */
export function alwaysHidden(text: string, secrets: Secrets): Span[] {
  return [...addresses(text), ...codes(text, secrets), ...nhsNumbers(text), ...encodedBlocks(text), ...wrappedLinks(text)]
}

const local = /[\p{L}\p{N}\p{M}._%+'’&/=?^{|}~#$*!`-]/u
const domain = /[\p{L}\p{N}\p{M}._-]/u
const atSign = /[@＠﹫]|[([{<]\s{0,2}(?:at|@)\s{0,2}[)\]}>]/giu

/** Everything around an `@`, also where somebody has written it apart (`name (at) trust.example`, `name @ trust.example`) or a line breaks. */
function addresses(text: string): Span[] {
  const found: Span[] = []
  for (const match of text.matchAll(atSign)) {
    const at = match.index
    const after = at + match[0].length
    const isTight = local.test(text[at - 1] ?? '') && domain.test(text[after] ?? '')
    const [before, behind] = [skipBlanks(text, at, -1), skipBlanks(text, after, 1)]
    const start = grow(text, before, -1, local)
    const end = endOfDomain(text, behind)
    if (start === before || end === behind) continue
    // Apart from its words, an `@` may also mean "at" of a time or a place: an address has a dot then.
    if (!isTight && match[0].length === 1 && !/[\p{L}\p{N}]\.[\p{L}]{2}/u.test(text.slice(behind, end))) continue
    found.push({ start: startOfLocal(text, start), end, kind: 'address' })
  }
  return [...found, ...spelledOut(text)]
}

/** `name at trust dot nhs dot uk`: nothing but words. */
const spelledAddress =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}._%+-]{1,64}\s{1,3}at\s{1,3}(?:[\p{L}\p{N}-]{1,63}(?:\.|\s{1,3}dot\s{1,3}|\s?[([]dot[)\]]\s?)){1,6}(?:uk|org|com|net|scot|wales|cymru|ie|eu|info|invalid|example)(?![\p{L}\p{N}])/giu
const spelledOut = (text: string): Span[] =>
  [...text.matchAll(spelledAddress)].map(match => ({ start: match.index, end: match.index + match[0].length, kind: 'address' }))

function grow(text: string, at: number, step: 1 | -1, fits: RegExp): number {
  let here = at
  while (fits.test((step === 1 ? text[here] : text[here - 1]) ?? '')) here += step
  return here
}

/** At most three blanks and one line break with its marks of quoting. */
function skipBlanks(text: string, at: number, step: 1 | -1): number {
  let here = at
  for (let left = 8; left > 0; left -= 1) {
    const character = (step === 1 ? text[here] : text[here - 1]) ?? ''
    if (!/[\s>|]/.test(character)) return here
    here += step
  }
  return at
}

/** The domain goes on behind a line break where it stopped at a dot or a hyphen, and behind `[dot]`. */
function endOfDomain(text: string, at: number): number {
  let end = grow(text, at, 1, domain)
  for (let left = 8; left > 0 && end > at; left -= 1) {
    const rest = text.slice(end, end + 60)
    const written = /^\s?[([{]\s?(?:dot|\.)\s?[)\]}]\s?/i.exec(rest)?.[0]
    const broken = /[.-]$/.test(text.slice(at, end)) ? /^=?\n[\s>|]{0,20}(?=[\p{L}\p{N}])/u.exec(rest)?.[0] : undefined
    const joined = written ?? broken
    if (joined === undefined) break
    end = grow(text, end + joined.length, 1, domain)
  }
  // The full stop of the sentence is none of the address's.
  return end > at && /[.]$/.test(text.slice(at, end)) ? end - 1 : end
}

/** The part before the `@` began on the line before where that one ends in a dot, an underscore or a hyphen. */
function startOfLocal(text: string, start: number): number {
  const broken = /[\p{L}\p{N}][._-]=?\n[\s>|]{0,20}$/u.exec(text.slice(Math.max(0, start - 60), start))?.[0]
  if (broken === undefined) return start
  return grow(text, start - broken.length + 1, -1, local)
}

const run = /[A-Za-z0-9_-]{8,}/g
const replyAddress = /reply\s?\+\s?[A-Za-z0-9_-]{4,}(?:=?\n[\s>|]{0,20}[A-Za-z0-9_-]{4,})?/gi
/** What stands before `/reply/` is looked at so far and no further: in a long run of links each would be read to its end again. */
const replyLink =
  /(?:https?:\/\/[^\s<>"]{0,200})?\/reply\/[\s=>|]{0,24}[A-Za-z0-9_-]{4,}(?:=?\n[\s>|]{0,20}[A-Za-z0-9_-]{8,}){0,4}[^\s<>"]{0,200}/gi

/** Reply tokens, reply links, and everything else that looks like a key: somebody might open a door with it. */
function codes(text: string, { replyTokens }: Secrets): Span[] {
  const asCode = (match: RegExpExecArray): Span => ({ start: match.index, end: match.index + match[0].length, kind: 'code' })
  const isSecret = (word: string): boolean => replyTokens.has(word.toLowerCase()) || looksLikeKey(word)
  return [
    ...[...text.matchAll(replyAddress)].map(asCode),
    ...[...text.matchAll(replyLink)].map(asCode),
    ...[...text.matchAll(run)].filter(([word]) => isSecret(word)).map(asCode),
  ]
}

/** The tokens of this very request, wherever a program has broken them. */
export function brokenTokens({ folded, from, to, skeleton }: FoldedText, tokens: Iterable<string>): Span[] {
  const spans: Span[] = []
  for (const token of tokens) {
    const letters = [...token.toLowerCase().replace(/[^a-z0-9]/g, '')]
    if (letters.length < 8 || !skeleton.includes(letters.join(''))) continue
    const pattern = new RegExp(letters.join(`${noLetter}{0,24}`), 'g')
    for (const match of folded.matchAll(pattern)) {
      const [start, end] = [from[match.index], to[match.index + match[0].length - 1]]
      if (start !== undefined && end !== undefined) spans.push({ start, end, kind: 'code' })
    }
  }
  return spans
}

/** Long, and jumping between capitals, small letters and digits as words do not. */
function looksLikeKey(word: string): boolean {
  if (word.length < 20) return false
  const kinds = word.replace(/[A-Z]/g, 'A').replace(/[a-z]/g, 'a').replace(/[0-9]/g, '0').replace(/[_-]/g, '')
  const jumps = [...kinds].filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length
  return jumps >= 6
}

/** Ten digits of which the last one checks the others (NHS Data Dictionary: modulus 11), in whatever groups. */
function nhsNumbers(text: string): Span[] {
  return [...text.matchAll(/(?<![\p{N}])\p{N}(?:[\s.\-–>|]{0,4}\p{N}){9}(?![\p{N}])/gu)].flatMap(match =>
    isNhsNumber(match[0].normalize('NFKC').replace(/\D/g, ''))
      ? [{ start: match.index, end: match.index + match[0].length, kind: 'number' as const }]
      : [],
  )
}

export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false
  const sum = [...digits.slice(0, 9)].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0)
  const check = (11 - (sum % 11)) % 11
  return check !== 10 && check === Number(digits[9])
}

/** Several lines of Base64, as programs leave them that could not take a mail apart: nobody can say what is in them. */
const encodedBlocks = (text: string): Span[] =>
  [...text.matchAll(/(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{60,}={0,2}(?:\n[\s>|]{0,20}[A-Za-z0-9+/]{4,}={0,2}(?=\n|$))*/g)]
    .filter(([block]) => /\d/.test(block) && /[a-z]/.test(block) && /[A-Z]/.test(block))
    .map(match => ({ start: match.index, end: match.index + match[0].length, kind: 'encoded' }))

const wrappers =
  /safelinks\.protection\.outlook|urldefense|mimecast|cudasvc\.com|trendmicro\.com|sophos\.com|proofpoint|clicktime\.|barracuda/i

/** Links that a mail filter has wrapped: the address of whoever got the mail is in them, in a form of its own. */
const wrappedLinks = (text: string): Span[] =>
  [...text.matchAll(/(?:https?:\/\/|www\.)[^\s<>"]+/gi)]
    .filter(([link]) => wrappers.test(link))
    .map(match => ({ start: match.index, end: match.index + match[0].length, kind: 'link' }))
