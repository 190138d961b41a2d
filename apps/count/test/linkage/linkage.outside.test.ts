import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { linkageModel, scoresInWords } from '../../src/linkage/index.ts'
import { openWorkbench } from '../../src/workbench/index.ts'
import { scoreFile } from './score-file.ts'

const data = join(process.env.SPOTLIGHT_TEST_DATA ?? '', 'count/linkage')
const beside = mkdtempSync(join(tmpdir(), 'linkage-'))
afterAll(() => rmSync(beside, { recursive: true }))

/** The least that clusters must reach: B³ precision and recall, and the F1 of exactly right clusters. */
const cases = [
  { file: 'febrl_dataset1.csv', model: 'febrl', key: 'rec_id', truth: 'rec_id', least: [0.999, 0.998, 0.995] },
  { file: 'febrl_dataset2.csv', model: 'febrl', key: 'rec_id', truth: 'rec_id', least: [0.999, 0.998, 0.995] },
  { file: 'febrl_dataset3.csv', model: 'febrl', key: 'rec_id', truth: 'rec_id', least: [0.999, 0.997, 0.99] },
  { file: 'splink_fake_1000.csv', model: 'splink-fake', key: 'unique_id', truth: 'cluster', least: [0.99, 0.9, 0.65] },
] as const

test.each(cases)('clusters of $file', { timeout: 300_000 }, async ({ file, model, key, truth, least }) => {
  const declared = linkageModel.parse(parse(readFileSync(join(import.meta.dirname, `models/${model}.yaml`), 'utf8')))
  const workbench = await openWorkbench({ beside })
  try {
    // In the Febrl files the record’s name says who it is: rec-12-org and rec-12-dup-0 are person 12.
    const truthPattern = truth === 'rec_id' ? '^rec-[0-9]+' : undefined
    const { scores } = await scoreFile(workbench, { file: join(data, file), model: declared, key, truth, truthPattern })
    process.stdout.write(`${file}: ${scoresInWords(scores)}\n`)
    expect(scores.bCubed.precision).toBeGreaterThanOrEqual(least[0])
    expect(scores.bCubed.recall).toBeGreaterThanOrEqual(least[1])
    expect(scores.exact.f1).toBeGreaterThanOrEqual(least[2])
  } finally {
    workbench.close()
  }
})
