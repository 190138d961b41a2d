/** What Spotlight takes from a row of the ONS Postcode Directory, in the order of the fields of a RowScanner. */
export const wantedFields = ['postcode', 'introduced', 'ended', 'country', 'constituency', 'lat', 'lon'] as const
export type WantedField = (typeof wantedFields)[number]

export type Layout = 'until 2024' | 'from 2025'

export type DirectoryColumns = {
  readonly layout: Layout
  readonly names: readonly string[]
  /** The name that each wanted field has in this file. */
  readonly called: Readonly<Record<WantedField, string>>
  /** For each column of the file the number of its wanted field; -1 for none. */
  readonly slots: readonly number[]
}

/** Until 2024 the columns had plain names; since then each carries the year of its codes, which changes (`pcon24cd`). */
const patterns: Readonly<Record<WantedField, RegExp>> = {
  postcode: /^pcds$/,
  introduced: /^dointr$/,
  ended: /^doterm$/,
  country: /^ctry(\d\dcd)?$/,
  constituency: /^pcon(\d\dcd)?$/,
  lat: /^lat$/,
  lon: /^long$/,
}

export type HeaderReading =
  | { readonly kind: 'directory'; readonly columns: DirectoryColumns }
  | { readonly kind: 'missing'; readonly fields: readonly WantedField[] }
  | { readonly kind: 'other'; readonly what: string }

/** Reads the first line of a file: the Postcode Directory in either layout, or what it is instead. */
export function readHeader(line: string): HeaderReading {
  const names = line
    .replace(/^\uFEFF/, '')
    .trim()
    .split(',')
    .map(name => name.replaceAll('"', '').trim().toLowerCase())
  const other = otherFile(names, line)
  if (other !== null) return { kind: 'other', what: other }
  const found = wantedFields.map(field => names.findIndex(name => patterns[field].test(name)))
  const missing = wantedFields.filter((_, at) => found[at] === -1)
  if (missing.length > 0) return { kind: 'missing', fields: missing }
  const called = Object.fromEntries(wantedFields.map((field, at) => [field, names[found[at] ?? -1] ?? field]))
  return {
    kind: 'directory',
    columns: {
      layout: names.includes('pcd7') && !names.includes('oslaua') ? 'from 2025' : 'until 2024',
      names,
      called: called as DirectoryColumns['called'], // Every wanted field was given a name in the line above.
      slots: names.map((_, at) => found.indexOf(at)),
    },
  }
}

/** Files that people take for the directory, by what only they have. */
function otherFile(names: readonly string[], line: string): string | null {
  const has = (name: string) => names.includes(name)
  if (has('uprn')) return 'the ONS UPRN Directory, which lists addresses'
  if (has('laua') && !has('oslaua')) return 'the National Statistics Postcode Lookup (NSPL)'
  if (has('oa11cd') && has('pcds') && !has('lat')) return 'one of ONS’s smaller look-up files'
  if (has('range_start') || (has('sector') && has('units'))) return 'one of Spotlight’s own tables'
  if (/^"?[A-Z]{1,2}\d[A-Z\d]? *\d[A-Z]{2}"?,\d\d?,\d*,\d*,/.test(line)) return 'Ordnance Survey’s Code-Point Open'
  if (/^"?[A-Z]{1,2}\d[A-Z\d]? *\d[A-Z]{2}"?,/.test(line)) return 'a list of postcodes without the line of column names'
  if (/^\s*[{[]/.test(line)) return 'JSON'
  if (/^\s*</.test(line)) return 'a web page: the download did not give the file itself'
  return null
}
