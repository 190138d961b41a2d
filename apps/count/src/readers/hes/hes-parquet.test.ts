import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openReaderTest, type ReaderTest } from '../tabular/file-for-tests.ts'
import { hesReader } from './index.ts'

/** Rows of every kind by their number: few people, so that most have several; some without a number; cancers, deaths and empty cells of all sorts. What is no code comes late: it shows in no sample. */
const episodes = (from: number, to: number, columns = '*') => `
  SELECT ${columns} FROM (SELECT ['A', 'B', 'C', 'D', 'E', 'F', 'G', '', NULL][1 + i * 7 % 9] AS PSEUDO_HESID, 1000 + i // 2 AS EPIKEY,
    CASE WHEN i % 11 > 0 THEN DATE '2021-01-01' + i * 3 % 700 END AS EPISTART, CASE WHEN i % 13 > 0 THEN DATE '2021-01-05' + i * 3 % 690 END AS EPIEND,
    CASE WHEN i % 17 = 0 THEN DATE '1801-01-01' ELSE DATE '2021-01-01' + i * 3 % 700 END AS ADMIDATE, DATE '2021-01-09' + i * 3 % 700 AS DISDATE,
    CASE WHEN i % 5 = 0 THEN '4' ELSE '1' END AS DISMETH, '2' AS SEX, '041950' AS MYDOB, 'EX1' AS PROCODE3,
    CASE WHEN i > 1150 AND i % 6 = 5 THEN '12' ELSE ['C509', 'I10X', 'c349', 'D051', 'Z85.3', 'Z853', 'I10X', 'D010', '-', 'C61X', 'z853', '&'][1 + i % 12] END AS DIAG_4_01,
    CASE WHEN i % 4 = 0 THEN ['C795', 'E119', 'c773', 'C34'][1 + i // 4 % 4] END AS DIAG_4_02, NULL::VARCHAR AS DIAG_4_03 FROM (SELECT CAST(n AS INTEGER) AS i FROM range(${from}, ${to}) r(n)))`

const said = {
  record: 'SELECT file_id, row_number - first_row AS at, record_hash, provider FROM record',
  mention: 'SELECT record_id // 4294967296 AS file, COLUMNS(* EXCLUDE record_id) FROM mention',
  event: 'SELECT COLUMNS(* EXCLUDE record_id) FROM event',
  event_code: 'SELECT COLUMNS(* EXCLUDE record_id) FROM event_code',
  contact: 'SELECT * FROM contact',
  file_month: 'SELECT * FROM file_month',
  problem: 'SELECT file_id, kind, column_name, count, detail FROM problem',
}

async function saidBy(bench: ReaderTest, firstRow: number): Promise<Record<string, string[]>> {
  const answers: Record<string, string[]> = {}
  for (const [table, sql] of Object.entries(said)) {
    const rows = await bench.workbench.rows<{ row: string }>(
      `SELECT CAST(found AS VARCHAR) AS row FROM (${sql.replace('first_row', String(firstRow))}) AS found ORDER BY ALL`,
    )
    answers[table] = rows.map(({ row }) => row)
  }
  return answers
}

test('Parquet that is read column by column says what the same rows say as text, row by row', async () => {
  const parquet = await openReaderTest()
  const text = await openReaderTest()
  try {
    await text.workbench.run(`INSERT INTO mention (record_id, local_scope, local_id) VALUES (1, 'hes-apc:pseudo_hesid', 'G')`)
    await parquet.workbench.run(`INSERT INTO mention (record_id, local_scope, local_id) VALUES (1, 'hes-apc:pseudo_hesid', 'G')`)
    // The second file lacks a column and has another order: it is read apart from the first and the third.
    const plans = [
      episodes(0, 200),
      episodes(200, 320, 'DIAG_4_01, DIAG_4_02, * EXCLUDE (DIAG_4_01, DIAG_4_02, SEX)'),
      // Rows of the first two again, with an illness that no rule asks for.
      episodes(190, 260, `* REPLACE ('K219' AS DIAG_4_03)`),
      episodes(900, 1300),
    ]
    const asText = async (query: string, at: number) => {
      const path = join(text.workbench.folder, `${at}.csv`)
      await text.workbench.run(`COPY (${query}) TO '${path}' (FORMAT csv, HEADER true)`)
      return text.text(`${at}.csv`, readFileSync(path))
    }
    await parquet.read(hesReader, await Promise.all(plans.map((query, at) => parquet.parquet(`${at}.parquet`, query))))
    await text.read(hesReader, await Promise.all(plans.map(asText)))
    const [ofParquet, ofText] = [await saidBy(parquet, 1), await saidBy(text, 2)]
    expect(ofParquet.record?.length).toBeGreaterThan(100)
    expect(ofParquet.problem?.filter(row => row.includes('unknown-code')).length).toBe(1)
    const asNamed = (rows: readonly string[] = []) => rows.map(row => row.replaceAll('.parquet', '.csv'))
    for (const table of Object.keys(said)) expect(asNamed(ofParquet[table]), table).toEqual(ofText[table])
  } finally {
    parquet.close()
    text.close()
  }
})

test('a cell with several codes, where nobody expects one, is read as all of them', async () => {
  const bench = await openReaderTest()
  try {
    const late = `SELECT * REPLACE (CASE WHEN EPIKEY = 1200 THEN 'C509,C780' ELSE 'I10X' END AS DIAG_4_01) FROM (${episodes(0, 600)})`
    await bench.read(hesReader, [
      await bench.parquet('late.parquet', `SELECT * REPLACE (NULL::VARCHAR AS DIAG_4_02) FROM (${late})`),
    ])
    expect(await bench.workbench.rows('SELECT DISTINCT code, position FROM event_code ORDER BY 1')).toEqual([
      { code: 'C509', position: 1 },
      { code: 'C780', position: 1 },
    ])
  } finally {
    bench.close()
  }
})

// The first is read when the file is opened, the second only with the rows of people who are known.
test.each(['PSEUDO_HESID', 'EPIKEY'])(
  'a Parquet file whose %s is damaged is set aside whole, and its people are nobody in the others',
  async column => {
    const bench = await openReaderTest()
    try {
      const one = await bench.parquet(
        'one.parquet',
        `SELECT * REPLACE (concat('only-', i) AS PSEUDO_HESID) FROM (SELECT *, row_number() OVER () AS i FROM (${episodes(0, 5000)}))`,
      )
      const other = await bench.parquet('other.parquet', `SELECT *, 1::BIGINT AS i FROM (${episodes(0, 40)})`)
      const bytes = readFileSync(one.absolutePath)
      const [chunk] = await bench.workbench.rows<{ at: bigint }>(
        `SELECT data_page_offset AS at FROM parquet_metadata('${one.absolutePath}') WHERE path_in_schema = '${column}'`,
      )
      bytes.fill(0xff, Number(chunk?.at), Number(chunk?.at) + 500)
      writeFileSync(one.absolutePath, bytes)
      await bench.read(hesReader, [one, other])
      expect(await bench.workbench.rows('SELECT file_id, use FROM source_file ORDER BY 1')).toEqual([
        { file_id: 1, use: 'unreadable' },
        { file_id: 2, use: 'used' },
      ])
      expect(await bench.workbench.rows('SELECT DISTINCT file_id FROM record')).toEqual([{ file_id: 2 }])
      expect(await bench.workbench.rows(`SELECT local_id FROM contact WHERE starts_with(local_id, 'only')`)).toEqual([])
      expect((await bench.problems()).map(({ kind }) => kind)).toContain('unreadable')
    } finally {
      bench.close()
    }
  },
)
