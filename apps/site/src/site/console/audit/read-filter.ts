import { z } from 'zod'
import type { AuditFilter } from '../../../foundation/index.ts'

const word = z.string().trim().min(1).max(200)
const day = z.iso.date().refine(text => text >= '1900-01-01' && text <= '2999-12-31')

export type AskedFilter = {
  readonly filter: AuditFilter
  /** What was typed into the fields of days, to be given back. */
  readonly typed: { readonly from: string; readonly to: string }
  readonly errors: readonly { readonly field: 'from' | 'to'; readonly fault: 'no-day' | 'before-from' }[]
}

type Asked = (name: string) => string | undefined

/** Reads the filter of the log from a form or an address. What is empty does not narrow; what cannot be read is said, and left out. */
export function readFilter(asked: Asked): AskedFilter {
  const text = (name: string): string | undefined => word.safeParse(asked(name)).data
  const typed = { from: asked('from')?.trim().slice(0, 40) ?? '', to: asked('to')?.trim().slice(0, 40) ?? '' }
  const [from, to] = [day.safeParse(typed.from).data, day.safeParse(typed.to).data]
  const errors: AskedFilter['errors'][number][] = []
  if (typed.from !== '' && from === undefined) errors.push({ field: 'from', fault: 'no-day' })
  if (typed.to !== '' && to === undefined) errors.push({ field: 'to', fault: 'no-day' })
  if (from !== undefined && to !== undefined && to < from) errors.push({ field: 'to', fault: 'before-from' })
  const kind = text('kind')
  const id = text('id')
  const filter = { who: text('who'), deed: text('deed'), text: text('text'), from, to }
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
  return {
    filter: { ...given, ...(kind === undefined ? {} : { subject: { kind, ...(id === undefined ? {} : { id }) } }) },
    typed,
    errors,
  }
}
