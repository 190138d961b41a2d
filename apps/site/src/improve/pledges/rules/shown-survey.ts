import type { Survey } from '../store/survey-store.ts'
import { protectSurvey, type ShownSurvey } from './protect-survey.ts'

/** What of a survey may be shown: nothing before it is counted, and nothing while more answers came than people were asked. */
export type SurveyResult =
  | ShownSurvey
  | { readonly kind: 'not-counted' }
  | { readonly kind: 'doubted' }
  | { readonly kind: 'set-aside' }

export function resultOf({ counts, doubt }: Pick<Survey, 'counts' | 'doubt'>): SurveyResult {
  if (counts === null) return { kind: 'not-counted' }
  if (doubt === 'more-than-invited') return { kind: 'doubted' }
  if (doubt === 'set-aside') return { kind: 'set-aside' }
  return protectSurvey(counts)
}
