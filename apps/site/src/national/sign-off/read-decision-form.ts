import type { FieldError, Translate } from '../../foundation/index.ts'
import type { SubmissionDecision } from './judge-decision.ts'

/** What somebody typed, to be given back as it was. */
export type TypedDecision = { readonly decision: SubmissionDecision; readonly en: string; readonly cy: string }

export type DecisionForm =
  | { readonly kind: 'complete'; readonly words: { readonly en: string; readonly cy: string } | null; readonly basedOn: number }
  | { readonly kind: 'invalid'; readonly typed: TypedDecision; readonly errors: readonly FieldError[] }

export const longestWords = 1000

const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').trim()

/**
 * Reads the form of a decision. Declining and withdrawing need public words in both languages; a sign-off may have them. Null where the form is
 * none of ours: the version that it was based on is missing.
 */
export function readDecisionForm(
  t: Translate,
  decision: SubmissionDecision,
  form: (name: string) => string,
): DecisionForm | null {
  const basedOn = form('based-on')
  if (!/^[1-9]\d{0,8}$/.test(basedOn)) return null
  const typed = { decision, en: tidy(form('words-en')), cy: tidy(form('words-cy')) }
  const isSilent = decision === 'sign-off' && typed.en === '' && typed.cy === ''
  const errors = isSilent ? [] : (['en', 'cy'] as const).flatMap(language => faultsOf(t, decision, language, typed[language]))
  if (errors.length > 0) return { kind: 'invalid', typed, errors }
  return { kind: 'complete', words: isSilent ? null : { en: typed.en, cy: typed.cy }, basedOn: Number(basedOn) }
}

/** The id of a field: of three forms on one page each has its own. */
export const fieldOf = (decision: SubmissionDecision, language: 'en' | 'cy'): string => `${decision}-${language}`

function faultsOf(t: Translate, decision: SubmissionDecision, language: 'en' | 'cy', text: string): FieldError[] {
  const field = fieldOf(decision, language)
  if (text === '') return [{ field, message: t(`sign-off.faults.words-${language}`) }]
  return [...text].length > longestWords ? [{ field, message: t('sign-off.faults.long', { most: longestWords }) }] : []
}
