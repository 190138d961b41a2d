import { findRoot } from '../../src/foundation/index.ts'
import { type Behaviour, readScript } from '../../src/survey/rehearsal/behaviours.ts'
import { dealBehaviours } from '../../src/survey/rehearsal/deal-behaviours.ts'
import type { AnswerClass, EventKind, Mark } from '../../src/survey/types.ts'
import { round } from './half-round-under-test.ts'

/** One line of the round's list, as its file says it. */
export type Line = {
  readonly code: string
  readonly law: string
  readonly clock: string
  readonly answer: string
  readonly work: string
  readonly lastMailOn: string
}

/** The file of a round's list. No cell of a rehearsal holds a comma but names in quotes, which stand second. */
export function linesOf(csv: string): Line[] {
  const [head = '', ...lines] = csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
  const columns = head.split(',')
  return lines.map(line => {
    const cells = line.replace(/"[^"]*"/g, 'name').split(',')
    const of = (name: string) => cells[columns.indexOf(name)] ?? ''
    return {
      code: of('code'),
      law: of('law'),
      clock: of('clock'),
      answer: of('answer'),
      work: of('work'),
      lastMailOn: of('last_mail_on'),
    }
  })
}

/** What a careful reader makes of what came: how it is entered in law, what was said, and how it is marked. */
export type Reading = {
  readonly kind: EventKind
  readonly answer?: AnswerClass
  readonly says: 'everything' | 'a-file' | 'a-part' | 'a-number' | 'nothing-in-numbers'
  readonly marks: Readonly<Record<string, Mark>>
}

const none = { 'records-routinely': 'none', diagnosed: 'none', 'de-novo': 'none', recurrent: 'none' } as const
const inFull: Reading = {
  kind: 'answered',
  says: 'everything',
  marks: { 'records-routinely': 'yes', diagnosed: 'given', 'de-novo': 'given', recurrent: 'given' },
}
const inAFile: Reading = { ...inFull, says: 'a-file' }
const inPart: Reading = {
  kind: 'answered-in-part',
  says: 'a-part',
  marks: { ...none, 'records-routinely': 'partly', 'de-novo': 'given' },
}

const byBehaviour: Readonly<Record<string, Reading>> = {
  'answer-in-full': inFull,
  'answer-as-a-page': inFull,
  'answer-twice': inFull,
  'answer-in-a-portal': inFull,
  'answer-for-two': inFull,
  'from-another-address': inFull,
  'to-the-wrong-address': inFull,
  'needs-more-time': inFull,
  'out-of-office': inFull,
  late: inFull,
  'asks-what-we-mean': inFull,
  'answer-in-a-file': inAFile,
  'answer-in-a-pdf': inAFile,
  'answer-in-a-big-letter': inAFile,
  'answer-in-a-letter': inAFile,
  'answer-in-a-spreadsheet': inAFile,
  'hidden-sheet': inAFile,
  'pivot-cache': inAFile,
  'answer-in-part': inPart,
  'asks-for-a-fee': inPart,
  'answer-to-something-else': { ...inPart, marks: { ...none, 'records-routinely': 'unclear', 'de-novo': 'given' } },
  'number-only': { kind: 'answered-in-part', says: 'a-number', marks: { ...none, diagnosed: 'given' } },
  'fewer-than-five': { kind: 'answered-in-part', says: 'nothing-in-numbers', marks: { ...none, diagnosed: 'partly' } },
  'does-not-record': { kind: 'not-held', says: 'nothing-in-numbers', marks: { ...none, 'records-routinely': 'no' } },
  'by-hand': {
    kind: 'refused',
    answer: 'refused-cost',
    says: 'nothing-in-numbers',
    marks: { ...none, 'records-routinely': 'refused-cost', diagnosed: 'refused-cost' },
  },
  'other-exemption': {
    kind: 'refused',
    answer: 'refused-other',
    says: 'nothing-in-numbers',
    marks: { ...none, diagnosed: 'refused-other' },
  },
  'treated-elsewhere': {
    kind: 'answered',
    answer: 'elsewhere',
    says: 'nothing-in-numbers',
    marks: { ...none, 'records-routinely': 'elsewhere' },
  },
}

/** How every trust of the round behaves, dealt as the rehearsal deals it. */
export function behavioursOf(lines: readonly Line[]): ReadonlyMap<string, Behaviour['name']> {
  const players = lines.map(({ code, law }) => ({ code, name: '', law: law === 'foisa' ? 'foisa' : 'foia' }) as const)
  const dealt = dealBehaviours(players, readScript(findRoot(import.meta.dirname)))
  return new Map([...dealt].map(([code, { name }]) => [code, name]))
}

/** How a reader reads somebody who behaves like this; null for whom there is nothing to read. */
export const readingOf = (behaviour: string | undefined): Reading | null => byBehaviour[behaviour ?? ''] ?? null

const wholeSentence =
  /[^.:\n]*(routinely records every|records everyone|records? every person|for all patients|cofnodi pawb)[^.\n]*/i

/** The three numbers of an answer in full: the first is the sum of the others. */
export function figuresIn(text: string): { all: string; first: string; back: string } | null {
  const numbers = [...text.matchAll(/(?<![\d/-])\d{1,3}(?![\d/-])/g)].map(([found]) => Number(found))
  for (const [index, all] of numbers.entries()) {
    const [first, back] = [numbers[index + 1], numbers[index + 2]]
    if (first !== undefined && back !== undefined && first + back === all)
      return { all: String(all), first: String(first), back: String(back) }
  }
  return null
}

/** What a reader types into the sheet of answers: what was said, and the words that show it. */
export function typedFrom(text: string, { says, marks }: Reading): Record<string, string> {
  const quote = wholeSentence.exec(text)?.[0].trim() ?? ''
  const figures = figuresIn(text)
  switch (says) {
    case 'everything':
      return {
        'records-routinely.words': 'Yes, everyone',
        'records-routinely.quote': quote,
        'diagnosed.number': figures?.all ?? '',
        'diagnosed.quote': quote,
        'de-novo.number': figures?.first ?? '',
        'recurrent.number': figures?.back ?? '',
      }
    case 'a-file':
      return { 'records-routinely.words': 'Yes, see the file', 'diagnosed.words': 'In the file' }
    case 'a-part':
      return { 'records-routinely.words': 'Some', 'de-novo.words': 'Those at first diagnosis' }
    case 'a-number':
      return { 'diagnosed.number': /^\s*(\d{1,3})\s*$/m.exec(text)?.[1] ?? '' }
    case 'nothing-in-numbers':
      return { [marks.diagnosed === 'none' ? 'records-routinely.words' : 'diagnosed.words']: 'See the letter' }
  }
}

export const requestAt = (code: string): string => `${round}/requests/${code}`
