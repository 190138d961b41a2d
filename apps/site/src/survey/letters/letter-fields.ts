import type { Charity } from '../../content/index.ts'
import { languageTags } from '../../foundation/index.ts'
import type { Nation } from '../../register/index.ts'
import type { LetterLanguage, Question, Round } from '../types.ts'
import type { Fields } from './merge-fields.ts'
import { questionsInLetter } from './questions-in-letter.ts'

/** What a letter says of the request that it belongs to. Days are `YYYY-MM-DD`; null is not known, or has not happened. */
export type LetterRequest = {
  readonly reference: string | null
  readonly replyAddress: string | null
  readonly sentOn: string | null
  readonly receivedOn: string | null
  readonly dueOn: string | null
  readonly answeredOn: string | null
  readonly clarificationAskedOn: string | null
  readonly feesAskedOn: string | null
  readonly reviewAskedOn: string | null
}

export type LetterFieldsInput = {
  readonly round: Pick<Round, 'name' | 'repliesBy'>
  readonly charity: Pick<Charity, 'name' | 'address' | 'numberEnglandWales' | 'numberScotland' | 'numberNorthernIreland'>
  readonly trust: { readonly name: string; readonly nameCy: string | null; readonly nation: Nation }
  readonly questions: readonly Question[]
  readonly language: LetterLanguage
  readonly today: string
  readonly request: LetterRequest
  /** Of the right of reply; the private link as people read it, without its token. */
  readonly reply?: { readonly status: string; readonly link: string; readonly until: string | null }
  /** What a member of staff adds for this one letter. */
  readonly ownWords?: string
}

/** The values of every field for one letter, in its language. What is not known is empty, and named when the letter is rendered. */
export function letterFields(input: LetterFieldsInput): Fields {
  const { round, charity, trust, questions, language, today, request, reply, ownWords } = input
  const day = (value: string | null): string => (value === null ? '' : dayInLetter(value, language))
  return {
    trust_name: (language === 'cy' ? trust.nameCy : null) ?? trust.name,
    charity_name: charity.name,
    charity_address: charity.address,
    charity_numbers: [charity.numberEnglandWales, charity.numberScotland, charity.numberNorthernIreland]
      .filter(number => number.trim() !== '')
      .join(', '),
    round_name: (language === 'cy' ? round.name.cy : '') || round.name.en,
    reference: request.reference ?? '',
    reply_address: request.replyAddress ?? '',
    today: day(today),
    questions: questionsInLetter(questions, trust.nation, language),
    replies_by: day(round.repliesBy),
    sent_on: day(request.sentOn),
    received_on: day(request.receivedOn),
    due_on: day(request.dueOn),
    answered_on: day(request.answeredOn),
    clarification_asked_on: day(request.clarificationAskedOn),
    fees_asked_on: day(request.feesAskedOn),
    review_asked_on: day(request.reviewAskedOn),
    draft_status: reply?.status ?? '',
    reply_link: reply?.link ?? '',
    reply_until: day(reply?.until ?? null),
    own_words: ownWords ?? '',
  }
}

const daysIn = (language: LetterLanguage) =>
  new Intl.DateTimeFormat(languageTags[language], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
/** To make one takes longer than to write all the days of a letter with it. */
const days: Readonly<Record<LetterLanguage, Intl.DateTimeFormat>> = { en: daysIn('en'), cy: daysIn('cy') }

/** `3 November 2026`, `3 Tachwedd 2026`. */
export const dayInLetter = (day: string, language: LetterLanguage): string =>
  days[language].format(new Date(`${day.slice(0, 10)}T12:00:00Z`))
