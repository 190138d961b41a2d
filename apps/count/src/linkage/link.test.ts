import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openWorkbench, quoted, silent, type Workbench } from '../workbench/index.ts'
import type { LinkAnswer } from './answers.ts'
import { link } from './link.ts'
import { linkInWords } from './people.ts'

vi.setConfig({ testTimeout: 60_000 })
const beside = mkdtempSync(join(tmpdir(), 'link-'))
let workbench: Workbench
beforeEach(async () => {
  workbench = await openWorkbench({ beside })
})
afterEach(() => workbench.close())
afterAll(() => rmSync(beside, { recursive: true, force: true }))

type Row = {
  nhs?: string
  trace?: string
  local?: string
  scope?: string
  given?: string
  family?: string
  born?: string
  precision?: string
  sex?: string
  postcode?: string
}
const text = (value: string | undefined): string => (value === undefined ? 'NULL' : quoted(value))

/** Record ids are 1, 2, 3 … in the order given; the hash says which row it is. */
async function put(rows: readonly Row[], names = rows.map((_, at) => `h${at + 1}`)): Promise<void> {
  for (const [at, row] of rows.entries()) {
    const born = row.born === undefined ? 'NULL' : `DATE '${row.born}'`
    await workbench.run(`
      INSERT INTO record VALUES (${at + 1}, 1, ${at + 1}, '${names[at]}', 'sact', NULL, 'EX-001');
      INSERT INTO mention VALUES (${at + 1}, ${text(row.nhs)}, NULL, ${text(row.trace)}, ${text(row.scope ?? (row.local === undefined ? undefined : 'pas'))},
        ${text(row.local)}, ${text(row.given)}, ${text(row.family)}, ${born}, ${row.born === undefined ? 'NULL' : text(row.precision ?? 'day')}, ${text(row.sex)}, ${text(row.postcode)})`)
  }
}

/** Which records are together, as [[1, 2], [3]]. */
async function people(answers: readonly LinkAnswer[] = []): Promise<number[][]> {
  for (const table of ['person', 'person_record', 'person_key', 'doubtful_link', 'conflict'])
    await workbench.run(`DELETE FROM ${table}`)
  await link(workbench, { answers, progress: silent })
  const rows = await workbench.rows<{ ids: bigint[] }>(
    'SELECT list_sort(list(record_id)) AS ids FROM person_record GROUP BY person_id ORDER BY ids',
  )
  return rows.map(({ ids }) => ids.map(Number))
}
const said = (answer: string, keys: string[], at = '2026-11-01T09:00:00.000Z'): LinkAnswer => ({
  at,
  subject: { kind: 'link', keys },
  answer,
})
const kinds = async () =>
  (await workbench.rows<{ kind: string }>('SELECT DISTINCT kind FROM conflict ORDER BY kind')).map(({ kind }) => kind)

const one = '9434765919'
const two = '9434765870'
const ann = { given: 'ANN', family: 'ACHTERBERG', born: '1951-03-14', sex: '2', postcode: 'LS9 7TF' }
const someoneElse = { given: 'KEIRA', family: 'WESTLAKE', born: '1987-10-29', sex: '2', postcode: 'EX4 4QJ' }

test('an NHS number holds records together, whatever their local identifiers', async () => {
  await put([
    { nhs: one, local: '1' },
    { nhs: one, local: '2' },
    { nhs: two, local: '1' },
  ])
  expect(await people()).toEqual([[1, 2], [3]])
  expect(await kinds()).toEqual(['one-local-id-two-numbers'])
  expect(await workbench.rows('FROM shared_local_id')).toEqual([{ local_scope: 'pas', local_id: '1' }])
})

test('a local identifier leads to the number that it stands beside, within its scope only', async () => {
  await put([{ nhs: one, local: '1' }, { local: '1' }, { local: '1', scope: 'other' }, { local: '1', scope: 'other' }])
  expect(await people()).toEqual([
    [1, 2],
    [3, 4],
  ])
  const steps = await workbench.rows('SELECT record_id::INTEGER AS id, step FROM person_record ORDER BY 1')
  expect(steps.map(({ step }) => step)).toEqual(['nhs-number', 'local-id', 'local-id', 'local-id'])
})

