import type { FieldError } from '../../../foundation/index.ts'
import type { TypedDecision } from '../read-decision-form.ts'

/** Of a form that has to be mended: what was typed, and what is wrong with it. */
export type Again = { readonly typed?: TypedDecision; readonly reason?: string; readonly errors?: readonly FieldError[] }
