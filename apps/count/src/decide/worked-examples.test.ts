import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Example, type Expectation, putCodeLists, readDefinitions } from '../definitions/index.ts'
import type { RegisterRow } from '../results/index.ts'
import { openWorkbench } from '../workbench/index.ts'
import { askCodes, decide } from './index.ts'
import { putPeopleForTests, readRegisterForTests } from './records-for-tests.ts'

const definitions = readDefinitions(join(import.meta.dirname, '../../definitions'))
const { rules, traps, dates, pathways, vitalStatus } = definitions
const groups = [...rules, dates, pathways, vitalStatus, traps].map(({ id, title, examples }) => ({ id, title, examples }))
const all = groups.flatMap(({ id, examples }) => examples.map((example, number) => ({ id: `${id}-${number}`, example })))

type Decided = {
  row: RegisterRow
  tiers: Record<string, string>
  sites: Record<string, string | null>
  defeated: Record<string, string>
  allDates: string
}
const decided = new Map<string, Decided>()
const beside = mkdtempSync(join(tmpdir(), 'examples-'))
afterAll(() => rmSync(beside, { recursive: true }))

beforeAll(async () => {
  for (const asAt of new Set(all.map(({ example }) => example.asAt))) await decideOn(asAt)
}, 60_000)

/** Each example is a person of its own; those of one day are decided together. */
async function decideOn(asAt: string): Promise<void> {
  const workbench = await openWorkbench({ beside })
  const people = all
    .filter(({ example }) => example.asAt === asAt)
    .map(({ id, example }) => ({ id, sex: example.sex, records: example.records }))
  await putPeopleForTests(workbench, people)
  await putCodeLists(workbench, definitions)
  await decide(workbench, definitions, { asAt, answers: [], codes: await askCodes(workbench, definitions) })
  const tiers = await pairs(
    workbench.rows('SELECT person_id AS id, rule AS key, max_by(tier, tier_rank(tier)) AS value FROM evidence GROUP BY ALL'),
  )
  const sites = await pairs(
    workbench.rows("SELECT person_id AS id, site AS key, strftime(first_date, '%Y-%m-%d') AS value FROM person_site"),
  )
  const defeated = await pairs(workbench.rows('SELECT person_id AS id, rule AS key, defeater AS value FROM defeat'))
  const allDates = await pairs(workbench.rows("SELECT person_id AS id, 'all' AS key, all_dates AS value FROM person_case"))
  for (const row of await readRegisterForTests(workbench)) {
    const id = row.personId
    decided.set(id, {
      row,
      tiers: tiers.get(id) ?? {},
      sites: sites.get(id) ?? {},
      defeated: defeated.get(id) ?? {},
      allDates: allDates.get(id)?.all ?? '',
    })
  }
  workbench.close()
}

async function pairs(found: Promise<Record<string, unknown>[]>): Promise<Map<string, Record<string, string>>> {
  const result = new Map<string, Record<string, string>>()
  for (const { id, key, value } of await found)
    result.set(String(id), { ...result.get(String(id)), [String(key)]: String(value) })
  return result
}

/** What the example expects, beside the same of what was decided. */
function seenAs({ row, tiers, sites, defeated, allDates }: Decided, expected: Expectation): Record<string, unknown> {
  const everything: Record<keyof Expectation, unknown> = {
    ...{ tier: row.tier, rules: tiers, rule: row.firstRule, firstDate: row.firstDate, precision: row.datePrecision },
    ...{ flag: row.dateFlag, allDates, primaryDate: row.primaryDate, primaryPrecision: row.primaryPrecision },
    ...{ pathway: row.pathway, pathways: [row.pathway90, row.pathway120, row.pathway180] },
    ...{ sites, defeated, deathOnly: row.isDeathOnly, vital: row.vitalStatus, deathDate: row.deathDate },
    ...{ deathSource: row.deathSource, conflicts: row.conflicts },
  }
  return Object.fromEntries(Object.entries(everything).filter(([key]) => key in expected))
}

describe.each(groups)('$id $title', ({ id, examples }) => {
  test.each(examples.map((example, number) => ({ ...example, number })))('$name', (example: Example & { number: number }) => {
    const found = decided.get(`${id}-${example.number}`)
    if (example.expect === 'none') expect(found && [found.row.tier, found.tiers, found.defeated]).toBeUndefined()
    else {
      if (found === undefined) throw new Error('The person is not in the register')
      const { sites = undefined, defeated = {}, ...rest } = example.expect
      const expected = { ...rest, ...(sites && { sites }), defeated }
      expect(seenAs(found, expected)).toEqual(expected)
    }
  })
})
