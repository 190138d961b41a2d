import { type Nation, nations } from '../../register/index.ts'
import {
  type AnswerClass,
  answerClasses,
  type ClockState,
  clockStates,
  type Delivery,
  deliveries,
  type Law,
  laws,
  type NextStep,
  nextSteps,
  type WorkState,
  workStates,
} from '../types.ts'

/** What a list can be narrowed by with one of our own words. Several words of one field mean any of them. */
export const wordFields = {
  work: workStates,
  clock: clockStates,
  answer: answerClasses,
  delivery: deliveries,
  step: nextSteps,
  nation: nations,
  law: laws,
} as const
export type WordField = keyof typeof wordFields

/** `overdue`: the day has passed and there is no answer. `week`: within seven days. `none`: no day is known. */
export const dueWindows = ['overdue', 'week', 'none'] as const
export type DueWindow = (typeof dueWindows)[number]

export const sortKeys = ['name', 'nation', 'work', 'clock', 'due', 'answer', 'delivery', 'step', 'who'] as const
export type SortKey = (typeof sortKeys)[number]

/** A list of requests as its address says it. Days are `YYYY-MM-DD`. */
export type ListQuery = {
  readonly work: readonly WorkState[]
  readonly clock: readonly ClockState[]
  readonly answer: readonly AnswerClass[]
  readonly delivery: readonly Delivery[]
  readonly step: readonly NextStep[]
  readonly nation: readonly Nation[]
  readonly law: readonly Law[]
  /** `me`, `nobody`, `somebody`, or the id of a member of staff. */
  readonly who: string | null
  readonly due: DueWindow | null
  /** Due on this day or later. */
  readonly from: string | null
  /** Due on this day or earlier. */
  readonly to: string | null
  /** The next legal step can be taken on this day, or could before: what is ripe. */
  readonly ripe: string | null
  /** Whether a reminder has been written. */
  readonly chased: 'yes' | 'no' | null
  readonly q: string
  readonly sort: SortKey
  readonly dir: 'asc' | 'desc'
  /** From 1. */
  readonly page: number
}

export const wholeList: ListQuery = {
  work: [],
  clock: [],
  answer: [],
  delivery: [],
  step: [],
  nation: [],
  law: [],
  who: null,
  due: null,
  from: null,
  to: null,
  ripe: null,
  chased: null,
  q: '',
  sort: 'due',
  dir: 'asc',
  page: 1,
}

/** Longer than any name of a trust. */
const longestText = 120

/** Reads an address. What it does not know is left out: an old bookmark still opens a list. */
export function readListQuery(search: string | URLSearchParams): ListQuery {
  const given = typeof search === 'string' ? new URLSearchParams(search) : search
  const words = <Word extends string>(field: WordField, known: readonly Word[]): Word[] => {
    const asked = given.getAll(field)
    return known.filter(word => asked.includes(word))
  }
  const one = <Word extends string>(name: string, known: readonly Word[]): Word | null =>
    known.find(word => word === given.get(name)) ?? null
  const day = (name: string) => readDay(given.get(name))
  return {
    work: words('work', workStates),
    clock: words('clock', clockStates),
    answer: words('answer', answerClasses),
    delivery: words('delivery', deliveries),
    step: words('step', nextSteps),
    nation: words('nation', nations),
    law: words('law', laws),
    who: /^[\w-]{1,64}$/.exec(given.get('who') ?? '')?.[0] ?? null,
    due: one('due', dueWindows),
    from: day('from'),
    to: day('to'),
    ripe: day('ripe'),
    chased: one('chased', ['yes', 'no']),
    q: (given.get('q') ?? '').replaceAll('\0', '').trim().slice(0, longestText),
    sort: one('sort', sortKeys) ?? wholeList.sort,
    dir: one('dir', ['asc', 'desc']) ?? wholeList.dir,
    page: Math.max(1, Math.min(9999, Math.trunc(Number(given.get('page'))) || 1)),
  }
}

/** A day of the calendar, or null. */
export function readDay(text: string | null | undefined): string | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const instant = new Date(`${text}T12:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text) ? text : null
}

/** The address of a list, always in the same order and without what goes without saying: `clock=overdue&sort=name`. */
export function writeListQuery(query: ListQuery): string {
  const search = new URLSearchParams()
  for (const field of Object.keys(wordFields) as WordField[]) for (const word of query[field]) search.append(field, word)
  for (const name of ['who', 'due', 'from', 'to', 'ripe', 'chased', 'q'] as const) {
    const value = query[name]
    if (value) search.set(name, value)
  }
  if (query.sort !== wholeList.sort || query.dir !== wholeList.dir) {
    search.set('sort', query.sort)
    if (query.dir !== 'asc') search.set('dir', query.dir)
  }
  if (query.page > 1) search.set('page', String(query.page))
  return search.toString()
}

/** One thing that narrows a list, and the list without it. */
export type ActiveFilter = {
  readonly name: WordField | 'who' | 'due' | 'from' | 'to' | 'ripe' | 'chased' | 'q'
  readonly value: string
  readonly without: ListQuery
}

/** Everything that narrows the list, in the order of the address. Without it the list begins at its first page. */
export function activeFilters(query: ListQuery): ActiveFilter[] {
  const fromStart = { ...query, page: 1 }
  const words = (Object.keys(wordFields) as WordField[]).flatMap(field =>
    query[field].map(value => ({
      name: field,
      value: value as string,
      without: { ...fromStart, [field]: (query[field] as readonly string[]).filter(word => word !== value) },
    })),
  )
  const single = (['who', 'due', 'from', 'to', 'ripe', 'chased', 'q'] as const).flatMap(name => {
    const value = query[name]
    return value ? [{ name, value, without: { ...fromStart, [name]: name === 'q' ? '' : null } }] : []
  })
  return [...words, ...single]
}

/** The same filters in another order. Asking twice for a column turns it round. */
export const sortedBy = (query: ListQuery, sort: SortKey): ListQuery => ({
  ...query,
  sort,
  dir: query.sort === sort && query.dir === 'asc' ? 'desc' : 'asc',
  page: 1,
})
