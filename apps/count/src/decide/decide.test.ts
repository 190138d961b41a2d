import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { type ExampleRecord, putCodeLists, readDefinitions } from '../definitions/index.ts'
import type { RegisterRow } from '../results/index.ts'
import { openWorkbench, type Workbench } from '../workbench/index.ts'
import { conflictQueries } from './find-conflicts.ts'
import { askCodes, decide, evidenceLine, type ReviewAnswer, reviewAnswer } from './index.ts'
import { type PersonForTests, putPeopleForTests, readRegisterForTests } from './records-for-tests.ts'

vi.setConfig({ testTimeout: 60_000 })
const definitions = readDefinitions(join(import.meta.dirname, '../../definitions'))
const beside = mkdtempSync(join(tmpdir(), 'decide-'))
const open: Workbench[] = []
afterEach(() => {
  for (const workbench of open.splice(0)) workbench.close()
})
afterAll(() => rmSync(beside, { recursive: true }))

const stay = (date: string, spell: string, ...codes: string[]): ExampleRecord => ({
  ...{ source: 'hes-apc', kind: 'episode', date, spell },
  codes: codes.map((code, at) => `diagnosis icd10 ${code} ${at + 1}`),
})
const one = [stay('2022-02-10', 'A', 'C509', 'C795')]
const two = [...one, stay('2022-06-10', 'B', 'C509', 'C795')]
const defeated = [...two, stay('2022-07-10', 'C', 'C341')]
const recurrence = (date: string): ExampleRecord => ({
  ...{ source: 'cosd', kind: 'recurrence', date },
  codes: ['original-primary icd10 C509', 'metastatic-site cosd-metastatic-site 10'],
})

const answer = (person: string, what: ReviewAnswer['answer'], more: Partial<ReviewAnswer> = {}): ReviewAnswer => ({
  at: '2024-03-01T10:00:00Z',
  by: 'First Reviewer',
  subject: { kind: 'case', keys: [`local:TEST:${person}`] },
  answer: what,
  note: '',
  asked: { why: 'possible', evidence: [] },
  ...more,
})

async function decided(
  people: readonly PersonForTests[],
  { asAt = '2024-12-31', answers = [], before = '' }: { asAt?: string; answers?: ReviewAnswer[]; before?: string } = {},
) {
  const workbench = await openWorkbench({ beside })
  open.push(workbench)
  await putPeopleForTests(workbench, people)
  if (before !== '') await workbench.run(before)
  await putCodeLists(workbench, definitions)
  const result = await decide(workbench, definitions, { asAt, answers, codes: await askCodes(workbench, definitions) })
  const rows = new Map((await readRegisterForTests(workbench)).map(row => [row.personId, row]))
  const row = (id: string): RegisterRow => {
    const found = rows.get(id)
    if (found === undefined) throw new Error(`${id} is not in the register`)
    return found
  }
  return { workbench, result, rows, row }
}

test('answers of reviewers go before the tier, and are seen', async () => {
  const people = [
    { id: 'possible', records: one },
    { id: 'probable', records: two },
    { id: 'defeated', records: defeated },
    { id: 'alone', records: [stay('2022-02-10', 'A', 'C509')] },
  ]
  const { workbench, row, rows, result } = await decided(people, {
    answers: [
      answer('possible', 'case'),
      answer('probable', 'not-a-case'),
      answer('defeated', 'case'),
      answer('alone', 'case'),
      answer('nobody', 'case'),
    ],
  })
  expect([row('possible').tier, row('possible').reviewed, row('possible').firstDate]).toEqual(['definite', 'case', '2022-02-10'])
  expect([row('probable').tier, row('probable').reviewed]).toEqual(['none', 'not-a-case'])
  // A reviewer who has read the notes knows from which cancer it has spread: the evidence stands again.
  expect([row('defeated').tier, row('defeated').rules, row('defeated').firstDate]).toEqual(['definite', ['R6'], '2022-02-10'])
  const setAside = "SELECT rule, record_id::INTEGER AS record, explanation FROM defeat WHERE person_id = 'defeated' ORDER BY ALL"
  const why =
    'Another invasive cancer is recorded, which could have spread as well; a reviewer has said that it is a case all the same'
  expect(await workbench.rows(setAside)).toEqual([4, 5].map(record => ({ rule: 'R6', record, explanation: why })))
  expect([row('alone').tier, row('alone').rules, row('alone').firstDate]).toEqual(['definite', [], null])
  expect([row('alone').lastSeen, row('alone').pathwayReason]).toEqual(['2022-02-10', 'The spread has no date'])
  expect([...rows.keys()]).toEqual(['alone', 'defeated', 'possible', 'probable'])
  expect(result.answers).toEqual({ applied: 4, unmatched: 1, ambiguous: 0 })
})

