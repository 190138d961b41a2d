/**
 * What markup has stood where. Extracts are written by machines: after one element almost always comes one of a few others, with the same blanks and attributes. What
 * the scanner has read letter by letter once is known by its bytes from then on, and only the values between them are looked at.
 */

/** An element by the way that leads to it; one for all its occurrences. */
export type Shape = {
  readonly name: string
  readonly children: Map<string, Shape>
  /** The steps that open or close it, each once, by what they look like. */
  readonly steps: Map<string, Step>
  /** What has come after something inside it that is not known as a step, such as a comment. */
  readonly after: Step[]
  /** False for a shape that was made when too many were known: nothing is learned inside it. */
  readonly isKept: boolean
  /** Room for what the reader of the file makes of it, so that it is looked up once. */
  note: unknown
}

/** Blanks or text, and then one tag, without its values. */
export type Step = {
  readonly kind: 'open' | 'empty' | 'close'
  readonly shape: Shape
  /** Whether text stands before the tag that differs from time to time; else the blanks are those of `blanks`. */
  readonly hasText: boolean
  readonly blanks: string
  readonly linesBefore: number
  readonly linesInside: number
  /** Attributes: their names and the quotes around their values. */
  readonly names: readonly string[]
  readonly quotes: readonly number[]
  /** The bytes around the values, one more than there are attributes. */
  readonly literals: readonly Literal[]
  /** What has come next, what came last before the others. */
  readonly after: Step[]
}

/** Bytes as numbers of four, the last of which may overlap the one before it; fewer than four bytes stand in `few`. */
type Literal = { readonly length: number; readonly words: Int32Array; readonly few: Uint8Array }

const mostShapes = 2000
const mostSteps = 8000
const mostAlternatives = 6
const longestStep = 600

export type Seen = {
  kind: Step['kind']
  shape: Shape
  before: string
  /** The tag as it stands. */
  tag: string
  names: readonly string[]
  /** Where the values begin and end, from the beginning of the tag. */
  starts: readonly number[]
  ends: readonly number[]
}

export function knownMarkup() {
  let shapes = 0
  let steps = 0
  const wholeFile = emptyShape('', true)
  /** The shape of an element inside another one, or of the outermost one. */
  const shapeOf = (parent: Shape = wholeFile, name: string): Shape => {
    const known = parent.children.get(name)
    if (known !== undefined) return known
    // A copy: the name is a slice that would keep the whole piece of the file in memory.
    const shape = emptyShape(Buffer.from(name).toString(), shapes < mostShapes && parent.isKept)
    if (!shape.isKept) return shape
    shapes += 1
    parent.children.set(shape.name, shape)
    return shape
  }
  return {
    shapeOf,
    /** Learns that this came. @returns the step; undefined if it is not one to remember */
    learn(following: Step[], seen: Seen): Step | undefined {
      const { kind, shape, before, tag, names, starts, ends } = seen
      if (!shape.isKept || before.length + tag.length > longestStep || !isPlain(tag)) return undefined
      const hasText = !/^[ \t\r\n]*$/.test(before)
      const values = names.map((_, at) => tag.slice(starts[at], ends[at]))
      if ((hasText && isForCloserLook(before)) || values.some(isForCloserLook)) return undefined
      const parts = Array.from({ length: names.length + 1 }, (_, at) => tag.slice(ends[at - 1] ?? 0, starts[at] ?? tag.length))
      const look = [kind, hasText ? '<' : before, ...parts].join('\0')
      const step = shape.steps.get(look) ?? (steps < mostSteps ? stepOf(seen, hasText, parts) : undefined)
      if (step === undefined) return undefined
      if (!shape.steps.has(look)) {
        shape.steps.set(look, step)
        steps += 1
      }
      if (!following.includes(step)) following.unshift(step)
      if (following.length > mostAlternatives) following.pop()
      return step
    },
  }
}

const stepOf = ({ kind, shape, before, tag, names, ends }: Seen, hasText: boolean, parts: readonly string[]): Step => ({
  kind,
  shape,
  hasText,
  blanks: hasText ? '' : Buffer.from(before).toString(),
  linesBefore: hasText ? 0 : linesIn(before),
  linesInside: linesIn(parts.join('')),
  names: names.map(name => Buffer.from(name).toString()),
  quotes: names.map((_, at) => tag.charCodeAt(ends[at] ?? 0)),
  literals: parts.map((part, at) => literalOf(at === 0 && !hasText ? before + part : part)),
  after: [],
})
const emptyShape = (name: string, isKept: boolean): Shape => ({
  name,
  children: new Map(),
  steps: new Map(),
  after: [],
  isKept,
  note: undefined,
})
const isPlain = (text: string): boolean => Buffer.byteLength(text) === text.length
const linesIn = (text: string): number => text.split('\n').length - 1

function literalOf(text: string): Literal {
  const bytes = Buffer.from(text, 'latin1')
  const { length } = bytes
  if (length < 4) return { length, words: new Int32Array(0), few: Uint8Array.from(bytes) }
  const words = Int32Array.from({ length: Math.ceil(length / 4) }, (_, at) => bytes.readInt32LE(Math.min(at * 4, length - 4)))
  return { length, words, few: new Uint8Array(0) }
}

/** The bytes of a piece of the file, all ASCII, so that a place in them is the same in its text. */
export type PlainBytes = { readonly view: DataView; readonly length: number }

/** @returns where the literal ends that should stand at `at`, or -1 if something else stands there */
export function matchLiteral({ view, length: most }: PlainBytes, at: number, { length, words, few }: Literal): number {
  if (at + length > most) return -1
  const last = words.length - 1
  if (last < 0) {
    for (let index = 0; index < few.length; index += 1) if (view.getUint8(at + index) !== few[index]) return -1
    return at + length
  }
  for (let index = 0; index < last; index += 1) if (view.getInt32(at + index * 4, true) !== words[index]) return -1
  return view.getInt32(at + length - 4, true) === words[last] ? at + length : -1
}

/** Bytes that need a closer look than a comparison: entities, ends of lists, line breaks and what XML forbids. */
const closer = new Uint8Array(256).fill(1, 128)
for (let byte = 0; byte < 32; byte += 1) closer[byte] = 1
for (const sign of '<&]') closer[sign.charCodeAt(0)] = 1

/** Where a step would never be found again, because its values are looked at more closely each time, it is not learned either. */
const isForCloserLook = (text: string): boolean => Buffer.from(text, 'utf8').some(byte => closer[byte] === 1)

/** @returns where the value ends at this quote, or -1 if it needs a closer look */
export function valueEnd({ view, length }: PlainBytes, start: number, quote: number): number {
  for (let at = start; at < length; at += 1) {
    const byte = view.getUint8(at)
    if (byte === quote) return at
    if (closer[byte] === 1) return -1
  }
  return -1
}

/** @returns where the text ends at a tag, or -1 if it needs a closer look */
export function textEnd({ view, length }: PlainBytes, start: number): number {
  for (let at = start; at < length; at += 1) {
    const byte = view.getUint8(at)
    if (closer[byte] === 1) return byte === 60 ? at : -1
  }
  return -1
}
