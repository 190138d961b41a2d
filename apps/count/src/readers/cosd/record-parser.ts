import { childOf, type Place } from './automaton.ts'
import type { Shape } from './known-markup.ts'
import { namespaceScopes } from './namespaces.ts'
import { type RawRecord, recordBuilder } from './record-builder.ts'
import { type Attributes, XmlProblem, xmlScanner } from './xml-scanner.ts'

export type FileHeader = { recordCount?: string; submitter?: string; records: number }

export type ParserOptions = {
  root: Place
  rootName: string
  namespaces: readonly string[] | undefined
}
/** Who hears what is in one file. */
export type FileListener = {
  onRecord: (record: RawRecord, header: FileHeader) => void
  /** The number of each item that a value was found for: for checking an element map. */
  onItem?: ((item: number) => void) | undefined
}

/**
 * What an element is, wherever it has this shape. `place` counts only while `declared` is what the file declares. The element of a death stands in different places: it is taken wherever it
 * is in a record.
 */
type Meaning = { readonly isDeath: boolean; place: Place | undefined; declared: string | undefined }
const meaningOf = (shape: Shape): Meaning => {
  shape.note ??= { isDeath: /(?:^|:)PersonDeathDate$/.test(shape.name), place: undefined, declared: undefined } satisfies Meaning
  // Nobody else writes notes on the shapes of this scanner.
  return shape.note as Meaning
}

/**
 * Reads COSD XML piece by piece, one file after the other: each begins with start(). Elements are followed along the tree of places; what is not on it is skipped without being looked at. Namespaces are resolved by
 * their address and not their prefix.
 */
export function recordParser({ root, rootName, namespaces }: ParserOptions) {
  let scopes = namespaceScopes(namespaces)
  const places: Place[] = []
  let header: FileHeader = { records: 0 }
  let listener: FileListener = { onRecord: () => {} }
  /** The namespaces that the outermost element declares, as long as no other one does: with the same ones a shape means the same in each file. */
  let declared: string | undefined
  let skipped = 0
  let builder: ReturnType<typeof recordBuilder> | undefined
  /** The value whose text is being read; a death in a part that is skipped is read as well. */
  let capturing: Place | 'death' | undefined
  let capturedDepth = 0
  let text = ''
  const scanner = xmlScanner({
    open: (name, attributes, shape) => (skipped > 0 ? skip(shape) : follow(name, attributes, shape)),
    close: () => (skipped > 0 ? unskip() : closePlace()),
    text(piece) {
      text += piece
    },
  })
  const fail = (message: string): never => {
    throw new XmlProblem(message, scanner.position())
  }

  const capture = (what: Place | 'death'): void => {
    capturing = what
    capturedDepth = skipped
    text = ''
    scanner.wants.text = true
  }
  const captured = (): string => {
    capturing = undefined
    scanner.wants.text = false
    return text.trim()
  }

  const skip = (shape: Shape): void => {
    skipped += 1
    if (builder !== undefined && meaningOf(shape).isDeath) capture('death')
  }
  const unskip = (): void => {
    if (capturing === 'death' && skipped === capturedDepth) {
      const found = captured()
      if (found !== '') builder?.putDeath(found)
    }
    skipped -= 1
  }

  const openRoot = (name: string, attributes: Attributes): Place => {
    scopes.declare(attributes, 0)
    declared = `${name}${declaredBy(attributes)}`
    const colon = name.indexOf(':')
    if (name.slice(colon + 1) !== rootName) fail(`the outermost element is not ${rootName}`)
    const uri = scopes.uriOf(colon < 0 ? '' : name.slice(0, colon))
    if (namespaces !== undefined && !namespaces.includes(uri)) {
      fail('the outermost element is not in the namespace of this version')
    }
    return root
  }
  const find = (parent: Place, name: string, attributes: Attributes, shape: Shape): Place | undefined => {
    const meaning = meaningOf(shape)
    if (declared !== undefined && meaning.declared === declared) return meaning.place
    const place = look(parent, name, attributes)
    meaning.declared = declared
    meaning.place = place
    return place
  }
  const look = (parent: Place, name: string, attributes: Attributes): Place | undefined => {
    const colon = name.indexOf(':')
    const isOurs = scopes.isOurs(colon < 0 ? '' : name.slice(0, colon), attributes)
    if (isOurs === undefined) fail('a prefix is used that was never declared')
    return isOurs === true ? childOf(parent, colon < 0 ? name : name.slice(colon + 1)) : undefined
  }

  const follow = (name: string, attributes: Attributes, shape: Shape): void => {
    const parent = places[places.length - 1]
    if (parent !== undefined && attributes.count > 0 && declaredBy(attributes) !== '') declared = undefined
    const place = parent === undefined ? openRoot(name, attributes) : find(parent, name, attributes, shape)
    if (place === undefined) {
      skip(shape)
      return
    }
    if (parent !== undefined && !place.isLeaf && attributes.count > 0) scopes.declare(attributes, places.length)
    places.push(place)
    if (place.isRecord) builder = recordBuilder({ ordinal: header.records + 1, line: scanner.position().line }, fail)
    if (place.block >= 0) builder?.openBlock(place.block)
    if (place.item < 0 && place.header === 0) return
    const value = valueIn(attributes, place.attribute)
    if (value === undefined) capture(place)
    else put(place, value)
  }
  const closePlace = (): void => {
    const place = places.pop()
    scopes.forget(places.length)
    if (place === undefined) return
    if (place === capturing) put(place, captured())
    if (place.block >= 0) builder?.closeBlock(place.block)
    if (place.isRecord) closeRecord()
  }
  const put = (place: Place, written: string): void => {
    const value = written.trim()
    if (value === '') return
    if (place.header === 1) header.recordCount ??= value
    else if (place.header === 2) header.submitter ??= value
    else if (builder !== undefined) {
      listener.onItem?.(place.item)
      builder.put(place.item, value)
    }
  }
  const closeRecord = (): void => {
    const done = builder
    builder = undefined
    if (done === undefined || done.isEmpty()) return
    header.records = done.record.ordinal
    listener.onRecord(done.record, header)
  }

  return {
    /** @returns what the head of the file says, and how many records have come */
    start(hears: FileListener): FileHeader {
      scanner.start()
      listener = hears
      scopes = namespaceScopes(namespaces)
      header = { records: 0 }
      declared = undefined
      places.length = 0
      skipped = 0
      builder = undefined
      capturing = undefined
      return header
    },
    write: scanner.write,
    /** @throws XmlProblem if the file ends in the middle */
    end: scanner.end,
  }
}

/** The declarations of namespaces in a tag, as one text. */
function declaredBy(attributes: Attributes): string {
  let found = ''
  for (let index = 0; index < attributes.count; index += 1) {
    const name = attributes.names[index] ?? ''
    if (name.charCodeAt(0) === 120 && name.startsWith('xmlns')) found += ` ${name}=${attributes.value(index)}`
  }
  return found
}

/** What an element says in its attributes; undefined if its text is meant. */
function valueIn(attributes: Attributes, named: string | undefined): string | undefined {
  if (named !== undefined) return attributes.get(named) ?? ''
  if (attributes.count === 0) return undefined
  return attributes.get('extension') ?? attributes.get('code') ?? attributes.get('value')
}
