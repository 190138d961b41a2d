import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { quoted } from '../../workbench/index.ts'

/** Turns comma-separated values into Parquet; columns of dates become dates. One thread, so that the same rows give the same bytes. */
export async function putParquet(file: string, csv: string, dates: readonly string[]): Promise<void> {
  mkdirSync(dirname(file), { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'spotlight-example-'))
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connection = await instance.connect()
  try {
    const draft = join(folder, 'table.csv')
    writeFileSync(draft, csv)
    const asDates =
      dates.length === 0 ? '*' : `* REPLACE (${dates.map(name => `TRY_CAST("${name}" AS DATE) AS "${name}"`).join(', ')})`
    await connection.run(
      `COPY (SELECT ${asDates} FROM read_csv(${quoted(draft)}, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"')) TO ${quoted(file)} (FORMAT parquet)`,
    )
  } finally {
    connection.closeSync()
    instance.closeSync()
    rmSync(folder, { recursive: true, force: true })
  }
}