test('a local identifier beside two numbers leads to neither', async () => {
  await put([{ nhs: one, local: '1' }, { nhs: two, local: '1' }, { local: '1' }])
  expect(await people()).toEqual([[1], [2], [3]])
})

test('one local identifier for two people: they are divided, each under a key of their own, and this is said', async () => {
  const rows: Row[] = [
    { local: '950', born: '1935-02-11', sex: '2' },
    { local: '950', born: '1975-10-28', sex: '2' },
    { local: '950', born: '1975-10-28', sex: '2' },
  ]
  await put(rows)
  expect(await people()).toEqual([[1], [2, 3]])
  expect(await kinds()).toEqual(['one-local-id-two-people'])
  expect(await workbench.rows('FROM shared_local_id')).toEqual([{ local_scope: 'pas', local_id: '950' }])
  const keys = () => workbench.rows('SELECT key, person_id FROM person_key ORDER BY key')
  const first = await keys()
  expect(first.map(({ key }) => key)).toEqual(['local:pas:950:1935-02-11', 'local:pas:950:1975-10-28'])
  const conflicts = await workbench.rows<{ record_ids: bigint[] }>('SELECT * FROM conflict ORDER BY ALL')
  expect(conflicts).toHaveLength(2)
  // Who is written more often, and in which order, changes no key.
  await workbench.run('DELETE FROM record; DELETE FROM mention')
  await put([rows[1], rows[0], rows[0], rows[0]].flatMap(row => (row === undefined ? [] : [row])))
  expect(await people()).toEqual([[1], [2, 3, 4]])
  expect(await keys()).toEqual(first)
})

test('a slip in a birth date, a name that agrees, or a birth month that is one off, divides no local identifier', async () => {
  await put([
    { local: '1', born: '1951-03-14' },
    { local: '1', born: '1951-03-15' },
    { local: '1', born: '1951-03-14' },
    { local: '2', born: '1951-03-14', family: 'ACHTERBERG' },
    { local: '2', born: '1987-10-29', family: 'ACHTERBERG' },
    { local: '3', scope: 'hes', born: '1951-03-01', precision: 'month' },
    { local: '3', scope: 'hes', born: '1951-04-01', precision: 'month' },
    { local: '3', scope: 'hes', born: '1961-04-01', precision: 'month' },
  ])
  expect(await people()).toEqual([
    [1, 2, 3],
    [4, 5],
    [6, 7, 8],
  ])
  expect((await workbench.rows('SELECT key FROM person_key ORDER BY key')).map(({ key }) => key)).toEqual([
    'local:hes:3',
    'local:pas:1',
    'local:pas:2',
  ])
})

test('birth months that no slip explains, and other names and another sex, divide a local identifier', async () => {
  await put([
    { local: '3', scope: 'hes', born: '1935-02-01', precision: 'month' },
    { local: '3', scope: 'hes', born: '1974-11-01', precision: 'month' },
    { local: '4', given: 'ANN', family: 'ACHTERBERG', sex: '2' },
    { local: '4', given: 'BORIS', family: 'WESTLAKE', sex: '1' },
  ])
  expect(await people()).toEqual([[1], [2], [3], [4]])
  expect(await kinds()).toEqual(['one-local-id-two-people'])
})

test('somebody else’s local identifier does not lead to a number: the number stays with those who carry it', async () => {
  await put([
    { nhs: one, local: '950', born: '1935-02-11', sex: '2' },
    { local: '950', born: '1975-10-28', sex: '2' },
    { local: '950', born: '1975-10-28', sex: '2' },
    { local: '950', born: '1935-02-11' },
    { local: '950' },
  ])
  const found = await people()
  expect(found.find(ids => ids.includes(2))).toContain(3)
  expect(found.find(ids => ids.includes(1))).toContain(4)
  expect(found.find(ids => ids.includes(1))).not.toContain(2)
  expect(await kinds()).toEqual(['one-local-id-two-people'])
  expect((await workbench.rows('SELECT key FROM person_key ORDER BY key')).map(({ key }) => key)).toEqual([
    'local:pas:950',
    `nhs:${one}`,
    `notnhs:${one}:1975-10-28`,
  ])
  expect(await workbench.rows('SELECT nhs_number FROM person ORDER BY nhs_number')).toEqual([
    { nhs_number: one },
    { nhs_number: null },
  ])
})

