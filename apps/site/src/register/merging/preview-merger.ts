import { createHash } from 'node:crypto'
import type { ReadDb } from '../../foundation/index.ts'
import { hospitalsOf } from '../hospital-store.ts'
import { trustByCode } from '../trust-store.ts'
import type { Hospital, Trust } from '../types.ts'

export type TypedMerger = { readonly from: string; readonly to: string; readonly effectiveOn: string; readonly source: string }

export const mergerFields = ['from', 'to', 'effectiveOn', 'source'] as const
export type MergerFault = {
  readonly field: (typeof mergerFields)[number]
  readonly why:
    | 'unknown'
    | 'closed'
    | 'same'
    | 'other-campaign'
    | 'no-day'
    | 'not-yet'
    | 'before-opening'
    | 'missing'
    | 'too-long'
}

/** What a merger would move, and a checksum of it: who agrees to it has seen just that. */
export type MergerPreview = {
  readonly from: Trust
  readonly to: Trust
  readonly effectiveOn: string
  readonly source: string
  readonly hospitals: readonly Hospital[]
  readonly fingerprint: string
}

const longestSource = 500

/** Judges what was typed against the register of now. Codes may be written in any case, or be an alias. */
export async function previewMerger(
  db: ReadDb,
  typed: TypedMerger,
  { today, isExample }: { today: string; isExample: boolean },
): Promise<{ readonly preview: MergerPreview } | { readonly faults: readonly MergerFault[] }> {
  const [from, to] = [await trustByCode(db, typed.from), await trustByCode(db, typed.to)]
  const source = typed.source.trim()
  const faults: MergerFault[] = [
    ...faultOf('from', from, isExample),
    ...faultOf('to', to, isExample),
    ...(from !== null && from.code === to?.code ? [{ field: 'to', why: 'same' } as const] : []),
    ...dayFaults(typed.effectiveOn, { today, openedOn: from?.openedOn ?? null }),
    ...(source === '' ? [{ field: 'source', why: 'missing' } as const] : []),
    ...(source.length > longestSource ? [{ field: 'source', why: 'too-long' } as const] : []),
  ]
  if (faults.length > 0 || from === null || to === null) return { faults }
  const hospitals = await hospitalsOf(db, from.code)
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([from.code, to.code, typed.effectiveOn, hospitals.map(({ code }) => code)]))
    .digest('hex')
  return { preview: { from, to, effectiveOn: typed.effectiveOn, source, hospitals, fingerprint } }
}

function faultOf(field: 'from' | 'to', trust: Trust | null, isExample: boolean): MergerFault[] {
  if (trust === null) return [{ field, why: 'unknown' }]
  if (trust.isInvented !== isExample) return [{ field, why: 'other-campaign' }]
  return trust.closedOn === null ? [] : [{ field, why: 'closed' }]
}

/** A merger is entered on its day or after it: until then the old trust answers for itself. */
function dayFaults(day: string, { today, openedOn }: { today: string; openedOn: string | null }): MergerFault[] {
  if (!isDay(day)) return [{ field: 'effectiveOn', why: 'no-day' }]
  if (day > today) return [{ field: 'effectiveOn', why: 'not-yet' }]
  return openedOn !== null && day <= openedOn ? [{ field: 'effectiveOn', why: 'before-opening' }] : []
}

/** A day of the calendar: neither 30 February nor the thirteenth month. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
