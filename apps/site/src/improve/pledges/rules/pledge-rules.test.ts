import { loadSolver } from '@spotlight/statistics/disclosure'
import { describe, expect, test } from 'vitest'
import { questionSetSchema } from '../questions/question-set.ts'
import { changesBetween } from './changes-between.ts'
import { compareSurveys, fewestForComparison } from './compare-surveys.ts'
import { foldPledge, type Publication } from './fold-pledge.ts'
import { standingOf } from './promise-standing.ts'
import { fewestForFigures, protectSurvey, type SurveyCounts } from './protect-survey.ts'
import { spotNames } from './spot-names.ts'
import { stagesOf } from './stages.ts'
import { newSurveyCode, readCode, spokenCode } from './survey-code.ts'
import { dayOfAnswer, dayOfPaper, doubtOf, surveyState } from './survey-rules.ts'
import { sayIn } from './words-of-two.ts'

/** Numbers that look like chance and are the same each time. */
function numbers(seed: number): (most: number) => number {
  let state = seed
  return most => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * most)
  }
}

const counts = (...questions: readonly (readonly number[])[]): SurveyCounts => ({
  all: (questions[0] ?? []).reduce((sum, people) => sum + people, 0),
  questions: questions.map((cells, at) => ({ id: `q${at}`, cells: cells.map((people, cell) => ({ id: `c${cell}`, people })) })),
})

describe('what is shown of a survey', () => {
  test.each([0, 4, fewestForFigures - 1])('%i answers show no figures', all => {
    expect(protectSurvey(counts([all, 0]))).toEqual({ kind: 'too-few' })
  })

  test.each([
    ['a lone small number takes another with it', [20, 2, 0], ['*', '*', 0]],
    ['two small ones guard each other', [45, 25, 6, 4], [45, 25, '*', '*']],
    ['large ones are rounded', [22, 23, 0], [20, 25, 0]],
    ['all the same', [0, 33, 0], [0, 35, 0]],
  ] as const)('%s', (_, cells, expected) => {
    const shown = protectSurvey(counts(cells))
    expect(shown.kind === 'shown' && shown.questions[0]?.cells.map(cell => cell.shown)).toEqual(expected)
  })

  test('whatever the answers, no small number can be worked out, also not over several questions: an integer program agrees', async () => {
    const solver = await loadSolver()
    const random = numbers(7)
    for (let round = 0; round < 60; round++) {
      const all = fewestForFigures + random(60)
      const questions = Array.from({ length: 1 + random(5) }, () => {
        const cells = [0, 0, 0, 0]
        // Mostly one answer, so that small numbers are many.
        for (let person = 0; person < all; person++) {
          const cell = random(10) < 7 ? 0 : random(4)
          cells[cell] = (cells[cell] ?? 0) + 1
        }
        return cells
      })
      const shown = protectSurvey(counts(...questions))
      if (shown.kind !== 'shown') throw new Error('Enough people answered')
      const total = { low: shown.low, high: shown.high }
      for (const [at, question] of shown.questions.entries()) {
        if (question.isHidden) continue
        const names = question.cells.map(({ id }) => id)
        const told = question.cells.map((cell, index) => {
          const people = questions[at]?.[index] ?? 0
          if (cell.shown === '*') return people < 8 ? { low: 1, high: 7 } : { low: 8, high: Number.POSITIVE_INFINITY }
          return cell.shown === 0 ? { low: 0, high: 0 } : { low: Math.max(8, cell.shown - 2), high: cell.shown + 2 }
        })
        const statements = [
          { groups: names, ...total },
          ...told.map((range, index) => ({ groups: [names[index] ?? ''], ...range })),
        ]
        for (const [index, cell] of question.cells.entries()) {
          const people = questions[at]?.[index] ?? 0
          expect(cell.low <= people && people <= cell.high, 'the truth stays possible').toBe(true)
          if (cell.shown !== '*') continue
          expect(solver.rangeOf(statements, [cell.id])).toEqual({ low: cell.low, high: cell.high })
          expect(people < 8 ? cell.low === 1 && cell.high === 7 : cell.high - cell.low >= 4).toBe(true)
        }
      }
    }
  })

  test('one question never narrows another through the number of people', () => {
    // The first question says exactly how many there are if its cells are added up; the second hides a few.
    const shown = protectSurvey(counts([18, 18, 0], [30, 3, 3]))
    if (shown.kind !== 'shown') throw new Error('Enough people answered')
    for (const cell of shown.questions[1]?.cells ?? [])
      if (cell.shown === '*') expect(cell.high - cell.low).toBeGreaterThanOrEqual(4)
  })

  test('cells that are not together everybody are a mistake', () => {
    expect(() => protectSurvey({ all: 30, questions: [{ id: 'q', cells: [{ id: 'yes', people: 29 }] }] })).toThrow(RangeError)
  })
})

