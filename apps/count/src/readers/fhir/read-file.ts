import { type Problem, problemTally } from '../problem-tally.ts'
import { fileText } from './file-text.ts'
import { isObject, type JsonObject, objectIn, textIn } from './json.ts'
import { JsonProblem, jsonPieces, type Piece } from './json-pieces.ts'
import type { Complaint } from './person.ts'

/** A line of an export, or a document: Bundles and single resources, however they are laid out. */
export type Shape = 'lines' | 'document'

export type FileReading = {
  resources: number
  problems: Problem[]
  unreadable?: { reason: string; kind: 'truncated' | 'unreadable' | 'damaged-archive' } | undefined
}

export type FoundResource = { resource: JsonObject; row: number; fullUrl: string | undefined; complain: Complaint }

const longestLine = 256 * 1024 * 1024

/**
 * Gives each resource of a file to `take`, in order. In an export of lines a broken line is told and the others go on; a last line that is cut off, without a line
 * break at its end, means that the export broke off, and then nothing of the file counts. A document counts as a whole or not at all.
 */
export async function readFhirFile(
  file: { path: string; isGzip: boolean; shape: Shape },
  take: (found: FoundResource) => void,
  onBytes: (bytes: number, resources: number) => void,
): Promise<FileReading> {
  const tally = problemTally()
  const reading: FileReading = { resources: 0, problems: [] }
  const give = (value: unknown, row: number, fullUrl?: string): void => {
    if (!isObject(value) || typeof value.resourceType !== 'string') {
      tally.add('bad-row', row, { detail: 'No FHIR resource' })
      return
    }
    reading.resources += 1
    take({
      resource: value,
      row,
      fullUrl,
      complain: (kind, columnName, detail) => tally.add(kind, row, { columnName, ...(detail !== undefined && { detail }) }),
    })
  }
  const read = file.shape === 'lines' ? lineReader(give, tally.add) : documentReader(give)
  try {
    for await (const text of fileText(file.path, file.isGzip, bytes => onBytes(bytes, reading.resources))) read.write(text)
    read.end()
    reading.problems = tally.problems()
    if (reading.resources === 0) reading.problems.push({ kind: 'empty-file', count: 1 })
  } catch (error) {
    reading.unreadable = whyUnreadable(error)
    reading.resources = 0
  }
  return reading
}

type Give = (value: unknown, row: number, fullUrl?: string) => void
type Add = ReturnType<typeof problemTally>['add']

function lineReader(give: Give, add: Add) {
  let waiting = ''
  let line = 0
  const one = (text: string, isLast: boolean): void => {
    line += 1
    if (text.trim() === '') return
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      if (isLast) throw new JsonProblem('the file ends in the middle', line, true)
      add('bad-row', line, { detail: 'A line that is no JSON' })
      return
    }
    if (isObject(value) && value.resourceType === 'Bundle')
      add('not-supported', line, { detail: 'A Bundle among single resources' })
    else give(value, line)
  }
  return {
    write(text: string): void {
      const lines = (waiting + text).split('\n')
      waiting = lines.pop() ?? ''
      if (waiting.length > longestLine) throw new JsonProblem('a line is longer than 256 MB', line + 1)
      for (const text of lines) one(text, false)
    },
    end(): void {
      if (waiting !== '') one(waiting, true)
    },
  }
}

function documentReader(give: Give) {
  let row = 0
  const entry = ({ text, line }: Piece): void => {
    row += 1
    const value = parse(text, line)
    const resource = objectIn(value, 'resource')
    // Entries of a transaction may hold a request alone, those of a List hold no resource.
    if (resource !== undefined) give(resource, row, textIn(value, 'fullUrl'))
  }
  const rest = ({ text, line }: Piece): void => {
    const value = parse(text, line)
    if (isObject(value) && value.resourceType === 'Bundle') return
    row += 1
    give(value, row)
  }
  return jsonPieces(entry, rest)
}

function parse(text: string, line: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes what it could not read, which may be a patient's data.
    throw new JsonProblem('what begins here is no JSON', line)
  }
}

function whyUnreadable(error: unknown): NonNullable<FileReading['unreadable']> {
  if (error instanceof JsonProblem) {
    return { reason: `Line ${error.line}: ${error.message}.`, kind: error.isCut ? 'truncated' : 'unreadable' }
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'Z_BUF_ERROR') return { reason: 'The compressed file ends in the middle.', kind: 'truncated' }
  if (code.startsWith('Z_')) return { reason: 'The compressed file is damaged.', kind: 'damaged-archive' }
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return { reason: 'It is not in UTF-8, as JSON must be.', kind: 'unreadable' }
  if (['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'EIO', 'EBUSY'].includes(code)) {
    return { reason: `The file cannot be opened (${code}).`, kind: 'unreadable' }
  }
  throw error
}
