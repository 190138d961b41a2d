// Long because: it is the table of everything that can be wrong with what a hospital gives, each with what is said and done.
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { contentsOf, filesIn, folderForTests } from '../support/folders.ts'
import { expectDiscretion, patientValues } from '../support/patient-values.ts'
import { buildProgram, done, run } from '../support/program.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = folderForTests()
const example = join(folder, 'example')
const base = join(example, 'extracts')
let secrets: string[] = []

/** People of the invented rows below, who must be named on no terminal either. */
const invented = ['9990000018', '9990000026', '1950-02-03', '02/23/1950', 'Enghraifft']

beforeAll(async () => {
  buildProgram()
  await done(['example', example, '--people', '80', '--hospital', 'small', '--formats', 'sus-csv,cosd-9'])
  secrets = [...patientValues(example), ...invented]
}, 240_000)

const susHeader =
  'NHSNumber,PersonFamilyName,DateofBirth,Sex,StartDateConsultantEpisode,EndDateConsultantEpisode,DischargeMethodHospitalProviderSpell,PrimaryDiagnosisICD,SecondaryDiagnosisICD1'
const sus = (...rows: string[]): string => `${[susHeader, ...rows].join('\n')}\n`

const largest = (ending: string): string => {
  const all = filesIn(join(base, 'cosd')).filter(path => path.endsWith(ending))
  const sizes = all.map(path => ({ path, size: readFileSync(join(base, 'cosd', path)).length }))
  return join(base, 'cosd', sizes.sort((a, b) => b.size - a.size)[0]?.path ?? '')
}
const half = (file: string): Buffer => readFileSync(file).subarray(0, Math.floor(readFileSync(file).length / 2))

type Fault = {
  name: string
  file: string
  content: () => string | Buffer
  /** How the file is used, in count.json. */
  use: 'used' | 'unreadable' | 'ignored'
  /** What `check` says. */
  says: RegExp
}

const faults: readonly Fault[] = [
  {
    name: 'XML that breaks off',
    file: 'half.xml',
    content: () => half(largest('.xml')),
    use: 'unreadable',
    says: /half\.xml.*Line \d+, column \d+: the file ends/,
  },
  {
    name: 'gzip that breaks off',
    file: 'half.xml.gz',
    content: () => half(largest('.gz')),
    use: 'unreadable',
    says: /half\.xml\.gz.*(breaks off|damaged)/,
  },
  {
    name: 'a CSV with a changed header',
    file: 'changed.csv',
    content: () =>
      sus('9990000018,Enghraifft,1950-02-03,2,2023-05-01,2023-05-03,1,C509,C795').replace(
        'StartDateConsultantEpisode',
        'Episode begins',
      ),
    use: 'ignored',
    says: /changed\.csv: A table with 9 columns whose names are those of no format/,
  },
  {
    name: '20 diagnosis columns of which 3 exist',
    file: 'hes.csv',
    content: () =>
      'PSEUDO_HESID,EPIKEY,EPISTART,EPIEND,ADMIDATE,DISMETH,DIAG_4_01,DIAG_4_02,DIAG_4_03,SEX,MYDOB\nA1,1,2023-05-01,2023-05-02,2023-05-01,1,C509,C795,,2,021950\n',
    use: 'used',
    says: /3 of 20 diagnosis columns: DIAG_4_01, DIAG_4_02, DIAG_4_03/,
  },
  {
    name: 'an NHS number of ten nines',
    file: 'nines.csv',
    content: () => sus('9999999999,Enghraifft,1950-02-03,2,2023-05-01,2023-05-03,1,C509,C795'),
    use: 'used',
    says: /Ten equal digits[\s\S]*nines\.csv, row 2/,
  },
  {
    name: 'dates in American order',
    file: 'american.csv',
    content: () =>
      sus(
        '9990000018,Enghraifft,02/23/1950,2,05/17/2023,05/19/2023,1,C509,C795',
        '9990000026,Enghraifft,02/13/1950,2,05/27/2023,05/29/2023,1,C509,C795',
      ),
    use: 'used',
    says: /Month first[\s\S]*american\.csv, rows 2, 3/,
  },
]

