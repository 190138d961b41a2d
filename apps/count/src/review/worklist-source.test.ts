import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { putPeopleByCode } from '../quality/index.ts'
import { openOutFolder, openWorkbench, type Workbench } from '../workbench/index.ts'
import { readWorklist } from './worklist.ts'
import { worklistSourceName, writeWorklistSource } from './worklist-source.ts'

let folder: string
let workbench: Workbench
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'worklist-'))
  workbench = await openWorkbench({ beside: folder })
  await workbench.run("INSERT INTO source_file VALUES (1, 'hes/apc.csv', 'hes-apc', NULL, '', 0, 0, 'used', NULL)")
})
afterEach(() => {
  workbench.close()
  rmSync(folder, { recursive: true })
})

let next = 0
type Person = { tier?: string; rule?: string; evidence?: string; reviewed?: string; code?: string; defeated?: boolean }
async function put(
  name: string,
  { tier, rule = 'R6', evidence = tier, reviewed, code = 'C509', defeated = false }: Person,
): Promise<void> {
  const id = ++next
  await workbench.run(`
    INSERT INTO record VALUES (${id}, 1, ${id}, 'h${id}', 'hes-apc', NULL, 'EX-001');
    INSERT INTO mention VALUES (${id}, NULL, 'missing', NULL, 'pas', '${name}', 'ANN', 'ACHTERBERG', DATE '1951-03-01', 'month', '2', 'LS9 7TF');
    INSERT INTO event VALUES (${id}, 1, 'episode', DATE '2021-03-04', 'day', NULL, NULL, NULL, NULL, NULL);
    INSERT INTO event_code VALUES (${id}, 1, 'diagnosis', 'icd10', '${code}', 1);
    INSERT INTO person VALUES ('p-${name}', NULL, DATE '1951-03-01', 'month', '2', 'LS9 7TF', 1);
    INSERT INTO person_key VALUES ('p-${name}', 'local:pas:${name}');
    INSERT INTO person_record VALUES ('p-${name}', ${id}, 'local-id', NULL, NULL, '')`)
  if (evidence !== undefined)
    await workbench.run(
      `INSERT INTO evidence VALUES ('p-${name}', '${rule}', '${evidence}', DATE '2021-03-04', 'day', NULL, [], ${id}, NULL, 'two spells with C787')`,
    )
  if (defeated)
    await workbench.run(`INSERT INTO defeat VALUES ('p-${name}', '${rule}', 'other-primary', ${id}, 'another cancer')`)
  if (tier !== undefined)
    await workbench.run(
      `INSERT INTO person_case (person_id, tier, first_rule, reviewed) VALUES ('p-${name}', '${tier}', '${rule}', ${reviewed === undefined ? 'NULL' : `'${reviewed}'`})`,
    )
}

async function worklist() {
  const out = openOutFolder(join(folder, 'out'))
  await putPeopleByCode(workbench)
  await writeWorklistSource(workbench, out)
  out.commit()
  return readWorklist(out.path)
}
const ids = async (why: string) => (await worklist()).items.filter(item => item.why === why).map(({ keys }) => keys[0])

test('a Possible case is shown with its evidence, where it stands, and how to find the person', async () => {
  await put('1', { tier: 'possible', rule: 'R7' })
  const { items } = await worklist()
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({
    why: 'possible',
    keys: ['local:pas:1'],
    who: ['Local identifier 1 (pas)', 'Name ANN ACHTERBERG', 'Born 03/1951', 'Sex female', 'Postcode LS9 7TF'],
    asked: ['R7 possible 2021-03-04'],
  })
  expect(items[0]?.evidence[0]).toEqual({
    when: '04/03/2021',
    what: 'R7 (possible): two spells with C787',
    where: `hes/apc.csv:${next}`,
  })
  expect(items[0]?.evidence[1]?.what).toBe('hes-apc, episode: C509')
})

test('the samples are of the rules: what a reviewer took out stays in, what only a reviewer took in stays out', async () => {
  await put('1', { tier: 'probable' })
  await put('2', { tier: 'none', evidence: 'probable', reviewed: 'not-a-case' })
  await put('3', { tier: 'definite', evidence: 'possible', reviewed: 'case' })
  await put('4', { tier: 'none', evidence: 'probable', defeated: true })
  await put('5', {})
  await put('6', { code: 'C187' })
  expect((await ids('sample-counted')).sort()).toEqual(['local:pas:1', 'local:pas:2'])
  expect((await ids('sample-not-counted')).sort()).toEqual(['local:pas:4', 'local:pas:5'])
  expect(await ids('possible')).toEqual(['local:pas:3'])
})

test('what is not known of a person has no line', async () => {
  await put('1', { tier: 'possible', rule: 'R7' })
  await workbench.run("UPDATE mention SET birth_date = NULL, birth_precision = NULL, sex = NULL, local_scope = ''")
  expect((await worklist()).items[0]?.who).toEqual(['Local identifier 1', 'Name ANN ACHTERBERG', 'Postcode LS9 7TF'])
})

