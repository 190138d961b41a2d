// Long because: a scanner is one loop over one text; cut into files it would be slower and no clearer.
import { knownMarkup, matchLiteral, type PlainBytes, type Shape, type Step, textEnd, valueEnd } from './known-markup.ts'
import { decodeText, isAllowedText, isForbidden, isName, isNameSign, startsName } from './xml-signs.ts'

/** The file is no XML, or XML that we refuse. Position and words; never a value. */
export class XmlProblem extends Error {
  readonly line: number
  readonly column: number
  readonly isCut: boolean
  constructor(message: string, at: { line: number; column: number; isCut?: boolean }) {
    super(message)
    this.line = at.line
    this.column = at.column
    this.isCut = at.isCut === true
  }
}

/** The attributes of the element that is being opened. The object is used again for the next element. */
export type Attributes = {
  /** How many there are: what stands in the lists after them is of earlier elements. */
  count: number
  readonly names: readonly string[]
  value(index: number): string
  get(name: string): string | undefined
}

export type ScannerHandlers = {
  /** `shape` is the same for each element of this name at this place, but for files with very many. */
  open: (name: string, attributes: Attributes, shape: Shape) => void
  close: () => void
  /** Pieces of text in order, only while wants.text is set. */
  text: (piece: string) => void
}

/** One tag or comment is never this long; what is must not be gathered in memory. */
const longestMarkup = 16 * 1024 * 1024
const longestEntity = 300
const lessThan = 60
/** Most text between two tags is shorter: stepping over it costs less than asking for a search. */
const shortText = 48
const greaterThan = 62
const slash = 47
const equals = 61
const ampersand = 38
const forbiddenSign = 'there is a sign that no XML may have'

/**
 * Reads XML 1.0 piece by piece and calls the handlers for elements and text, in a fraction of the time of a general parser: text that nobody wants is never looked at
 * letter by letter, and markup that stood there before is compared and not read. It is as strict as one: what is not well-formed is refused, with line and column. DOCTYPE is refused altogether, so there are no entities but
 * the five of XML and numbers. Namespaces are left to the caller.
 */
