import { isDay } from '../requests/decide-event.ts'
import type { Question } from '../types.ts'
import { emptyAnswer, type ReplyDraft, type TypedAnswer } from './reply-draft.ts'
import type { LinkPurpose } from './reply-types.ts'

/** The field that has to be mended, and why: the message `replies.faults.<why>` says it. */
export type ReplyFault = {
  readonly field: string
  readonly why:
    | 'verdict-missing'
    | 'words-missing'
    | 'nothing-added'
    | 'nothing-answered'
    | 'too-long'
    | 'link-wrong'
    | 'number-wrong'
    | 'day-wrong'
    | 'day-missing'
    | 'days-backwards'
}

/** Longer than any answer that we have seen; what is longer comes as a file. */
export const longestWords = 20_000

export const fieldOf = (question: string, part: keyof TypedAnswer): string => `q-${question}-${part}`

/** What is wrong with a reply before it can be sent. Nothing of it is wrong while it is only saved, but what is too long. */
export function checkReply(
  draft: ReplyDraft,
  { form, questions }: { readonly form: LinkPurpose; readonly questions: readonly Pick<Question, 'id' | 'type'>[] },
): ReplyFault[] {
  return form === 'answer' ? checkAnswers(draft, questions) : checkVerdict(draft)
}

/** What cannot even be saved. */
export function tooLong(draft: ReplyDraft): ReplyFault[] {
  const texts: readonly (readonly [string, string])[] = [
    ['words', draft.words],
    ['link', draft.link],
    ...Object.entries(draft.answers).flatMap(([question, answer]) =>
      (Object.keys(answer) as (keyof TypedAnswer)[]).map(part => [fieldOf(question, part), answer[part]] as const),
    ),
  ]
  return texts.filter(([, text]) => text.length > longestWords).map(([field]) => ({ field, why: 'too-long' }))
}

function checkVerdict({ verdict, words, link, files }: ReplyDraft): ReplyFault[] {
  const faults: ReplyFault[] = []
  if (verdict === '' || verdict === 'answer') faults.push({ field: 'verdict', why: 'verdict-missing' })
  if (verdict === 'correct' && words.trim() === '') faults.push({ field: 'words', why: 'words-missing' })
  if (verdict === 'add' && words.trim() === '' && link === '' && files.length === 0) {
    faults.push({ field: 'words', why: 'nothing-added' })
  }
  if (link !== '' && !isWebAddress(link)) faults.push({ field: 'link', why: 'link-wrong' })
  return faults
}

const isWebAddress = (text: string): boolean =>
  text.length <= 2000 && !/[\s\p{Cc}]/u.test(text) && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

function checkAnswers({ answers, words, files }: ReplyDraft, questions: readonly Pick<Question, 'id' | 'type'>[]): ReplyFault[] {
  const faults = questions.flatMap(({ id, type }) => checkAnswer(id, type, answers[id] ?? emptyAnswer))
  const isEmpty = words.trim() === '' && files.length === 0 && questions.every(({ id }) => saysNothing(answers[id]))
  const [first] = questions
  return isEmpty ? [{ field: first ? firstField(first) : 'words', why: 'nothing-answered' }] : faults
}

export const saysNothing = (answer: TypedAnswer | undefined): boolean =>
  answer === undefined || Object.values(answer).every(text => text.trim() === '')

/** Where the cursor goes in a question. */
export function firstField({ id, type }: Pick<Question, 'id' | 'type'>): string {
  if (type === 'yes-no-partly') return fieldOf(id, 'choice')
  if (type === 'number') return fieldOf(id, 'number')
  return fieldOf(id, type === 'date-range' ? 'from' : 'words')
}

function checkAnswer(id: string, type: Question['type'], { number, from, to }: TypedAnswer): ReplyFault[] {
  if (type === 'number') {
    return number === '' || asNumber(number) !== null ? [] : [{ field: fieldOf(id, 'number'), why: 'number-wrong' }]
  }
  if (type !== 'date-range' || (from === '' && to === '')) return []
  const days = { from, to }
  const faults = (['from', 'to'] as const).flatMap((part): ReplyFault[] => {
    if (days[part] === '') return [{ field: fieldOf(id, part), why: 'day-missing' }]
    return isDay(days[part]) ? [] : [{ field: fieldOf(id, part), why: 'day-wrong' }]
  })
  return faults.length === 0 && from > to ? [{ field: fieldOf(id, 'to'), why: 'days-backwards' }] : faults
}

/** `1,234` and `1 234` are 1234; what is no whole number is null. */
export function asNumber(text: string): number | null {
  const digits = text.replace(/[\s,]/g, '')
  return /^\d{1,7}$/.test(digits) ? Number(digits) : null
}
