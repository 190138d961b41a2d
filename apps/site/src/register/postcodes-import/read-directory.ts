import { createHash } from 'node:crypto'
import type { UnitBlock } from '../postcode/unit-block.ts'
import { type DirectoryColumns, readHeader, type WantedField } from './directory-columns.ts'
import { type BrokenRow, brokenRowsToKeep, type DirectorySummary } from './directory-summary.ts'
import { type RowFault, UnitGatherer } from './gather-units.ts'
import { openDirectory } from './open-directory.ts'
import { RowScanner } from './scan-row.ts'
import { isUnusable, type UnusableFile, unusable, whereToGetIt } from './unusable-file.ts'

export type Progress = { readonly rows: number; readonly bytes: number; readonly ofBytes: number }
export type ReadDirectory = {
  readonly kind: 'read'
  readonly summary: DirectorySummary
  readonly blocks: ReadonlyMap<string, UnitBlock>
}

const newline = 10
/** A line longer than this is none of the directory's, whose lines have about five hundred bytes. */
const longestLine = 64 * 1024
/** More broken rows than this, and nothing of the file can be trusted: it is not read to its end. */
const hopeless = 100_000

/** Reads the whole file into packed blocks, about fourteen bytes a postcode. Says how far it is after each piece. */
export async function readDirectory(file: string, tell: (progress: Progress) => void): Promise<ReadDirectory | UnusableFile> {
  const open = await openDirectory(file)
  if (isUnusable(open)) return open
  const reading = new Reading()
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of open.chunks()) {
    if (isUnusable(chunk)) return chunk
    hash.update(chunk)
    bytes += chunk.length
    const stopped = reading.take(chunk)
    if (stopped) return { ...stopped, what: `${open.name} ${stopped.what}` }
    tell({ rows: reading.rows, bytes, ofBytes: open.bytes })
  }
  const ended = reading.end()
  if (isUnusable(ended)) return { ...ended, what: `${open.name} ${ended.what}` }
  return { kind: 'read', blocks: ended.blocks, summary: { ...ended.found, name: open.name, sha256: hash.digest('hex') } }
}

class Reading {
  rows = 0
  readonly #gatherer = new UnitGatherer()
  readonly #brokenRows: BrokenRow[] = []
  #broken = 0
  #line = 0
  #columns: DirectoryColumns | null = null
  #scanner: RowScanner | null = null
  /** The beginning of a row whose end has not come yet. */
  #rest: Buffer = Buffer.alloc(0)

  take(chunk: Buffer): UnusableFile | null {
    let from = 0
    if (this.#rest.length > 0) {
      const end = chunk.indexOf(newline)
      const row = Buffer.concat([this.#rest, chunk.subarray(0, end < 0 ? chunk.length : end + 1)])
      if (end < 0) return this.#keep(row)
      const stopped = this.#row(row, 0, row.length - 1)
      if (stopped) return stopped
      from = end + 1
    }
    for (let end = chunk.indexOf(newline, from); end >= 0; end = chunk.indexOf(newline, from)) {
      const stopped = this.#row(chunk, from, end)
      if (stopped) return stopped
      from = end + 1
    }
    return this.#keep(chunk.subarray(from))
  }

  end(): UnusableFile | { blocks: ReadonlyMap<string, UnitBlock>; found: Omit<DirectorySummary, 'name' | 'sha256'> } {
    const before = this.#broken
    if (this.#rest.length > 0) {
      const stopped = this.#row(Buffer.concat([this.#rest, Buffer.of(newline)]), 0, this.#rest.length)
      if (stopped) return stopped
    }
    if (this.#columns === null) return unusable('holds no line of column names.', whereToGetIt)
    const gathered = this.#gatherer
    const blocks = gathered.finish()
    const { newestMonth: newest } = gathered
    return {
      blocks,
      found: {
        layout: this.#columns.layout,
        rows: this.rows,
        stored: gathered.stored,
        ended: gathered.ended,
        placeless: gathered.placeless,
        split: gathered.split,
        northernIrish: gathered.countries.get('N') ?? 0,
        crownDependencies: (gathered.countries.get('L') ?? 0) + (gathered.countries.get('M') ?? 0),
        newestMonth:
          newest === 0 ? null : `${1970 + Math.floor((newest - 1) / 12)}-${String(((newest - 1) % 12) + 1).padStart(2, '0')}`,
        broken: this.#broken,
        brokenRows: this.#brokenRows,
        // A last line without its end is as good as any other, unless it is broken.
        isCutShort: this.#broken > before,
        sectors: [...blocks.keys()],
        constituencies: gathered.constituencies,
      },
    }
  }

  #keep(rest: Buffer): UnusableFile | null {
    if (rest.length > longestLine) return unusable('is not a CSV: it has no line ends.', whereToGetIt)
    // A copy: the piece that it stands in must not be kept for it.
    this.#rest = Buffer.from(rest)
    return null
  }

  #row(bytes: Buffer, from: number, end: number): UnusableFile | null {
    this.#line += 1
    if (this.#columns === null || this.#scanner === null) return this.#header(bytes.toString('utf8', from, end))
    if (end === from || (end === from + 1 && bytes[from] === 13)) return null
    this.rows += 1
    const fields = this.#scanner.scan(bytes, from, end)
    if (fields !== this.#columns.names.length) return this.#breaks(fieldsFault(fields, this.#columns.names.length))
    const fault = this.#gatherer.add(bytes, this.#scanner.starts, this.#scanner.ends)
    if (fault === null) return null
    return this.#breaks({ column: this.#columns.called[fault === 'again' ? 'postcode' : fault], why: faultWords[fault] })
  }

  #header(line: string): UnusableFile | null {
    const header = readHeader(line)
    if (header.kind === 'other') return unusable(`is ${header.what}.`, whereToGetIt)
    if (header.kind === 'missing') {
      const names = header.fields.map(field => `“${fieldNames[field]}”`).join(', ')
      return unusable(`is not the ONS Postcode Directory: it has no column ${names}.`, whereToGetIt)
    }
    this.#columns = header.columns
    this.#scanner = new RowScanner(header.columns.slots)
    return null
  }

  #breaks(fault: Omit<BrokenRow, 'line'>): UnusableFile | null {
    this.#broken += 1
    if (this.#brokenRows.length < brokenRowsToKeep) this.#brokenRows.push({ line: this.#line, ...fault })
    if (this.#broken < hopeless) return null
    return unusable(`has more than ${hopeless} broken rows. The first is line ${this.#brokenRows[0]?.line}.`, whereToGetIt)
  }
}

const fieldsFault = (fields: number, wanted: number): Omit<BrokenRow, 'line'> =>
  fields < 0
    ? { column: 'the whole row', why: 'a quotation mark is not closed, or stands in a wrong place' }
    : { column: 'the whole row', why: `it has ${fields} fields, and the first line names ${wanted}` }

const faultWords: Readonly<Record<RowFault, string>> = {
  postcode: 'is not a postcode',
  introduced: 'is not a month such as 201903',
  ended: 'is not a month such as 201903, and not empty',
  country: 'is not the code of a country',
  lat: 'is not a latitude of the United Kingdom',
  lon: 'is not a longitude of the United Kingdom',
  again: 'this postcode stands in an earlier row too',
}

const fieldNames: Readonly<Record<WantedField, string>> = {
  postcode: 'pcds',
  introduced: 'dointr',
  ended: 'doterm',
  country: 'ctry or ctry25cd',
  constituency: 'pcon or pcon24cd',
  lat: 'lat',
  lon: 'long',
}
