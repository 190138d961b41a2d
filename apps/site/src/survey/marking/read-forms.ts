import type { SentForm } from '../read-form.ts'
import type { Override, PublicWords } from './say-of-status.ts'

/** What was typed into the forms beside the marks. */
export const typedWords = (form: SentForm): PublicWords => ({
  noteEn: form.lines('noteEn').trim(),
  noteCy: form.lines('noteCy').trim(),
  excludedReason: form.lines('excludedReason').trim(),
  treatedBy: form.line('treatedBy').toUpperCase(),
})

export const typedOverride = (form: SentForm): Override => ({ rule: form.line('rule'), reason: form.lines('reason').trim() })
