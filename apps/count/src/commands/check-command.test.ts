import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Found, whatIsMissing } from '../quality/what-is-missing.ts'
import { exitCodes, silent } from '../workbench/index.ts'
import { checkCommand } from './check-command.ts'

let base: string
let folder: string

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'check-'))
  folder = join(base, 'extracts')
  mkdirSync(folder)
  mkdirSync(join(base, 'temp'))
})

afterEach(() => rmSync(base, { recursive: true }))

const write = (name: string, lines: readonly string[]) => writeFileSync(join(folder, name), `${lines.join('\n')}\n`)

async function check(
  options: Record<string, string | boolean | string[]> = {},
  positionals: readonly string[] = [folder],
  abort = new AbortController(),
) {
  const said: string[] = []
  const failure = await checkCommand
    .run({
      options: { temp: join(base, 'temp'), ...options },
      positionals,
      say: line => void said.push(line),
      warn: () => {},
      ask: async () => undefined,
      progress: silent,
      signal: abort.signal,
    })
    .catch((error: unknown) => error)
  return { text: said.join('\n'), failure }
}

const hes = [
  'EPISTART,EPIEND,ADMIDATE,DISDATE,DISMETH,PSEUDO_HESID,EPIKEY,PROCODE3,SEX,DIAG_4_01,DIAG_4_02',
  '2023-05-01,2023-05-02,2023-05-01,2023-05-02,1,P1,E1,EX1,2,C509,C787',
  '05/17/2023,2023-05-02,2023-05-01,2023-05-02,1,P2,E2,EX1,2,C509,C787',
]

describe('check', () => {
  test('of an empty folder ends with 3 and says what to put there', async () => {
    expect((await check()).failure).toMatchObject({
      exitCode: exitCodes.input,
      message: expect.stringContaining('There is nothing in'),
    })
  })

  test('of a folder with nothing to count ends with 3 and gives the reason of each file', async () => {
    write('rota.csv', ['day,who', 'Monday,First Admin'])
    writeFileSync(join(folder, 'zero.csv'), '')
    const { text, failure } = await check()
    expect(failure).toMatchObject({ exitCode: exitCodes.input, message: expect.stringContaining('can be counted') })
    expect(text).toContain('rota.csv: A table with 2 columns')
    expect(text).toContain('zero.csv: The file is empty.')
  })

  test('says what will be used, what is wrong and where, and what a complete count would still need; changes nothing and leaves nothing behind', async () => {
    write('stays.csv', hes)
    const { text, failure } = await check()
    expect(failure).toBeUndefined()
    expect(text).toMatch(/These files will be used:\n {2}HES APC: stays.csv, 2 rows/)
    expect(text).toMatch(
      /HES: .*\(EPISTART.*\)\n(?: {4}.*\n)? {4}stays.csv, row 3\n {4}Make the extract with dates as YYYY-MM-DD/,
    )
    expect(text).toContain('An extract of the cancer system (COSD XML)')
    expect(text).toContain('All 20 diagnosis columns')
    expect(readFileSync(join(folder, 'stays.csv'), 'utf8')).toBe(`${hes.join('\n')}\n`)
    expect(readdirSync(folder)).toEqual(['stays.csv'])
    expect(readdirSync(join(base, 'temp'))).toEqual([])
  })

  test('--json says the same to a program, and --quick reads no rows', async () => {
    write('stays.csv', hes)
    const full = JSON.parse((await check({ json: true })).text)
    expect(full).toMatchObject({
      isQuick: false,
      canBeCounted: true,
      files: [{ path: 'stays.csv', source: 'hes-apc', use: 'used', rows: 2 }],
    })
    const quick = JSON.parse((await check({ json: true, quick: true })).text)
    expect(quick).toMatchObject({ isQuick: true, asAt: null, files: [{ path: 'stays.csv', rows: null }] })
  })

  test('--propose-map writes a mapping for the sheet that has none, never over a file and never among the extracts', async () => {
    write('stays.csv', hes)
    write('list.csv', ['Hospital number,MDT date,Outcome', 'H1,1/2/2024,Mets', 'H2,1/2/2024,Mets'])
    const file = join(base, 'map.yaml')
    expect((await check({ 'propose-map': file })).text).toContain('list.csv')
    expect(readFileSync(file, 'utf8')).toContain('hospital_number: Hospital number')
    expect((await check({ 'propose-map': file })).failure).toMatchObject({ exitCode: exitCodes.usage })
    expect((await check({ 'propose-map': join(folder, 'map.yaml') })).failure).toMatchObject({ exitCode: exitCodes.usage })
    expect(existsSync(join(folder, 'map.yaml'))).toBe(false)
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('CHOOSE', 'metastatic'))
    expect((await check({ map: [file] })).text).toContain('Local sheet, Local sheet 1: list.csv, 2 rows')
  })

  test('without a folder, or with two, ends with 2; stopped by Ctrl-C with 130 and nothing left behind', async () => {
    expect((await check({}, [])).failure).toMatchObject({ exitCode: exitCodes.usage })
    expect((await check({}, [folder, folder])).failure).toMatchObject({ exitCode: exitCodes.usage })
    write('stays.csv', hes)
    const abort = new AbortController()
    abort.abort()
    expect((await check({}, [folder], abort)).failure).toMatchObject({ exitCode: exitCodes.stopped })
    expect(readdirSync(join(base, 'temp'))).toEqual([])
  })
})

describe('what a complete count would still need', () => {
  const source = (name: string) => ({ source: name, from: '2015-01', to: '2024-06', missingMonths: [], stoppedAfter: null })
  const whole: Found = {
    sources: ['cosd', 'hes-apc', 'sact', 'radiotherapy'].map(source),
    problemKinds: new Set(),
    returns: 30,
    deaths: 9,
    records: 100,
    withNhsNumber: 99,
    unmappedSheets: 0,
    unmappedCosd10: 0,
  }
  const gaps = (change: Partial<Found>) => whatIsMissing({ ...whole, ...change }).map(({ id }) => id)

  test.each<[string, Partial<Found>, string[]]>([
    ['nothing is missing', {}, []],
    ['no cancer system', { sources: [source('hes-apc'), source('sact'), source('radiotherapy')] }, ['no-cancer-record']],
    ['a meeting list in its place', { sources: [source('mdt'), source('hes-apc'), source('sact'), source('radiotherapy')] }, []],
    ['COSD without one return', { returns: 0 }, ['no-returns']],
    ['rows that were not read', { returns: null, deaths: null, records: null, withNhsNumber: null }, []],
    [
      'no stays and no deaths',
      { sources: [source('cosd'), source('sact'), source('radiotherapy')], deaths: 0 },
      ['no-stays', 'no-deaths'],
    ],
    ['three diagnosis columns', { problemKinds: new Set(['few-diagnosis-columns']) }, ['few-diagnoses']],
    ['no NHS numbers', { withNhsNumber: 0 }, ['few-nhs-numbers']],
    [
      'months missing, a feed that stopped',
      { sources: [...whole.sources.slice(1), { ...source('cosd'), missingMonths: ['2020-03'], stoppedAfter: '2023-01' }] },
      ['months-cosd', 'stopped-cosd'],
    ],
    ['three years of COSD', { sources: [...whole.sources.slice(1), { ...source('cosd'), from: '2022-01' }] }, ['short-cosd']],
    ['sheets and COSD 10 without a mapping', { unmappedSheets: 2, unmappedCosd10: 5 }, ['cosd-10', 'unmapped-sheets']],
  ])('%s', (_, change, expected) => expect(gaps(change)).toEqual(expected))
})
