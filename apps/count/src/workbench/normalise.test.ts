import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkNhsNumber, normaliseIcd, normaliseName, normalisePostcode, normaliseSex, readDate } from './normalise.ts'
import { openWorkbench, type Workbench } from './workbench.ts'

let workbench: Workbench
const beside = mkdtempSync(join(tmpdir(), 'normalise-'))
beforeAll(async () => {
  workbench = await openWorkbench({ beside })
})
afterAll(() => {
  workbench.close()
  rmSync(beside, { recursive: true })
})

async function sql(expression: string, text: string | null): Promise<unknown> {
  const [row] = await workbench.rows(`SELECT ${expression} AS answer FROM (SELECT $1::VARCHAR AS t)`, [text])
  return row?.answer ?? undefined
}

test.each([
  ['C50.9', 'C509'],
  ['c50 9', 'C509'],
  ['C79.81', 'C7981'],
  ['C80X', 'C80'],
  ['C80.X', 'C80'],
  ['C78.7A', 'C787A'],
  ['D05-', 'D05'],
  ['Z85.3', 'Z853'],
  ['', undefined],
  ['-', undefined],
  ['50.9', undefined],
  [null, undefined],
])('ICD %j is %j', async (text, code) => {
  expect(normaliseIcd(text)).toBe(code)
  expect(await sql('icd(t)', text)).toBe(code)
})

test.each([
  ['943 476 5919', '9434765919', undefined],
  ['943-476-5919', '9434765919', undefined],
  ['9434765918', undefined, 'wrong check digit'],
  ['9999999999', undefined, 'dummy'],
  ['0000000000', undefined, 'dummy'],
  ['943476591', undefined, 'wrong length'],
  ['NULL', undefined, 'missing'],
  ['', undefined, 'missing'],
  [null, undefined, 'missing'],
])('NHS number %j', async (text, number, problem) => {
  expect(checkNhsNumber(text)).toEqual(number === undefined ? { problem } : { number })
  expect(await sql('nhs_number(t)', text)).toBe(number)
  expect(await sql('nhs_number_problem(t)', text)).toBe(problem)
})

test.each([
  ['2023-05-17', '2023-05-17', 'day'],
  ['2023-05-17T10:20:00Z', '2023-05-17', 'day'],
  ['2023-05-17 00:00:00', '2023-05-17', 'day'],
  ['20230517', '2023-05-17', 'day'],
  ['17/05/2023', '2023-05-17', 'day'],
  ['7/5/2023', '2023-05-07', 'day'],
  ['17-May-2023', '2023-05-17', 'day'],
  ['17 September 2023', '2023-09-17', 'day'],
  ['2023-05', '2023-05-01', 'month'],
  ['05/2023', '2023-05-01', 'month'],
  ['2023', '2023-01-01', 'year'],
  ['2024-02-29', '2024-02-29', 'day'],
])('date %j', async (text, iso, precision) => {
  expect(readDate(text)).toEqual({ iso, precision })
  expect(await sql('CAST(uk_date(t) AS VARCHAR)', text)).toBe(iso)
  expect(await sql('uk_date_precision(t)', text)).toBe(precision)
  expect(await sql('uk_date_problem(t)', text)).toBeUndefined()
})

test.each([['1800-01-01'], ['1801-01-01'], ['1900-01-01'], ['9999-12-31'], [''], [null], ['NULL'], ['--']])(
  'no date: %j',
  async text => {
    expect(readDate(text)).toEqual({ empty: true })
    expect(await sql('uk_date(t)', text)).toBeUndefined()
    expect(await sql('uk_date_problem(t)', text)).toBeUndefined()
  },
)

test.each([
  ['05/17/2023', 'american order'],
  ['2023-02-30', 'not a date'],
  ['31/02/2023', 'not a date'],
  ['17/05/23', 'not a date'],
  ['yesterday', 'not a date'],
])('date that is none: %j', async (text, problem) => {
  expect(readDate(text)).toEqual({ problem })
  expect(await sql('uk_date(t)', text)).toBeUndefined()
  expect(await sql('uk_date_problem(t)', text)).toBe(problem)
})

test.each([
  ['Siân O’Neill-Wŷn', 'SIAN ONEILL WYN'],
  ["D'Arcy", 'DARCY'],
  ['  van   der Berg ', 'VAN DER BERG'],
  ['-', undefined],
])('name %j', async (text, name) => {
  expect(normaliseName(text)).toBe(name)
  expect(await sql('bare_name(t)', text)).toBe(name)
})

test.each([
  ['ls97tf', 'LS9 7TF'],
  ['BT12 6BA', 'BT12 6BA'],
  ['not known', undefined],
])('postcode %j', async (text, code) => {
  expect(normalisePostcode(text)).toBe(code)
  expect(await sql('postcode(t)', text)).toBe(code)
})

test.each([
  ['1', '1'],
  ['F', '2'],
  ['female', '2'],
  ['0', undefined],
  ['X', undefined],
])('sex %j', async (text, code) => {
  expect(normaliseSex(text)).toBe(code)
  expect(await sql('sex_code(t)', text)).toBe(code)
})
