import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { signedSubmission } from '@spotlight/submission'
import { describe, expect, it } from 'vitest'
import { findRoot } from '../../foundation/index.ts'
import { exampleSubmissionsFolder, fileOfSubmission, readExampleSubmissions } from '../example/example-submissions.ts'
import { countedByYear } from './counted.ts'
import type { PeopleRange } from './picture.ts'
import { rangesOfRow } from './ranges.ts'
import { sentIn } from './sent-counts.ts'
import { countOf, statusOf } from './test-statuses.ts'
import { undercountOf } from './undercount.ts'

/** Of the example’s invented hospitals the true numbers are known, and what the counting program let out of them. */
const root = findRoot(import.meta.dirname)
const all = readExampleSubmissions(root).senders.flatMap(({ trust, submissions }) =>
  submissions.map(({ people }, index) => {
    const file = join(root, exampleSubmissionsFolder, fileOfSubmission(trust, index + 1))
    return { trust, people, submission: signedSubmission.parse(JSON.parse(readFileSync(file, 'utf8'))).submission }
  }),
)
const holds = ({ low, high }: PeopleRange, people: number): void => {
  expect(low).toBeLessThanOrEqual(people)
  expect(high ?? people).toBeGreaterThanOrEqual(people)
}
type Parts = readonly [deNovo: number, recurrent: number, unclassified: number]
const truthIn = (people: Readonly<Record<string, Parts>>, from: number, to: number): Parts =>
  Object.entries(people)
    .filter(([year]) => Number(year) >= from && Number(year) <= to)
    .reduce<Parts>(([d, r, u], [, [deNovo, recurrent, unclassified]]) => [d + deNovo, r + recurrent, u + unclassified], [0, 0, 0])

describe('what is reckoned from a submission holds the truth', () => {
  it('in every row and every part', () => {
    expect(all.length).toBeGreaterThan(10)
    for (const { people, submission } of all)
      for (const row of submission.incidence.rows) {
        const [deNovo, recurrent, unclassified] = truthIn(people, row.from, row.to)
        const ranges = rangesOfRow(row)
        holds(ranges.total, deNovo + recurrent + unclassified)
        holds(ranges.deNovo, deNovo)
        holds(ranges.recurrent, recurrent)
        holds(ranges.unclassified, unclassified)
      }
  })
  it('in every sum over hospitals, and in every share', () => {
    const statuses = all.map(({ submission }, index) =>
      statusOf(`EX-${index}`, { evidence: [countOf(submission.incidence.rows, { incidence: submission.incidence })] }),
    )
    for (const counted of countedByYear(sentIn(statuses))) {
      const truth = all
        .filter((_, index) => counted.trusts.some(code => code === `EX-${index}`))
        .flatMap(({ people }) => people[String(counted.from)] ?? [])
      holds(
        counted.people,
        truth.reduce((sum, part) => sum + part, 0),
      )
    }
    for (const [index, { people }] of all.entries()) {
      const found = undercountOf(sentIn(statuses.slice(index, index + 1)), [
        { place: 'northern-ireland', of: 'prevalent', share: 0.33, source: 'x' },
      ])
      const years =
        statuses[index]?.evidence.flatMap(evidence => (evidence.source === 'submission' ? evidence.incidence.rows : [])) ?? []
      const shown = years.filter(({ total, deNovo }) => total !== '*' && deNovo !== 'merged')
      const parts = shown.map(({ from, to }) => truthIn(people, from, to))
      const whole = parts.flat().reduce((sum, part) => sum + part, 0)
      if (found === null) continue
      const deNovo = parts.reduce((sum, [each]) => sum + each, 0)
      expect(found.share.low).toBeLessThanOrEqual(deNovo / whole)
      expect(found.share.high).toBeGreaterThanOrEqual(deNovo / whole)
    }
  })
})
