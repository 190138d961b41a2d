import { audiences, type ChangeKind, momentsOfSurvey, progressStates } from '../pledge-words.ts'

/** One thing that a form about a pledge asks for. Its words are `pledges.fields.<kind>.<name>`. */
export type Field =
  /** In English, in Welsh, or in both. `rows` 1: a line. */
  | { readonly kind: 'words'; readonly name: string; readonly rows: number; readonly most: number; readonly required: boolean }
  | { readonly kind: 'day'; readonly name: string }
  | { readonly kind: 'choice'; readonly name: string; readonly choices: readonly string[] }
  /** Chosen from what the pledge has: its promises, or what was published of it. */
  | { readonly kind: 'of-pledge'; readonly name: 'promise' | 'publication' }
  | { readonly kind: 'number'; readonly name: string; readonly most: number }
  | { readonly kind: 'link'; readonly name: string }
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'list'; readonly name: string; readonly most: number; readonly each: readonly Field[] }

const words = (name: string, rows: number, required = true): Field => ({
  kind: 'words',
  name,
  rows,
  most: rows === 1 ? 200 : 4000,
  required,
})

/** What each form asks for, in the order in which it does. */
export const changeFields: Readonly<Record<ChangeKind, readonly Field[]>> = {
  start: [words('unit', 1), words('words', 5, false)],
  survey: [
    { kind: 'choice', name: 'moment', choices: momentsOfSurvey },
    { kind: 'choice', name: 'audience', choices: audiences },
    { kind: 'day', name: 'opensOn' },
    { kind: 'day', name: 'closesOn' },
    { kind: 'number', name: 'invited', most: 20_000 },
  ],
  findings: [
    { kind: 'choice', name: 'moment', choices: momentsOfSurvey },
    words('words', 6),
    { kind: 'list', name: 'themes', most: 8, each: [words('title', 1), words('meaning', 4)] },
  ],
  agreement: [{ kind: 'day', name: 'agreedOn' }, words('patients', 4), words('staff', 4), words('words', 6)],
  version: [
    words('words', 6),
    words('changes', 4, false),
    {
      kind: 'list',
      name: 'promises',
      most: 20,
      each: [{ kind: 'key', name: 'key' }, words('what', 3), words('owner', 1), { kind: 'day', name: 'dueOn' }],
    },
  ],
  progress: [
    { kind: 'of-pledge', name: 'promise' },
    { kind: 'choice', name: 'state', choices: progressStates },
    { kind: 'day', name: 'on' },
    words('words', 4),
    words('evidence', 2, false),
    { kind: 'link', name: 'link' },
  ],
  withdraw: [words('words', 4)],
  withhold: [{ kind: 'of-pledge', name: 'publication' }, words('words', 3)],
}

/** Under which name a field of a list is sent: `promises-1-what`. */
export const inList = (list: string, at: number, name: string): string => `${list}-${at}-${name}`
