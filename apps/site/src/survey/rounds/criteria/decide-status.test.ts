import { describe, expect, test } from 'vitest'
import { findRoot } from '../../../foundation/index.ts'
import { loadCriteria, statusForOutcome } from '../../../releases/index.ts'
import { loadDefaultRound } from '../defaults/load-default-round.ts'
import { decideStatus, type Marks, type RequestFacts } from './decide-status.ts'
import { findGap } from './find-gap.ts'
import { marksOfType } from './marks-of-type.ts'

const root = findRoot(import.meta.dirname)
const { criteria, questions } = loadDefaultRound(root)

/** What the answer to each of the four questions that count is marked as; what is left out was not answered. */
const marked = (routinely: string, diagnosed = 'none', deNovo = 'none', recurrent = 'none') =>
  ({ 'records-routinely': routinely, diagnosed, 'de-novo': deNovo, recurrent }) as Marks

describe('what each outcome means for the status', () => {
  test.each([
    // records everyone diagnosed, de novo and recurrent, and can say how many
    ['records everyone and says how many', marked('yes', 'given', 'given', 'given'), 'collecting', 'records-everyone'],
    ['does not split the total', marked('yes', 'given'), 'collecting', 'records-everyone'],
    [
      'keeps the split back to protect people',
      marked('yes', 'given', 'refused-other', 'refused-other'),
      'collecting',
      'records-everyone',
    ],
    // records some
    ['says partly', marked('partly', 'given', 'given', 'given'), 'partial', 'records-some'],
    ['says partly and no figures for the cost', marked('partly', 'refused-cost'), 'partial', 'records-some'],
    ['only de novo', marked('yes', 'given', 'given', 'no'), 'partial', 'records-some'],
    ['only recurrences', marked('yes', 'given', 'no', 'given'), 'partial', 'records-some'],
    ['an estimate', marked('yes', 'partly'), 'partial', 'records-some'],
    [
      'those discussed at a meeting: figures, and no word of everyone',
      marked('unclear', 'given', 'given', 'given'),
      'partial',
      'records-some',
    ],
    ['says no, but gives an estimate', marked('no', 'partly'), 'partial', 'records-some'],
    // says that it does not record, or would have to go through records by hand
    ['says no', marked('no'), 'not-collecting', 'does-not-record'],
    ['says no, with the cost as the reason for the figures', marked('no', 'refused-cost'), 'not-collecting', 'does-not-record'],
    ['says yes, but holds no figure', marked('yes', 'no'), 'not-collecting', 'does-not-record'],
    ['would have to go through records by hand', marked('refused-cost', 'refused-cost'), 'not-collecting', 'by-hand-only'],
    ['says yes, but could only count by hand', marked('yes', 'refused-cost'), 'not-collecting', 'by-hand-only'],
    // treats no breast cancer, or patients are treated by another trust
    ['treats no breast cancer, or another trust does', marked('elsewhere', 'elsewhere'), 'excluded', 'outside-with-reason'],
    // refused on another exemption, or no answer to the question
    ['withheld on another exemption', marked('refused-other', 'refused-other'), 'no-response', 'withheld-on-other-grounds'],
    [
      'says yes, figures withheld on another exemption',
      marked('yes', 'refused-other'),
      'no-response',
      'withheld-on-other-grounds',
    ],
    ['says yes and nothing more', marked('yes'), 'no-response', 'no-usable-answer'],
    ['an answer that does not answer', marked('unclear', 'unclear'), 'no-response', 'no-usable-answer'],
    ['no mark at all', {}, 'no-response', 'no-usable-answer'],
  ])('%s: %o is %s', (_, marks, status, rule) => {
    expect(decideStatus(criteria, marks)).toMatchObject({ status, rule })
  })

  const silent = (silence: RequestFacts['silence'], delivered = true): RequestFacts => ({ delivered, silence })
  test.each([
    ['nothing by the due date and the chasing that follows', silent('nothing'), 'no-response', 'no-answer-by-due-date'],
    ['acknowledged only', silent('acknowledged-only'), 'no-response', 'acknowledged-only'],
    ['asked for clarification, and then silence', silent('clarified-then-silence'), 'no-response', 'clarified-then-silence'],
    ['bounced, never delivered', silent(null, false), 'not-asked', 'not-delivered'],
    ['never delivered, and so silent', silent('nothing', false), 'not-asked', 'not-delivered'],
  ])('%s', (_, facts, status, rule) => {
    expect(decideStatus(criteria, marked('none'), facts)).toMatchObject({ status, rule, position: null })
    expect(decideStatus(criteria, {}, facts)).toMatchObject({ status, rule })
  })

  test('who answers has been asked, whatever became of the mail', () => {
    expect(decideStatus(criteria, marked('no'), silent('nothing', false)).status).toBe('not-collecting')
  })
})

test('it says which marks decided', () => {
  expect(decideStatus(criteria, marked('yes', 'given', 'given', 'no')).reasons).toEqual([
    { reason: 'mark', question: 'records-routinely', mark: 'yes' },
    { reason: 'mark', question: 'diagnosed', mark: 'given' },
    { reason: 'mark', question: 'recurrent', mark: 'no' },
  ])
  expect(decideStatus(criteria, marked('yes')).reasons).toEqual([{ reason: 'otherwise' }])
  expect(decideStatus({ version: '1', rules: [] }, marked('yes'))).toMatchObject({
    status: 'no-response',
    rule: 'no-usable-answer',
    reasons: [{ reason: 'no-rule' }],
  })
})

test('every rule leads to the status that the published criteria give it', () => {
  const published = loadCriteria(root).find(({ version }) => version === criteria.version)
  if (!published) throw new Error('The version exists')
  for (const { id, status, when } of criteria.rules) {
    expect([id, statusForOutcome(published, id)]).toEqual([id, status])
    expect(when).toEqual(published.rules.find(rule => rule.id === id)?.when)
  }
})

test('rules that no combination of marks can reach are not written', () => {
  const counting = questions.filter(({ id }) =>
    criteria.rules.some(rule => rule.conditions.some(({ question }) => question === id)),
  )
  const combinations = counting.reduce<Marks[]>(
    (all, { id, type }) => all.flatMap(marks => marksOfType(type).map(mark => ({ ...marks, [id]: mark }))),
    [{}],
  )
  const reached = new Set(combinations.map(marks => decideStatus(criteria, marks).position))
  expect([...reached].sort((a, b) => Number(a) - Number(b))).toEqual(criteria.rules.map((_, index) => index))
})

describe('a gap in the criteria', () => {
  test('there is none in those that a round begins with', () => expect(findGap(criteria.rules, questions)).toBeNull())

  test('is named by the marks that nobody thought of', () => {
    const gap = findGap(criteria.rules.slice(0, -1), questions)
    if (!gap) throw new Error('There is a gap')
    expect(decideStatus({ version: '1', rules: criteria.rules.slice(0, -1) }, gap).reasons).toEqual([{ reason: 'no-rule' }])
  })

  test('is closed by rules that together allow everything', () => {
    const [question] = questions
    if (!question) throw new Error('There is a question')
    const rule = (marks: readonly string[]) =>
      ({ id: 'a', status: 'partial', when: { en: '', cy: '' }, conditions: [{ question: question.id, marks }] }) as never
    const [first, ...others] = marksOfType(question.type)
    expect(findGap([rule([first ?? '']), rule(others)], questions)).toBeNull()
    expect(findGap([rule(others)], questions)).toEqual({ [question.id]: first })
    expect(findGap([rule(marksOfType(question.type))], [])).toEqual({})
  })
})
