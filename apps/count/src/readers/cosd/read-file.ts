import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { problemKinds } from '../problem-kinds.ts'
import { mostRows, type Problem, problemTally } from '../problem-tally.ts'
import { assemble, type RowSink } from './assemble.ts'
import { compile } from './automaton.ts'
import { type CosdLayout, type ItemName, itemNames } from './layout.ts'
import type { Complaint } from './raw-values.ts'
import type { RawRecord } from './record-builder.ts'
import { type FileHeader, recordParser } from './record-parser.ts'
import { XmlProblem } from './xml-scanner.ts'
import { EncodingProblem, type XmlDecoder, xmlDecoder } from './xml-text.ts'

export type FileTask = { fileId: number; path: string; isGzip: boolean; layout: CosdLayout; isMapped: boolean }

/** What became of one file. With `unreadable`, all its rows must be taken out again. */
export type FileOutcome = {
  fileId: number
  records: number
  /** How many records by month; the empty text counts those without a date. */
  months: Readonly<Record<string, number>>
  problems: readonly Problem[]
  unreadable?: { reason: string; kind: 'truncated' | 'unreadable' | 'damaged-archive' } | undefined
}

const pieceBytes = 64 * 1024
const greaterThan = 62

/** Reads one COSD file to its end, however large it is, and never keeps more than a piece of it. `onBytes` hears how far it is, in bytes on the disk. */
export async function readCosdFile(task: FileTask, sink: RowSink, onBytes: (bytes: number) => void): Promise<FileOutcome> {
  const complaints = complaintsOf()
  const months: Record<string, number> = {}
  const seen = new Set<number>()
  const file = { fileId: task.fileId, version: task.layout.version }
  const parser = parserOf(task.layout)
  const header = parser.start({
    onItem: task.isMapped ? number => void seen.add(number) : undefined,
    onRecord(record, header) {
      const month = assemble(record, header, file, complaints.about(record), sink)
      months[month ?? ''] = (months[month ?? ''] ?? 0) + 1
    },
  })
  const outcome = (unreadable?: FileOutcome['unreadable']): FileOutcome => ({
    fileId: task.fileId,
    records: header.records,
    months,
    problems: unreadable === undefined ? [...complaints.problems(), ...ofHeader(header, task, seen)] : [],
    unreadable,
  })
  try {
    await readThrough(task, onBytes, parser.write)
    parser.end()
    return outcome()
  } catch (error) {
    return outcome(whyUnreadable(error))
  }
}

type Parser = ReturnType<typeof recordParser>
const parsers = new Map<string, Parser>()
const parsersOfObjects = new WeakMap<CosdLayout, Parser>()
/** One for all files of a layout, which it reads one after the other: it knows what markup they have. A layout comes anew with each message: its content is its name. */
function parserOf(layout: CosdLayout): Parser {
  const same = parsersOfObjects.get(layout)
  if (same !== undefined) return same
  const key = JSON.stringify(layout)
  const parser = parsers.get(key) ?? recordParser({ root: compile(layout), rootName: layout.root, namespaces: layout.namespaces })
  parsers.set(key, parser)
  parsersOfObjects.set(layout, parser)
  return parser
}

async function readThrough(task: FileTask, onBytes: (bytes: number) => void, write: Parser['write']): Promise<void> {
  let decoder: XmlDecoder | undefined
  const take = (bytes: Uint8Array): void => {
    decoder ??= xmlDecoder(bytes)
    decoder.write(bytes, write)
  }
  if (task.isGzip) await readGzip(task.path, onBytes, take)
  else readPlain(task.path, onBytes, take)
  if (decoder === undefined) throw new XmlProblem('the file is empty', { line: 1, column: 1 })
  decoder.end()
}

/** One for all files that are read without waiting: folders may hold thousands of small ones. */
let sharedPiece: Buffer | undefined

/**
 * In one go: a thread has nothing else to do, and reading without waiting is a third faster. A piece is handed on up to its last “>”, so that hardly any tag is cut in
 * two; what stands after it comes with the next piece.
 */
