import { expect, test } from 'vitest'
import { makeHolidays } from '../legal-clock/holidays.ts'
import { committedHolidays } from '../legal-clock/holidays-for-tests.ts'
import { readQuestion } from './read-question.ts'

const holidays = committedHolidays()

test('nothing asked is the empty form; an empty field is not', () => {
  expect(readQuestion({}, holidays).shape).toBe('empty')
  expect(readQuestion({ received: '', law: '' }, holidays)).toMatchObject({
    shape: 'invalid',
    faults: [
      { field: 'received', fault: 'no-day' },
      { field: 'law', fault: 'no-law' },
    ],
  })
})

test.each(['2026-05-18', '18/5/2026', '18/05/2026', '18.05.2026', '18 5 2026', ' 18-05-2026 '])(
  '“%s” is 18 May 2026',
  received => {
    expect(readQuestion({ received, law: 'foia' }, holidays)).toMatchObject({
      shape: 'complete',
      received: '2026-05-18',
      answer: { due: '2026-06-17' },
    })
  },
)

test.each(['31/02/2026', '2026-02-30', 'yesterday', '5/18/2026', '18/05/26', '🙂', "'; drop table", '2026-05-18T10:00'])(
  '“%s” is no day, and is given back',
  received => {
    expect(readQuestion({ received, law: 'foisa' }, holidays)).toMatchObject({
      shape: 'invalid',
      typed: { received },
      faults: [{ field: 'received', fault: 'not-a-day' }],
    })
  },
)

test('an endless text is cut off', () => {
  expect(readQuestion({ received: '9'.repeat(10_000), law: 'x'.repeat(10_000) }, holidays).typed).toEqual({
    received: '9'.repeat(40),
    law: 'x'.repeat(40),
  })
})

test.each([
  ['2018-12-31', 'too-early'],
  ['1999-01-01', 'too-early'],
  ['2028-12-15', 'too-late'],
  ['2045-01-01', 'too-late'],
])('%s is refused: %s', (received, fault) => {
  expect(readQuestion({ received, law: 'foia' }, holidays)).toMatchObject({
    shape: 'invalid',
    faults: [{ field: 'received', fault }],
  })
})

test('the first and the last day that can be answered', () => {
  expect(readQuestion({ received: '2019-01-01', law: 'foisa' }, holidays).shape).toBe('complete')
  expect(readQuestion({ received: '2028-11-28', law: 'foia' }, holidays)).toMatchObject({
    shape: 'complete',
    answer: { due: '2028-12-29' },
  })
  expect(readQuestion({ received: '2026-05-18', law: 'foia' }, makeHolidays([])).shape).toBe('invalid')
})
