import { compareWords, type Locale } from '../../../foundation/index.ts'
import { trainingsPath } from '../training-links.ts'
import {
  type Audience,
  audiences,
  type Training,
  type TrainingCost,
  type TrainingForm,
  trainingCosts,
  trainingForms,
} from './training.ts'

/** What somebody looks for. Null: anything. */
export type WantedTraining = {
  readonly form: TrainingForm | null
  readonly audience: Audience | null
  readonly cost: TrainingCost | null
}

/** What is asked for, out of an address. What we do not know is as good as not asked for. */
export const readWanted = (of: (name: string) => string | undefined): WantedTraining => ({
  form: trainingForms.find(each => each === of('form')) ?? null,
  audience: audiences.find(each => each === of('audience')) ?? null,
  cost: trainingCosts.find(each => each === of('cost')) ?? null,
})

export const wantsAnything = ({ form, audience, cost }: WantedTraining): boolean =>
  form === null && audience === null && cost === null

/** The page with what is asked for in its address. */
export function wantedLink(wanted: WantedTraining): string {
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(wanted)) if (value !== null) asked.set(name, value)
  const query = asked.toString()
  return query === '' ? trainingsPath : `${trainingsPath}?${query}`
}

/** What fits, by title. What is made for everyone fits every profession. */
export const chooseTrainings = (
  trainings: readonly Training[],
  { form, audience, cost }: WantedTraining,
  locale: Locale,
): readonly Training[] =>
  trainings
    .filter(each => form === null || each.form === form)
    .filter(each => audience === null || each.audience.includes(audience) || each.audience.includes('everyone'))
    .filter(each => cost === null || each.cost === cost)
    .sort((one, other) => compareWords(locale, one.words.title, other.words.title))
