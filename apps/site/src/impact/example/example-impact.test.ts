import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findRoot } from '../../foundation/index.ts'
import { readResults } from '../../releases/index.ts'
import { readExampleImpact } from './seed-example-impact.ts'

const root = findRoot(import.meta.dirname)

test.each([
  { round: '2024-1', entered: '2024-09-02/2024-11-01', due: '2024-09-30' },
  { round: '2026-1', entered: '2026-09-07/2026-11-03', due: '2026-10-05' },
])('the answers in time of $round are those of its results', ({ round, entered, due }) => {
  const { entries } = readResults(readFileSync(join(root, `content/example/results-${round}.csv`)))
  const asked = entries.flatMap(({ row }) => (row && row.status !== 'not-asked' && row.status !== 'excluded' ? [row] : []))
  const days = asked.flatMap(({ answeredOn }) => answeredOn ?? [])
  const found = readExampleImpact(root).find(({ measure, date }) => measure === 'answers-in-time' && date === entered)
  const late = days.filter(day => day > due).length
  expect(found).toMatchObject({ amount: days.length - late, outOf: asked.length })
  expect(found?.note.en).toContain(`${late} more came later`)
})