describe('before and after', () => {
  const set = questionSetSchema.parse({
    version: '1',
    audience: 'patients',
    welsh: 'reviewed',
    screen: { en: 'Here?', cy: 'Yma?' },
    questions: [
      {
        kind: 'choice',
        id: 'nurse',
        words: { en: 'A nurse?', cy: 'Nyrs?' },
        choices: ['yes', 'no', 'aside'].map(id => ({ id, words: { en: id, cy: id } })),
        good: ['yes'],
        aside: ['aside'],
      },
    ],
  })
  const [question] = set.questions
  if (question?.kind !== 'choice') throw new Error('A question with choices')
  const side = (yes: number, no: number, aside = 0, skipped = 0) => ({
    questions: [question],
    shown: protectSurvey({
      all: yes + no + aside + skipped,
      questions: [
        {
          id: 'nurse',
          cells: [
            { id: 'yes', people: yes },
            { id: 'no', people: no },
            { id: 'aside', people: aside },
            { id: 'skipped', people: skipped },
          ],
        },
      ],
    }),
  })
  const verdict = (before: ReturnType<typeof side>, after: ReturnType<typeof side>) => {
    const [one] = compareSurveys(before, after)
    return one?.compared.kind === 'compared' ? one.compared.verdict : one?.compared.kind
  }

  test.each([
    [side(20, 80), side(70, 30), 'more'],
    [side(70, 30), side(20, 80), 'fewer'],
    [side(50, 50), side(55, 45), 'cannot-tell'],
    [side(15, 12), side(70, 30), 'too-few'],
    [side(3, 80), side(70, 30), 'hidden'],
    [side(2, 2), side(70, 30), 'too-few'],
    // Few of those who answered are concerned.
    [side(12, 12, 60), side(70, 30), 'too-few'],
  ] as const)('%#: %3$s', (before, after, expected) => {
    expect(verdict(before, after)).toBe(expected)
  })

  test('a question that was asked in other words is not compared', () => {
    const other = { ...question, words: { en: 'Another?', cy: 'Arall?' } }
    expect(compareSurveys({ ...side(20, 80), questions: [other] }, side(70, 30))[0]?.compared.kind).toBe('other-question')
  })

  test('the interval of a difference, against one reckoned by hand', () => {
    const [one] = compareSurveys(side(40, 60), side(60, 40))
    if (one?.compared.kind !== 'compared') throw new Error('It can be compared')
    const { before, after, difference } = one.compared
    // Wilson for 38 of 102 and 42 of 98: what may stand behind 40 of 100.
    expect(before.low).toBeCloseTo(0.2849, 3)
    expect(before.high).toBeCloseTo(0.5275, 3)
    expect(after.answered).toBe(100)
    expect(difference.low).toBeCloseTo(0.2 - Math.hypot(0.6 - after.low, before.high - 0.4), 10)
    expect(difference.value).toBeCloseTo(0.2, 10)
  })

  test('the words on the page name these thresholds', () => expect([fewestForFigures, fewestForComparison]).toEqual([20, 30]))
})

