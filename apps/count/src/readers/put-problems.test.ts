import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openWorkbench, type Workbench } from '../workbench/index.ts'
import { problemKinds } from './problem-kinds.ts'
import { problemTally, putProblems } from './put-problems.ts'

let folder: string
let workbench: Workbench

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'problems-'))
  workbench = await openWorkbench({ beside: folder })
})

afterEach(() => {
  workbench.close()
  rmSync(folder, { recursive: true })
})

test('a tally counts all rows, keeps the first ten, and gives the advice of its kind', async () => {
  const tally = problemTally()
  for (let row = 2; row < 27; row += 1) tally.add('american-date', row, { columnName: 'EPISTART' })
  tally.add('missing-column', undefined, { columnName: 'DISMETH', detail: 'DISMETH is not there' })
  await putProblems(workbench, 3, tally.problems())
  expect(await workbench.rows('SELECT * FROM problem ORDER BY kind')).toEqual([
    {
      file_id: 3,
      kind: 'american-date',
      column_name: 'EPISTART',
      count: 25n,
      first_rows: [2n, 3n, 4n, 5n, 6n, 7n, 8n, 9n, 10n, 11n],
      detail: problemKinds['american-date'].label,
      advice: problemKinds['american-date'].advice,
    },
    {
      file_id: 3,
      kind: 'missing-column',
      column_name: 'DISMETH',
      count: 1n,
      first_rows: [],
      detail: 'DISMETH is not there',
      advice: problemKinds['missing-column'].advice,
    },
  ])
})

test('a problem of no single file has no file, and advice of its own replaces that of the kind', async () => {
  await putProblems(workbench, null, [{ kind: 'unreadable', count: 1, advice: 'Ask for the folder to be opened to you.' }])
  expect(await workbench.rows('SELECT file_id, advice FROM problem')).toEqual([
    { file_id: null, advice: 'Ask for the folder to be opened to you.' },
  ])
})
