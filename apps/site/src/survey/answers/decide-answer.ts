import type { Answer } from '../answer-types.ts'
import { isDay } from '../requests/decide-event.ts'
import type { Law, QuestionType } from '../types.ts'
import { exemptionIn } from './exemptions.ts'

/** What the trust said to one question: an answer without who recorded it and when. */
export type Said = Pick<Answer, 'words' | 'language' | 'translation' | 'number' | 'fromDay' | 'toDay' | 'exemption' | 'note'>

/** The same as somebody typed it, field by field. */
export type TypedAnswer = {
  readonly words: string
  readonly language: string
  readonly translation: string
  readonly number: string
  readonly from: string
  readonly to: string
  readonly exemption: string
  readonly note: string
}

export const answerFaults = [
  'words-too-long',
  'translation-too-long',
  'note-too-long',
  'no-language',
  'number-not-whole',
  'number-too-large',
  'from-not-a-day',
  'to-not-a-day',
  'no-such-ground',
] as const
export type AnswerFault = (typeof answerFaults)[number]

export const longestWords = 20_000
const longestNote = 10_000
/** What a column of the database still holds, and more than there are people. */
const largestNumber = 999_999_999

export const nothingSaid: Said = {
  words: '',
  language: 'en',
  translation: null,
  number: null,
  fromDay: null,
  toDay: null,
  exemption: null,
  note: '',
}

export type AnswerDecision = { readonly said: Said } | { readonly faults: readonly AnswerFault[] }

/**
 * Reads what was typed as the answer to a question of that type. A number may carry commas or blanks between thousands; it is of people,
 * so it is whole. Only a question for a number has a number, only one for a period has days: what stands there otherwise is left out.
 */
export function decideAnswer(
  typed: TypedAnswer,
  { type, law }: { readonly type: QuestionType; readonly law: Law },
): AnswerDecision {
  const number = type === 'number' ? readNumber(typed.number) : null
  const [from, to] = type === 'date-range' ? [readDay(typed.from), readDay(typed.to)] : [null, null]
  const exemption = exemptionIn(law, typed.exemption)
  const faults: (AnswerFault | false)[] = [
    typed.words.length > longestWords && 'words-too-long',
    typed.language !== 'en' && typed.language !== 'cy' && 'no-language',
    typed.translation.length > longestWords && 'translation-too-long',
    number === 'not-whole' && 'number-not-whole',
    typeof number === 'number' && number > largestNumber && 'number-too-large',
    from === 'not-a-day' && 'from-not-a-day',
    to === 'not-a-day' && 'to-not-a-day',
    typed.exemption !== '' && exemption === null && 'no-such-ground',
    typed.note.length > longestNote && 'note-too-long',
  ]
  const found = faults.filter(fault => fault !== false)
  if (found.length > 0 || number === 'not-whole') return { faults: found }
  return {
    said: {
      words: typed.words,
      language: typed.language === 'cy' ? 'cy' : 'en',
      translation: typed.translation === '' ? null : typed.translation,
      number,
      fromDay: from,
      toDay: to,
      exemption,
      note: typed.note,
    },
  }
}

function readNumber(text: string): number | null | 'not-whole' {
  if (text === '') return null
  if (!/^(\d+|\d{1,3}([, \u00a0]\d{3})+)$/.test(text)) return 'not-whole'
  return Number(text.replace(/[, \u00a0]/g, ''))
}

/** A day of the calendar of which there may be figures. */
function readDay(text: string): string | null | 'not-a-day' {
  if (text === '') return null
  return isDay(text) && text >= '1900-01-01' && text <= '2199-12-31' ? text : 'not-a-day'
}
