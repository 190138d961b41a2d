import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { countFolder } from '../../src/pipeline/count-folder.ts'
import { readRegisterFile } from '../../src/pipeline/write-tables.ts'
import { loadDeclaredMaps } from '../../src/readers/declared-maps.ts'
import { type CountResult, type RegisterRow, resultFiles } from '../../src/results/index.ts'
import { openOutFolder, openWorkbench, silent } from '../../src/workbench/index.ts'
import { folderForTests } from '../support/folders.ts'
import { mdtMap, nhsNumber, type Who, writeExtracts } from './extracts.ts'
import { cases, type Expected } from './people.ts'

vi.setConfig({ hookTimeout: 60_000, testTimeout: 60_000 })
const folder = folderForTests()

const whoOf = (at: number, sex: '1' | '2' = '2'): Who => ({
  nhs: nhsNumber(at + 1),
  local: String(at + 1),
  birth: `19${40 + (at % 40)}-0${1 + (at % 9)}-1${at % 10}`,
  sex,
  provider: 'EX1',
})
const people = cases.map(({ lines, sex }, at) => [whoOf(at, sex), lines] as const)

let result: CountResult
let register: readonly RegisterRow[]
beforeAll(async () => {
  const extracts = join(folder, 'extracts')
  mkdirSync(extracts)
  writeExtracts(extracts, people)
  writeFileSync(join(folder, 'mdt.yaml'), mdtMap)
  const maps = await loadDeclaredMaps([join(folder, 'mdt.yaml')])
  const warnings: string[] = []
  const out = openOutFolder(join(folder, 'out'), extracts)
  ;({ result } = await countFolder(extracts, out, {
    on: '2024-12-31',
    maps,
    threads: 2,
    progress: silent,
    signal: new AbortController().signal,
    warn: line => warnings.push(line),
  }))
  expect(warnings).toEqual([])
  const workbench = await openWorkbench({ beside: folder })
  register = await readRegisterFile(workbench, out.pathOf(resultFiles.registerParquet)).finally(() => workbench.close())
})

/** A row of the register in the words of the table. */
function said(row: RegisterRow): Expected {
  const length = { day: 10, month: 7, year: 4 }
  const short = (date: string, precision: RegisterRow['datePrecision']) => date.slice(0, length[precision ?? 'day'])
  const flag = row.dateFlag === null ? '' : `, ${row.dateFlag}`
  const death = row.deathDate === null ? '' : ` ${short(row.deathDate, row.deathPrecision)}`
  return {
    tier: row.tier,
    ...(row.firstDate === null ? {} : { first: `${short(row.firstDate, row.datePrecision)} (${row.firstRule}${flag})` }),
    pathway: row.pathway,
    windows: [row.pathway90, row.pathway120, row.pathway180].map(([letter]) => letter).join(''),
    vital: row.vitalStatus === 'dead' ? `dead${death} (${row.deathSource})` : row.vitalStatus,
    ...(row.sites.length === 0 ? {} : { sites: row.sites.join(' ') }),
    rules: row.rules.join(' '),
    ...(row.conflicts.length === 0 ? {} : { conflicts: row.conflicts.join(' ') }),
  }
}

describe('each person of the table', () => {
  test.each(cases.map((each, at) => ({ ...each, nhs: whoOf(at).nhs })))('$name', ({ nhs, expect: expected }) => {
    const rows = register.filter(row => row.nhsNumber === nhs)
    expect(rows.map(said)).toEqual(expected === undefined ? [] : [expected])
  })
})

/** How many people of the table, as expected there and not as counted, are so. */
const howMany = (claim: (each: Expected) => boolean): number =>
  cases.filter(({ expect: expected }) => expected !== undefined && claim(expected)).length
const isCounted = ({ tier }: Expected): boolean => tier === 'definite' || tier === 'probable'
const isDead = ({ vital }: Expected): boolean => vital.startsWith('dead')

describe('the figures', () => {
  test('tiers: the headline is definite and probable, and nothing else', () => {
    const { tiers } = result.figures
    const numbers = Object.fromEntries(Object.entries(tiers).map(([name, { n }]) => [name, n]))
    expect(numbers).toEqual({ definite: 32, probable: 10, possible: 8, deathOnly: 2, headline: 42 })
    expect([howMany(({ tier }) => tier === 'definite'), howMany(({ tier }) => tier === 'probable')]).toEqual([32, 10])
    expect(howMany(({ tier }) => tier === 'possible')).toBe(8)
    expect(howMany(({ rules }) => rules === 'R11')).toBe(2)
  })

  test('each year has its people, by the pathway that the table gives them', () => {
    const years = result.figures.incidence.map(({ year, total, pathways }) => [
      year,
      total.n,
      pathways.deNovo.n,
      pathways.recurrent.n,
      pathways.earlyProgression.n,
      pathways.unclassified.n,
    ])
    expect(years.filter(([, all]) => all !== 0)).toEqual([
      [2013, 1, 0, 0, 0, 1],
      [2016, 1, 0, 1, 0, 0],
      [2017, 1, 1, 0, 0, 0],
      [2021, 2, 1, 0, 0, 1],
      [2022, 11, 1, 5, 0, 5],
      [2023, 25, 4, 15, 2, 4],
    ])
    for (const [year, all] of years)
      expect(
        howMany(each => isCounted(each) && each.first?.startsWith(String(year)) === true),
        String(year),
      ).toBe(all)
    expect(result.figures.undated.n).toBe(howMany(each => isCounted(each) && each.first === undefined))
  })

  test('a year that the extracts do not reach is not a year without people', () => {
    // The last month in which the feeds that still run have their usual rows is July 2023; the count was asked for the end of 2024.
    const incomplete = result.figures.incidence.filter(({ isComplete }) => !isComplete)
    expect(incomplete.map(({ year }) => year)).toEqual([2012, 2023, 2024])
    expect(incomplete.at(-1)?.why).toBe('The data end before this year, as far as they are complete.')
  })

  test('prevalence by two definitions: known since, not known dead; and seen in the 24 months', () => {
    const { prevalence } = result.figures
    const living = (each: Expected) => isCounted(each) && each.first !== undefined && !isDead(each)
    expect([prevalence.notKnownDead.n, prevalence.seenIn24Months.n, prevalence.seenSince]).toEqual([37, 23, '2023-01-01'])
    expect([howMany(living), howMany(each => living(each) && each.vital === 'alive')]).toEqual([37, 23])
  })

  test('90, 120 and 180 days side by side', () => {
    const counted = result.figures.windows.map(({ pathways }) => Object.values(pathways).map(({ n }) => n))
    const byHand = [0, 1, 2].map(at =>
      ['d', 'r', 'e', 'u'].map(letter => howMany(each => isCounted(each) && each.windows[at] === letter)),
    )
    expect(counted).toEqual([
      [4, 17, 1, 20],
      [5, 15, 2, 20],
      [7, 13, 2, 20],
    ])
    expect(counted).toEqual(byHand)
  })

  test('the share of de novo has its two numbers, and does not sound where it is ordinary', () => {
    const { people, isAlarming } = result.figures.deNovoShare
    expect([people.prevalent.deNovo.n, people.prevalent.of.n, people.prevalent.unclassified.n]).toEqual([7, 28, 9])
    expect(isAlarming).toBe(false)
  })

  test('what was not looked at or counted once is said', () => {
    const said = result.quality.problems.map(({ kind, count }) => `${kind} ${count}`)
    expect(said).toContain('after-the-day 1')
    expect(said).toContain('duplicate 2')
  })
})
