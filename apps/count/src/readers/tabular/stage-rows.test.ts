import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { silent } from '../../workbench/index.ts'
import type { FileSample, SourceFile } from '../reader.ts'
import { openReaderTest, type ReaderTest } from './file-for-tests.ts'
import { stageRows } from './stage-rows.ts'

let bench: ReaderTest
beforeEach(async () => {
  bench = await openReaderTest()
})
afterEach(() => bench.close())

const asFile = (sample: FileSample): SourceFile => ({
  ...sample,
  fileId: 1,
  recognition: { source: 'omop', format: 'a table', isUsable: true },
})

async function staged(sample: FileSample, fields: Record<string, number | undefined>, keep?: string) {
  const result = await stageRows(
    asFile(sample),
    { into: 'here', fields, ...(keep === undefined ? {} : { keep: () => keep }) },
    { workbench: bench.workbench, progress: silent },
  )
  const rows = await bench.workbench.rows('SELECT * FROM here ORDER BY row_number')
  return {
    rows: rows.map(row => Object.values(row).map(value => (typeof value === 'bigint' ? Number(value) : value))),
    all: result.rows,
  }
}

const two = { b: 1, a: 0 }

test.each([
  ['commas', 'a,b\n1,x\n2,y\n', ','],
  ['semicolons and CRLF', 'a;b\r\n1;x\r\n2;y\r\n', ';'],
  ['tabs', 'a\tb\n1\tx\n2\ty\n', '\t'],
  ['pipes, no last line break', 'a|b\n1|x\n2|y', '|'],
  ['a byte order mark', '\uFEFFa,b\n1,x\n2,y\n', ','],
  ['quotes and blanks', '"a","b"\n"1"," x "\n"2","y"\n', ','],
])('reads %s', async (_, content, delimiter) => {
  expect((await staged(bench.text('t.csv', content, { delimiter }), two)).rows).toEqual([
    [2, 'x', '1'],
    [3, 'y', '2'],
  ])
})

test('reads gzip, whatever its name is', async () => {
  expect((await staged(bench.text('t.dat', gzipSync('a,b\n1,x\n')), two)).rows).toEqual([[2, 'x', '1']])
})

test('reads the Windows alphabet and UTF-16', async () => {
  const windows = bench.text('w.csv', Buffer.from('a,b\n1,Si\xe2n O\x92Neill\n', 'latin1'), { encoding: 'windows-1252' })
  expect((await staged(windows, two)).rows).toEqual([[2, 'Siân O’Neill', '1']])
  const utf16 = bench.text('u.csv', Buffer.from('\uFEFFa,b\n1,Siân\n', 'utf16le'), { encoding: 'utf-16le' })
  expect((await staged(utf16, two)).rows).toEqual([[2, 'Siân', '1']])
})

test('keeps a quoted line break in its cell and counts the row once', async () => {
  expect((await staged(bench.text('t.csv', 'a,b\n1,"x\ny"\n2,z\n'), two)).rows).toEqual([
    [2, 'x\ny', '1'],
    [3, 'z', '2'],
  ])
})

test('leaves ragged rows out, says where they are, and still numbers the rows after them rightly', async () => {
  const { rows, all } = await staged(bench.text('t.csv', 'a,b\n1,x\n2\n3,y\n4,z,more\n5\n6,w\n'), two)
  expect(rows).toEqual([
    [2, 'x', '1'],
    [4, 'y', '3'],
    [7, 'w', '6'],
  ])
  expect(all).toBe(3)
  expect(await bench.problems()).toEqual([
    { kind: 'short-row', column: null, count: 2n, rows: [3n, 6n], detail: 'The row has fewer cells than the header.' },
    { kind: 'short-row', column: null, count: 1n, rows: [5n], detail: 'The row has more cells than the header.' },
  ])
})

test('a row that the file lost its end in is told, the rest is read', async () => {
  expect((await staged(bench.text('t.csv', 'a,b,c\n1,x,y\n2,z'), two)).rows).toEqual([[2, 'x', '1']])
  expect((await bench.problems()).map(problem => problem.rows)).toEqual([[3n]])
})

test('a missing column is NULL, an empty cell too, and a header may repeat', async () => {
  expect((await staged(bench.text('t.csv', 'a,a,b\n1,,3\n'), { a: 0, second: 1, none: undefined })).rows).toEqual([
    [2, '1', null, null],
  ])
})

test('reads Parquet with its own types; row numbers begin at 1', async () => {
  const sample = await bench.parquet(
    't.parquet',
    `SELECT 9434765919.0::DOUBLE AS a, DATE '2023-05-17' AS b UNION ALL SELECT NULL, NULL`,
  )
  expect((await staged(sample, two)).rows).toEqual([
    [1, '2023-05-17', '9434765919'],
    [2, null, null],
  ])
})

test('row numbers of 300,000 rows, more than one buffer, are right with one thread and with three', {
  timeout: 60_000,
}, async () => {
  for (const threads of [1, 3]) {
    const large = await openReaderTest({ threads })
    try {
      const lines = Array.from({ length: 300_000 }, (_, at) =>
        at % 50_000 === 49_999 ? `${at}` : `${at},${'x'.repeat(at % 150)}`,
      )
      const sample = large.text('large.csv', `a,b\n${lines.join('\n')}\n`)
      const fields = { a: 0 }
      const result = await stageRows(
        asFile(sample),
        { into: 'here', fields, keep: table => `CAST(${table.text(0)} AS INTEGER) % 7 = 0` },
        { workbench: large.workbench, progress: silent },
      )
      const [row] = await large.workbench.rows(
        'SELECT count(*) AS kept, count(*) FILTER (CAST(a AS INTEGER) + 2 <> row_number) AS wrong, max(row_number) AS last FROM here',
      )
      // 42,858 multiples of seven, less the last line, which is short.
      expect({ ...row, all: result.rows }).toEqual({ kept: 42_857n, wrong: 0n, last: 299_994n, all: 299_994 })
    } finally {
      large.close()
    }
  }
})

test('a path with signs that DuckDB takes for wildcards is one file', async () => {
  expect((await staged(bench.text('HES [2023]*.csv', 'a,b\n1,x\n'), two)).rows).toEqual([[2, 'x', '1']])
})