export function xmlScanner({ open, close, text }: ScannerHandlers) {
  /** What is not yet read: a tag or an entity may be cut by the end of a piece. */
  let buffer = ''
  let at = 0
  let line = 1
  /** Up to where `line` is reckoned. */
  let counted = 0
  /** The length of the last line before the buffer. */
  let before = 0
  let isAtStart = true
  let hasRoot = false
  let nextAmpersand = -1
  let nextListEnd = -1
  /** A name with signs beyond ASCII has come: from then on each name is looked at more closely. */
  let hasOtherSigns = false
  let hasEntity = false
  let hasBlank = false
  const open_: Shape[] = []
  const wants = { text: false }
  /** Where what comes before the next tag begins. */
  let begun = 0
  /** The bytes of the buffer, if they are all ASCII. */
  let bytes: PlainBytes | undefined
  const known = knownMarkup()
  /** What has come before after what was read last. */
  let following: Step[] = []
  const readNames: string[] = []
  /** Values that were changed: entities and line breaks in them are read. */
  const readValues: (string | undefined)[] = []
  const starts: number[] = []
  const ends: number[] = []
  const attributes = {
    count: 0,
    names: readNames as readonly string[], // Those of a known step are not to be changed.
    value: (index: number): string => readValues[index] ?? buffer.slice(starts[index], ends[index]),
    get(name: string): string | undefined {
      for (let index = 0; index < attributes.count; index += 1) {
        if (attributes.names[index] === name) return attributes.value(index)
      }
      return undefined
    },
  }

  const countLines = (upTo: number): void => {
    for (let found = buffer.indexOf('\n', counted); found >= 0 && found < upTo; found = buffer.indexOf('\n', found + 1)) line += 1
    counted = upTo
  }
  /** The last line break before a place in the buffer; -1 if there is none. */
  const lineBreakBefore = (where: number): number => (where === 0 ? -1 : buffer.lastIndexOf('\n', where - 1))
  const position = (where = at): { line: number; column: number } => {
    if (where > counted) countLines(where)
    const lineBreak = lineBreakBefore(where)
    return { line, column: lineBreak < 0 ? before + where + 1 : where - lineBreak }
  }
  const fail = (message: string, where = at): never => {
    throw new XmlProblem(message, position(where))
  }
  const more = (): false => {
    if (buffer.length - at > longestMarkup) fail('a tag or comment is longer than 16 MB')
    return false
  }

  /** Text up to `end`: its entities are read, and what may not stand in text is refused. */
  const takeText = (end: number): void => {
    if (end === at) return
    if (open_.length === 0) {
      const stray = /[^\s]/.exec(buffer.slice(at, end))
      if (stray !== null) fail('text stands outside of the outermost element', at + stray.index)
      at = end
      return
    }
    if (nextListEnd >= 0 && nextListEnd < at) nextListEnd = buffer.indexOf(']]>', at)
    if (nextListEnd >= 0 && nextListEnd < end) fail('“]]>” may not stand in text', nextListEnd)
    if (nextAmpersand >= 0 && nextAmpersand < at) nextAmpersand = buffer.indexOf('&', at)
    if (nextAmpersand >= 0 && nextAmpersand < end) {
      const piece = decodeText(buffer.slice(at, end))
      if (typeof piece !== 'string') fail(piece.problem, at + piece.at)
      else if (wants.text) text(piece)
    } else if (wants.text) text(buffer.slice(at, end))
    at = end
  }

  /** @returns where the name that begins at `start` ends */
  const takeName = (start: number): number => {
    const source = buffer
    const { length } = source
    let end = start
    let sign = 0
    while (end < length) {
      sign = source.charCodeAt(end)
      if (!isNameSign(sign)) break
      if (sign >= 128) hasOtherSigns = true
      end += 1
    }
    return end
  }
  const checkName = (name: string, where: number): void => {
    if (!startsName(name.charCodeAt(0)) || (hasOtherSigns && !isName(name)))
      fail('a name has a sign that no name may have', where)
  }

  /** @returns false if the tag is not whole yet */
  const takeOpenTag = (): boolean => {
    let next = takeName(at + 1)
    if (next >= buffer.length) return more()
    const name = buffer.slice(at + 1, next)
    checkName(name, at)
    attributes.count = 0
    attributes.names = readNames
    for (;;) {
      const gap = next
      next = skipBlanks(next)
      if (next >= buffer.length) return more()
      const sign = buffer.charCodeAt(next)
      if (sign === greaterThan) return opened(name, next + 1, false)
      if (sign === slash) {
        if (next + 1 >= buffer.length) return more()
        if (buffer.charCodeAt(next + 1) !== greaterThan) fail('a slash in a tag is not followed by “>”', next)
        return opened(name, next + 2, true)
      }
      if (next === gap) fail('a name has a sign that no name may have, or a blank is missing between attributes', next)
      const found = takeAttribute(next)
      if (found < 0) return more()
      next = found
    }
  }
  const skipBlanks = (start: number): number => {
    const source = buffer
    let next = start
    for (;;) {
      const sign = source.charCodeAt(next)
      if (sign !== 32 && sign !== 10 && sign !== 13 && sign !== 9) return next
      next += 1
    }
  }
  /** @returns where the attribute ends, or -1 if it is not whole yet */
  const takeAttribute = (start: number): number => {
    const nameEnd = takeName(start)
    if (nameEnd >= buffer.length) return -1
    const name = buffer.slice(start, nameEnd)
    checkName(name, start)
    let next = skipBlanks(nameEnd)
    if (next >= buffer.length) return -1
    if (buffer.charCodeAt(next) !== equals) fail('an attribute has no value', next)
    next = skipBlanks(next + 1)
    if (next >= buffer.length) return -1
    const quote = buffer.charCodeAt(next)
    if (quote !== 34 && quote !== 39) fail('the value of an attribute has no quotes', next)
    const end = takeValue(next + 1, quote)
    if (end < 0) return -1
    let value: string | undefined
    if (hasBlank) value = buffer.slice(next + 1, end).replace(/\r\n|[\t\n\r]/g, ' ')
    if (hasEntity) {
      const decoded = decodeText(value ?? buffer.slice(next + 1, end))
      if (typeof decoded !== 'string') return fail(decoded.problem, next + 1 + decoded.at)
      value = decoded
    }
    if (attributes.count > 0 && attributes.get(name) !== undefined) fail('an attribute stands twice in one tag', start)
    readNames[attributes.count] = name
    readValues[attributes.count] = value
    starts[attributes.count] = next + 1
    ends[attributes.count] = end
    attributes.count += 1
    return end + 1
  }
  /** @returns where the quote is that ends a value, or -1 if it has not come yet */
  const takeValue = (start: number, quote: number): number => {
    const source = buffer
    const { length } = source
    hasEntity = false
    hasBlank = false
    for (let next = start; next < length; next += 1) {
      const sign = source.charCodeAt(next)
      if (sign === quote) return next
      if (sign === lessThan) fail('“<” may not stand in the value of an attribute', next)
      if (sign === ampersand) hasEntity = true
      else if (sign === 10 || sign === 9 || sign === 13) hasBlank = true
      else if (isForbidden(sign)) fail(forbiddenSign, next)
    }
    return -1
  }
  const opened = (name: string, end: number, isEmpty: boolean): true => {
    if (open_.length === 0) {
      if (hasRoot) fail('there is more than one outermost element')
      hasRoot = true
    }
    const shape = known.shapeOf(open_[open_.length - 1], name)
    const step = learn(isEmpty ? 'empty' : 'open', shape, end)
    open_.push(shape)
    open(name, attributes, shape)
    if (isEmpty) {
      open_.pop()
      close()
    }
    following = step?.after ?? insideOf(isEmpty ? open_[open_.length - 1] : shape)
    at = end
    return true
  }

  const takeCloseTag = (): boolean => {
    const shape = open_[open_.length - 1]
    if (shape === undefined) return fail('an element is closed that was never opened')
    const source = buffer
    const start = at + 2
    const { name } = shape
    const { length } = name
    for (let index = 0; index < length; index += 1) {
      if (source.charCodeAt(start + index) === name.charCodeAt(index)) continue
      if (start + index >= source.length) return more()
      return fail('an element is closed by another name than it was opened by')
    }
    const end = skipBlanks(start + length)
    if (end >= source.length) return more()
    if (source.charCodeAt(end) !== greaterThan) return fail('an element is closed by another name than it was opened by')
    attributes.count = 0
    const step = learn('close', shape, end + 1)
    open_.pop()
    close()
    following = step?.after ?? insideOf(open_[open_.length - 1])
    at = end + 1
    return true
  }

  const insideOf = (shape: Shape | undefined): Step[] => shape?.after ?? []
  /** The tag that was read, up to `end`, with the text since `begun`: it will be known when it comes again. */
  const learn = (kind: Step['kind'], shape: Shape, end: number): Step | undefined => {
    // Where bytes were compared none of the known steps was there: this one is new.
    if (open_.length === 0 || bytes === undefined) return undefined
    const { count } = attributes
    return known.learn(following, {
      kind,
      shape,
      before: buffer.slice(begun, at),
      tag: buffer.slice(at, end),
      names: readNames.slice(0, count),
      starts: starts.slice(0, count).map(start => start - at),
      ends: ends.slice(0, count).map(valueEnd => valueEnd - at),
    })
  }

  /** Goes along what is known as long as the file does. */
  const follow = (plain: PlainBytes): void => {
    while (open_.length > 0) {
      const steps = following
      let index = 0
      let end = -1
      for (; index < steps.length; index += 1) {
        end = matchStep(plain, steps[index] as Step) // Below the length there is one.
        if (end >= 0) break
      }
      if (end < 0) return
      const step = steps[index] as Step // As above.
      if (index > 0) {
        steps[index] = steps[0] as Step // As above.
        steps[0] = step
      }
      takeStep(step, end)
    }
  }
  /** Where the text before the tag of the step that was matched last ends. */
  let textEnded = 0
  /** @returns where the step ends if it is what stands here, else -1 */
  const matchStep = (plain: PlainBytes, { hasText, blanks, literals, quotes }: Step): number => {
    let next = at
    if (hasText) {
      next = textEnd(plain, at)
      if (next < 0) return -1
      textEnded = next
    } else textEnded = at + blanks.length
    for (let index = 0; index < literals.length; index += 1) {
      if (index > 0) {
        starts[index - 1] = next
        next = valueEnd(plain, next, quotes[index - 1] as number) // There is a quote for each attribute.
        if (next < 0) return -1
        ends[index - 1] = next
        readValues[index - 1] = undefined
      }
      next = matchLiteral(plain, next, literals[index] as (typeof literals)[number]) // As above.
      if (next < 0) return -1
    }
    return next
  }
  const takeStep = ({ kind, shape, hasText, blanks, linesBefore, linesInside, names, after }: Step, end: number): void => {
    if (counted < at) countLines(at)
    if (wants.text) {
      if (hasText) text(buffer.slice(at, textEnded))
      else if (blanks !== '') text(blanks)
    }
    at = textEnded
    line += linesBefore
    counted = at
    if (kind === 'close') {
      open_.pop()
      close()
    } else {
      attributes.count = names.length
      attributes.names = names
      open_.push(shape)
      open(shape.name, attributes, shape)
      if (kind === 'empty') {
        open_.pop()
        close()
      }
    }
    at = end
    line += linesInside
    counted = end
    following = after
  }

  /** A comment, an instruction or a piece of plain text in brackets. @returns false if it is not whole yet */
  const takeOther = (): boolean => {
    if (buffer.startsWith('<?', at)) return takeInstruction()
    if (buffer.startsWith('<!--', at)) {
      const end = buffer.indexOf('--', at + 4)
      if (end < 0 || end + 2 >= buffer.length) return more()
      if (buffer.charCodeAt(end + 2) !== greaterThan) fail('“--” may not stand in a comment', end)
      if (!isAllowedText(buffer.slice(at, end))) fail(forbiddenSign)
      at = end + 3
      return true
    }
    if (buffer.startsWith('<![CDATA[', at)) {
      if (open_.length === 0) fail('text stands outside of the outermost element')
      const end = buffer.indexOf(']]>', at)
      if (end < 0) return more()
      const inside = buffer.slice(at + 9, end)
      if (!isAllowedText(inside)) fail(forbiddenSign)
      if (wants.text) text(inside)
      at = end + 3
      return true
    }
    if (buffer.length - at < 9) return more()
    if (buffer.startsWith('<!DOCTYPE', at)) fail('it declares a DOCTYPE; extracts have none, and it could pull in other files')
    return fail('a tag begins with a sign that no tag may have')
  }
  const takeInstruction = (): boolean => {
    const end = buffer.indexOf('?>', at)
    if (end < 0) return more()
    const inside = buffer.slice(at + 2, end)
    if (!isAllowedText(inside)) fail(forbiddenSign)
    const target = /^[^\s?]*/.exec(inside)?.[0] ?? ''
    if (target === '') fail('an instruction has no name')
    if (!isName(target)) fail('a name has a sign that no name may have')
    if (target.toLowerCase() === 'xml') {
      if (target !== 'xml' || !isAtStart) fail('the XML declaration does not stand at the beginning of the file')
      if (
        !/^xml\s+version\s*=\s*(?:"1\.[0-9]+"|'1\.[0-9]+')(?:\s+encoding\s*=\s*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*$/.test(
          inside,
        )
      ) {
        fail('the XML declaration is not right')
      }
    }
    at = end + 2
    return true
  }

  const nextTag = (): number => {
    const source = buffer
    const end = Math.min(source.length, at + shortText)
    for (let next = at; next < end; next += 1) {
      const sign = source.charCodeAt(next)
      if (sign === lessThan) return next
      if (isForbidden(sign)) fail(forbiddenSign, next)
    }
    const found = source.indexOf('<', end)
    if (!isAllowedText(source.slice(end, found < 0 ? source.length : found))) fail(forbiddenSign, end)
    return found
  }

  /** Text whose end has not come yet is taken as far as no entity and no “]]>” can be cut. */
  const takeOpenEnd = (): void => {
    let safe = Math.max(at, buffer.length - 2)
    const begun = safe === 0 ? -1 : buffer.lastIndexOf('&', safe - 1)
    if (begun >= at) {
      const end = buffer.indexOf(';', begun)
      if (end < 0 && buffer.length - begun > longestEntity) fail('“&” begins no entity', begun)
      if (end < 0 || end >= safe) safe = begun
    }
    takeText(safe)
  }

  return {
    wants,
    position,
    /** How deep the elements are open. */
    depth: (): number => open_.length,
    /** Begins a file anew. What markup the files before had is still known. */
    start(): void {
      buffer = ''
      at = 0
      line = 1
      counted = 0
      before = 0
      isAtStart = true
      hasRoot = false
      hasOtherSigns = false
      open_.length = 0
      following = []
      wants.text = false
    },
    /** `plain` are the bytes of the piece if all of them are ASCII. */
    write(piece: string, plain?: Uint8Array): void {
      const isWhole = at === buffer.length
      buffer = isWhole ? piece : buffer.slice(at) + piece
      at = 0
      counted = 0
      bytes =
        isWhole && plain !== undefined
          ? { view: new DataView(plain.buffer, plain.byteOffset, plain.byteLength), length: plain.byteLength }
          : undefined
      nextAmpersand = buffer.indexOf('&')
      nextListEnd = buffer.indexOf(']]>')
      for (;;) {
        if (bytes !== undefined) follow(bytes)
        begun = at
        const found = nextTag()
        if (found < 0) {
          if (buffer.length > at) takeOpenEnd()
          break
        }
        if (found > at) {
          takeText(found)
          isAtStart = false
        }
        if (found + 1 >= buffer.length) break
        const sign = buffer.charCodeAt(found + 1)
        if (!(sign === slash ? takeCloseTag() : sign === 33 || sign === 63 ? takeOther() : takeOpenTag())) break
        if (sign === 33 || sign === 63) following = insideOf(open_[open_.length - 1])
        isAtStart = false
      }
      countLines(at)
      const lineBreak = lineBreakBefore(at)
      before = lineBreak < 0 ? before + at : at - lineBreak - 1
    },
    /** @throws XmlProblem if the file ends in the middle */
    end(): void {
      if (open_.length > 0 || buffer.startsWith('<', at))
        throw new XmlProblem('the file ends in the middle', { ...position(buffer.length), isCut: true })
      takeText(buffer.length)
      if (!hasRoot) fail('there is no element in it')
    },
  }
}
