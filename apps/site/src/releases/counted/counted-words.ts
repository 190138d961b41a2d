import type { Translate } from '../../foundation/index.ts'
import type { SubmissionEvidence } from '../types.ts'
import { type CountedNumber, type PeopleRange, readCounted } from './read-counted.ts'

/** A number of a count in words: “about 65”, “nobody”, “kept back”. What is kept back is never a number. */
export const sayCounted = (t: Translate, number: CountedNumber): string =>
  number.kind === 'about' ? t('counted.number.about', { number: t.number(number.people) }) : t(`counted.number.${number.kind}`)

/** The same from a cell of the count itself. */
export const sayCell = (t: Translate, cell: number | '*' | 'merged' | 'dropped'): string => sayCounted(t, readCounted(cell))

export const sayRange = (t: Translate, { low, high }: PeopleRange): string =>
  t('counted.number.range', { low: t.number(low), high: t.number(high) })

/** Years are no numbers of anything: they stand without a comma. */
export const saySpan = (t: Translate, { from, to }: { readonly from: number; readonly to: number }): string =>
  from === to ? String(from) : t('counted.years.span', { from: String(from), to: String(to) })

const checks: readonly string[] = [
  'nhs-number',
  'recurrences-recorded',
  'spread-described',
  'first-date',
  'stage',
  'pathway',
  'vital-status',
  'timely',
]

/** What a check of completeness is about; one that came with later criteria is named by its id. */
export const sayCheck = (t: Translate, id: string): string =>
  checks.includes(id) ? t(`counted.complete.items.${id}`) : t('counted.complete.other', { id })

export function sayBand(t: Translate, band: SubmissionEvidence['completeness'][number]['band']): string {
  if (band === '*') return t('counted.complete.hidden')
  return band === 'nobody' ? t('counted.complete.nobody') : t('counted.complete.band', { from: band.from, to: band.to })
}
