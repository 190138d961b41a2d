import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { identifier, openWorkbench, quoted, silent, type Workbench } from '../../workbench/index.ts'
import type { FileSample, Reader, SourceFile } from '../reader.ts'

/** A workbench and a folder for a test of readers: gives files their numbers, and takes everything away again. */
export type ReaderTest = {
  workbench: Workbench
  /** A text file, as the program would see it. The delimiter is a comma unless `delimiter` says another. */
  text(name: string, content: string | Buffer, options?: { delimiter?: string; encoding?: FileSample['encoding'] }): FileSample
  /** A Parquet file made by a query. */
  parquet(name: string, query: string): Promise<FileSample>
  /** Recognises the files and reads them, as the pipeline does. */
  read(reader: Reader, samples: readonly FileSample[]): Promise<SourceFile[]>
  problems(): Promise<{ kind: string; column: string | null; count: bigint; rows: bigint[]; detail: string }[]>
  close(): void
}

export async function openReaderTest(options: { threads?: number } = {}): Promise<ReaderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'reader-test-'))
  const workbench = await openWorkbench({ beside: folder, ...options })
  return {
    workbench,
    text(name, content, { delimiter = ',', encoding = 'utf-8' } = {}) {
      const absolutePath = join(folder, name)
      const bytes = Buffer.from(content)
      writeFileSync(absolutePath, bytes)
      const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
      const head = (isGzip ? gunzipSync(bytes, { finishFlush: 2 }) : bytes).subarray(0, 65536)
      const text = new TextDecoder(encoding).decode(head)
      const columns = (text.split(/\r?\n/).find(line => line.trim() !== '') ?? '')
        .split(delimiter)
        .map(cell => cell.replaceAll('"', '').trim())
      return {
        path: name,
        absolutePath,
        bytes: bytes.length,
        container: isGzip ? 'gzip' : 'plain',
        head,
        text,
        encoding,
        table: { columns, delimiter },
      }
    },
    async parquet(name, query) {
      const absolutePath = join(folder, name)
      await workbench.run(`COPY (${query}) TO ${quoted(absolutePath)} (FORMAT parquet)`)
      const columns = await workbench.rows<{ column_name: string; column_type: string }>(`DESCRIBE FROM ${quoted(absolutePath)}`)
      return {
        path: name,
        absolutePath,
        bytes: 1000,
        container: 'parquet',
        head: Buffer.from('PAR1'),
        table: { columns: columns.map(c => c.column_name), types: columns.map(c => c.column_type) },
      }
    },
    async read(reader, samples) {
      const files = samples.map((sample, at) => {
        const recognition = reader.recognise(sample, [])
        if (recognition === undefined) throw new Error(`${sample.path} was not recognised`)
        return { ...sample, fileId: at + 1, recognition }
      })
      for (const { fileId, path, bytes, recognition } of files) {
        await workbench.run(`INSERT INTO source_file (file_id, path, kind, bytes, use) VALUES ($1, $2, $3, $4, 'used')`, [
          fileId,
          path,
          recognition.source,
          bytes,
        ])
      }
      await reader.read(files, { workbench, progress: silent, maps: [], signal: new AbortController().signal })
      return files
    },
    problems: () =>
      workbench.rows(
        `SELECT kind, column_name AS ${identifier('column')}, count, first_rows AS rows, detail FROM problem ORDER BY file_id, kind, column_name, detail`,
      ),
    close() {
      workbench.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
