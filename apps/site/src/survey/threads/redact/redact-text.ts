import { alwaysHidden, brokenTokens, type Secrets } from './always-hidden.ts'
import { type Finder, findAll, finderOf, findersFor, isWordRedaction } from './find-words.ts'
import { foldText } from './folded-text.ts'
import { readableText } from './readable-text.ts'
import type { Piece, Redaction, Span } from './redaction.ts'

export type Hiding = {
  readonly finders: readonly Finder[]
  readonly secrets: Secrets
  /** The tokens of this request: found also where they are broken. */
  readonly ownTokens: readonly string[]
}

export const hidingOf = (
  redactions: readonly Redaction[],
  tokens: { readonly own: readonly string[]; readonly all: Iterable<string> },
): Hiding => ({
  finders: redactions.filter(isWordRedaction).map(finderOf),
  secrets: { replyTokens: new Set([...tokens.all, ...tokens.own].map(token => token.toLowerCase())) },
  ownTokens: tokens.own,
})

/** What is blacked out of a text, in its order: no two overlap. The text must be a `readableText`. */
export function hiddenSpans(text: string, hiding: Hiding): Span[] {
  return merged(text, [...spansIn(text, hiding), ...encodedRuns(text, hiding)])
}

function spansIn(text: string, { finders, secrets, ownTokens }: Hiding): Span[] {
  const folded = foldText(text)
  return [
    ...alwaysHidden(text, secrets),
    ...brokenTokens(folded, ownTokens),
    ...finders.flatMap(finder => findAll(finder, folded)),
  ]
}

/** Links and whatever else is written with `%20`: blacked out whole when anything is in them that may not be seen. */
function encodedRuns(text: string, hiding: Hiding): Span[] {
  const runs = [...text.matchAll(/\S+/g)].filter(({ 0: run }) => /%[0-9a-f]{2}|:\/\/|www\./i.test(run.normalize('NFKC')))
  const forms = new Map(runs.map(({ 0: run }) => [run, formsOf(run)]))
  // A letter may hold thousands of links and hundreds of names: what stands in none of the links is not looked for in each of them.
  const ofLinks = { ...hiding, finders: findersFor(hiding.finders, [...forms.values()].flat()) }
  const hidden = new Set([...forms].filter(([, of]) => of.some(form => spansIn(form, ofLinks).length > 0)).map(([run]) => run))
  return runs.flatMap(({ 0: run, index }) =>
    hidden.has(run) ? [{ start: index, end: index + run.length, kind: 'link' as const }] : [],
  )
}

/** As it is, and as whoever opens it would have it; each once. */
function formsOf(run: string): string[] {
  const plain = decodedRun(run.normalize('NFKC'))
  return [...new Set([run, readableText(plain), readableText(plain.replaceAll('+', ' '))])]
}

/** Written out as often as it was encoded. */
function decodedRun(run: string): string {
  let plain = run
  for (let pass = 0; pass < 4 && /%[0-9a-f]{2}/i.test(plain); pass += 1) {
    plain = plain.replace(/(?:%[0-9a-f]{2})+/gi, bytes => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'))
  }
  return plain
}

/** Two that overlap are one, of the kind of the longer; so are two parts of a name with nothing but a blank or an initial between them. */
function merged(text: string, spans: readonly Span[]): Span[] {
  const ordered = [...spans].sort((a, b) => a.start - b.start || b.end - a.end)
  const found: Span[] = []
  for (const span of ordered) {
    const last = found.at(-1)
    if (last && (span.start < last.end || isOneName(text, last, span))) {
      const longer = span.end - span.start > last.end - last.start ? span : last
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, span.end), kind: longer.kind }
    } else found.push(span)
  }
  return found
}

const isOneName = (text: string, a: Span, b: Span): boolean =>
  a.kind === b.kind &&
  b.start - a.end <= 6 &&
  /^[\s,.]*(?:\p{L}\.?[\s,.]*)?$/u.test(text.slice(a.end, b.start)) &&
  a.end < b.start

/** The text with everything blacked out that must not be seen. */
export function redactText(source: string, hiding: Hiding): Piece[] {
  const text = readableText(source)
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end, kind } of hiddenSpans(text, hiding)) {
    if (start > at) pieces.push(text.slice(at, start))
    pieces.push({ removed: kind })
    at = end
  }
  if (at < text.length) pieces.push(text.slice(at))
  return pieces
}

/** What is still to be found in what is left, once it has been blacked out: nothing, or it must not be published. */
export function isClean(pieces: readonly Piece[], hiding: Hiding): boolean {
  const left = pieces.map(piece => (typeof piece === 'string' ? piece : ' ▇▇▇ ')).join('')
  return readableText(left) === left
    ? hiddenSpans(left, hiding).length === 0
    : hiddenSpans(readableText(left), hiding).length === 0
}
