// Long because: it is the specification of the clock as one table, printed as docs/legal-clock.md.
import type { ClockState, EventKind, Law, LetterKind, NextStep } from '../types.ts'
import type { ReasonCode } from './reasons.ts'

/** What happened: the kind, the day, and for an extension the day that the trust named. */
export type Told = readonly [EventKind, string, string?]

export type ClockCase = {
  readonly law: Law
  readonly events: readonly Told[]
  readonly today: string
  readonly state: ClockState
  readonly due: string | null
  readonly next: NextStep
  readonly from: string | null
  readonly until: string | null
  readonly letter: LetterKind | null
  /** Some of what is said beside it. */
  readonly says: readonly ReasonCode[]
}
export type ClockTable = { readonly title: string; readonly cases: readonly ClockCase[] }

const received = ['received', '2027-03-01'] as const

type Outcome = readonly [ClockState, string | null, NextStep, string | null, string | null, LetterKind | null]

const story = (law: Law, events: readonly Told[], today: string, outcome: Outcome, says: readonly ReasonCode[]): ClockCase => {
  const [state, due, next, from, until, letter] = outcome
  return { law, events, today, state, due, next, from, until, letter, says }
}

/**
 * Stories of one request, received on Monday 1 March 2027. Without anything else an answer is due on 1 April under FOIA (St Patrick’s Day,
 * Good Friday and Easter Monday are left out) and on 30 March under FOISA (only Good Friday is).
 */
