/** What a mailing can say of its reader. What we do not know of somebody is said by the words after the bar: `{{first name|friend}}`. */
export const fieldNames = ['first name', 'nation', 'district', 'constituency', 'trust', 'trust status'] as const
export type FieldName = (typeof fieldNames)[number]

/** What is known of one reader. */
export type Facts = Readonly<Partial<Record<FieldName, string>>>

/** A piece of a text: words as they are, or a hole with the words that stand in it where nothing is known. */
export type Piece = string | { readonly field: FieldName; readonly fallback: string }

/** What is wrong in a text, with where it stands: lines and columns are counted from 1. */
export type Fault = {
  readonly kind:
    | 'unknown-field'
    | 'no-fallback'
    | 'long-fallback'
    | 'open-field'
    | 'field-in-link'
    | 'html'
    | 'link'
    | 'picture'
    | 'table'
  readonly line: number
  readonly column: number
  readonly what: string
}

/** Private letters of Unicode stand around the number of a field while the text is read; nobody’s words hold them. */
const [opens, closes] = ['\uE000', '\uE001']
const marker = new RegExp(`${opens}(\\d+)${closes}`)
const longestFallback = 60

export type TextWithFields = {
  readonly text: string
  readonly fields: readonly Exclude<Piece, string>[]
  readonly faults: readonly Fault[]
}

/** Takes the fields out of a text and leaves a mark for each, which no reader of Markdown takes for anything. */
export function takeFields(source: string): TextWithFields {
  const fields: Exclude<Piece, string>[] = []
  const faults: Fault[] = []
  const clean = source.replace(/\r\n?/g, '\n').replaceAll(/[\uE000-\uF8FF]/g, '')
  const text = clean.replace(/\{\{([^{}\n]*)\}\}/g, (whole, inner: string, offset: number) => {
    const at = placeOf(clean, offset)
    const [name = '', ...rest] = inner.split('|')
    const field = fieldNames.find(each => each === name.trim().toLowerCase().replaceAll(/\s+/g, ' '))
    const fallback = rest.join('|').trim()
    if (!field) faults.push({ kind: 'unknown-field', ...at, what: name.trim().slice(0, 60) })
    else if (fallback === '') faults.push({ kind: 'no-fallback', ...at, what: field })
    else if (fallback.length > longestFallback) faults.push({ kind: 'long-fallback', ...at, what: field })
    if (!field) return whole
    fields.push({ field, fallback })
    return `${opens}${fields.length - 1}${closes}`
  })
  // What is left of two braces was meant to be a field.
  for (const { index } of text.matchAll(/\{\{|\}\}/g)) {
    const here = restored(text.slice(0, index), fields.length === 0 ? [] : fieldsIn(clean))
    if (!faults.some(({ kind, line }) => kind === 'unknown-field' && line === placeOf(here, here.length).line)) {
      faults.push({ kind: 'open-field', ...placeOf(here, here.length), what: '' })
    }
  }
  return { text, fields, faults }
}

/** The fields as they were typed, in their order: only of those that became marks. */
const fieldsIn = (source: string): string[] =>
  [...source.matchAll(/\{\{([^{}\n]*)\}\}/g)].flatMap(([whole, inner = '']) =>
    fieldNames.some(each => each === inner.split('|')[0]?.trim().toLowerCase().replaceAll(/\s+/g, ' ')) ? [whole] : [],
  )

const restored = (text: string, typed: readonly string[]): string =>
  text.replace(new RegExp(marker, 'g'), (_, index: string) => typed[Number(index)] ?? '')

export function placeOf(source: string, offset: number): { readonly line: number; readonly column: number } {
  const before = source.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

export const hasField = (text: string): boolean => marker.test(text)

/** A text with marks, in pieces. */
export function piecesOf(text: string, fields: readonly Exclude<Piece, string>[]): Piece[] {
  return text.split(new RegExp(marker, 'g')).flatMap((part, index): readonly Piece[] => {
    if (index % 2 === 0) return part === '' ? [] : [part]
    const field = fields[Number(part)]
    return field ? [field] : []
  })
}

/** The longest that a value may be: what is longer is somebody’s joke. */
const longestValue = 100

/** A value as it may stand in a line: no line break, no letter that nobody sees or that turns the line round, one blank at a time. */
export const plainValue = (value: string): string =>
  [
    ...value
      .normalize('NFC')
      .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uE000-\uF8FF]/gu, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  ]
    .slice(0, longestValue)
    .join('')

/** Puts what is known of a reader into the holes. `write` makes a value safe for where it stands: HTML, or plain text as it is. */
export const fillPieces = (pieces: readonly Piece[], facts: Facts, write: (value: string) => string = value => value): string =>
  pieces
    .map(piece => {
      if (typeof piece === 'string') return piece
      const value = plainValue(facts[piece.field] ?? '')
      return write(value === '' ? plainValue(piece.fallback) : value)
    })
    .join('')

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