describe('beside extracts that are well', () => {
  test.each(faults)(
    '$name: it is said where and why, the rest is counted, and no input is changed',
    async ({ file, content, use, says }) => {
      const extracts = join(folder, file)
      const results = join(folder, `${file}-results`)
      cpSync(join(base, 'sus'), join(extracts, 'sus'), { recursive: true })
      writeFileSync(join(extracts, file), content())
      const before = contentsOf(extracts)

      const check = await run(['check', extracts])
      expect(check.exitCode, check.wrong).toBe(0)
      expect(check.out).toMatch(says)
      const count = await run(['count', extracts, '--out', results])
      expect(count.exitCode, count.wrong).toBe(0)
      const { files } = JSON.parse(readFileSync(join(results, 'count.json'), 'utf8'))
      expect(files.find(({ path }: { path: string }) => path === file)).toMatchObject({ use })
      if (use !== 'used') expect(count.out).toContain(file)

      expect(contentsOf(extracts)).toEqual(before)
      expectDiscretion(check, secrets)
      expectDiscretion(count, secrets)
    },
  )

  test('two people with one NHS number: neither swallows the other in silence, and somebody is asked', async () => {
    const extracts = join(folder, 'one-number')
    const results = join(folder, 'one-number-results')
    mkdirSync(extracts)
    writeFileSync(
      join(extracts, 'sus.csv'),
      sus(
        '9990000018,Enghraifft,1950-02-03,2,2023-05-01,2023-05-03,1,C509,C795',
        '9990000018,Arall,1971-11-23,1,2023-06-01,2023-06-03,1,C509,C787',
      ),
    )
    expectDiscretion(await done(['count', extracts, '--out', results]), [...secrets, 'Arall', '1971-11-23'])
    expect(JSON.parse(readFileSync(join(results, 'count.json'), 'utf8')).people.conflicts).toBeGreaterThan(0)
    await done(['review', results])
    expect(readFileSync(join(results, 'review/worklist.csv'), 'utf8')).toContain('Conflict')
  })

  test('names with blanks, Welsh letters, quotes and emoji; links that lead in a circle or nowhere', async () => {
    const extracts = join(folder, "Ysbyty Ŵy a’r 🙂 co'nt")
    const results = join(folder, 'canlyniadau ŷ 🙂')
    mkdirSync(extracts)
    for (const path of readdirSync(join(base, 'sus')))
      copyFileSync(join(base, 'sus', path), join(extracts, `a; b%s $HOME "q" {1} *${path}`))
    symlinkSync('.', join(extracts, 'circle'))
    symlinkSync('nowhere', join(extracts, 'dangling'))
    const before = contentsOf(extracts)
    const check = await done(['check', extracts])
    expect(check.out).toMatch(/circle: A link to a folder that is looked at already/)
    expect(check.out).toMatch(/dangling: A link to a file that is not there/)
    await done(['count', extracts, '--out', results])
    await done(['report', results])
    const plain = join(folder, 'plain-results')
    await done(['count', join(base, 'sus'), '--out', plain])
    const tiers = (out: string) => JSON.parse(readFileSync(join(out, 'count.json'), 'utf8')).figures.tiers
    expect(tiers(results)).toEqual(tiers(plain))
    expect(contentsOf(extracts)).toEqual(before)
  })
})

describe('nothing can be counted: exit code 3, the reason, and no folder of results', () => {
  const refused = async (extracts: string) => {
    const results = join(folder, 'no-results')
    const ended = await run(['count', extracts, '--out', results])
    expect(ended.exitCode).toBe(3)
    expectDiscretion(ended, secrets)
    expect(existsSync(results)).toBe(false)
    return ended.wrong
  }

  test('an empty folder', async () => {
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    expect(await refused(empty)).toContain('There is no file in')
    expect((await run(['check', empty])).exitCode).toBe(3)
  })

  test('a folder that is not there, and a file instead of a folder', async () => {
    expect(await refused(join(folder, 'nowhere'))).toContain('There is no folder')
    expect(await refused(join(example, 'README.md'))).toContain('is a file')
  })

  test('a folder of other things, and one whose only extract breaks off', async () => {
    const other = join(folder, 'other')
    mkdirSync(other)
    writeFileSync(join(other, 'rota.csv'), 'week,ward\n1,blue\n')
    expect(await refused(other)).toMatch(/spotlight-count check/)
    const broken = join(folder, 'broken')
    mkdirSync(broken)
    writeFileSync(join(broken, 'half.xml.gz'), half(largest('.gz')))
    expect(await refused(broken)).toMatch(/spotlight-count check/)
  })
})

describe('typed wrongly: exit code 2, and nothing is written', () => {
  test.each([
    [['count'], 'Say which folder'],
    [['count', 'a', 'b'], 'Say which folder'],
    [['count', 'EXTRACTS', '--on', '2026-02-30'], '2026-02-30'],
    [['count', 'EXTRACTS', '--on', 'yesterday'], 'yesterday'],
    [['count', 'EXTRACTS', '--threads', 'many'], '--threads'],
    [['count', 'EXTRACTS', '--memory', '1'], '--memory'],
    [['count', 'EXTRACTS', '--bogus'], '--bogus'],
    [['count', 'EXTRACTS', '--out', 'EXTRACTS'], 'among the extracts'],
    [['count', 'EXTRACTS', '--out', 'EXTRACTS/sus/deep/results'], 'among the extracts'],
    [['count', 'EXTRACTS', '--out', 'EXTRACTS/../README.md'], 'is a file'],
    [['count', 'EXTRACTS', '--only-people', 'nowhere'], 'nowhere'],
    [['count', 'EXTRACTS', '--map', 'nowhere'], 'nowhere'],
    [['check', 'EXTRACTS', '--temp', 'nowhere'], 'nowhere'],
    [['kount', 'EXTRACTS'], 'kount'],
    [['sign', 'RESULTS'], '--trust'],
    [['verify'], 'Say which file'],
    [['example'], 'Say in which folder'],
    [['example', 'EXTRACTS'], 'not empty'],
  ])('%j', async (args, says) => {
    const before = contentsOf(base)
    const { exitCode, wrong } = await run(
      args.map(arg => arg.replace('EXTRACTS', base).replace('RESULTS', join(folder, 'results'))),
      { cwd: folder },
    )
    expect(exitCode).toBe(2)
    expect(wrong).toContain(says)
    expect(wrong).not.toMatch(/^\s+at /m)
    expect(contentsOf(base)).toEqual(before)
    expect(readdirSync(folder)).not.toContain('spotlight-results')
  })

  test('no command at all says which there are', async () => {
    const { exitCode, out } = await run([])
    expect(exitCode).toBe(2)
    for (const name of ['check', 'count', 'review', 'report', 'sign', 'verify', 'example'])
      expect(out).toMatch(new RegExp(`^ {2}${name} `, 'm'))
  })
})