test('one number for two people: they are divided and this is said', async () => {
  await put([
    { nhs: one, ...ann },
    { nhs: one, ...ann },
    { nhs: one, ...someoneElse },
  ])
  expect(await people()).toEqual([[1, 2], [3]])
  expect(await kinds()).toEqual(['one-number-two-people'])
})

test('a new name after a marriage, or a slip in a birth date, divides nobody', async () => {
  await put([
    { nhs: one, ...ann },
    { nhs: one, ...ann, family: 'ZELENKA', postcode: 'EX4 4QJ' },
    { nhs: one, ...ann, born: '1951-03-15' },
    { nhs: one, ...ann, born: '1987-10-29' },
  ])
  expect(await people()).toEqual([[1, 2, 3, 4]])
  expect(await kinds()).toEqual(['two-birth-dates'])
})

test('a number that tracing did not confirm follows the person that it describes', async () => {
  await put([
    { nhs: one, trace: '01', ...ann },
    { nhs: one, trace: '04', ...someoneElse },
    { nhs: two, trace: '01', ...someoneElse },
  ])
  expect(await people()).toEqual([[1], [2, 3]])
})

test('a record without a number is joined where enough agrees, and its explanation says what, without a value', async () => {
  await put([
    { nhs: one, ...ann },
    { nhs: two, ...someoneElse },
    { ...ann, given: 'ANNIE' },
  ])
  expect(await people()).toEqual([[1, 3], [2]])
  const [row] = await workbench.rows<{ step: string; explanation: string; probability: number }>(
    'SELECT step, explanation, probability FROM person_record WHERE record_id = 3',
  )
  expect(row?.step).toBe('probabilistic')
  expect(row?.probability).toBeGreaterThan(0.95)
  expect(row?.explanation).toMatch(/given name a short form of the same \(\+[0-9.]+\); family name the same/)
  expect(row?.explanation).not.toMatch(/ANN|ACHTERBERG|1951|LS9/i)
})

test('sex and a birth month are not enough', async () => {
  await put([
    { nhs: one, born: '1951-03-14', sex: '2' },
    { local: '7', scope: 'hes', born: '1951-03-01', precision: 'month', sex: '2' },
  ])
  expect(await people()).toEqual([[1], [2]])
})

test('somewhat alike is for the review, not joined', async () => {
  const doubtful = { given: ann.given, family: ann.family, sex: '2' }
  await put([{ nhs: one, ...ann }, { nhs: two, ...someoneElse }, doubtful])
  expect(await people()).toEqual([[1], [2], [3]])
  const links = await workbench.rows<{ left_key: string; right_key: string; explanation: string }>('SELECT * FROM doubtful_link')
  expect(links.map(({ left_key, right_key }) => [left_key, right_key].sort())).toEqual([[`nhs:${one}`, 'record:h3']])
})

test('two local identifiers of one scope are never joined by likeness; the pair goes to the review', async () => {
  await put([
    { ...ann, local: '1' },
    { ...ann, local: '2' },
  ])
  expect(await people()).toEqual([[1], [2]])
  const [doubt] = await workbench.rows<{ explanation: string }>('SELECT explanation FROM doubtful_link')
  expect(doubt?.explanation).toContain('different identifiers of one kind')
})

test('reviewers join and part', async () => {
  await put([{ ...ann, local: '1' }, { ...ann, local: '2' }, { nhs: one, ...someoneElse }, { ...someoneElse }])
  expect(await people()).toEqual([[1], [2], [3, 4]])
  const same = said('same-person', ['local:pas:1', 'local:pas:2'])
  const apart = said('different-people', [`nhs:${one}`, 'record:h4'])
  expect(await people([same, apart])).toEqual([[1, 2], [3], [4]])
  expect(await workbench.rows('SELECT * FROM doubtful_link')).toEqual([])
  const steps = await workbench.rows<{ step: string }>('SELECT step FROM person_record ORDER BY record_id')
  expect(steps.map(({ step }) => step)).toEqual(['reviewer', 'reviewer', 'nhs-number', 'alone'])
})

