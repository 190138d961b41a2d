import type { SourceFile } from '../readers/reader.ts'
import type { CountResult } from '../results/index.ts'
import type { Workbench } from '../workbench/index.ts'

type FileRow = {
  path: string
  kind: string | null
  version: string | null
  sha256: string
  bytes: number
  rows: number | null
  use: string
  reason: string | null
}

/** The files as the result names them, sorted by path. */
export async function listFiles(workbench: Workbench, files: readonly SourceFile[]): Promise<CountResult['files']> {
  const formats = new Map(files.map(file => [file.path, file.recognition.format]))
  const rows =
    await workbench.rows<FileRow>(`SELECT path, kind, version, sha256, CAST(bytes AS DOUBLE) AS bytes, CAST(row_count AS DOUBLE) AS rows, use, reason
    FROM source_file ORDER BY file_id`)
  return rows.map(({ path, kind, version, sha256, bytes, rows: count, use, reason }) => ({
    path,
    source: kind,
    format: formats.get(path) ?? null,
    version,
    sha256,
    bytes,
    rows: count,
    use: use === 'used' || use === 'unreadable' ? use : 'ignored',
    reason,
  }))
}

/** How many rows a table has; after its name a WHERE may follow. */
export async function rowsIn(workbench: Workbench, table: string): Promise<number> {
  const [row] = await workbench.rows<{ n: number }>(`SELECT CAST(count(*) AS INTEGER) AS n FROM ${table}`)
  return row?.n ?? 0
}
