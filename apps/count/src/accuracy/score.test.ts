import { expect, test } from 'vitest'
import { printAccuracy } from './print.ts'
import { type CountedPerson, score, type TruePerson } from './score.ts'

const someone = (id: string, more: Partial<TruePerson> = {}): TruePerson => ({
  id,
  hasBreastCancer: true,
  spreadOn: undefined,
  pathway: undefined,
  diedOn: undefined,
  records: [`a.csv:${id}`, `b.csv:${id}`],
  ...more,
})
const spread = (id: string, more: Partial<TruePerson> = {}) =>
  someone(id, { spreadOn: '2022-05-01', pathway: 'recurrent', ...more })
const counted = (id: string, records: readonly string[], more: Partial<CountedPerson> = {}): CountedPerson => ({
  id,
  tier: 'definite',
  firstDate: '2022-05-11',
  pathway: 'recurrent',
  isDead: false,
  rules: ['R1'],
  records,
  ...more,
})
const both = (id: string) => [`a.csv:${id}`, `b.csv:${id}`]

test('hits, misses, false alarms and the rest are told apart', () => {
  const truth = [
    spread('1'),
    spread('2'),
    spread('3', { records: [] }),
    someone('4'),
    someone('5'),
    someone('6', { hasBreastCancer: false }),
  ]
  const { headline, withPossible, definite, people, withSpread, withoutRecords, rules } = score(
    truth,
    [
      counted('A', both('1')),
      counted('B', both('4'), { tier: 'probable', rules: ['R6'] }),
      counted('C', both('2'), { tier: 'possible', rules: ['R7'] }),
      counted('D', both('6'), { rules: ['R1', 'R6'] }),
    ],
    '2026-03-31',
  )
  expect({ people, withSpread, withoutRecords }).toEqual({ people: 5, withSpread: 3, withoutRecords: 1 })
  expect(headline).toMatchObject({ truePositive: 1, falsePositive: 2, falseNegative: 2, trueNegative: 1 })
  expect(headline.specificity).toMatchObject({ n: 1, of: 3 })
  expect(withPossible).toMatchObject({ truePositive: 2, falsePositive: 2, falseNegative: 1 })
  expect(definite).toMatchObject({ truePositive: 1, falsePositive: 1 })
  expect(rules.map(({ rule, scores }) => [rule, scores.truePositive, scores.falsePositive])).toEqual([
    ['R1', 1, 1],
    ['R6', 0, 2],
    ['R7', 1, 0],
  ])
})

test('somebody who is counted twice is one hit and one false alarm, and two people in one are a miss', () => {
  const truth = [spread('1'), spread('2'), spread('3')]
  const split = score(truth, [counted('A', ['a.csv:1']), counted('B', ['b.csv:1'])], '2026-03-31')
  expect(split.headline).toMatchObject({ truePositive: 1, falsePositive: 1, falseNegative: 2 })
  expect(split.clusters).toMatchObject({ mixed: 0, split: 1, precision: { n: 0, of: 2 }, recall: { n: 0, of: 1 } })
  const mixed = score(truth, [counted('A', [...both('1'), 'a.csv:2']), counted('B', both('3'))], '2026-03-31')
  expect(mixed.headline).toMatchObject({ truePositive: 2, falsePositive: 0, falseNegative: 1 })
  expect(mixed.clusters).toMatchObject({ mixed: 1, split: 0, precision: { n: 1, of: 2 }, recall: { n: 1, of: 3 } })
})

test('who falls ill after the day of the count is left out on both sides', () => {
  const truth = [spread('1'), spread('2', { spreadOn: '2026-03-01' })]
  const { headline, people } = score(truth, [counted('A', both('1')), counted('B', both('2'))], '2026-01-31')
  expect(people).toBe(1)
  expect(headline).toMatchObject({ truePositive: 1, falsePositive: 0, falseNegative: 0 })
})

test('dates, ways and deaths are judged among those who were counted rightly', () => {
  const truth = [spread('1', { diedOn: '2024-01-01' }), spread('2'), spread('3', { diedOn: '2026-03-30' }), someone('4')]
  const { firstDate, pathway, deaths } = score(
    truth,
    [
      counted('A', both('1'), { isDead: true }),
      counted('B', both('2'), { pathway: 'unclassified', firstDate: '2022-09-01', isDead: true }),
      counted('C', both('3'), { firstDate: undefined }),
      counted('D', both('4')),
    ],
    '2026-01-31',
  )
  expect(firstDate).toMatchObject({ dated: 2, medianDays: 10, within30: { n: 1, of: 2 }, within90: { n: 1, of: 2 } })
  expect(pathway).toMatchObject({ right: { n: 2, of: 3 }, unclassified: { n: 1, of: 3 } })
  expect(deaths).toMatchObject({ known: { n: 1, of: 1 }, wrong: { n: 1, of: 2 } })
})

test('the table shows the published figures beside ours, with intervals and what they were reckoned from', () => {
  const text = printAccuracy(
    score([spread('1'), someone('2')], [counted('A', both('1')), counted('X', ['z.csv:9'])], '2026-03-31'),
  )
  expect(text).toContain('| Northern Ireland, published: to be reached | 95.1 | 99.2 | 96.2 | 98.9 |')
  expect(text).toContain('100.0 (20.7 to 100.0; 1 of 1)')
  expect(text).toContain('Records of the register that are not in the truth: 1')
  expect(printAccuracy(score([], [], '2026-03-31'))).toContain('nobody to reckon from')
})
