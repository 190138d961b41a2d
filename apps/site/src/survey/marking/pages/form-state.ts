import type { FieldError, Translate } from '../../../foundation/index.ts'
import type { SentForm } from '../../read-form.ts'
import type { Question } from '../../types.ts'
import { asMark, type FaultOnSheet, longestNote, type TypedSheet } from '../check-sheet.ts'
import type { Override, PublicWords } from '../say-of-status.ts'

/** One of the forms of the page as somebody sent it, when it could not be kept as it was. */
export type FormState = {
  readonly errors: readonly FieldError[]
  /** Why it could not be kept, where that is no fault of what was typed. */
  readonly conflict: string | null
} & (
  | { readonly form: 'sheet'; readonly typed: TypedSheet }
  | { readonly form: 'settle'; readonly typed: TypedSheet; readonly isTogether: boolean }
  | { readonly form: 'words'; readonly words: PublicWords }
  | { readonly form: 'override'; readonly override: Override }
)

export const markField = (question: string): string => `mark-${question}`
export const noteField = (question: string): string => `note-${question}`

/** The sheet as it was sent: a mark that is none is no mark. */
export const typedSheet = (form: SentForm, questions: readonly Pick<Question, 'id'>[]): TypedSheet =>
  Object.fromEntries(
    questions.map(({ id }) => [id, { mark: asMark(form.line(markField(id))), note: form.lines(noteField(id)).trim() }]),
  )

/** What is wrong with a sheet, each linked to its field. */
export const sheetErrors = (
  t: Translate,
  faults: readonly FaultOnSheet[],
  questions: readonly Pick<Question, 'id'>[],
): FieldError[] =>
  faults.map(({ question, fault }) => ({
    field: fault === 'choose' || fault === 'does-not-fit' ? markField(question) : noteField(question),
    message: t(`marking.sheet.faults.${fault}`, {
      number: questions.findIndex(({ id }) => id === question) + 1,
      most: longestNote,
    }),
  }))

export const errorAt = (state: FormState | null, field: string): string | undefined =>
  state?.errors.find(error => error.field === field)?.message
