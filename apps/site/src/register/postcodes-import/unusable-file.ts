/** Why a file cannot be imported, for the person who gave it: what it is, and what to do next. Told across threads, so it is no error. */
export type UnusableFile = {
  readonly kind: 'unusable'
  readonly code: 'bad-data' | 'no-input'
  readonly what: string
  readonly next: string
}

export const unusable = (what: string, next: string, code: UnusableFile['code'] = 'bad-data'): UnusableFile => ({
  kind: 'unusable',
  code,
  what,
  next,
})

export const isUnusable = (value: object): value is UnusableFile => 'kind' in value && value.kind === 'unusable'

export const whereToGetIt =
  'Give the ONS Postcode Directory: the ZIP as ONS publishes it (geoportal.statistics.gov.uk, “ONS Postcode Directory”), or the file Data/ONSPD_…_UK.csv in it.'

/** What a file is by its first bytes, where that is nothing that could hold the directory. */
export function foreignFile(head: Uint8Array): string | null {
  const starts = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte)
  if (starts(0x1f, 0x8b)) return 'a gzip file (.gz): unpack it first'
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'a PDF'
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'an old Excel or Access file'
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return 'text in UTF-16: save it as UTF-8'
  if (starts(0x37, 0x7a, 0xbc, 0xaf)) return 'a 7-Zip archive: unpack it first'
  if (starts(0x50, 0x41, 0x52, 0x31)) return 'a Parquet file'
  if (starts(0x53, 0x51, 0x4c, 0x69)) return 'an SQLite or GeoPackage file'
  return null
}
