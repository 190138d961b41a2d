import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SourceFile } from '../reader.ts'
import { checkDateColumns } from './date-columns.ts'
import { openReaderTest, type ReaderTest } from './file-for-tests.ts'

let bench: ReaderTest
beforeEach(async () => {
  bench = await openReaderTest()
})
afterEach(() => bench.close())

async function check(dates: readonly (string | null)[]): Promise<{ refused: string[]; problems: unknown[] }> {
  const file: SourceFile = {
    ...bench.text('t.csv', 'd\n'),
    fileId: 1,
    recognition: { source: 'hes-apc', format: 'HES APC', isUsable: true },
  }
  await bench.workbench.run('CREATE TEMP TABLE given (row_number BIGINT, start VARCHAR)')
  for (const [at, date] of dates.entries()) await bench.workbench.run('INSERT INTO given VALUES ($1, $2)', [at + 2, date])
  const refused = await checkDateColumns(bench.workbench, file, { table: 'given', headers: { start: 'EPISTART' } })
  return {
    refused: [...refused],
    problems: (await bench.problems()).map(({ kind, column, count, rows }) => [kind, column, Number(count), rows.map(Number)]),
  }
}

test('a column with dates that can only be American is refused whole, never turned round', async () => {
  expect(await check(['05/06/2023', '05/17/2023', '12/31/2023'])).toEqual({
    refused: ['start'],
    problems: [['american-date', 'EPISTART', 3, [3, 4]]],
  })
})

test('an American date among British ones is left out alone', async () => {
  expect(await check(['05/06/2023', '17/05/2023', '12/31/2023'])).toEqual({
    refused: [],
    problems: [['american-date', 'EPISTART', 1, [4]]],
  })
})

test('a column that could be either is read as British, and that is said', async () => {
  expect(await check(['05/06/2023', '01/02/2023'])).toEqual({
    refused: [],
    problems: [['ambiguous-date', 'EPISTART', 2, [2, 3]]],
  })
})

test('British and ISO dates, fillers and empty cells are in order; what is no date is told', async () => {
  expect(await check(['2023-05-17', '17/05/2023', '1801-01-01', null, '-', 'soon', '31/02/2023'])).toEqual({
    refused: [],
    problems: [['impossible-date', 'EPISTART', 2, [7, 8]]],
  })
})
