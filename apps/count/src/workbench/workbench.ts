import { rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { type DuckDBAppender, type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'
import { stopped } from './failure.ts'
import { makeOwnFolder } from './left-overs.ts'
import { macros } from './macros.ts'
import { createTables, type TableName } from './tables.ts'

export type SqlRow = Record<string, unknown>
export type SqlParameters = readonly DuckDBValue[] | Readonly<Record<string, DuckDBValue>>

/** What asks the database. */
export type Statements = {
  /** Runs statements that answer nothing. */
  run(sql: string, parameters?: SqlParameters): Promise<void>
  /** All rows as plain objects: dates as Date at midnight UTC, bigints as bigint, lists as arrays. Only for results that fit in memory. */
  rows<Row extends SqlRow = SqlRow>(sql: string, parameters?: SqlParameters): Promise<Row[]>
}

/** The DuckDB of one run: in memory, spilling to a folder of its own that is removed at the end. */
export type Workbench = Statements & {
  readonly connection: DuckDBConnection
  /** Where large intermediate files may lie; removed by close(). */
  readonly folder: string
  /** How many processors may be used: with one, nothing is done at the same time as something else (together). */
  readonly threads: number
  /** Rows by the thousand, for results that may not fit in memory. */
  batches<Row extends SqlRow = SqlRow>(sql: string): AsyncGenerator<Row[]>
  /** The fastest way in: the caller appends and calls closeSync(). */
  appender(table: TableName): Promise<DuckDBAppender>
  /** A further connection, for work beside other work. */
  connect(): Promise<DuckDBConnection>
  /** Does a piece of work on a connection of its own, while others go on: it sees all tables but temporary ones. */
  beside<Result>(work: (statements: Statements) => Promise<Result>): Promise<Result>
  close(): void
}

export type WorkbenchOptions = {
  /** The folder in which the temporary folder is made: on the disk of the output, never the input. */
  beside: string
  threads?: number | undefined
  memoryMb?: number | undefined
  signal?: AbortSignal | undefined
}

/** Memory for DuckDB alone: with Node and its buffers beside it the process stays below 1 GB. */
const defaultMemoryMb = 480

const settings = `
-- What a Parquet file says of its columns is read once, whichever query on whichever connection asks.
SET GLOBAL parquet_metadata_cache = true;
-- Without these two DuckDB does not count how far it is; the bar itself is ours.
SET enable_progress_bar_print = false;
SET enable_progress_bar = true;
-- What was freed goes back to the system soon: of a hundred million rows some 150 MB would otherwise be free and yet ours.
SET allocator_flush_threshold = '16MB';
SET allocator_bulk_deallocation_flush_threshold = '32MB';`

/** Opens an empty workbench. Extensions are neither downloaded nor loaded: what we need is linked into the library. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const folder = makeOwnFolder(options.beside, '.spotlight-count')
  const threads = options.threads ?? Math.max(1, Math.min(8, cpus().length))
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: `${options.memoryMb ?? defaultMemoryMb}MB`,
    temp_directory: join(folder, 'spill'),
    preserve_insertion_order: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    allow_unsigned_extensions: 'false',
  })
  const connection = await instance.connect()
  const open = new Set([connection])
  const interrupt = () => {
    for (const each of open) each.interrupt()
  }
  options.signal?.addEventListener('abort', interrupt)
  const guarded = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (options.signal?.aborted) throw stopped()
    try {
      return await work()
    } catch (error) {
      if (options.signal?.aborted) throw stopped()
      throw error
    }
  }
  const statementsOn = (used: DuckDBConnection): Statements => ({
    run: (sql, parameters) =>
      guarded(async () => {
        await used.run(sql, asBound(parameters))
      }),
    rows: <Row extends SqlRow>(sql: string, parameters?: SqlParameters) =>
      guarded(async () => {
        const reader = await used.runAndReadAll(sql, asBound(parameters))
        // Column by column, which the binding does faster than row by row.
        const columns = reader.getColumnsJS()
        const names = reader.deduplicatedColumnNames()
        const rows = Array.from({ length: reader.currentRowCount }, (): SqlRow => ({}))
        for (const [column, name] of names.entries()) {
          const values = columns[column] ?? []
          for (const [at, row] of rows.entries()) row[name] = values[at]
        }
        // The caller names the shape that its own SQL selects.
        return rows as Row[]
      }),
  })
  const workbench: Workbench = {
    connection,
    folder,
    threads,
    ...statementsOn(connection),
    async *batches<Row extends SqlRow>(sql: string) {
      const result = await guarded(() => connection.stream(sql))
      for await (const rows of result.yieldRowObjectJs()) {
        if (options.signal?.aborted) throw stopped()
        // As above: the shape is the caller's own SQL.
        yield rows as Row[]
      }
    },
    appender: table => connection.createAppender(table),
    connect: () => instance.connect(),
    async beside(work) {
      const own = await instance.connect()
      open.add(own)
      try {
        return await work(statementsOn(own))
      } finally {
        open.delete(own)
        own.closeSync()
      }
    },
    close() {
      options.signal?.removeEventListener('abort', interrupt)
      connection.closeSync()
      instance.closeSync()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  try {
    await workbench.run([settings, createTables(), macros].join('\n'))
    return workbench
  } catch (error) {
    workbench.close()
    throw error
  }
}

/** DuckDB's binding takes arrays and objects that it may change. */
const asBound = (parameters: SqlParameters | undefined): DuckDBValue[] | Record<string, DuckDBValue> | undefined => {
  if (parameters === undefined) return undefined
  if (isList(parameters)) return [...parameters]
  return { ...parameters }
}

const isList = (parameters: SqlParameters): parameters is readonly DuckDBValue[] => Array.isArray(parameters)

/** A text inside single quotes in SQL: for paths and names that cannot be bound as a parameter. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A column's name inside double quotes in SQL. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`
