// Long because: every state in which an answered round's requests can stand is one row of one table.
import type { Nation } from '../../src/register/index.ts'
import type { ResultStatus } from '../../src/releases/index.ts'
import type { FileState, MarkingSlot, StandingTodo } from '../../src/survey/answer-types.ts'
import type { Exemption } from '../../src/survey/answers/exemptions.ts'
import type { AnswerClass, Channel, Delivery, EventKind, Guess, Mark, WayIn, WorkState } from '../../src/survey/types.ts'

/** What a trust said to one question, and the words that show it where it wrote any. */
export type SaidForTests = {
  readonly words: string
  readonly number?: number
  readonly fromDay?: string
  readonly toDay?: string
  readonly language?: 'cy'
  readonly translation?: string
  /** The ground on which it keeps this back. */
  readonly exemption?: Exemption
  /** Words of the mail or of the file; none: nothing shows it. */
  readonly quote?: string
}

export type ReadingForTests = {
  readonly state: 'open' | 'done'
  readonly marks: Readonly<Record<string, Mark>>
  /** The answers have changed since it was done. */
  readonly isStale?: true
}

export type MailForTests = {
  /** Calendar days after the letter arrived. */
  readonly after: number
  readonly guess: Guess | null
  readonly text: string
  readonly cameBy?: WayIn
  readonly file?: FileState
}

/** How one request stands, and what is to be made of it on `today`. */
export type AnsweredState = {
  readonly name: string
  /** England, where nothing else is said. */
  readonly nation?: Nation
  readonly channel?: Channel
  readonly delivery: Delivery
  /** Calendar days ago; null: the letter never arrived. */
  readonly arrived: number | null
  readonly events: readonly { readonly kind: EventKind; readonly after: number; readonly answer?: AnswerClass }[]
  readonly mails: readonly MailForTests[]
  readonly answer: AnswerClass
  readonly work: WorkState
  readonly said: Readonly<Record<string, SaidForTests>>
  readonly readings: Partial<Readonly<Record<MarkingSlot, ReadingForTests>>>
  /** It wrote on its own page, and nobody has read that. */
  readonly reply?: string
  readonly note?: { readonly en: string; readonly cy: string }
  readonly excluded?: string
  readonly override?: { readonly status: ResultStatus; readonly rule: string; readonly reason: string }
  /** What every judge of standings is to say; the status is null where it is too early to say. */
  readonly expected: { readonly status: ResultStatus | null; readonly todos: readonly StandingTodo[] }
}

const recordsAll = 'The trust records every person diagnosed with secondary breast cancer.'
const fiftyTwo =
  'From 1 April 2025 to 31 March 2026, 52 people were recorded: 15 at first diagnosis and 37 whose cancer came back.'
const inRegistry = 'They are recorded in the cancer registration system.'
export const fullText = `Dear Sir or Madam,\n\n${recordsAll}\n${fiftyTwo}\n${inRegistry}\n\nFreedom of Information Office`

const saidInFull: AnsweredState['said'] = {
  'records-routinely': { words: 'Yes, everyone', quote: recordsAll },
  diagnosed: { words: '52 people', number: 52, quote: fiftyTwo },
  'de-novo': { words: '15 at first diagnosis', number: 15, quote: fiftyTwo },
  recurrent: { words: '37 whose cancer came back', number: 37, quote: fiftyTwo },
  period: { words: 'April 2025 to March 2026', fromDay: '2025-04-01', toDay: '2026-03-31', quote: fiftyTwo },
  'where-recorded': { words: 'Cancer registration system', quote: inRegistry },
}
/** Of the questions on which the criteria hang: nobody is asked for other marks. */
const marksInFull: ReadingForTests['marks'] = {
  'records-routinely': 'yes',
  diagnosed: 'given',
  'de-novo': 'given',
  recurrent: 'given',
}
const nothingMarked: ReadingForTests['marks'] = Object.fromEntries(Object.keys(marksInFull).map(id => [id, 'none']))
const done = (marks: ReadingForTests['marks']): ReadingForTests => ({ state: 'done', marks })
const both = (marks: Partial<ReadingForTests['marks']>) => {
  const all = { ...nothingMarked, ...(marks as ReadingForTests['marks']) }
  return { first: done(all), second: done(all) }
}

const answeredAfter = 14
const answeredOnce = { guess: 'answer', after: answeredAfter } as const

type Given = Partial<AnsweredState> & Pick<AnsweredState, 'name' | 'expected'>

/** A request to which nothing has come back: sixty days ago, long overdue. */
const asked = (given: Given): AnsweredState => ({
  delivery: 'sent',
  arrived: 60,
  events: [],
  mails: [],
  answer: 'none',
  work: 'waiting',
  said: {},
  readings: {},
  ...given,
})

