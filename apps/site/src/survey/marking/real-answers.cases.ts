// Long because: each answer stands whole, with what is recorded of it, how it is marked and what follows.
import type { ResultStatus } from '../../releases/index.ts'
import type { StandingTodo } from '../answer-types.ts'
import type { AnswerClass, Law, Mark } from '../types.ts'

/** What is recorded of an answer to one question, and how it is marked. */
export type ReadAnswer = {
  /** The trust's own words, as they stand in its letter: the evidence. Null where it said nothing. */
  readonly quote: string | null
  readonly number?: number
  readonly exemption?: string
  readonly mark: Mark
  /** Why it is marked so, where the words alone do not say it. */
  readonly note?: string
}

export type RealAnswer = {
  readonly name: string
  /** Where such an answer was read, or that it is made up after those that come. */
  readonly source: string
  readonly law: Law
  readonly nation: 'england' | 'scotland'
  readonly answer: AnswerClass
  /** The letter. */
  readonly text: string
  readonly read: Readonly<Record<'records-routinely' | 'diagnosed' | 'de-novo' | 'recurrent', ReadAnswer>>
  readonly excluded?: { readonly reason: string; readonly treatedBy: string }
  readonly expected: {
    readonly status: ResultStatus
    readonly rule: string
    /** What is still open when two people have marked it, before anything is said beside the status. */
    readonly todos?: readonly StandingTodo[]
  }
  readonly because: string
}

const silent: ReadAnswer = { quote: null, mark: 'none' }

/**
 * Answers as they really come, and what is made of them: they seldom say yes or no. The first is quoted as its trust has published it; the
 * others are made up after the shapes that such answers have, so that no trust is said to have written what it did not.
 */
export const realAnswers: readonly RealAnswer[] = [
  {
    name: 'Counted for those who are discussed at a team meeting',
    source:
      'Royal Surrey, 2016, words and figures as the trust has published them at www.royalsurrey.nhs.uk/breast-cancer/, shortened',
    law: 'foia',
    nation: 'england',
    answer: 'answered',
    text: `This data is extrapolated at Multidisciplinary Department Team (MDT) level.

April 2015 to March 2016: 31 people.
12 new metastatic from a previous breast cancer
5 disease progression
14 new primary with metastases`,
    read: {
      'records-routinely': {
        quote: 'This data is extrapolated at Multidisciplinary Department Team (MDT) level',
        mark: 'partly',
        note: 'Asked whether it routinely collects; it names the team meeting and does not say that everybody is discussed there.',
      },
      diagnosed: { quote: '31 people', number: 31, mark: 'given' },
      'de-novo': { quote: '14 new primary with metastases', number: 14, mark: 'given' },
      recurrent: {
        quote: '12 new metastatic from a previous breast cancer',
        number: 12,
        mark: 'given',
        note: 'The 5 with disease progression are counted in the 31 and in neither group.',
      },
    },
    expected: { status: 'partial', rule: 'records-some' },
    because: 'It can say how many, and counts those discussed at a meeting. Nothing says that this is everybody.',
  },
  {
    name: 'Fewer than five, with a Scottish exemption',
    source: 'Made up after a shape that is common in Scotland',
    law: 'foisa',
    nation: 'scotland',
    answer: 'answered-in-part',
    text: `Our policy is to record every patient with secondary breast cancer, both at first diagnosis and on recurrence.
The number of people recorded in the year was <5. The exact number is exempt under section 38(1)(b), personal data.`,
    read: {
      'records-routinely': {
        quote: 'record every patient with secondary breast cancer, both at first diagnosis and on recurrence',
        mark: 'yes',
      },
      diagnosed: {
        quote: 'The number of people recorded in the year was <5',
        exemption: 's38',
        mark: 'given',
        note: 'A small number that is kept back is a number: it can say how many.',
      },
      'de-novo': { quote: 'exempt under section 38(1)(b)', exemption: 's38', mark: 'refused-other' },
      recurrent: { quote: 'exempt under section 38(1)(b)', exemption: 's38', mark: 'refused-other' },
    },
    expected: { status: 'collecting', rule: 'records-everyone' },
    because:
      'A low number, or one that is kept back to protect people, never makes a status worse. No figure is published for it.',
  },
  {
    name: 'Patients are seen by another board',
    source: 'Made up after a shape that is common among island and small boards',
    law: 'foisa',
    nation: 'scotland',
    answer: 'elsewhere',
    text: 'We hold no such records. Our patients with breast cancer are seen by another board, to which you may wish to redirect this.',
    read: {
      'records-routinely': { quote: 'Our patients with breast cancer are seen by another board', mark: 'elsewhere' },
      diagnosed: { quote: 'We hold no such records', mark: 'elsewhere' },
      'de-novo': silent,
      recurrent: silent,
    },
    excluded: { reason: 'Its patients with breast cancer are treated by another board.', treatedBy: 'EX-902' },
    expected: { status: 'excluded', rule: 'outside-with-reason', todos: ['reason-missing'] },
    because: 'It stands outside the denominator: the reason is published and the other trust is named, or nothing is published.',
  },
  {
    name: 'Refused on cost',
    source: 'Made up after the refusals under section 12',
    law: 'foia',
    nation: 'england',
    answer: 'refused-cost',
    text: `This information is not held in a form that can be reported. To answer we would have to go through 1,140 sets of notes by hand,
at 15 minutes each. That exceeds 18 hours, and we refuse under section 12(1).`,
    read: {
      'records-routinely': {
        quote: 'we would have to go through 1,140 sets of notes by hand',
        exemption: 's12',
        mark: 'refused-cost',
      },
      diagnosed: { quote: 'we refuse under section 12(1)', exemption: 's12', mark: 'refused-cost' },
      'de-novo': { quote: 'we refuse under section 12(1)', exemption: 's12', mark: 'refused-cost' },
      recurrent: { quote: 'we refuse under section 12(1)', exemption: 's12', mark: 'refused-cost' },
    },
    expected: { status: 'not-collecting', rule: 'by-hand-only' },
    because: 'Who has to read the notes to know how many people there are does not count them. The reason is shown.',
  },
  {
    name: 'An answer that narrows the question',
    source: 'Made up after answers that speak only of a first diagnosis',
    law: 'foia',
    nation: 'england',
    answer: 'answered',
    text: `Yes. We have taken your request to mean patients who had stage 4 disease when their breast cancer was first diagnosed.
In the year to March 2026 there were 14 such patients.`,
    read: {
      'records-routinely': {
        quote: 'patients who had stage 4 disease when their breast cancer was first diagnosed',
        mark: 'partly',
        note: 'It says yes to another question: recurrences are not in it.',
      },
      diagnosed: {
        quote: '14 such patients',
        mark: 'partly',
        note: 'A total of one of the two groups is no total, so no number is recorded for it.',
      },
      'de-novo': { quote: 'there were 14 such patients', number: 14, mark: 'given' },
      recurrent: silent,
    },
    expected: { status: 'partial', rule: 'records-some' },
    because: 'Only people whose cancer had spread at the first diagnosis are counted, whatever the yes says.',
  },
]
