import { z } from 'zod'
import { dayInUk } from '../../foundation/index.ts'
import { isDay } from '../requests/decide-event.ts'
import { isFormToken } from '../requests/form-token.ts'
import type { SurveyRequest } from '../types.ts'
import { letterLanguages } from '../types.ts'

/** The ways in which an answer comes that files itself nowhere. */
export const byHandWays = ['post', 'portal', 'phone'] as const
export type ByHandWay = (typeof byHandWays)[number]

export const byHandFields = ['way', 'day', 'who', 'text', 'files', 'language'] as const
export type ByHandField = (typeof byHandFields)[number]

/** What was typed, as it was typed. */
export type TypedByHand = Readonly<Record<'way' | 'day' | 'who' | 'text' | 'language' | 'token', string>>

export type CompleteByHand = {
  readonly way: ByHandWay
  readonly day: string
  readonly who: string
  readonly text: string
  readonly language: (typeof letterLanguages)[number]
  readonly token: string
}

export type ByHandFault = { readonly field: ByHandField; readonly fault: string }

export type ReadByHand =
  | { readonly outcome: 'complete'; readonly form: CompleteByHand }
  | { readonly outcome: 'invalid'; readonly faults: readonly ByHandFault[] }
  /** Its token is torn: it is not one of our forms. */
  | { readonly outcome: 'not-ours' }

export const longestByHand = { text: 200_000, who: 200 }

/** The three shapes of the form: what is wrong with it, field by field, or all of it. `files`: how many came along. */
export function readByHandForm(
  typed: TypedByHand,
  { files, now, request }: { files: number; now: Date; request: Pick<SurveyRequest, 'sentOn'> },
): ReadByHand {
  if (!isFormToken(typed.token)) return { outcome: 'not-ours' }
  const [way, language] = [z.enum(byHandWays).safeParse(typed.way), z.enum(letterLanguages).safeParse(typed.language)]
  const { day, who, text, token } = typed
  const faults: ByHandFault[] = []
  const fault = (field: ByHandField, fault: string) => faults.push({ field, fault })
  if (!way.success) fault('way', 'way')
  if (!isDay(day)) fault('day', 'day')
  else if (day > dayInUk(now)) fault('day', 'day-ahead')
  else if (request.sentOn !== null && day < request.sentOn) fault('day', 'day-before')
  if (who.length > longestByHand.who) fault('who', 'who-long')
  else if (way.data === 'phone' && who === '') fault('who', 'who')
  if (text.length > longestByHand.text) fault('text', 'text-long')
  else if (text === '' && (files === 0 || way.data === 'phone')) fault('text', way.data === 'phone' ? 'text-phone' : 'text')
  if (!language.success) fault('language', 'language')
  if (!way.success || !language.success || faults.length > 0) return { outcome: 'invalid', faults }
  return { outcome: 'complete', form: { way: way.data, day, who, text, language: language.data, token } }
}
