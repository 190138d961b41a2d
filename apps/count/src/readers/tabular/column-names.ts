/** A column that a format knows: its names in all the spellings that are met; the first one is the format's own. */
export type KnownColumn = {
  names: readonly string[]
  /** Without it the file is none of this format. */
  isMark?: boolean
  /** What is lost without it, in words: `the date of death`. Said when it is missing; left out for columns that may be missing. */
  carries?: string
}

export type ColumnMatch<Field extends string> = {
  /** The number of the column, from 0, for each field that is there. */
  at: Readonly<Partial<Record<Field, number>>>
  hasAllMarks: boolean
  /** Fields that carry something and are not there. */
  missing: readonly Field[]
  /** Headers that are there more than once, as written; the first one is read. */
  repeated: readonly string[]
  /** How many fields were found. */
  found: number
}

/** A header as it is compared: `NHS Number`, `NHS_NUMBER` and `nhsnumber` are one. */
export const plainName = (header: string): string => header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/**
 * Finds the columns of a format in a header, by name and never by place: case, blanks and underscores do not matter, further columns may lie between.
 * A field with several names takes the first name of its list that is there.
 */
export function matchColumns<Field extends string>(
  columns: readonly string[],
  known: Readonly<Record<Field, KnownColumn>>,
): ColumnMatch<Field> {
  const plain = columns.map(plainName)
  const places = placesOf(plain)
  const at: Partial<Record<Field, number>> = {}
  const missing: Field[] = []
  let hasAllMarks = true
  // The keys of a record of fields are its fields.
  const fields = Object.keys(known) as Field[]
  for (const field of fields) {
    const { names, isMark, carries } = known[field]
    const place = names.map(name => places.get(plainName(name))).find(found => found !== undefined)
    if (place !== undefined) at[field] = place
    else if (carries !== undefined) missing.push(field)
    if (place === undefined && isMark === true) hasAllMarks = false
  }
  const used = new Set(Object.values(at))
  return {
    at,
    hasAllMarks,
    missing,
    repeated: columns.filter((_, place) => used.has(place) && isRepeated(plain, place)),
    found: used.size,
  }
}

const isRepeated = (names: readonly string[], place: number): boolean =>
  names.some((name, other) => other !== place && name === names[place])

/**
 * Columns that differ by their number alone, such as DIAG_4_01 to DIAG_4_20, in the order of their numbers: the first stem of which there is one.
 * `{n}` in a stem stands for the number: `Secondary Diagnosis {n} (ICD)`.
 */
export function numberedColumns(
  columns: readonly string[],
  stems: readonly string[],
  most: number,
): readonly { number: number; at: number }[] {
  const places = placesOf(columns.map(plainName))
  for (const stem of stems) {
    const found = Array.from({ length: most }, (_, index) => index + 1).flatMap(number => {
      const at = [String(number), String(number).padStart(2, '0')]
        .map(text => places.get(plainName(stem.includes('{n}') ? stem.replace('{n}', text) : `${stem}${text}`)))
        .find(place => place !== undefined)
      return at === undefined ? [] : [{ number, at }]
    })
    if (found.length > 0) return found
  }
  return []
}

/** Where each name stands first. */
function placesOf(names: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const [place, name] of names.entries()) if (!places.has(name)) places.set(name, place)
  return places
}

/**
 * The scope of local numbers beside which no hospital stands: one feed and one column of it, however it is spelled, so that numbers of two systems never meet. `Local Patient ID` of
 * SACT gives `sact:localpatientid`.
 */
export const columnScope = (source: string, header: string): string => `${source}:${plainName(header)}`

/** At most so many columns are named. */
const namesShown = 10

/**
 * How the header of a file differs from that of an earlier one of the same format and version, for the list of problems; undefined where it does not.
 */
export function headerChange(
  before: { path: string; columns: readonly string[] },
  columns: readonly string[],
): { count: number; detail: string } | undefined {
  const { gone, added } = differingColumns(before.columns, columns)
  if (gone.length + added.length === 0) return undefined
  const list = (names: readonly string[]) =>
    names.slice(0, namesShown).join(', ') + (names.length > namesShown ? ` and ${names.length - namesShown} more` : '')
  const said = (names: readonly string[], words: string) =>
    names.length === 0 ? [] : [`${words} ${names.length === 1 ? 'is' : 'are'} ${list(names)}`]
  return {
    count: gone.length + added.length,
    detail: `Other than in ${before.path}: ${[...said(gone, 'missing'), ...said(added, 'new')].join('; ')}. Every column that we know was used.`,
  }
}

/** Columns of this year's file that last year's lacks, and the other way round; a changed header is told, never overlooked. */
export function differingColumns(one: readonly string[], other: readonly string[]): { gone: string[]; added: string[] } {
  const before = new Set(one.map(plainName))
  const after = new Set(other.map(plainName))
  return {
    gone: one.filter(column => !after.has(plainName(column))),
    added: other.filter(column => !before.has(plainName(column))),
  }
}