function readPlain(path: string, onBytes: (bytes: number) => void, take: (bytes: Uint8Array) => void): void {
  const handle = openSync(path, 'r')
  try {
    sharedPiece ??= Buffer.allocUnsafe(pieceBytes)
    const piece = sharedPiece
    let rest = 0
    for (let length = readSync(handle, piece); length > 0; length = readSync(handle, piece, rest, pieceBytes - rest, null)) {
      const filled = rest + length
      const tagEnd = piece.subarray(0, filled).lastIndexOf(greaterThan) + 1
      const end = tagEnd > filled / 2 ? tagEnd : filled
      take(piece.subarray(0, end))
      piece.copyWithin(0, end, filled)
      rest = filled - end
      onBytes(length)
    }
    if (rest > 0) take(piece.subarray(0, rest))
  } finally {
    closeSync(handle)
  }
}

async function readGzip(path: string, onBytes: (bytes: number) => void, take: (bytes: Uint8Array) => void): Promise<void> {
  const source = createReadStream(path, { highWaterMark: pieceBytes })
  const unpacked = source.pipe(createGunzip({ chunkSize: pieceBytes }))
  source.on('error', error => unpacked.destroy(error))
  source.on('data', bytes => onBytes(bytes.length))
  try {
    // The type of an async iterator over a stream is unknown to its reader; createGunzip gives buffers.
    for await (const bytes of unpacked as AsyncIterable<Buffer>) take(bytes)
  } finally {
    source.destroy()
  }
}

/** Gathers what is wrong in the records of a file, with the lines on which the first of them begin. */
function complaintsOf() {
  const tally = problemTally()
  const lines = new Map<string, number[]>()
  const keyOf = ({ kind, columnName, detail }: Pick<Problem, 'kind' | 'columnName' | 'detail'>) =>
    `${kind}\t${columnName}\t${detail}`
  return {
    about:
      (record: RawRecord): Complaint =>
      (kind, item, detail) => {
        tally.add(kind, record.ordinal, { ...(item && { columnName: item }), ...(detail && { detail }) })
        const key = keyOf({ kind, columnName: item, detail })
        const known = lines.get(key)
        if (known === undefined) lines.set(key, [record.line])
        else if (known.length < mostRows) known.push(record.line)
      },
    problems: (): Problem[] =>
      tally.problems().map(problem => ({
        ...problem,
        detail: `${problem.detail ?? problemKinds[problem.kind].label}. The first records with it begin on line ${(lines.get(keyOf(problem)) ?? []).join(', ')}.`,
      })),
  }
}

/** What the head of a file promises, and what an element map names, must be there. */
function ofHeader(header: FileHeader, task: FileTask, seen: ReadonlySet<number>): Problem[] {
  const problems: Problem[] = []
  const promised = Number(header.recordCount)
  if (Number.isInteger(promised) && promised !== header.records) {
    problems.push({
      kind: 'record-count',
      count: 1,
      detail: `The head of the file says ${promised} records; ${header.records} are there.`,
    })
  }
  if (header.records === 0) problems.push({ kind: 'empty-file', count: 1 })
  if (!task.isMapped) return problems
  const missing = itemNames.filter((name, number) => task.layout.items[name] !== undefined && !seen.has(number))
  return [...problems, ...missing.map(name => missingItem(name, task.layout))]
}

const missingItem = (name: ItemName, layout: CosdLayout): Problem => ({
  kind: 'missing-column',
  columnName: name,
  count: 1,
  detail: `The element map says that ${name} stands at ${(layout.items[name] ?? []).join(' or ')}; no record of this file has anything there.`,
  advice: 'Look at one record of the file and correct the path in the element map, or take the item out of it.',
})

function whyUnreadable(error: unknown): NonNullable<FileOutcome['unreadable']> {
  if (error instanceof XmlProblem) {
    return {
      reason: `Line ${error.line}, column ${error.column}: ${error.message}.`,
      kind: error.isCut ? 'truncated' : 'unreadable',
    }
  }
  if (error instanceof EncodingProblem) return { reason: `${capital(error.message)}.`, kind: 'unreadable' }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'Z_BUF_ERROR') return { reason: 'The compressed file ends in the middle.', kind: 'truncated' }
  if (code.startsWith('Z_')) return { reason: 'The compressed file is damaged.', kind: 'damaged-archive' }
  if (['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'EIO', 'EBUSY'].includes(code)) {
    return { reason: `The file cannot be opened (${code}).`, kind: 'unreadable' }
  }
  throw error
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
