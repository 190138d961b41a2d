// Long because: each fix and each criterion is shown on people of its own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askCodes, decide } from '../decide/index.ts'
import { type PersonForTests, putPeopleForTests } from '../decide/records-for-tests.ts'
import { putCodeLists, readDefinitions } from '../definitions/index.ts'
import { putProblems } from '../readers/put-problems.ts'
import { type Quality, quality as qualityShape } from '../results/index.ts'
import { exitCodes, openWorkbench, type Workbench } from '../workbench/index.ts'
import { findDrift } from './drift.ts'
import { measureQuality, putPeopleByCode, usualEnd } from './index.ts'
import { judge, type Measured } from './verdict.ts'

const definitions = readDefinitions(join(import.meta.dirname, '../../definitions'))
const asAt = '2024-06-30'
const base = mkdtempSync(join(tmpdir(), 'quality-'))

const stay = (date: string, ...codes: string[]): PersonForTests['records'][number] => ({
  source: 'hes-apc',
  kind: 'episode',
  date,
  spell: date,
  codes: codes.map((code, at) => `diagnosis icd10 ${code} ${at + 1}`),
})
const primary = (date: string, ...codes: string[]): PersonForTests['records'][number] => ({
  source: 'cosd',
  kind: 'primary-pathway',
  date,
  codes: ['primary icd10 C504', ...codes],
})
const recurrence = (date: string, ...codes: string[]): PersonForTests['records'][number] => ({
  source: 'cosd',
  kind: 'recurrence',
  date,
  codes: ['original-primary icd10 C504', ...codes],
})
const several = (count: number, id: string, records: PersonForTests['records']): PersonForTests[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${id}-${at}`, records }))

/** Six people with one hospital code, three with two; one known from the cancer system; two with two codes and no date of the primary; one treated. */
const people: PersonForTests[] = [
  ...several(6, 'single', [stay('2023-02-10', 'C509', 'C787')]),
  ...several(3, 'two-stays', [
    primary('2020-01-05', 'm-category tnm-m M0'),
    stay('2023-02-10', 'C509', 'C787'),
    stay('2023-05-10', 'C509', 'C787'),
  ]),
  {
    id: 'return',
    records: [
      primary('2019-01-05'),
      recurrence('2024-04-17', 'metastatic-type cosd-metastatic-type 03'),
      recurrence('2024-05-17', 'metastatic-site cosd-metastatic-site 03'),
    ],
  },
  ...several(2, 'no-primary', [stay('2023-02-10', 'C509', 'C787'), stay('2023-05-10', 'C509', 'C787')]),
  {
    id: 'meetings',
    records: [
      {
        source: 'mdt',
        kind: 'meeting',
        date: '2024-02-01',
        status: 'signed-off',
        codes: ['statement mdt not-metastatic', 'primary icd10 C50'],
      },
      {
        source: 'mdt',
        kind: 'meeting',
        date: '2023-02-01',
        status: 'not-signed-off',
        codes: ['statement mdt recurrence', 'primary icd10 C50'],
      },
    ],
  },
  {
    id: 'radiotherapy',
    records: [
      {
        source: 'radiotherapy',
        kind: 'radiotherapy',
        date: '2023-03-03',
        codes: ['primary icd10 C509', 'treatment-site opcs4 Z66', 'intent rtds 01'],
      },
    ],
  },
]

let workbench: Workbench
let found: Quality

beforeAll(async () => {
  workbench = await openWorkbench({ beside: base })
  await workbench.run(
    `INSERT INTO source_file (file_id, path, kind, use, row_count) VALUES (1, 'h.csv', 'hes-apc', 'used', 2600), (2, 'c.xml', 'cosd', 'used', 300), (3, 'old.csv', 'sact', 'used', 10), (4, 'x.csv', 'hes-apc', 'unreadable', NULL)`,
  )
  await workbench.run(`INSERT INTO file_month
    SELECT 1, m::DATE, 100 FROM generate_series(DATE '2022-01-01', DATE '2024-06-01', INTERVAL 1 MONTH) t(m) WHERE m NOT IN (DATE '2023-08-01', DATE '2023-09-01')
    UNION ALL SELECT 2, m::DATE, 10 FROM generate_series(DATE '2022-01-01', DATE '2024-06-01', INTERVAL 1 MONTH) t(m)
    UNION ALL SELECT 3, m::DATE, 10 FROM generate_series(DATE '2021-01-01', DATE '2022-12-01', INTERVAL 1 MONTH) t(m)
    UNION ALL SELECT 1, NULL, 7 UNION ALL SELECT 1, DATE '2099-01-01', 2 UNION ALL SELECT 4, DATE '2025-01-01', 900`)
  await putPeopleForTests(workbench, people)
  await putCodeLists(workbench, definitions)
  await decide(workbench, definitions, { asAt, answers: [], codes: await askCodes(workbench, definitions) })
  await putProblems(workbench, 1, [{ kind: 'american-date', columnName: 'EPISTART', count: 3, firstRows: [7, 8, 9] }])
  await putProblems(workbench, 1, [{ kind: 'american-date', columnName: 'EPISTART', count: 1, firstRows: [2] }])
  await putPeopleByCode(workbench)
  found = await measureQuality(workbench, { asAt, definitions })
})

afterAll(() => {
  workbench.close()
  rmSync(base, { recursive: true })
})

test('it has the shape of count.json, and is the same again', async () => {
  expect(qualityShape.parse(found)).toEqual(found)
  expect(await measureQuality(workbench, { asAt, definitions })).toEqual(found)
})

test('the count ends with the last month in which the feeds that run have their rows; a feed that stopped and dates in 2099 do not move it', async () => {
  expect(await usualEnd(workbench)).toBe('2024-06-30')
})

test('without a usable date there is no end, and the user is told to give one', async () => {
  const empty = await openWorkbench({ beside: base })
  try {
    await expect(usualEnd(empty)).rejects.toMatchObject({
      exitCode: exitCodes.input,
      message: expect.stringContaining('--on DATE'),
    })
  } finally {
    empty.close()
  }
})

test('each source has its run, its missing months, and whether it stopped', () => {
  expect(found.sources).toEqual([
    { source: 'cosd', files: 1, rows: 300, from: '2022-01', to: '2024-06', missingMonths: [], stoppedAfter: null },
    {
      source: 'hes-apc',
      files: 1,
      rows: 2600,
      from: '2022-01',
      to: '2024-06',
      missingMonths: ['2023-08', '2023-09'],
      stoppedAfter: null,
    },
    { source: 'sact', files: 1, rows: 10, from: '2021-01', to: '2022-12', missingMonths: [], stoppedAfter: '2022-12' },
  ])
})

test('fields are counted among records about people with breast cancer, in all and by month', () => {
  const stage = found.fields.find(({ id }) => id === 'stage')
  expect(stage).toMatchObject({
    source: 'cosd',
    all: { filled: 3, of: 4 },
    months: [
      { month: '2019-01', filled: 0, of: 1 },
      { month: '2020-01', filled: 3, of: 3 },
    ],
  })
  expect(found.fields.find(({ id, source }) => id === 'nhs-number' && source === 'hes-apc')).toMatchObject({
    all: { filled: 0, of: 16 },
    valid: 0,
  })
  expect(found.fields.find(({ id }) => id === 'spread-described')).toMatchObject({ all: { filled: 2, of: 2 } })
})

describe('the fixes', () => {
  test('are ordered by the people whom they add, reckoned from the data, and those that add nobody are left out', () => {
    expect(found.fixes.map(({ id, peopleAdded, peopleMadeSurer }) => [id, peopleAdded, peopleMadeSurer])).toEqual([
      ['record-returns', 6, 0],
      ['record-treated', 1, 0],
      ['confirm-probable', 0, 5],
      ['record-primaries', 0, 2],
    ])
  })

  test('tell how in each system, by the items of COSD', () => {
    const [first] = found.fixes
    expect(first?.howTo.map(({ system }) => system)).toEqual(['Somerset Cancer Register', 'InfoFlex', 'Any other cancer system'])
    expect(first?.howTo.every(({ steps }) => /CR7100 .*CR6520 .*CR1590/.test(steps))).toBe(true)
  })

  test('reckon missing months from the people whom only that source shows in a usual month', async () => {
    await workbench.run(
      `UPDATE file_month SET row_count = 0 WHERE file_id = 1 AND month BETWEEN DATE '2022-03-01' AND DATE '2023-01-01'`,
    )
    const gaps = await measureQuality(workbench, { asAt, definitions })
    await workbench.run(
      `UPDATE file_month SET row_count = 100 WHERE file_id = 1 AND month BETWEEN DATE '2022-03-01' AND DATE '2023-01-01'`,
    )
    // 5 people in 17 months with rows, 13 months without: 3.8.
    expect(gaps.fixes.find(({ id }) => id === 'complete-hes-apc')).toMatchObject({
      peopleAdded: 4,
      basis: expect.stringContaining('5 people whom only this source shows, in 17 months'),
    })
  })
})

test('problems of one kind, file and column are added up, with the first rows', () => {
  expect(found.problems.filter(({ kind }) => kind === 'american-date')).toMatchObject([
    { path: 'h.csv', column: 'EPISTART', count: 4, firstRows: [2, 7, 8, 9] },
  ])
})

describe('the verdict', () => {
  const all = (numerator: number, denominator: number): Measured => ({
    'nhs-number': { numerator, denominator },
    'recurrence-months': { numerator, denominator },
    'spread-described': { numerator, denominator },
    'first-date': { numerator, denominator },
    stage: { numerator, denominator },
    pathway: { numerator, denominator },
    'vital-status': { numerator, denominator },
    'timely-feeds': { numerator, denominator },
  })

  test('is collecting when every test is passed, with one person as with a thousand', () => {
    expect(judge(definitions.criteria, all(1, 1)).status).toBe('collecting')
    expect(judge(definitions.criteria, all(1000, 1000)).status).toBe('collecting')
  })

  test('is collecting for a hospital that records everything and has had no case', () => {
    const nobody = { numerator: 0, denominator: 0 }
    expect(
      judge(definitions.criteria, {
        ...all(12, 12),
        'spread-described': nobody,
        'first-date': nobody,
        pathway: nobody,
        'vital-status': nobody,
      }).status,
    ).toBe('collecting')
  })

  test('eleven of twelve months with recurrences pass, ten do not', () => {
    const months = (numerator: number) =>
      judge(definitions.criteria, { ...all(1, 1), 'recurrence-months': { numerator, denominator: 12 } })
    expect(months(11).status).toBe('collecting')
    expect(months(10)).toMatchObject({
      status: 'partial',
      explanation: expect.stringContaining('a return or progression of cancer was recorded on purpose'),
    })
  })

  test('is not collecting where neither recurrences nor stages are recorded, however full the rest is', () => {
    expect(
      judge(definitions.criteria, {
        ...all(1, 1),
        'recurrence-months': { numerator: 0, denominator: 12 },
        stage: { numerator: 0, denominator: 90 },
      }).status,
    ).toBe('not-collecting')
    expect(judge(definitions.criteria, all(0, 0)).status).toBe('not-collecting')
  })

  test('of these people is partial: two months of recurrences of twelve', () => {
    expect(found.verdict).toMatchObject({ status: 'partial', criteriaVersion: definitions.criteria.version })
    expect(found.verdict.tests.find(({ id }) => id === 'recurrences-recorded')).toMatchObject({
      numerator: 2,
      denominator: 12,
      isPassed: false,
    })
    expect(found.verdict.tests.find(({ id }) => id === 'timely')).toMatchObject({ numerator: 2, denominator: 3 })
    expect(found.verdict.tests.find(({ id }) => id === 'spread-described')).toMatchObject({
      numerator: 2,
      denominator: 3,
      isPassed: false,
    })
  })
})

describe('drift', () => {
  const before = {
    asAt: '2023-12-31',
    figures: { tiers: { definite: { n: 40 }, probable: { n: 20 }, possible: { n: 5 }, headline: { n: 60 } } },
    quality: {
      sources: [
        { source: 'sact', rows: 900 },
        { source: 'cosd', rows: 100 },
      ],
      fields: [{ id: 'sex', source: 'cosd', all: { filled: 90, of: 100 } }],
    },
    // Only what drift reads of a count.
  } as unknown as Parameters<typeof findDrift>[0]

  test('tells what changed and what of it is worth a look', () => {
    const field = {
      id: 'sex',
      source: 'cosd',
      label: 'Sex',
      whyItMatters: '',
      all: { filled: 80, of: 100 },
      valid: 80,
      months: [],
    }
    const source = { source: 'cosd', files: 1, rows: 104, from: null, to: null, missingMonths: [], stoppedAfter: null }
    const drift = findDrift(before, { tiers: { definite: 30, probable: 20, possible: 6 }, sources: [source], fields: [field] })
    if ('firstRun' in drift) throw new Error('It is not the first run')
    expect(drift.changes.map(({ measure, before: then, now, isNotable }) => [measure, then, now, isNotable])).toEqual([
      ['People counted', 60, 50, true],
      ['People who are definite', 40, 30, true],
      ['People who are possible', 5, 6, false],
      ['Rows of COSD', 100, 104, false],
      ['Rows of SACT', 900, 0, true],
      ['Sex in COSD, % filled', 90, 80, true],
    ])
  })

  test('is none on the first run', () => expect(found.drift).toEqual({ firstRun: true }))
})
