import { longestSubject } from '../letters/render-letter.ts'

/** What is wrong with a letter that somebody has read and changed. */
export type LetterFault =
  | { readonly field: 'subject' | 'text'; readonly fault: 'empty' | 'too-long' }
  /** A field in braces that nobody has filled in. */
  | { readonly field: 'subject' | 'text'; readonly fault: 'gap'; readonly gap: string }

export const longestLetter = 50_000

const gap = /\{[^{}\n]*\}/

/** A letter can be sent when it says something and holds no field that is still open. The text is never filled in a second time. */
export function checkLetter({ subject, text }: { readonly subject: string; readonly text: string }): LetterFault[] {
  return [...faultsOf('subject', subject, longestSubject), ...faultsOf('text', text, longestLetter)]
}

function faultsOf(field: 'subject' | 'text', value: string, longest: number): LetterFault[] {
  if (value.trim() === '') return [{ field, fault: 'empty' }]
  if (value.length > longest) return [{ field, fault: 'too-long' }]
  const open = gap.exec(value)?.[0]
  return open === undefined ? [] : [{ field, fault: 'gap', gap: open }]
}
