import type { FieldError, Locale, Translate } from '../../../foundation/index.ts'
import { cleanLine, cleanText, lengthOf } from '../../../improve/index.ts'
import { longestNote, type NoteField, type NoteWords } from '../sharing/sharing-note.ts'

export const nameOf = (field: NoteField, locale: Locale): string => `${field}-${locale}`

export type TypedNote = { readonly shownOn: string; readonly words: NoteWords }
export const noNote = (): TypedNote => ({
  shownOn: '',
  words: { place: { en: '', cy: '' }, who: { en: '', cy: '' }, learnt: { en: '', cy: '' } },
})

type Reading = { readonly t: Translate; readonly today: string }

/** A note as it was typed, tidied, and what has to be mended. All of it is asked for, in both languages: it is for everybody to read. */
export function readNote(
  sent: (name: string) => string,
  { t, today }: Reading,
): { readonly typed: TypedNote; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = []
  const shownOn = sent('shown-on').trim()
  const fault = !isDay(shownOn) ? 'day' : shownOn > today ? 'future' : null
  if (fault !== null) errors.push({ field: 'shown-on', message: t(`poster.faults.${fault}`) })
  const read = (field: NoteField, locale: Locale): string => {
    const name = nameOf(field, locale)
    const typed = field === 'learnt' ? cleanText(sent(name)) : cleanLine(sent(name))
    if (typed === '') errors.push({ field: name, message: t(`poster.faults.${field}`) })
    else if (lengthOf(typed) > longestNote[field])
      errors.push({ field: name, message: t('evaluation.faults.long', { most: longestNote[field] }) })
    return typed
  }
  const both = (field: NoteField) => ({ en: read(field, 'en'), cy: read(field, 'cy') })
  return { typed: { shownOn, words: { place: both('place'), who: both('who'), learnt: both('learnt') } }, errors }
}

/** A day of this century that the calendar has. */
function isDay(text: string): boolean {
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}
