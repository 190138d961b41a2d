import { describe, expect, test } from 'vitest'
import type { Question } from '../types.ts'
import { dayInLetter, type LetterFieldsInput, letterFields } from './letter-fields.ts'
import { questionsInLetter } from './questions-in-letter.ts'

const question = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  type: 'text',
  wording: { en: `${id}?`, cy: `${id} (cy)?` },
  help: { en: '', cy: '' },
  nations: ['england', 'wales', 'scotland', 'northern-ireland'],
  comparesWith: null,
  notComparable: null,
  ...more,
})

const nothing = {
  reference: null,
  replyAddress: null,
  sentOn: null,
  receivedOn: null,
  dueOn: null,
  answeredOn: null,
  clarificationAskedOn: null,
  feesAskedOn: null,
  reviewAskedOn: null,
}

const input: LetterFieldsInput = {
  round: { name: { en: 'Spring 2027', cy: 'Gwanwyn 2027' }, repliesBy: '2027-05-31' },
  charity: {
    name: 'A Charity',
    address: '1 Road\nTown',
    numberEnglandWales: '1234567',
    numberScotland: ' ',
    numberNorthernIreland: 'NIC1',
  },
  trust: { name: 'Invented Board', nameCy: 'Bwrdd Dyfeisiedig', nation: 'wales' },
  questions: [question('first')],
  language: 'en',
  today: '2027-03-28',
  request: { ...nothing, reference: '2027-1/EX-001', replyAddress: 'reply+t@localhost', dueOn: '2027-04-27' },
}

test('says everything in the letter’s language', () => {
  expect(letterFields(input)).toMatchObject({
    trust_name: 'Invented Board',
    round_name: 'Spring 2027',
    charity_numbers: '1234567, NIC1',
    today: '28 March 2027',
    due_on: '27 April 2027',
    questions: '1. first?',
    own_words: '',
    answered_on: '',
  })
  expect(letterFields({ ...input, language: 'cy' })).toMatchObject({
    trust_name: 'Bwrdd Dyfeisiedig',
    round_name: 'Gwanwyn 2027',
    today: '28 Mawrth 2027',
    due_on: '27 Ebrill 2027',
    questions: '1. first (cy)?',
  })
})

test('a name that there is not in Welsh stands in English', () => {
  const fields = letterFields({
    ...input,
    language: 'cy',
    trust: { ...input.trust, nameCy: null },
    round: { ...input.round, name: { en: 'Spring 2027', cy: '' } },
  })
  expect(fields).toMatchObject({ trust_name: 'Invented Board', round_name: 'Spring 2027' })
})

test.each(['2027-03-28', '2027-10-31', '2028-02-29', '2027-12-31'])('%s is the same day whatever the clocks do', day => {
  expect(dayInLetter(day, 'en').split(' ')[0]).toBe(String(Number(day.slice(8))))
})

describe('the questions of a letter', () => {
  const questions = [
    question('all', { help: { en: 'Yes or no.', cy: 'Ie neu nage.' } }),
    question('scots', { nations: ['scotland'] }),
    question('last'),
  ]
  test('are those of the nation, numbered without gaps, with their help', () => {
    expect(questionsInLetter(questions, 'england', 'en')).toBe('1. all?\nYes or no.\n\n2. last?')
    expect(questionsInLetter(questions, 'scotland', 'en')).toBe('1. all?\nYes or no.\n\n2. scots?\n\n3. last?')
  })
  test('say so where there is no Welsh', () => {
    const [all] = questions
    if (!all) throw new Error('There is a question')
    const text = questionsInLetter([{ ...all, wording: { en: 'all?', cy: ' ' } }], 'wales', 'cy')
    expect(text).toBe('1. all?\nYes or no.\n(Dim ond yn Saesneg y mae’r cwestiwn hwn ar gael.)')
  })
})
