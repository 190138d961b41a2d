import { afterAll, beforeAll, expect, test } from 'vitest'
import { dateWritten, monthOfBirth, nhsDigits, nhsProblem, precisionOf, withoutFiller } from './dates.ts'
import { openReaderTest, type ReaderTest } from './file-for-tests.ts'

let bench: ReaderTest
beforeAll(async () => {
  bench = await openReaderTest()
})
afterAll(() => bench.close())

async function row(sql: string, text: string | null): Promise<Record<string, unknown> | undefined> {
  const [found] = await bench.workbench.rows(`SELECT ${sql} FROM (SELECT $1::VARCHAR AS t)`, [text])
  return found
}

test.each([
  '2023-05-17',
  '2023-05-17T10:20:00Z',
  '2023-05-17 00:00:00',
  '20230517',
  '17/05/2023',
  '7/5/2023',
  '17.05.2023',
  '17-05-2023',
  '17-May-2023',
  '17 May 2023',
  '2023-05',
  '05/2023',
  '5/2023',
  '2023',
  '1800-01-01',
  '1801-01-01',
  '01/01/1900',
  '9999-12-31',
  '05/17/2023',
  '31/02/2023',
  '2023-02-30',
  '2023-1-05',
  '17/5/23',
  '-',
  'unknown',
  'NULL',
  '2023/05/17',
  'C50.9',
  '2023-05-aa',
  'ab/cd/efgh',
  '1234567890',
  null,
])('%j is the date, and the precision, that uk_date() says', async text => {
  const date = withoutFiller(dateWritten('t'))
  const found = await row(
    `${date} AS fast, uk_date(t) AS slow, ${precisionOf('t', date)} AS exact, uk_date_precision(t) AS same`,
    text,
  )
  expect(found?.fast).toEqual(found?.slow)
  expect(found?.exact).toEqual(found?.same)
})

test.each([
  '9434765919',
  '943 476 5919',
  '943-476-5919',
  '9434765918',
  '9999999999',
  '0000000000',
  '1111111111',
  '943476591',
  '94347659190',
  'NULL',
  '',
  null,
  '94347659 X9',
  '4010232137',
  '987654321O',
  '+123456789',
  '12345678.0',
])('%j is as right or wrong as nhs_number_problem() says', async text => {
  const found = await row(
    `${nhsProblem('d')} AS fast, nhs_number_problem(t) AS slow FROM (SELECT t, ${nhsDigits('t')} AS d FROM (SELECT $1::VARCHAR AS t)) --`,
    text,
  )
  expect(found?.fast).toEqual(found?.slow)
})

test.each([
  ['041968', '1968-04-01'],
  ['04/1968', '1968-04-01'],
  ['1968-04', '1968-04-01'],
  ['011800', undefined],
  ['131968', undefined],
  [null, undefined],
])('MYDOB %j is %j', async (text, iso) => {
  const found = await row(`strftime(${withoutFiller(monthOfBirth('t'))}, '%Y-%m-%d') AS born`, text)
  expect(found?.born ?? undefined).toBe(iso)
})