test('the newest answer counts; two that differ go to review; unsure takes an answer back', async () => {
  const people = ['a', 'b', 'c'].map(id => ({ id, records: one }))
  const { row } = await decided(people, {
    answers: [
      answer('a', 'not-a-case', { at: '2024-03-02T00:30:00+01:00' }),
      answer('a', 'case', { at: '2024-03-01T23:00:00Z' }),
      answer('b', 'case'),
      answer('b', 'unsure', { at: '2024-03-05T10:00:00Z' }),
      answer('c', 'case'),
      answer('c', 'not-a-case'),
    ],
  })
  // Half past midnight in summer time is half past eleven the evening before, in UTC: the later of the two.
  expect([row('a').reviewed, row('a').conflicts]).toEqual(['not-a-case', ['reviewers-differ']])
  expect([row('b').reviewed, row('b').tier, row('b').conflicts]).toEqual([null, 'possible', []])
  expect(row('c').reviewed).toBe('not-a-case')
})

test('an answer whose person has other evidence now is to be looked at again', async () => {
  const asked = (tier: string) => ({ why: 'possible', evidence: [evidenceLine({ rule: 'R7', tier, date: '2022-02-10' })] })
  const { row } = await decided(
    [
      { id: 'grown', records: two },
      { id: 'same', records: one },
      { id: 'lifted', records: defeated },
    ],
    {
      answers: [
        answer('grown', 'not-a-case', { asked: asked('possible') }),
        answer('same', 'not-a-case', { asked: asked('possible') }),
        answer('lifted', 'case', { asked: { why: 'defeated', evidence: [] } }),
      ],
    },
  )
  expect(row('grown').conflicts).toEqual(['review-out-of-date'])
  expect(row('same').conflicts).toEqual([])
  expect(row('lifted').conflicts).toEqual([])
})

test('an answer that fits two people is used for neither', async () => {
  const both = { kind: 'case' as const, keys: ['local:TEST:left', 'local:TEST:right'] }
  const { row, result } = await decided(
    [
      { id: 'left', records: one },
      { id: 'right', records: one },
    ],
    { answers: [answer('left', 'case', { subject: both })] },
  )
  expect([row('left').tier, row('right').tier]).toEqual(['possible', 'possible'])
  expect(row('left').conflicts).toEqual(['answer-for-two-people'])
  expect(result.answers).toEqual({ applied: 0, unmatched: 0, ambiguous: 1 })
})

test('answers about links are not answers about cases', async () => {
  const { row } = await decided([{ id: 'a', records: one }], {
    answers: [answer('a', 'case', { subject: { kind: 'link', keys: ['local:TEST:a'] } })],
  })
  expect(row('a').reviewed).toBeNull()
})

test('what is dated after the day of the count is not looked at, and is said', async () => {
  const { workbench, row, result } = await decided(
    [
      { id: 'a', records: [...one, stay('2023-01-01', 'B', 'C509', 'C795')] },
      { id: 'b', records: [recurrence('2023-05-01')] },
      // The stay began before the day of the count, and is looked at; the death after it is not.
      {
        id: 'c',
        records: [
          { ...stay('2022-12-30', 'D', 'C509'), record: 1 },
          { source: 'hes-apc', kind: 'death', date: '2023-01-01', status: 'discharge', codes: [], record: 1 },
        ],
      },
    ],
    { asAt: '2022-12-31' },
  )
  expect([row('a').tier, row('a').rules]).toEqual(['possible', ['R7']])
  expect(result.later).toEqual({ records: 2, people: 2 })
  expect(await workbench.rows('SELECT kind, count, detail FROM problem')).toEqual([
    { kind: 'after-the-day', count: 2n, detail: '2 records are dated after 2022-12-31, the day of the count' },
  ])
})

