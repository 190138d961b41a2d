import { createHash } from 'node:crypto'
import { Refusal } from '../../problems.ts'
import { readLines } from './backup-file.ts'
import {
  type BackupHead,
  type BackupRow,
  backupFormat,
  endSchema,
  headSchema,
  rowSchema,
  tableEndSchema,
  tableSchema,
} from './backup-format.ts'

/** What is told of a backup while it is read. */
export type BackupListener = {
  readonly table: (name: string, columns: readonly string[]) => Promise<void> | void
  readonly rows: (rows: readonly BackupRow[]) => Promise<void> | void
}

const rowsAtOnce = 500
const silent: BackupListener = { table: () => {}, rows: () => {} }

/** Proves that a file is a whole, undamaged backup, and says what it is. Nothing has been touched when it refuses. */
export const verifyBackup = (file: string): Promise<BackupHead> => readBackup(file, silent)

/** Reads a backup from beginning to end and checks every count and checksum on the way. */
export async function readBackup(file: string, listener: BackupListener): Promise<BackupHead> {
  try {
    return await parse(readLines(file), listener)
  } catch (error) {
    throw asFileRefusal(error, file)
  }
}

class Damaged extends Error {}

async function parse(lines: AsyncGenerator<string>, listener: BackupListener): Promise<BackupHead> {
  const whole = createHash('sha256')
  let head: BackupHead | null = null
  let table: { name: string; hash: ReturnType<typeof createHash>; count: number; waiting: BackupRow[] } | null = null
  let tables = 0
  for await (const line of lines) {
    const value: unknown = JSON.parse(line)
    if (head === null) {
      head = readHead(value)
    } else if (Array.isArray(value)) {
      if (!table) throw new Damaged('a row stands outside any table')
      table.waiting.push(rowSchema.parse(value))
      table.hash.update(`${line}\n`)
      table.count += 1
      if (table.waiting.length === rowsAtOnce) await listener.rows(table.waiting.splice(0))
    } else if (table) {
      if (table.waiting.length > 0) await listener.rows(table.waiting.splice(0))
      const end = tableEndSchema.parse(value)
      if (end.rows !== table.count || end.sha256 !== table.hash.digest('hex'))
        throw new Damaged(`table "${table.name}" is not as it was written`)
      table = null
    } else if (typeof value === 'object' && value !== null && 'table' in value) {
      const begin = tableSchema.parse(value)
      table = { name: begin.table, hash: createHash('sha256'), count: 0, waiting: [] }
      tables += 1
      await listener.table(begin.table, begin.columns)
    } else {
      const end = endSchema.parse(value)
      if (end.tables !== tables || end.sha256 !== whole.digest('hex')) throw new Damaged('the file is not as it was written')
      for await (const _more of lines) throw new Damaged('something follows its end')
      return head
    }
    whole.update(`${line}\n`)
  }
  throw new Damaged('it is cut short')
}

function readHead(value: unknown): BackupHead {
  const head = headSchema.safeParse(value)
  if (!head.success) throw new Damaged('it does not begin like a backup of Spotlight')
  if (head.data.format > backupFormat) throw new Damaged('a newer Spotlight has written it')
  return head.data
}

function asFileRefusal(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const next = 'Nothing was changed. Try an older backup, or another copy of this one.'
  if (code === 'ENOENT' || code === 'EISDIR')
    return new Refusal('no-input', `There is no backup file ${file}.`, 'Check its name and folder.')
  if (code === 'EACCES')
    return new Refusal('no-input', `This user may not read ${file}.`, 'Give it to this user (chown), then try again.')
  if (error instanceof Damaged) return new Refusal('bad-data', `${file} cannot be restored: ${error.message}.`, next)
  const isUnreadable =
    code.startsWith('Z_') || error instanceof SyntaxError || (error instanceof Error && error.name === 'ZodError')
  if (isUnreadable)
    return new Refusal('bad-data', `${file} is not a backup of Spotlight, or it is damaged.`, next, { cause: error })
  return error
}
