import type { ProblemKind } from '../readers/problem-kinds.ts'
import { putProblems } from '../readers/put-problems.ts'
import type { SourceFile } from '../readers/reader.ts'
import type { Workbench } from '../workbench/index.ts'
import type { UnusedFile } from './put-source-files.ts'

/** Says what was found out about the files before any of them was read. */
export async function noteProblems(
  workbench: Workbench,
  files: readonly SourceFile[],
  unused: readonly UnusedFile[],
): Promise<void> {
  for (const { fileId, encoding } of files) {
    if (encoding !== undefined && encoding !== 'utf-8')
      await putProblems(workbench, fileId, [
        { kind: 'encoding-guessed', count: 1, detail: `It is written in ${encoding}, not in UTF-8.` },
      ])
  }
  for (const { fileId, use, reason, recognition } of unused) {
    if (use === 'unreadable') await putProblems(workbench, fileId, [{ kind: kindOf(reason), count: 1, detail: reason }])
    else if (reason.startsWith('The same file as'))
      await putProblems(workbench, fileId, [{ kind: 'duplicate-file', count: 1, detail: reason }])
    else if (recognition !== undefined && recognition.details?.isNeeded !== false)
      await putProblems(workbench, fileId, [{ kind: 'not-supported', count: 1, detail: reason }])
  }
}

const kindOf = (reason: string): ProblemKind => {
  if (reason === 'The file is empty.') return 'empty-file'
  return reason.startsWith('The compressed file') ? 'damaged-archive' : 'unreadable'
}