test.each([
  ['Nurse Jones was rude to me', ['Nurse Jones']],
  ['my nurse, Siân Ŵyn, listened', ['Siân Ŵyn']],
  ['Dr. Featherstone-Example rushed', ['Featherstone-Example']],
  ['Write to a.b@post.example or 07700 900123', ['a.b@post.example', '07700 900123']],
  ['NHS number 943 476 5919, born 3/4/1961, AB1 2CD', ['943 476 5919', '3/4/1961', 'AB1 2CD']],
  ['The nurses are kind. I wait on Mondays for the MRI 😊', ['Mondays']],
  ['roedd nyrs o’r enw Gwen yno', ['Gwen']],
  ['Nothing to say', []],
] as const)('names are marked: %s', (text, expected) => {
  expect(spotNames(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected)
})

test.each([
  ['2026-03-27', 'before', null, null],
  ['2026-03-28', 'open', '2026-03-28', '2026-03-30'],
  // The clock changes on 29 March: a day of 23 hours is a day.
  ['2026-03-30', 'open', '2026-03-30', '2026-03-30'],
  ['2026-03-31', 'paper', '2026-03-30', '2026-03-30'],
  ['2026-04-01', 'paper', null, '2026-03-30'],
  ['2026-04-13', 'paper', null, '2026-03-30'],
  ['2026-04-14', 'due', null, null],
] as const)('a survey on %s: %s', (today, state, online, paper) => {
  const survey = { opensOn: '2026-03-28', closesOn: '2026-03-30', countedOn: null }
  expect([surveyState(survey, today), dayOfAnswer(survey, today), dayOfPaper(survey, today)]).toEqual([state, online, paper])
  expect(surveyState({ ...survey, countedOn: '2026-04-02' }, today)).toBe('counted')
})

test('more answers than people is a doubt; as many, or nobody knows, is none', () => {
  expect([doubtOf(11, 10), doubtOf(10, 10), doubtOf(900, null)]).toEqual(['more-than-invited', null, null])
})

test('a code is read however it is typed, and nothing else is one', () => {
  const code = newSurveyCode()
  expect(readCode(` ${spokenCode(code).toLowerCase()} `)).toBe(code)
  expect([readCode('ABCD-EFG'), readCode('ABCD-EFG0'), readCode('ABCDÉFGH'), readCode('💛💛💛💛')]).toEqual([
    null,
    null,
    null,
    null,
  ])
})

test.each([
  [[], '2026-03-01', { kind: 'due', days: 30, isDelayKnown: false }],
  [[], '2026-03-31', { kind: 'due-today' }],
  [[], '2026-04-10', { kind: 'overdue', days: 10, lastNoteOn: null, isDelayKnown: false }],
  [
    [{ state: 'delayed', on: '2026-03-20' }],
    '2026-04-10',
    { kind: 'overdue', days: 10, lastNoteOn: '2026-03-20', isDelayKnown: true },
  ],
  [[{ state: 'done', on: '2026-03-31' }], '2026-05-01', { kind: 'kept', on: '2026-03-31', isLate: false }],
  [[{ state: 'done', on: '2026-04-01' }], '2026-05-01', { kind: 'kept', on: '2026-04-01', isLate: true }],
  [
    [
      { state: 'done', on: '2026-03-01' },
      { state: 'under-way', on: '2026-03-09' },
    ],
    '2026-03-30',
    { kind: 'due', days: 1, isDelayKnown: false },
  ],
  [[{ state: 'stopped', on: '2026-03-09' }], '2026-05-01', { kind: 'stopped', on: '2026-03-09' }],
] as const)('a promise due on 31 March, %#', (notes, today, expected) => {
  expect(standingOf({ dueOn: '2026-03-31' }, notes, { today })).toEqual(expected)
})

const en = (text: string) => ({ en: text, cy: '' })
const promise = (key: number, what: string, dueOn = '2027-01-01') => ({ key, what: en(what), owner: en('Nurse'), dueOn })

test('nobody waits for a promise of a pledge that was withdrawn, and what was kept stays kept', () => {
  const at = { today: '2027-01-01', isWithdrawn: true }
  expect(standingOf({ dueOn: '2026-03-31' }, [], at)).toEqual({ kind: 'withdrawn' })
  expect(standingOf({ dueOn: '2026-03-31' }, [{ state: 'done', on: '2026-03-01' }], at)).toMatchObject({ kind: 'kept' })
  const start = { kind: 'start', facts: { unit: en('Unit'), words: en('') } } as const
  const story = foldPledge(published(start, { kind: 'withdraw', facts: { words: en('It closes') } }))
  expect(new Set(stagesOf(story, []).map(({ state }) => state))).toEqual(new Set(['not-reached']))
})

test('what a version changed is found by itself', () => {
  const changes = changesBetween(
    { promises: [promise(1, 'Same'), promise(2, 'Moved'), promise(3, 'Gone')] },
    { promises: [promise(1, 'Same'), promise(2, 'Moved', '2027-06-01'), promise(4, 'New')] },
  )
  expect(changes.map(({ promise: { key }, change }) => [key, change])).toEqual([
    [2, { kind: 'changed', words: false, owner: false, dueBefore: '2027-01-01' }],
    [4, { kind: 'new' }],
    [3, { kind: 'gone' }],
  ])
})

const published = (...changes: readonly Publication['change'][]): Publication[] =>
  changes.map((change, at) => ({ id: at + 1, number: 1, on: `2026-01-0${at + 1}`, change }))

test('what must not be read is marked in the place where it stood; a pledge walks its stages', () => {
  const story = foldPledge(
    published(
      { kind: 'start', facts: { unit: en('Unit'), words: en('') } },
      { kind: 'findings', facts: { moment: 'before', words: en('A name'), themes: [] } },
      { kind: 'agreement', facts: { agreedOn: '2026-01-03', patients: en('Patients'), staff: en('Staff'), words: en('All') } },
      { kind: 'version', facts: { words: en('We promise'), changes: en(''), promises: [promise(1, 'A nurse')] } },
      { kind: 'progress', facts: { promise: 1, on: '2026-01-05', state: 'done', words: en('Here'), evidence: en(''), link: '' } },
      { kind: 'withhold', facts: { publication: 2, words: en('It named somebody') } },
    ),
  )
  expect(story.findings.before).toMatchObject({ withheldOn: '2026-01-06' })
  expect(story.versions[0]?.withheldOn).toBeNull()
  const surveys = [{ moment: 'before', audience: 'staff', opensOn: '2025-12-01', countedOn: '2025-12-30' }] as const
  expect(stagesOf(story, surveys).map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'done', 'now'])
  expect(
    stagesOf(foldPledge(published({ kind: 'start', facts: { unit: en('Unit'), words: en('') } })), []).map(({ state }) => state),
  ).toEqual(['now', 'ahead', 'ahead', 'ahead', 'ahead', 'ahead'])
})

test('words are given in the language of the page, else in the other, marked', () => {
  expect(sayIn({ en: 'Unit', cy: 'Uned' }, 'cy')).toEqual({ text: 'Uned', lang: undefined })
  expect(sayIn({ en: 'Unit', cy: '' }, 'cy')).toEqual({ text: 'Unit', lang: 'en' })
})
