import { closeSync, openSync, writeSync } from 'node:fs'

const bufferBytes = 1024 * 1024
/** UTF-8 needs at most three bytes for a code unit. */
const mostBytes = 3

export type RowWriter = { write: (row: string) => void; close: () => void }

/** A new file of rows for DuckDB to read in one go, readable by its owner alone. */
export function rowWriter(path: string): RowWriter {
  const handle = openSync(path, 'wx', 0o600)
  const buffer = Buffer.allocUnsafe(bufferBytes)
  let filled = 0
  const flush = (bytes: Uint8Array): void => {
    let at = 0
    while (at < bytes.length) at += writeSync(handle, bytes, at)
  }
  const flushBuffer = (): void => {
    flush(buffer.subarray(0, filled))
    filled = 0
  }
  return {
    write(row) {
      const most = row.length * mostBytes
      if (filled + most > bufferBytes) flushBuffer()
      if (most > bufferBytes) flush(Buffer.from(row, 'utf8'))
      else filled += buffer.write(row, filled, 'utf8')
    },
    close() {
      flushBuffer()
      closeSync(handle)
    },
  }
}