export const clockTables: readonly ClockTable[] = [
  {
    title: 'Waiting, and silence',
    cases: [
      story('foia', [], '2027-03-01', ['not-started', null, 'deliver', null, null, 'request'], ['not-delivered']),
      story('foia', [received], '2027-03-01', ['running', '2027-04-01', 'wait', '2027-04-02', null, null], ['wait-for-answer']),
      story('foia', [received], '2027-04-01', ['running', '2027-04-01', 'wait', '2027-04-02', null, null], ['twenty-days']),
      story(
        'foia',
        [received],
        '2027-04-02',
        ['overdue', '2027-04-01', 'chase', '2027-04-02', null, 'chase'],
        ['overdue-since', 'chase-first'],
      ),
      story('foia', [received], '2027-04-15', ['overdue', '2027-04-01', 'chase', '2027-04-02', null, 'chase'], ['review-until']),
      story(
        'foia',
        [received],
        '2027-04-16',
        ['overdue', '2027-04-01', 'ask-review', '2027-04-16', '2027-05-28', 'review'],
        ['review-until'],
      ),
      story(
        'foia',
        [received],
        '2027-05-29',
        ['overdue', '2027-04-01', 'ask-regulator', '2027-05-29', null, 'regulator'],
        ['review-time-over', 'regulator-when-silent'],
      ),
      story(
        'foisa',
        [received],
        '2027-03-30',
        ['running', '2027-03-30', 'wait', '2027-03-31', null, null],
        ['easter-monday-counts'],
      ),
      story(
        'foisa',
        [received],
        '2027-03-31',
        ['overdue', '2027-03-30', 'chase', '2027-03-31', null, 'chase'],
        ['overdue-since'],
      ),
      story(
        'foisa',
        [received],
        '2027-04-14',
        ['overdue', '2027-03-30', 'ask-review', '2027-04-14', '2027-05-26', 'review'],
        ['review-until'],
      ),
      story(
        'foisa',
        [received],
        '2027-05-27',
        ['overdue', '2027-03-30', 'ask-review', '2027-05-27', null, 'review'],
        ['review-time-over'],
      ),
      story(
        'foia',
        [received, ['acknowledged', '2027-03-03']],
        '2027-03-05',
        ['running', '2027-04-01', 'wait', '2027-04-02', null, null],
        [],
      ),
    ],
  },
  {
    title: 'The trust asks what is meant',
    cases: [
      story(
        'foia',
        [received, ['clarification-asked', '2027-03-10']],
        '2027-03-11',
        ['paused', null, 'give-clarification', '2027-03-10', null, 'clarification-given'],
        ['clarification-stops'],
      ),
      story(
        'foia',
        [received, ['clarification-asked', '2027-03-10']],
        '2027-09-01',
        ['paused', null, 'give-clarification', '2027-03-10', null, 'clarification-given'],
        [],
      ),
      story(
        'foia',
        [received, ['clarification-asked', '2027-03-10'], ['clarification-given', '2027-03-12']],
        '2027-03-15',
        ['running', '2027-04-14', 'wait', '2027-04-15', null, null],
        ['clarification-restarts'],
      ),
      story(
        'foisa',
        [received, ['clarification-asked', '2027-03-10'], ['clarification-given', '2027-03-12']],
        '2027-03-15',
        ['running', '2027-04-12', 'wait', '2027-04-13', null, null],
        ['clarification-restarts'],
      ),
      story(
        'foia',
        [received, ['clarification-asked', '2027-04-06']],
        '2027-04-07',
        ['paused', null, 'give-clarification', '2027-04-06', null, 'clarification-given'],
        ['clarification-asked-late'],
      ),
    ],
  },
  {
    title: 'The trust asks for a fee',
    cases: [
      story(
        'foia',
        [received, ['fees-asked', '2027-03-08']],
        '2027-06-07',
        ['paused', null, 'answer-fees', '2027-03-08', '2027-06-07', 'fees-declined'],
        ['fees-pause'],
      ),
      story(
        'foia',
        [received, ['fees-asked', '2027-03-08']],
        '2027-06-08',
        ['ended', null, 'nothing', null, null, null],
        ['fees-lapsed'],
      ),
      story(
        'foia',
        [received, ['fees-asked', '2027-03-08'], ['fees-paid', '2027-03-22']],
        '2027-03-23',
        ['running', '2027-04-15', 'wait', '2027-04-16', null, null],
        ['fees-days-left-out'],
      ),
      story(
        'foisa',
        [received, ['fees-asked', '2027-03-08'], ['fees-paid', '2027-03-22']],
        '2027-03-23',
        ['running', '2027-04-14', 'wait', '2027-04-15', null, null],
        ['fees-days-left-out'],
      ),
      story(
        'foia',
        [received, ['fees-asked', '2027-03-08'], ['fees-declined', '2027-03-10']],
        '2027-03-11',
        ['paused', null, 'ask-review', '2027-03-10', '2027-05-07', 'review'],
        ['fees-declined', 'review-until'],
      ),
      story(
        'foia',
        [received, ['fees-asked', '2027-04-05']],
        '2027-04-06',
        ['overdue', '2027-04-01', 'chase', '2027-04-02', null, 'chase'],
        ['fees-notice-late'],
      ),
    ],
  },
  {
    title: 'The trust asks for more time',
    cases: [
      story(
        'foia',
        [received, ['extension-notified', '2027-03-25', '2027-04-27']],
        '2027-04-02',
        ['extended', '2027-04-27', 'wait', '2027-04-28', null, null],
        ['extended-until'],
      ),
      story(
        'foia',
        [received, ['extension-notified', '2027-03-25', '2027-04-24']],
        '2027-04-02',
        ['extended', '2027-04-26', 'wait', '2027-04-27', null, null],
        ['extended-until'],
      ),
      story(
        'foia',
        [received, ['extension-notified', '2027-03-25']],
        '2027-04-02',
        ['extended', '2027-04-29', 'wait', '2027-04-30', null, null],
        ['extended-by-guidance'],
      ),
      story(
        'foia',
        [received, ['extension-notified', '2027-03-25', '2027-06-30']],
        '2027-04-02',
        ['extended', '2027-06-30', 'wait', '2027-07-01', null, null],
        ['extended-beyond-guidance'],
      ),
      story(
        'foia',
        [received, ['extension-notified', '2027-03-25']],
        '2027-04-30',
        ['overdue', '2027-04-29', 'chase', '2027-04-30', null, 'chase'],
        ['overdue-since'],
      ),
      story(
        'foia',
        [received, ['extension-notified', '2027-04-05', '2027-04-27']],
        '2027-04-06',
        ['overdue', '2027-04-01', 'chase', '2027-04-02', null, 'chase'],
        ['extension-late'],
      ),
      story(
        'foia',
        [received, ['extension-notified', '2027-03-25', '2027-03-31']],
        '2027-03-30',
        ['running', '2027-04-01', 'wait', '2027-04-02', null, null],
        ['extension-too-short'],
      ),
      story(
        'foisa',
        [received, ['extension-notified', '2027-03-25', '2027-04-27']],
        '2027-04-01',
        ['overdue', '2027-03-30', 'chase', '2027-03-31', null, 'chase'],
        ['extension-not-in-scotland'],
      ),
    ],
  },
  {
    title: 'An answer comes',
    cases: [
      story(
        'foia',
        [received, ['answered', '2027-03-22']],
        '2027-03-23',
        ['answered', '2027-04-01', 'nothing', null, null, 'thanks'],
        ['answered-in-time', 'review-until'],
      ),
      story(
        'foia',
        [received, ['answered', '2027-04-12']],
        '2027-04-13',
        ['answered', '2027-04-01', 'nothing', null, null, 'thanks'],
        ['answered-late'],
      ),
      story(
        'foia',
        [received, ['refused', '2027-03-25']],
        '2027-03-26',
        ['answered', '2027-04-01', 'ask-review', '2027-03-25', '2027-05-25', 'review'],
        ['answered-in-time', 'review-until'],
      ),
      story(
        'foisa',
        [received, ['refused', '2027-03-25']],
        '2027-03-26',
        ['answered', '2027-03-30', 'ask-review', '2027-03-25', '2027-05-26', 'review'],
        ['review-until'],
      ),
      story(
        'foia',
        [received, ['refused', '2027-04-20']],
        '2027-06-17',
        ['answered', '2027-04-01', 'ask-review', '2027-04-20', '2027-06-17', 'review'],
        ['answered-late'],
      ),
      story(
        'foia',
        [received, ['refused', '2027-04-20']],
        '2027-06-18',
        ['answered', '2027-04-01', 'nothing', null, null, null],
        ['review-time-over'],
      ),
      story(
        'foia',
        [received, ['answered-in-part', '2027-03-22']],
        '2027-03-23',
        ['answered', '2027-04-01', 'ask-review', '2027-03-22', '2027-05-20', 'review'],
        ['answered-in-part'],
      ),
      story(
        'foia',
        [received, ['not-held', '2027-03-25']],
        '2027-03-26',
        ['answered', '2027-04-01', 'ask-review', '2027-03-25', '2027-05-25', 'review'],
        [],
      ),
    ],
  },
  {
    title: 'A review, and the regulator',
    cases: [
      story(
        'foia',
        [received, ['refused', '2027-03-25'], ['review-asked', '2027-04-20']],
        '2027-05-19',
        ['review', '2027-05-19', 'wait', '2027-05-20', null, null],
        ['review-due'],
      ),
      story(
        'foia',
        [received, ['refused', '2027-03-25'], ['review-asked', '2027-04-20']],
        '2027-05-20',
        ['review-overdue', '2027-05-19', 'chase-review', '2027-05-20', null, 'chase-review'],
        ['review-exceptional'],
      ),
      story(
        'foia',
        [received, ['review-asked', '2027-04-20']],
        '2027-05-20',
        ['review-overdue', '2027-05-19', 'chase-review', '2027-05-20', null, 'chase-review'],
        ['review-exceptional'],
      ),
      story(
        'foia',
        [received, ['refused', '2027-03-25'], ['review-asked', '2027-04-20']],
        '2027-06-18',
        ['review-overdue', '2027-05-19', 'ask-regulator', '2027-06-18', null, 'regulator'],
        ['review-silent'],
      ),
      story(
        'foisa',
        [received, ['refused', '2027-03-25'], ['review-asked', '2027-04-20']],
        '2027-05-20',
        ['review-overdue', '2027-05-19', 'ask-regulator', '2027-05-20', '2027-11-18', 'regulator'],
        ['regulator-until'],
      ),
      story(
        'foia',
        [received, ['refused', '2027-03-25'], ['review-asked', '2027-04-20'], ['review-answered', '2027-05-10']],
        '2027-06-21',
        ['answered', '2027-04-01', 'ask-regulator', '2027-05-10', '2027-06-21', 'regulator'],
        ['regulator-until'],
      ),
      story(
        'foia',
        [received, ['refused', '2027-03-25'], ['review-asked', '2027-04-20'], ['review-answered', '2027-05-10']],
        '2027-06-22',
        ['answered', '2027-04-01', 'nothing', null, null, null],
        ['regulator-time-over'],
      ),
      story(
        'foisa',
        [received, ['refused', '2027-03-25'], ['review-asked', '2027-04-20'], ['review-answered', '2027-05-10']],
        '2027-06-22',
        ['answered', '2027-03-30', 'ask-regulator', '2027-05-10', '2027-11-09', 'regulator'],
        ['regulator-until'],
      ),
      story(
        'foia',
        [received, ['review-asked', '2027-04-20'], ['answered', '2027-04-27']],
        '2027-04-28',
        ['answered', '2027-04-01', 'nothing', null, null, 'thanks'],
        ['answered-late'],
      ),
      story(
        'foia',
        [received, ['refused', '2027-03-25'], ['review-asked', '2027-06-01']],
        '2027-06-02',
        ['review', '2027-06-29', 'wait', '2027-06-30', null, null],
        ['review-asked-late'],
      ),
      story(
        'foia',
        [received, ['refused', '2027-03-25'], ['review-asked', '2027-04-20'], ['regulator-asked', '2027-06-18']],
        '2027-06-20',
        ['regulator', '2027-04-01', 'wait', null, null, null],
        ['regulator-asked'],
      ),
      story(
        'foia',
        [received, ['refused', '2027-03-25'], ['regulator-asked', '2027-06-18'], ['regulator-decided', '2027-07-30']],
        '2027-08-01',
        ['ended', null, 'nothing', null, null, null],
        ['regulator-decided'],
      ),
    ],
  },
  {
    title: 'What does not fit is named',
    cases: [
      story(
        'foia',
        [received, ['withdrawn', '2027-03-05'], ['answered', '2027-03-09']],
        '2027-03-10',
        ['ended', null, 'nothing', null, null, null],
        ['withdrawn', 'after-the-end'],
      ),
      story(
        'foia',
        [received, ['received', '2027-03-03']],
        '2027-03-10',
        ['running', '2027-04-01', 'wait', '2027-04-02', null, null],
        ['received-twice'],
      ),
      story(
        'foia',
        [['answered', '2027-03-03']],
        '2027-03-10',
        ['answered', null, 'nothing', null, null, 'thanks'],
        ['no-receipt'],
      ),
      story(
        'foia',
        [received, ['answered', '2027-03-20']],
        '2027-03-10',
        ['running', '2027-04-01', 'wait', '2027-04-02', null, null],
        ['in-the-future'],
      ),
      story(
        'foia',
        [received, ['clarification-given', '2027-03-10']],
        '2027-03-11',
        ['running', '2027-04-01', 'wait', '2027-04-02', null, null],
        ['not-asked-for-clarification'],
      ),
      story(
        'foia',
        [received, ['fees-paid', '2027-03-10']],
        '2027-03-11',
        ['running', '2027-04-01', 'wait', '2027-04-02', null, null],
        ['not-asked-for-fees'],
      ),
      story(
        'foia',
        [received, ['fees-asked', '2027-03-08'], ['fees-paid', '2027-06-09']],
        '2027-06-10',
        ['ended', null, 'nothing', null, null, null],
        ['fees-paid-late', 'fees-lapsed'],
      ),
      story(
        'foia',
        [received, ['answered', '2027-03-08'], ['extension-notified', '2027-03-09']],
        '2027-03-10',
        ['answered', '2027-04-01', 'nothing', null, null, 'thanks'],
        ['extension-after-answer'],
      ),
      story(
        'foia',
        [received, ['answered', '2027-03-08'], ['fees-asked', '2027-03-09']],
        '2027-03-10',
        ['answered', '2027-04-01', 'nothing', null, null, 'thanks'],
        ['asked-after-answer'],
      ),
      story(
        'foia',
        [received, ['review-asked', '2027-03-09']],
        '2027-03-10',
        ['running', '2027-04-01', 'wait', '2027-04-02', null, null],
        ['review-too-early'],
      ),
      story(
        'foia',
        [received, ['review-asked', '2027-04-05'], ['review-asked', '2027-04-06']],
        '2027-04-07',
        ['review', '2027-05-04', 'wait', '2027-05-05', null, null],
        ['review-asked-twice'],
      ),
      story(
        'foia',
        [received, ['review-answered', '2027-03-09']],
        '2027-03-10',
        ['running', '2027-04-01', 'wait', '2027-04-02', null, null],
        ['review-not-asked'],
      ),
      story(
        'foisa',
        [received, ['refused', '2027-03-25'], ['regulator-asked', '2027-04-20']],
        '2027-04-21',
        ['regulator', '2027-03-30', 'wait', null, null, null],
        ['regulator-without-review'],
      ),
      story(
        'foia',
        [received, ['regulator-decided', '2027-03-09']],
        '2027-03-10',
        ['running', '2027-04-01', 'wait', '2027-04-02', null, null],
        ['regulator-not-asked'],
      ),
    ],
  },
]