test('a part of the sample is what the rules say, so that an answer moves nobody from one part to another', async () => {
  for (const at of [1, 2, 3]) await put(`p${at}`, { tier: 'probable', rule: 'R10' })
  for (const at of [1, 2]) await put(`d${at}`, { tier: 'definite', rule: 'R1' })
  const parts = async () => {
    const { strata, items } = await worklist()
    return { strata, drawn: items.map(({ keys, stratum }) => [keys[0], stratum]).sort() }
  }
  const before = await parts()
  expect(before.strata.filter(({ sample }) => sample === 'counted').map(({ name, people }) => [name, people])).toEqual([
    ['definite R1', 2],
    ['probable R10', 3],
  ])
  await workbench.run("UPDATE person_case SET tier = 'definite', reviewed = 'case' WHERE person_id IN ('p-p1', 'p-d1')")
  await workbench.run("UPDATE person_case SET tier = 'none', reviewed = 'not-a-case' WHERE person_id IN ('p-p2', 'p-d2')")
  expect(await parts()).toEqual(before)
})

test('evidence that only an answer let stand does not name the part either', async () => {
  await put('1', { tier: 'probable', rule: 'R10' })
  const before = (await worklist()).strata
  await workbench.run(`
    INSERT INTO evidence SELECT 'p-1', 'R6', 'definite', DATE '2019-01-01', 'day', NULL, [], record_id, NULL, '' FROM person_record;
    INSERT INTO defeat SELECT 'p-1', 'R6', 'other-primary', record_id, 'another cancer' FROM person_record;
    UPDATE person_case SET tier = 'definite', first_rule = 'R6', reviewed = 'case'`)
  expect((await worklist()).strata).toEqual(before)
})

test('the draw has the size of the design, says from how many, and is the same in each run', { timeout: 60_000 }, async () => {
  for (let at = 0; at < 130; at++) await put(`n${at}`, { tier: at % 10 === 0 ? 'definite' : 'probable' })
  for (let at = 0; at < 60; at++) await put(`x${at}`, {})
  const first = await worklist()
  expect(first.strata).toEqual([
    { name: 'definite R6', sample: 'counted', people: 13, drawn: 10 },
    { name: 'probable R6', sample: 'counted', people: 117, drawn: 90 },
    { name: 'breast cancer, not counted', sample: 'not-counted', people: 60, drawn: 50 },
  ])
  const bytes = readFileSync(join(folder, 'out', worklistSourceName), 'utf8')
  await worklist()
  expect(readFileSync(join(folder, 'out', worklistSourceName), 'utf8')).toBe(bytes)
  expect(first.items.filter(({ why }) => why === 'sample-counted')).toHaveLength(100)
})

test('doubtful links and conflicts are asked of people with breast cancer only', async () => {
  await put('1', { tier: 'probable' })
  await put('2', { code: 'C187' })
  await put('3', { code: 'C187' })
  await workbench.run(`
    INSERT INTO doubtful_link VALUES ('p-1', 'p-2', 'local:pas:1', 'local:pas:2', 1.5, 0.74, 'Perhaps one person.'),
      ('p-2', 'p-3', 'local:pas:2', 'local:pas:3', 1.5, 0.74, 'Perhaps one person.');
    INSERT INTO conflict VALUES ('p-1', 'two-sexes', 'Both.', []), ('p-3', 'two-sexes', 'Both.', [])`)
  const { items } = await worklist()
  expect(items.filter(({ kind }) => kind === 'link').map(({ keys }) => keys)).toEqual([['local:pas:1', 'local:pas:2']])
  expect(items.filter(({ kind }) => kind === 'conflict').map(({ keys }) => keys)).toEqual([['local:pas:1', 'conflict:two-sexes']])
})

test('very many cases are written down some at a time, in their order, with signs of all kinds as they are', async () => {
  const name = 'ŵ “x”, \\ 🎗' + '\t\u001f' + 'a\nb'
  await put('1', { tier: 'possible', rule: 'R7' })
  await workbench.run('UPDATE mention SET given_name = $1', [name])
  await workbench.run(`
    INSERT INTO person_key SELECT 'p-n' || range, 'local:pas:n' || range FROM range(10100);
    INSERT INTO person_record SELECT 'p-n' || range, ${next}, 'local-id', NULL, NULL, '' FROM range(10100);
    INSERT INTO person_case (person_id, tier, first_rule) SELECT 'p-n' || range, 'possible', 'R7' FROM range(10100);
    INSERT INTO conflict VALUES ('p-n10099', 'two-sexes', 'Both.', [])`)
  const { items } = await worklist()
  const people = Array.from({ length: 10_100 }, (_, at) => `n${at}`)
  const sorted = ['1', ...people].sort((one, other) => (`p-${one}` < `p-${other}` ? -1 : 1)).map(id => `local:pas:${id}`)
  expect(items.map(({ keys }) => keys[0])).toEqual([...sorted, 'local:pas:n10099'])
  expect(new Set(items.map(({ who }) => who[1]))).toEqual(new Set([`Name ${name} ACHTERBERG`]))
  expect(items.at(-2)?.evidence).toEqual(items[1]?.evidence)
  expect(items.at(-1)).toMatchObject({ kind: 'conflict', keys: ['local:pas:n10099', 'conflict:two-sexes'] })
})

test('nobody to look at, and no results at all', async () => {
  expect((await worklist()).items).toEqual([])
  expect(() => readWorklist(folder)).toThrow(/holds no worklist/)
})
