import type { FieldError } from '../../../foundation/index.ts'
import type { LoggedChange } from '../read-change-log.ts'

export const requestForms = ['event', 'note', 'work', 'by-hand', 'elsewhere'] as const
export type RequestForm = (typeof requestForms)[number]

/** One of the page's forms as somebody sent it, when it could not be kept as it was. */
export type FormState = {
  readonly form: RequestForm
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** What others have changed since the form was made; null when that is not what stood in the way. */
  readonly conflict: readonly LoggedChange[] | null
}

/** What stands in a field of a form: what was typed, else what the page begins with. */
export const valueIn = (state: FormState | null, form: RequestForm, name: string, otherwise = ''): string =>
  state?.form === form ? (state.typed[name] ?? '') : otherwise

/** What is the matter with a field, if anything. Fields are named `event-on`, so that every id stands once on the page. */
export const errorIn = (state: FormState | null, field: string): string | undefined =>
  state?.errors.find(error => error.field === field)?.message
