import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type ExampleRecord, putCodeLists, readDefinitions } from '../definitions/index.ts'
import type { RegisterRow } from '../results/index.ts'
import { openWorkbench } from '../workbench/index.ts'
import { askCodes, decide } from './index.ts'
import { type PersonForTests, putPeopleForTests, readRegisterForTests } from './records-for-tests.ts'

const definitions = readDefinitions(join(import.meta.dirname, '../../definitions'))
const beside = mkdtempSync(join(tmpdir(), 'adding-'))
afterAll(() => rmSync(beside, { recursive: true }))

/** The same numbers in each run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
const random = seeded(20_261_122)
const below = (limit: number): number => Math.floor(random() * limit)
const one = <Item>(items: readonly Item[]): Item => {
  const item = items[below(items.length)]
  if (item === undefined) throw new Error('Nothing to choose from')
  return item
}

/** Every record of every worked example, one list for each record of a source: whatever the rules know about comes up. */
const { rules, dates, pathways, vitalStatus, traps } = definitions
const pool = [...rules, dates, pathways, vitalStatus, traps].flatMap(({ examples }) =>
  examples.flatMap(({ records }) => {
    const groups = new Map<number, ExampleRecord[]>()
    for (const [at, record] of records.entries()) {
      const group = record.record ?? -1 - at
      groups.set(group, [...(groups.get(group) ?? []), record])
    }
    return [...groups.values()]
  }),
)

/** Hospital stays are drawn more often: they are what defeaters take away. */
const hospitalPool = pool.filter(records => records.every(({ kind }) => kind === 'episode'))

/** A record from the pool in another year and month, so that the order of things differs too; as exact or vague as it was. */
function someRecord(group: number): ExampleRecord[] {
  const moment = `${2018 + below(6)}-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`
  const isFiller = (date: string): boolean => date.startsWith('18')
  return one(random() < 0.5 ? hospitalPool : pool).map(record => ({
    ...record,
    record: group,
    date: record.date === undefined || isFiller(record.date) ? record.date : moment.slice(0, record.date.length),
    end: undefined,
  }))
}

const rank = { definite: 3, probable: 2, possible: 1, none: 0 }

async function registerOf(people: readonly PersonForTests[], threads = 2) {
  const workbench = await openWorkbench({ beside, threads })
  try {
    await putPeopleForTests(workbench, people)
    await putCodeLists(workbench, definitions)
    await decide(workbench, definitions, { asAt: '2024-12-31', answers: [], codes: await askCodes(workbench, definitions) })
    const defeats = await workbench.rows<{ id: string; rule: string; defeater: string }>(
      'SELECT person_id AS id, rule, defeater FROM defeat ORDER BY ALL',
    )
    return { register: new Map((await readRegisterForTests(workbench)).map(row => [row.personId, row])), defeats }
  } finally {
    workbench.close()
  }
}

const timeout = 60_000
const people = 1000
const bases = Array.from({ length: people }, (_, at) => {
  const records = Array.from({ length: 1 + below(6) }, (__, group) => someRecord(group))
  return { id: String(at).padStart(5, '0'), records, more: someRecord(99) }
})

test('a further record never lowers a tier, unless a listed defeater says so', { timeout }, async () => {
  const { register, defeats } = await registerOf([
    ...bases.map(({ id, records }) => ({ id: `${id}-before`, records: records.flat() })),
    ...bases.map(({ id, records, more }) => ({ id: `${id}-after`, records: [...records.flat(), ...more] })),
  ])
  const tierOf = (id: string) => register.get(id)?.tier ?? 'none'
  const lowered = bases.filter(({ id }) => rank[tierOf(`${id}-after`)] < rank[tierOf(`${id}-before`)])
  const named = (id: string) => defeats.filter(defeat => defeat.id === id).map(({ rule, defeater }) => `${rule} ${defeater}`)
  const unexplained = lowered.filter(({ id }) => {
    const before = new Set(named(`${id}-before`))
    return !named(`${id}-after`).some(defeat => !before.has(defeat))
  })
  const listed = new Set(definitions.defeaters.defeaters.map(({ id }) => id))
  const raised = bases.filter(({ id }) => rank[tierOf(`${id}-after`)] > rank[tierOf(`${id}-before`)])
  expect(unexplained).toEqual([])
  expect(defeats.every(({ defeater }) => listed.has(defeater))).toBe(true)
  // The chance has found both kinds of change often enough to mean something.
  expect(lowered.length).toBeGreaterThan(10)
  expect(raised.length).toBeGreaterThan(100)
})

test('the order of records, their numbers and the number of threads change nothing', { timeout }, async () => {
  const forward = await registerOf(bases.map(({ id, records }) => ({ id, records: records.flat() })))
  const backward = await registerOf(
    [...bases].reverse().map(({ id, records }) => ({ id, records: [...records].reverse().flat() })),
  )
  const alone = await registerOf(
    bases.map(({ id, records }) => ({ id, records: records.flat() })),
    1,
  )
  const said = ({ register }: { register: Map<string, RegisterRow> }) =>
    [...register.values()].map(row => JSON.stringify({ ...row, records: row.records.length }))
  expect(said(forward).length).toBeGreaterThan(300)
  expect(said(backward)).toEqual(said(forward))
  expect(JSON.stringify([...alone.register.values()])).toBe(JSON.stringify([...forward.register.values()]))
})

test('evidence that is there twice changes no tier and no date', { timeout }, async () => {
  const { register } = await registerOf([
    ...bases.slice(0, 500).map(({ id, records }) => ({ id: `${id}-once`, records: records.flat() })),
    ...bases.slice(0, 500).map(({ id, records }) => ({
      id: `${id}-twice`,
      records: [...records.flat(), ...records.flat().map(record => ({ ...record, record: (record.record ?? 0) + 100 }))],
    })),
  ])
  const said = (id: string) => {
    const row = register.get(id)
    return row && [row.tier, row.firstDate, row.pathway, row.vitalStatus, row.deathDate, row.sites, row.rules]
  }
  const differing = bases
    .slice(0, 500)
    .filter(({ id }) => JSON.stringify(said(`${id}-once`)) !== JSON.stringify(said(`${id}-twice`)))
  expect(differing).toEqual([])
})
