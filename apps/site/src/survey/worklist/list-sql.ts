import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { answerClasses, clockStates, deliveries, nextSteps, workStates } from '../types.ts'
import { type ListQuery, type SortKey, type WordField, wordFields } from './list-query.ts'

/** Who looks, on which day: `me` and `overdue` mean nothing without it. */
export type Looking = { readonly me: string; readonly today: string }

const columns: Readonly<Record<WordField, string>> = {
  work: 'r.work',
  clock: 'r.clock',
  answer: 'r.answer',
  delivery: 'r.delivery',
  step: 'r.next_step',
  nation: 'r.nation',
  law: 'r.law',
}

/** Clocks that still run towards a day. */
const ticking = sql`('running', 'extended', 'overdue', 'review', 'review-overdue')`

/** The condition that a list puts on a row `r` of the requests. */
export function conditionOf(query: ListQuery, { me, today }: Looking): RawBuilder<SqlBool> {
  const words = (Object.keys(wordFields) as WordField[]).flatMap(field =>
    query[field].length > 0 ? [sql<SqlBool>`${sql.ref(columns[field])} in (${sql.join([...query[field]])})`] : [],
  )
  const all = [...words, whoIs(query.who, me), isDue(query, today), wasChased(query.chased), holds(query.q)].filter(
    part => part !== null,
  )
  if (query.from) all.push(sql<SqlBool>`r.due_on >= ${query.from}`)
  if (query.to) all.push(sql<SqlBool>`r.due_on <= ${query.to}`)
  if (query.ripe) all.push(sql<SqlBool>`r.next_step_on <= ${query.ripe}`)
  return all.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(all, sql` and `)})`
}

function whoIs(who: string | null, me: string): RawBuilder<SqlBool> | null {
  switch (who) {
    case null:
      return null
    case 'nobody':
      return sql`r.assignee is null`
    case 'somebody':
      return sql`r.assignee is not null`
    case 'me':
      return sql`r.assignee = ${me}`
    default:
      return sql`r.assignee = ${who}`
  }
}

function isDue({ due }: ListQuery, today: string): RawBuilder<SqlBool> | null {
  switch (due) {
    case null:
      return null
    case 'none':
      return sql`r.due_on is null`
    case 'overdue':
      return sql`(r.clock in ('overdue', 'review-overdue') or (r.due_on < ${today} and r.clock in ${ticking}))`
    case 'week':
      return sql`(r.due_on between ${today}::date and ${today}::date + 7 and r.clock in ${ticking})`
  }
}

const chase = sql<SqlBool>`exists (select 1 from message m where m.round_id = r.round_id and m.trust_code = r.trust_code
  and m.letter_kind = 'chase')`

const wasChased = (chased: ListQuery['chased']): RawBuilder<SqlBool> | null =>
  chased === null ? null : chased === 'yes' ? chase : sql`not ${chase}`

/** Accents that somebody may leave out who looks for a Welsh name. */
const accents = { from: 'âêîôûŵŷáéíóúẃýàèìòùẁỳäëïöüẅÿ', to: 'aeiouwyaeiouwyaeiouwyaeiouwy' } as const

const plain = (text: string): string => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')

/** Letters without their accents, wherever they stand in the name, the code or the reference. */
function holds(text: string): RawBuilder<SqlBool> | null {
  if (text === '') return null
  const pattern = `%${plain(text).replaceAll(/[\\%_]/g, '\\$&')}%`
  return sql`(translate(lower(r.trust_name), ${accents.from}, ${accents.to}) like ${pattern}
    or lower(r.trust_code) like ${pattern} or lower(r.reference) like ${pattern})`
}

const inOrderOf = (column: string, words: readonly string[]) =>
  sql`array_position(array[${sql.join(words.map(word => sql.lit(word)))}]::text[], ${sql.ref(column)})`

const orders: Readonly<Record<SortKey, RawBuilder<unknown>>> = {
  name: sql`lower(r.trust_name)`,
  nation: sql`r.nation`,
  work: inOrderOf('r.work', ['to-read', 'to-write', 'to-mark', ...workStates.filter(word => !word.startsWith('to-'))]),
  clock: inOrderOf('r.clock', ['overdue', 'review-overdue', ...clockStates.filter(word => !word.endsWith('overdue'))]),
  due: sql`r.due_on`,
  answer: inOrderOf('r.answer', answerClasses),
  delivery: inOrderOf('r.delivery', ['bounced', 'failed', 'uncertain', ...deliveries]),
  step: sql`case when r.next_step in ('wait', 'nothing') then null else ${inOrderOf('r.next_step', nextSteps)} end`,
  who: sql`lower(r.assignee_name)`,
}

/** What follows `order by`. Rows that are alike stand by name and code, so that every row has one place. */
export function orderOf({ sort, dir }: Pick<ListQuery, 'sort' | 'dir'>): RawBuilder<unknown> {
  const direction = dir === 'desc' ? sql`desc` : sql`asc`
  return sql`${orders[sort]} ${direction} nulls last, lower(r.trust_name), r.trust_code`
}
