import type { Recognition, SourceFile } from '../readers/reader.ts'
import type { Workbench } from '../workbench/index.ts'

/** A file that is not read, with the reason in words. `recognition` if we know what it is all the same. */
export type UnusedFile = {
  fileId: number
  path: string
  use: 'unreadable' | 'ignored'
  reason: string
  recognition?: Recognition | undefined
}

/** Writes one row for each file below the input folder. Checksums and rows follow when the file was read. */
export async function putSourceFiles(
  workbench: Workbench,
  files: readonly SourceFile[],
  unused: readonly UnusedFile[],
  bytesOf: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = [...files.map(file => ({ ...file, use: 'used', reason: undefined })), ...unused].sort(
    (left, right) => left.fileId - right.fileId,
  )
  const appender = await workbench.appender('source_file')
  const text = (value: string | undefined) => (value === undefined ? appender.appendNull() : appender.appendVarchar(value))
  for (const { fileId, path, use, reason, recognition } of rows) {
    appender.appendInteger(fileId)
    appender.appendVarchar(path)
    text(recognition?.source)
    text(recognition?.version)
    appender.appendVarchar('')
    appender.appendBigInt(BigInt(bytesOf.get(path) ?? 0))
    appender.appendNull()
    appender.appendVarchar(use)
    text(reason)
    appender.endRow()
  }
  appender.closeSync()
}

export async function writeChecksums(workbench: Workbench, checksums: ReadonlyMap<number, string>): Promise<void> {
  if (checksums.size === 0) return
  const values = [...checksums].map(([fileId, sha256]) => `(${fileId}, '${sha256}')`)
  await workbench.run(
    `UPDATE source_file SET sha256 = known.sha256 FROM (VALUES ${values.join(', ')}) AS known (id, sha256) WHERE file_id = known.id`,
  )
}
