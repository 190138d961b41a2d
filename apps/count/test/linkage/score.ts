/**
 * Links the rows of any CSV file of people and scores what was found:
 * node apps/count/test/linkage/score.ts FILE --model MODEL.yaml --key COLUMN --truth COLUMN
 */
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { linkageModel, scoresInWords } from '../../src/linkage/index.ts'
import { openWorkbench } from '../../src/workbench/index.ts'
import { scoreFile } from './score-file.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    model: { type: 'string', default: resolve(import.meta.dirname, 'models/historical.yaml') },
    key: { type: 'string', default: 'unique_id' },
    truth: { type: 'string', default: 'cluster' },
    'truth-pattern': { type: 'string', default: '.*' },
    'link-at': { type: 'string' },
  },
})
const [file] = positionals
if (file === undefined) throw new Error('Say which CSV file: score.ts FILE --model MODEL.yaml --key COLUMN --truth COLUMN')
const declared = linkageModel.parse(parse(readFileSync(values.model, 'utf8')))
const model = values['link-at'] === undefined ? declared : { ...declared, linkAt: Number(values['link-at']) }
const workbench = await openWorkbench({ beside: tmpdir() })
const startedAt = performance.now()
try {
  const { scores, matched } = await scoreFile(workbench, {
    file,
    model,
    key: values.key,
    truth: values.truth,
    truthPattern: values['truth-pattern'],
  })
  process.stdout.write(`${scoresInWords(scores)}\n`)
  process.stdout.write(
    `${matched.compared} pairs weighed, learned in ${matched.learned.rounds} rounds, prior ${matched.learned.prior.toExponential(3)}\n`,
  )
  for (const { keys, blocks, pairs } of matched.skipped)
    process.stdout.write(`left out as too large: ${blocks} blocks of ${keys.join(' and ')} (${pairs} pairs)\n`)
  if (process.env.SHOW_WEIGHTS === '1') showWeights(matched.learned)
  process.stdout.write(
    `${((performance.now() - startedAt) / 1000).toFixed(1)} s, ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB\n`,
  )
} finally {
  workbench.close()
}

function showWeights({ m, u }: { m: number[][]; u: number[][] }): void {
  model.comparisons.forEach(({ column }, at) => {
    const levels = (m[at] ?? []).map((share, level) => `${share.toFixed(4)}/${(u[at]?.[level] ?? 0).toExponential(1)}`)
    process.stdout.write(`  ${column}: ${levels.join('  ')}\n`)
  })
}
