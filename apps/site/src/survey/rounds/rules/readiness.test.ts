import { describe, expect, test } from 'vitest'
import { defaultsForTests as defaults, questionForTests as question, roundForTests } from '../round-for-tests.ts'
import { neededLetters, type RoundWhole, readiness } from './readiness.ts'

const ready: RoundWhole = { round: roundForTests(), questions: defaults.questions, letters: defaults.letters }
const missing = (change: Partial<RoundWhole>) =>
  readiness({ ...ready, ...change }).map(({ section, what }) => `${section}: ${what}`)
const [first] = defaults.questions
if (!first) throw new Error('There are questions')

test('what a round begins with is ready as soon as it has its dates', () => {
  expect(readiness(ready)).toEqual([])
})

describe('it names what is missing', () => {
  test.each<[string, Partial<RoundWhole>, string[]]>([
    ['the dates', { round: roundForTests({ sendOn: null, repliesBy: null }) }, ['dates: send-day', 'dates: replies-day']],
    ['dates the wrong way round', { round: roundForTests({ repliesBy: '2027-02-01' }) }, ['dates: replies-before-letters']],
    ['the Welsh name', { round: roundForTests({ name: { en: 'A', cy: ' ' } }) }, ['name: name-welsh']],
    [
      'a question for everybody',
      {
        questions: [{ ...first, nations: ['england', 'wales', 'scotland'] }],
        round: roundForTests({ criteria: { version: '1', rules: defaults.criteria.rules.slice(-1) } }),
      },
      ['questions: nation-without-question'],
    ],
    [
      'Welsh of a question, its help and its reason',
      {
        questions: [
          ...defaults.questions,
          question('more', {
            wording: { en: 'More?', cy: '' },
            help: { en: 'Help', cy: '' },
            notComparable: { en: 'Why', cy: '' },
          }),
        ],
      },
      ['questions: question-welsh', 'questions: help-welsh', 'questions: reason-welsh'],
    ],
    [
      'a letter that is not there',
      { letters: defaults.letters.filter(({ kind, law }) => !(kind === 'chase' && law === 'foisa')) },
      ['letters: no-letter'],
    ],
    [
      'a letter in Welsh that was emptied',
      {
        letters: defaults.letters.map(letter =>
          letter.kind === 'thanks' && letter.language === 'cy' ? { ...letter, subject: '', body: '' } : letter,
        ),
      },
      ['letters: no-letter'],
    ],
    [
      'a field that is none, and a request without questions or an address',
      {
        letters: defaults.letters.map(letter =>
          letter.kind === 'request' && letter.law === 'foisa' ? { ...letter, body: 'Dear {who}' } : letter,
        ),
      },
      ['letters: template', 'letters: no-questions', 'letters: no-reply-address'],
    ],
    [
      'a question on which a rule hangs',
      { questions: defaults.questions.filter(({ id }) => id !== 'recurrent') },
      ['criteria: question-gone'],
    ],
    [
      'a rule for what no other rule fits',
      { round: roundForTests({ criteria: { version: '1', rules: defaults.criteria.rules.slice(0, -1) } }) },
      ['criteria: gap'],
    ],
    [
      'the Welsh of a rule',
      {
        round: roundForTests({
          criteria: {
            version: '1',
            rules: defaults.criteria.rules.map((rule, index) => (index === 0 ? { ...rule, when: { en: 'A', cy: '' } } : rule)),
          },
        }),
      },
      ['criteria: rule-welsh'],
    ],
  ])('%s', (_, change, expected) => {
    expect(missing(change)).toEqual(expected)
  })

  test('all at once, in the order of the parts', () => {
    const whole = { round: roundForTests({ sendOn: null, criteria: { version: '1', rules: [] } }), questions: [], letters: [] }
    expect([...new Set(readiness(whole).map(({ section }) => section))]).toEqual(['dates', 'questions', 'letters', 'criteria'])
  })
})

test('Welsh letters are needed under the law of Wales, English ones under every law', () => {
  expect(neededLetters(defaults.laws)).toEqual([
    { law: 'foia', language: 'en' },
    { law: 'foisa', language: 'en' },
    { law: 'foia', language: 'cy' },
  ])
})