test('last seen: in any record or contact, no later than the day of the count', async () => {
  const before = `INSERT INTO contact VALUES ('hes-apc', NULL, 'TEST', 'a', DATE '2024-11-11'), ('hes-apc', NULL, 'OTHER', 'b', DATE '2024-11-11'),
    ('sact', NULL, 'TEST', 'c', DATE '2025-02-01')`
  const people = ['a', 'b', 'c'].map(id => ({ id, records: [{ ...recurrence('2022-02-10'), end: '2022-03-01' }] }))
  const { row } = await decided(people, { before })
  expect([row('a').lastSeen, row('a').vitalStatus]).toEqual(['2024-11-11', 'alive'])
  expect([row('b').lastSeen, row('b').vitalStatus]).toEqual(['2022-03-01', 'not-known'])
  expect([row('c').lastSeen, row('c').vitalStatus]).toEqual(['2024-12-31', 'alive'])
})

test('a contact under a local identifier that two people share says of neither that they were seen', async () => {
  const before = `UPDATE mention SET local_id = 'a' WHERE local_id = 'b'; INSERT INTO contact VALUES ('sus-apc', NULL, 'TEST', 'a', DATE '2024-11-11');
    INSERT INTO shared_local_id VALUES ('TEST', 'a')`
  const people = ['a', 'b'].map(id => ({ id, records: [{ ...recurrence('2022-02-10'), end: '2022-03-01' }] }))
  const { row } = await decided(people, { before })
  expect(['a', 'b'].map(id => [row(id).lastSeen, row(id).vitalStatus])).toEqual([
    ['2022-03-01', 'not-known'],
    ['2022-03-01', 'not-known'],
  ])
})

test('ages are whole years, on leap days too', async () => {
  const ages: [string, string | undefined, string][] = [
    ['day-before', '1960-05-17', '2023-05-16'],
    ['birthday', '1960-05-17', '2023-05-17'],
    ['leap-before', '1960-02-29', '2023-02-28'],
    ['leap-after', '1960-02-29', '2023-03-01'],
    ['not-known', undefined, '2023-03-01'],
  ]
  const { row } = await decided(
    ages.map(([id, birthDate, date]) => ({ id, ...(birthDate && { birthDate }), records: [recurrence(date)] })),
  )
  expect(ages.map(([id]) => row(id).ageAtFirst)).toEqual([62, 63, 62, 63, null])
})

test('a conflict that linkage has found is not said twice; two sexes and evidence before the birth are found', async () => {
  const { workbench, row } = await decided(
    [{ id: 'a', birthDate: '2023-01-01', records: [recurrence('2022-02-10'), recurrence('2022-02-11')] }],
    {
      before: `UPDATE mention SET sex = '1' WHERE record_id = 1;
        INSERT INTO conflict VALUES ('a', 'two-sexes', 'From linkage', [1])`,
    },
  )
  expect(row('a').conflicts).toEqual(['before-birth', 'two-sexes'])
  expect(await workbench.rows("SELECT detail FROM conflict WHERE kind = 'two-sexes'")).toEqual([{ detail: 'From linkage' }])
  expect(row('a').ageAtFirst).toBeNull()
})

test('each conflict that is looked for is explained in the definitions, and the other way round', () => {
  expect(Object.keys(conflictQueries).sort()).toEqual(definitions.conflicts.map(({ id }) => id).sort())
})

test('deciding twice gives the same, and leaves no table of its own behind', async () => {
  const { workbench, rows } = await decided([
    { id: 'a', records: defeated },
    { id: 'b', records: [recurrence('2022-02-28')] },
  ])
  await decide(workbench, definitions, { asAt: '2024-12-31', answers: [], codes: await askCodes(workbench, definitions) })
  expect(await readRegisterForTests(workbench)).toEqual([...rows.values()])
  expect(await workbench.rows('SELECT count(*)::INTEGER AS n FROM evidence')).toEqual([{ n: 1 }])
  expect(
    await workbench.rows("SELECT table_name FROM duckdb_tables() WHERE temporary OR starts_with(table_name, 'decide_')"),
  ).toEqual([])
})

test('nobody at all', async () => {
  const { rows, result } = await decided([])
  expect(rows.size).toBe(0)
  expect(result).toEqual({ answers: { applied: 0, unmatched: 0, ambiguous: 0 }, later: { records: 0, people: 0 } })
})

test('the register names the records behind a case, and where they lie', async () => {
  const { row } = await decided([{ id: 'a', records: [...two, stay('2023-01-01', 'C', 'C509')] }])
  expect(row('a').records).toEqual(['tests.csv:1', 'tests.csv:2'])
  expect(row('a').localIds).toEqual(['TEST:a'])
})

test('the shape of an answer is that of the answers file', () => {
  expect(reviewAnswer.parse(answer('a', 'case'))).toEqual(answer('a', 'case'))
})
