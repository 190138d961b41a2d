import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { contentsOf, filesIn, folderForTests } from '../support/folders.ts'
import { expectDiscretion, patientValues } from '../support/patient-values.ts'
import { buildProgram, done, run } from '../support/program.ts'
import { signResults } from '../support/sign-for-tests.ts'

vi.setConfig({ testTimeout: 240_000 })

const folder = folderForTests()
const example = join(folder, 'example')
const extracts = join(example, 'extracts')
const results = join(folder, 'results')
const map = join(example, 'maps/mdt.yaml')
const key = join(folder, 'key')

beforeAll(async () => {
  buildProgram()
  await done(['example', example, '--people', '300'])
}, 240_000)

const tiersNow = (): Record<string, { n: number }> => JSON.parse(readFileSync(join(results, 'count.json'), 'utf8')).figures.tiers

/** Answers as a person fills them in: the text of the cells “answer” and “answered by” of a line. */
function fillIn(worklist: string, answers: ReadonlyMap<string, string>): string {
  const [head = [], ...lines] = rowsOf(worklist)
  const [id, answer, by] = ['id', 'answer', 'answered by'].map(title => head.indexOf(title))
  const filled = lines.map(cells =>
    cells.map((cell, at) => {
      const given = answers.get(cells[id ?? -1] ?? '')
      if (given === undefined) return cell
      return at === answer ? given : at === by ? 'First Reviewer' : cell
    }),
  )
  return [head, ...filled].map(cells => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')
}

function rowsOf(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of csv.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end !== ',') rows.push([])
  }
  return rows.filter(cells => cells.length > 1)
}

test('an extract becomes a submission: check, count, report, review, count again, sign, verify', async () => {
  const before = contentsOf(extracts)
  const secrets = patientValues(example)
  const say = async (...args: string[]) => {
    const ended = await done(args)
    expectDiscretion(ended, secrets)
    return ended.out
  }

  expect(await say('check', extracts)).toMatch(/COSD/)
  expect(await say('count', extracts, '--out', results, '--map', map)).toContain(`Written to ${results}`)
  expect(await say('report', results, '--hospital', 'Ysbyty Enghraifft')).toContain('report.html')
  expect(readFileSync(join(results, 'report.html'), 'utf8')).toContain('Ysbyty Enghraifft')
  expect(readFileSync(join(results, 'report.pdf')).subarray(0, 5).toString()).toBe('%PDF-')

  const first = tiersNow()
  await say('review', results)
  const rows = rowsOf(readFileSync(join(results, 'review/worklist.csv'), 'utf8'))
  const why = (text: string) => rows.filter(cells => cells.some(cell => cell.startsWith(text))).map(([id = '']) => id)
  const [yes = '', no = ''] = why('Possible case')
  const sheet = join(folder, 'answers.csv')
  writeFileSync(
    sheet,
    fillIn(
      readFileSync(join(results, 'review/worklist.csv'), 'utf8'),
      new Map([
        [yes, 'case'],
        [no, 'not-a-case'],
      ]),
    ),
  )
  expect(await say('review', results, '--import', sheet)).toContain('2 answers taken in')
  expect(await say('review', results, '--import', sheet)).toContain('0 answers taken in')
  await say('count', extracts, '--out', results, '--map', map)
  const second = tiersNow()
  expect(second.headline?.n).toBe((first.headline?.n ?? 0) + 1)
  expect(second.possible?.n).toBe((first.possible?.n ?? 0) - 2)

  const preview = await signResults(results, ['--new-key', key])
  const submission = join(results, 'submission.json')
  expect(statSync(key).mode & 0o077).toBe(0)
  expect(await say('verify', submission, '--public-key', `${key}.pub`)).toContain('yes   The signature belongs')
  const text = readFileSync(submission, 'utf8')
  // What a person has read is what was signed, byte by byte, and nobody is in it.
  for (const part of [/"incidence":\{.*?\]/, /"prevalence":\{.*?\}/, /"completeness":\[.*?\]/])
    expect(preview).toContain(part.exec(text)?.[0])
  expectDiscretion({ exitCode: 0, out: text, wrong: preview }, secrets)

  expect(contentsOf(extracts)).toEqual(before)
  expect(filesIn(results).filter(path => path.includes('.draft') || path.includes('.spotlight'))).toEqual([])
  for (const path of filesIn(results)) expect(statSync(join(results, path)).mode & 0o077, path).toBe(0)
})

test('a submission in which one digit was changed is refused, with exit code 5', async () => {
  const changed = join(folder, 'changed.json')
  copyFileSync(join(results, 'submission.json'), changed)
  writeFileSync(
    changed,
    readFileSync(changed, 'utf8').replace(/"notKnownDead":(\d+)/, (_, n) => `"notKnownDead":${Number(n) + 5}`),
  )
  const { exitCode, wrong } = await run(['verify', changed, '--public-key', `${key}.pub`])
  expect(exitCode).toBe(5)
  expect(wrong).toContain('not verified')
})

test('a checksum of other bytes does not sign, and nothing is written', async () => {
  const before = contentsOf(results)
  const args = ['sign', results, '--trust', 'EX2', '--name', 'Ysbyty Enghraifft', '--key', key, '--yes', '0'.repeat(64)]
  expect((await run(args)).exitCode).toBe(4)
  expect(contentsOf(results)).toEqual(before)
  const withNewKey = args.map(arg => (arg === '--key' ? '--new-key' : arg === key ? join(folder, 'other-key') : arg))
  expect((await run(withNewKey)).exitCode).toBe(4)
  expect(existsSync(join(folder, 'other-key'))).toBe(false)
})
