import type { LetterTemplate } from '../types.ts'
import { mergeField } from './merge-fields.ts'

export type TemplateProblem =
  /** What stands in braces is no field. */
  | { readonly problem: 'unknown-field'; readonly part: 'subject' | 'body'; readonly line: number; readonly name: string }
  /** A brace that opens or closes nothing. */
  | { readonly problem: 'stray-brace'; readonly part: 'subject' | 'body'; readonly line: number }
  | { readonly problem: 'empty'; readonly part: 'subject' | 'body' }

/** What is wrong with a template, by part and line (from 1). Nothing when its fields are known and it says something. */
export function checkTemplate(template: Pick<LetterTemplate, 'subject' | 'body'>): TemplateProblem[] {
  return (['subject', 'body'] as const).flatMap((part): TemplateProblem[] => {
    const text = template[part]
    if (text.trim() === '') return [{ problem: 'empty', part }]
    return text.split(/\r\n|\r|\n/).flatMap((line, index) => problemsOfLine(line, part, index + 1))
  })
}

function problemsOfLine(text: string, part: 'subject' | 'body', line: number): TemplateProblem[] {
  const names = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
  const unknown = names
    .filter(name => mergeField(name) === null)
    .map(name => ({ problem: 'unknown-field' as const, part, line, name }))
  const rest = text.replace(/\{[^{}]*\}/g, '')
  return /[{}]/.test(rest) ? [...unknown, { problem: 'stray-brace', part, line }] : unknown
}