/** One that was answered in full, in time. */
const answered = (given: Given): AnsweredState =>
  asked({
    events: [{ kind: 'answered', after: answeredAfter }],
    mails: [{ ...answeredOnce, text: fullText }],
    answer: 'answered',
    work: 'to-mark',
    said: saidInFull,
    ...given,
  })

const mailOf = (text: string): AnsweredState['mails'] => [{ ...answeredOnce, text }]
const partText = 'Only people who are discussed at a team meeting are recorded. We estimate about 30 people a year.'
const noText = 'The trust does not record secondary breast cancer.'
const costText = 'We would have to read some 400 sets of notes by hand. We refuse under section 12.'
const keptBack = 'The number is fewer than five (<5) and is exempt under section 38.'
const elsewhereText = 'This trust does not treat breast cancer. Our patients are seen by another trust.'
const welshText = 'Mae’r bwrdd yn cofnodi pawb. Cafodd 52 o bobl ddiagnosis, 15 de novo a 37 wedi dychwelyd.'
const exemptText = 'The figures will be published next year and are exempt under section 22.'

export const answeredStates: readonly AnsweredState[] = [
  asked({ name: 'silent', expected: { status: 'no-response', todos: [] } }),
  asked({
    name: 'acknowledged only',
    events: [{ kind: 'acknowledged', after: 1 }],
    mails: [{ guess: 'acknowledgement', after: 1, text: 'Thank you for your request. We will answer within 20 working days.' }],
    answer: 'acknowledged',
    expected: { status: 'no-response', todos: [] },
  }),
  asked({ name: 'bounced', delivery: 'bounced', arrived: null, expected: { status: 'not-asked', todos: [] } }),
  asked({
    name: 'may have left',
    delivery: 'uncertain',
    arrived: null,
    expected: { status: 'not-asked', todos: ['letter-under-way'] },
  }),
  asked({ name: 'clock running', arrived: 6, expected: { status: null, todos: ['clock-running'] } }),
  asked({
    name: 'unread',
    mails: [{ guess: 'answer', after: 20, text: fullText }],
    work: 'to-read',
    expected: { status: null, todos: ['unread-mail'] },
  }),
  answered({ name: 'to mark', expected: { status: null, todos: ['to-mark'] } }),
  answered({
    name: 'half marked',
    readings: { first: { state: 'open', marks: { 'records-routinely': 'yes', diagnosed: 'given' } } },
    expected: { status: null, todos: ['to-mark'] },
  }),
  answered({
    name: 'to check',
    readings: { first: done(marksInFull) },
    expected: { status: null, todos: ['to-check'] },
  }),
  answered({
    name: 'differs',
    readings: { first: done(marksInFull), second: done({ ...marksInFull, 'records-routinely': 'partly' }) },
    expected: { status: null, todos: ['differs'] },
  }),
  answered({
    name: 'settled',
    work: 'done',
    readings: {
      first: done(marksInFull),
      second: done({ ...marksInFull, 'records-routinely': 'partly' }),
      settled: done({ ...marksInFull, 'records-routinely': 'partly' }),
    },
    expected: { status: 'partial', todos: [] },
  }),
  answered({
    name: 'collecting',
    work: 'done',
    readings: both(marksInFull),
    expected: { status: 'collecting', todos: [] },
  }),
  answered({
    name: 'collecting, in Welsh',
    nation: 'wales',
    work: 'done',
    mails: mailOf(welshText),
    said: {
      'records-routinely': {
        words: 'Mae’r bwrdd yn cofnodi pawb.',
        language: 'cy',
        translation: 'The board records everyone.',
        quote: 'Mae’r bwrdd yn cofnodi pawb.',
      },
      diagnosed: {
        words: '52 o bobl',
        language: 'cy',
        translation: '52 people',
        number: 52,
        quote: 'Cafodd 52 o bobl ddiagnosis',
      },
      'de-novo': { words: '15 de novo', language: 'cy', translation: '15 de novo', number: 15, quote: '15 de novo' },
      recurrent: {
        words: '37 wedi dychwelyd',
        language: 'cy',
        translation: '37 came back',
        number: 37,
        quote: '37 wedi dychwelyd',
      },
    },
    readings: both({ 'records-routinely': 'yes', diagnosed: 'given', 'de-novo': 'given', recurrent: 'given' }),
    expected: { status: 'collecting', todos: [] },
  }),
  answered({
    name: 'collecting, from a file',
    work: 'done',
    mails: [{ ...answeredOnce, text: 'Please find our answer attached.', file: 'clean' }],
    readings: both(marksInFull),
    expected: { status: 'collecting', todos: [] },
  }),
  answered({
    name: 'quarantined',
    work: 'done',
    mails: [{ ...answeredOnce, text: fullText, file: 'quarantined' }],
    readings: both(marksInFull),
    expected: { status: 'collecting', todos: ['quarantined-file'] },
  }),
  answered({
    name: 'partial',
    events: [{ kind: 'answered-in-part', after: answeredAfter }],
    answer: 'answered-in-part',
    work: 'done',
    mails: mailOf(partText),
    said: {
      'records-routinely': { words: 'Only those discussed at a meeting', quote: partText },
      diagnosed: { words: 'About 30 a year', number: 30, quote: 'We estimate about 30 people a year.' },
    },
    readings: both({ 'records-routinely': 'partly', diagnosed: 'partly' }),
    expected: { status: 'partial', todos: [] },
  }),
  answered({
    name: 'kept back as small',
    nation: 'scotland',
    work: 'done',
    mails: mailOf(keptBack),
    said: { diagnosed: { words: 'Fewer than five', exemption: 's38', quote: keptBack } },
    readings: both({ diagnosed: 'partly' }),
    expected: { status: 'partial', todos: [] },
  }),
  answered({
    name: 'not collecting',
    events: [{ kind: 'not-held', after: answeredAfter }],
    answer: 'not-held',
    work: 'done',
    mails: mailOf(noText),
    said: { 'records-routinely': { words: 'No', quote: noText } },
    readings: both({ 'records-routinely': 'no' }),
    note: { en: 'It hopes to begin next year.', cy: 'Mae’n gobeithio dechrau’r flwyddyn nesaf.' },
    expected: { status: 'not-collecting', todos: [] },
  }),
  answered({
    name: 'refused on cost',
    nation: 'northern-ireland',
    events: [{ kind: 'refused', after: answeredAfter, answer: 'refused-cost' }],
    answer: 'refused-cost',
    work: 'done',
    mails: mailOf(costText),
    said: { 'records-routinely': { words: 'Only by reading notes', exemption: 's12', quote: costText } },
    readings: both({ 'records-routinely': 'refused-cost', diagnosed: 'refused-cost' }),
    expected: { status: 'not-collecting', todos: [] },
  }),
  answered({
    name: 'refused on another ground',
    events: [{ kind: 'refused', after: answeredAfter, answer: 'refused-other' }],
    answer: 'refused-other',
    work: 'done',
    mails: mailOf(exemptText),
    said: { diagnosed: { words: 'Kept for a publication', exemption: 's22', quote: exemptText } },
    readings: both({ 'records-routinely': 'refused-other', diagnosed: 'refused-other' }),
    expected: { status: 'no-response', todos: [] },
  }),
  answered({
    name: 'treated elsewhere',
    events: [{ kind: 'answered', after: answeredAfter, answer: 'elsewhere' }],
    answer: 'elsewhere',
    work: 'excluded',
    mails: mailOf(elsewhereText),
    said: { 'records-routinely': { words: 'Treats no breast cancer', quote: elsewhereText } },
    readings: both({ 'records-routinely': 'elsewhere' }),
    excluded: 'It treats no breast cancer.',
    expected: { status: 'excluded', todos: [] },
  }),
  answered({
    name: 'treated elsewhere, nobody has said where',
    events: [{ kind: 'answered', after: answeredAfter, answer: 'elsewhere' }],
    answer: 'elsewhere',
    work: 'to-mark',
    mails: mailOf(elsewhereText),
    said: { 'records-routinely': { words: 'Treats no breast cancer', quote: elsewhereText } },
    readings: both({ 'records-routinely': 'elsewhere' }),
    expected: { status: 'excluded', todos: ['reason-missing'] },
  }),
  answered({
    name: 'changed since it was marked',
    readings: {
      first: { ...done(marksInFull), isStale: true },
      second: { ...done(marksInFull), isStale: true },
    },
    expected: { status: 'collecting', todos: ['changed-since-marked'] },
  }),
  answered({
    name: 'unread reply',
    work: 'to-read',
    readings: both(marksInFull),
    reply: 'The period is the calendar year 2025, not the financial year.',
    expected: { status: 'collecting', todos: ['unread-mail', 'unread-reply'] },
  }),
  answered({
    name: 'overridden',
    work: 'done',
    readings: both(marksInFull),
    note: { en: 'One of its hospitals does not take part.', cy: 'Nid yw un o’i ysbytai yn cymryd rhan.' },
    override: {
      status: 'partial',
      rule: 'records-some',
      reason: 'It told us by phone that one of its hospitals does not take part.',
    },
    expected: { status: 'partial', todos: [] },
  }),
]