test('the last answer about two people counts, and “unsure” takes it back', async () => {
  await put([
    { ...ann, local: '1' },
    { ...ann, local: '2' },
  ])
  const keys = ['local:pas:2', 'local:pas:1']
  const later = '2026-11-02T09:00:00.000Z'
  expect(await people([said('different-people', keys, later), said('same-person', keys)])).toEqual([[1], [2]])
  expect(await people([said('same-person', keys), said('unsure', [...keys].reverse(), later)])).toEqual([[1], [2]])
})

test('answers that contradict each other over a third person join nobody falsely, and are a conflict', async () => {
  await put([{ local: '1' }, { local: '2' }, { local: '3' }])
  const answers = [
    said('same-person', ['local:pas:1', 'local:pas:2'], '2026-11-01T09:00:00.000Z'),
    said('same-person', ['local:pas:2', 'local:pas:3'], '2026-11-01T10:00:00.000Z'),
    said('different-people', ['local:pas:1', 'local:pas:3'], '2026-11-01T11:00:00.000Z'),
  ]
  expect(await people(answers)).toEqual([[1, 2], [3]])
  expect(await kinds()).toContain('answers-disagree')
})

test('a reviewer can part a local identifier from the number that it stands beside', async () => {
  await put([{ nhs: one, local: '1' }, { local: '1' }])
  expect(await people([said('different-people', [`nhs:${one}`, 'local:pas:1'])])).toEqual([[1], [2]])
  expect(await workbench.rows('FROM shared_local_id')).toEqual([{ local_scope: 'pas', local_id: '1' }])
  expect(await people()).toEqual([[1, 2]])
  expect(await workbench.rows('FROM shared_local_id')).toEqual([])
})

test('why a record belongs to its person is said in words, for each way in which that is known', async () => {
  await put([
    { nhs: one, local: '1' },
    { local: '1' },
    { local: '7', scope: 'other' },
    {},
    { ...ann, local: '8' },
    { ...ann, local: '9' },
    { nhs: two, trace: '04', born: '1935-02-11', sex: '2', given: 'MARY' },
    { nhs: two, trace: '01', born: '1975-10-28', sex: '1', given: 'JOHN' },
  ])
  await people([said('same-person', ['local:pas:8', 'local:pas:9'])])
  const rows = await workbench.rows<{ words: string }>(
    `SELECT ${linkInWords('p')} AS words FROM person_record p ORDER BY record_id`,
  )
  expect(rows.map(({ words }) => words)).toEqual([
    'Carries this person’s NHS number.',
    'Carries a local identifier that stands beside this NHS number, and no other, elsewhere.',
    'Carries this person’s local identifier; no NHS number is known.',
    'Carries no number, and no other record is alike enough.',
    'A reviewer said that this is the same person.',
    'A reviewer said that this is the same person.',
    'Carries an NHS number that belongs to somebody else or was not confirmed when it was traced; it was set aside.',
    'Carries this person’s NHS number.',
  ])
})

test('an answer about people who are not in these extracts waits', async () => {
  await put([{ nhs: one }])
  const result = await link(workbench, { answers: [said('same-person', ['nhs:9000000009', 'record:gone'])], progress: silent })
  expect(result.notes.join()).toContain('2 of the keys')
})

test('the order of rows, and the number of threads, change nothing', async () => {
  const rows: Row[] = [
    { nhs: one, ...ann },
    { ...ann, postcode: 'LS9 7TG' },
    { ...someoneElse, given: 'KIERA' },
    { nhs: two, ...someoneElse },
    { ...ann, local: '5' },
  ]
  const names = rows.map((_, at) => `h${at}`)
  const tell = () =>
    workbench.rows(`
      SELECT p.person_id, r.record_hash, p.step, p.weight, p.explanation FROM person_record p JOIN record r USING (record_id) ORDER BY r.record_hash`)
  await put(rows, names)
  await people()
  const first = await tell()
  workbench.close()
  workbench = await openWorkbench({ beside, threads: 1 })
  await put([...rows].reverse(), [...names].reverse())
  await people()
  expect(await tell()).toEqual(first)
  expect(first.length).toBe(5)
})

test('nothing stays behind but the tables of the contract', async () => {
  await put([{ nhs: one, ...ann }, ann])
  await people()
  expect(
    await workbench.rows("SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'link%' OR table_name = 'nickname'"),
  ).toEqual([])
})

test('no rows at all', async () => {
  expect(await people()).toEqual([])
})
