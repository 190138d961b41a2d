import type { Workbench } from '../../workbench/index.ts'
import { putProblems } from '../put-problems.ts'
import type { SourceFile } from '../reader.ts'

/** What DuckDB says of a file that is not what it seemed, and what that means. Anything else (a full disk, Ctrl-C, our own SQL) is not about the file. */
const damages: readonly { says: RegExp; kind: 'truncated' | 'damaged-archive' | 'unreadable'; reason: string }[] = [
  { says: /unexpected end of file|Z_BUF|EOF/i, kind: 'truncated', reason: 'The file breaks off in the middle.' },
  {
    says: /gzip|zlib|decompress|incorrect header check|invalid (block|distance|stored|code)|Z_DATA/i,
    kind: 'damaged-archive',
    reason: 'The compressed file breaks off or is damaged.',
  },
  {
    // The last is thrift's own word for a header of a page that is none.
    says: /parquet|thrift|snappy|page header|dictionary|don't know what type/i,
    kind: 'unreadable',
    reason: 'The Parquet file breaks off or is damaged.',
  },
  { says: /CSV Error|sniff|Invalid Input Error/i, kind: 'unreadable', reason: 'The table cannot be split into columns.' },
]

/**
 * Marks a file as unreadable in source_file and says why, where the error is about the file. Its rows must not have been put anywhere yet.
 *
 * @throws the error itself if it is about anything else
 */
export async function setAside(workbench: Workbench, file: SourceFile, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : ''
  const isOurs = /out of memory|No space left|max_temp_directory|Binder Error|Parser Error|Catalog Error|INTERRUPT/i.test(message)
  const damage = isOurs ? undefined : damages.find(({ says }) => says.test(message))
  if (damage === undefined) throw error
  await workbench.run(`UPDATE source_file SET use = 'unreadable', reason = $1 WHERE file_id = $2`, [damage.reason, file.fileId])
  await putProblems(workbench, file.fileId, [{ kind: damage.kind, count: 1, detail: damage.reason }])
}
