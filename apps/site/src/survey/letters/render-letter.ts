import type { LetterTemplate } from '../types.ts'
import { type Fields, type MergeField, mergeField } from './merge-fields.ts'
import { plainLine, plainLines, shorten } from './plain-line.ts'

/** Somebody who reads a list of mails sees far less of a subject; a header of any length is legal but not welcome. */
export const longestSubject = 200

const hole = /\{([^{}\n]*)\}/g

export type RenderedLetter = {
  readonly subject: string
  readonly text: string
  /** What stands in braces and is no field, each once, as it was written. Such a letter must not be sent. */
  readonly unknownFields: string[]
  /** Fields that the letter uses and for which there is no value, each once. Such a letter must not be sent. */
  readonly emptyFields: MergeField[]
}

/**
 * Fills a letter's fields. It is done in one pass: a value that itself looks like a field, or like a line of a mail's header, stays text.
 * In the subject every value is one line. An unknown field stays as it was written and is named; an empty one leaves a gap and is named.
 */
export function renderLetter(template: Pick<LetterTemplate, 'subject' | 'body'>, fields: Fields): RenderedLetter {
  const unknown = new Set<string>()
  const empty = new Set<MergeField>()
  const fill = (text: string, inSubject: boolean): string =>
    text.replace(hole, (written, name: string) => {
      const field = mergeField(name)
      if (!field) {
        unknown.add(name)
        return written
      }
      const value = (Object.hasOwn(fields, field.name) ? fields[field.name] : undefined) ?? ''
      const clean = field.lines && !inSubject ? plainLines(value) : plainLine(value)
      if (clean === '') empty.add(field.name)
      return clean
    })
  const subject = shorten(plainLine(fill(template.subject, true)), longestSubject)
  const text = plainLines(fill(template.body.replace(/\r\n?/g, '\n'), false))
  return { subject, text: `${text}\n`, unknownFields: [...unknown], emptyFields: [...empty] }
}
