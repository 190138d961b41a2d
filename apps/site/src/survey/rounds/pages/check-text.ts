/** What is wrong with one field of a form; the words are `rounds.faults.<fault>`. `values` fill what the words need. */
export type Fault = {
  readonly field: string
  readonly fault: string
  readonly values?: Readonly<Record<string, string | number>>
}

type TextRule = { readonly field: string; readonly most: number; readonly isNeeded?: boolean }

/** A text that is missing though it is needed, or longer than anybody would read. */
export function checkText(text: string, { field, most, isNeeded = false }: TextRule): Fault[] {
  if (isNeeded && text.trim() === '') return [{ field, fault: 'empty' }]
  return text.length > most ? [{ field, fault: 'too-long', values: { most, length: text.length } }] : []
}

/** `2027-02-30` is no day. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T12:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** Longest texts, in characters. They keep a slip of the mouse from becoming a letter. */
export const longest = { name: 200, questionId: 60, wording: 2000, subject: 300, letter: 20_000, rule: 1000 } as const
