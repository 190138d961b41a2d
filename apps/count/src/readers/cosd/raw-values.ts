import type { ProblemKind } from '../problem-kinds.ts'
import { type DateValue, dateOf } from '../regular-values.ts'
import { type ItemName, itemNames } from './layout.ts'
import type { RawRecord } from './record-builder.ts'

/** Says that something is wrong in a record. Never with a value in it. */
export type Complaint = (kind: ProblemKind, item: ItemName | undefined, detail?: string) => void

const numbers = new Map(itemNames.map((name, number) => [name, number]))

/** What a record says under a name; undefined if nothing. */
export const valueIn = (record: RawRecord, name: ItemName): string | undefined => record.values[numbers.get(name) ?? -1]

export const isoOf = (date: DateValue): string => (date !== undefined && 'iso' in date ? date.iso : '')

/** A date of a record; one that cannot be is complained of. */
export function dateIn(record: RawRecord, name: ItemName, complain: Complaint): DateValue {
  const text = valueIn(record, name)
  const date = text === undefined ? undefined : dateOf(text)
  if (date !== undefined && 'problem' in date) complain(date.problem, name)
  return date
}
