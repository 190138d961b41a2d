import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { linkageModel, scoresInWords } from '../../src/linkage/index.ts'
import { openWorkbench } from '../../src/workbench/index.ts'
import { asCsv, hard, hardPeople } from './hard-people.ts'
import { scoreFile } from './score-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'hard-people-'))
afterAll(() => rmSync(folder, { recursive: true }))
const model = linkageModel.parse(parse(readFileSync(join(import.meta.dirname, 'models/historical.yaml'), 'utf8')))

async function scored(
  rows: ReturnType<typeof hardPeople>,
  { threads, linkAt = model.linkAt }: { threads?: number; linkAt?: number } = {},
) {
  const file = join(folder, 'people.csv')
  writeFileSync(file, asCsv(rows))
  const workbench = await openWorkbench({ beside: folder, threads })
  try {
    return await scoreFile(workbench, { file, model: { ...model, linkAt }, key: 'unique_id', truth: 'cluster' })
  } finally {
    workbench.close()
  }
}

test('many hard rows of each person: clusters stay whole and apart, whatever the order of rows and the threads', {
  timeout: 240_000,
}, async () => {
  const rows = hardPeople({ ...hard, people: 200, seed: 11 })
  const { scores, found } = await scored(rows)
  process.stdout.write(`Invented, hard: ${scoresInWords(scores)}\n`)
  expect(scores.bCubed.precision).toBeGreaterThan(0.9)
  expect(scores.bCubed.recall).toBeGreaterThan(0.7)
  const again = await scored([...rows].reverse(), { threads: 1 })
  expect([...again.found].sort()).toEqual([...found].sort())
})

test('with fewer errors, and a relative of one name in every fourth household, nearly everybody is found whole', {
  timeout: 240_000,
}, async () => {
  const easier = {
    ...hard,
    seed: 12,
    people: 200,
    meanMore: 2,
    typo: 0.12,
    missing: 0.06,
    dateWrong: 0.08,
    moved: 0.15,
    nickname: 0.15,
  }
  const { scores } = await scored(hardPeople(easier), { linkAt: 0.95 })
  process.stdout.write(`Invented, as in a hospital: ${scoresInWords(scores)}\n`)
  expect(scores.bCubed.precision).toBeGreaterThan(0.94)
  expect(scores.bCubed.recall).toBeGreaterThan(0.93)
})
