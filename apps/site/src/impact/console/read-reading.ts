import { isFigureDate } from '../../foundation/index.ts'
import { cleanLine, cleanText, lengthOf } from '../../improve/index.ts'
import { type AskedAmount, promiseStates } from '../measures/definitions.ts'
import { type Entered, endOf } from '../measures/store/measure-store.ts'

/** What a form of a reading asks: an amount as the measure defines it, or how a promise stands. */
export type Asks = AskedAmount | 'state'

export const readingFields = ['date', 'amount', 'outOf', 'state', 'source', 'url', 'kept', 'noteEn', 'noteCy', 'reason'] as const
export type ReadingField = (typeof readingFields)[number]
/** As it was typed: what is shown again when something is wrong. */
export type TypedReading = Readonly<Record<ReadingField, string>>

export const nothingTyped: TypedReading = {
  date: '',
  amount: '',
  outOf: '',
  state: '',
  source: '',
  url: '',
  kept: '',
  noteEn: '',
  noteCy: '',
  reason: '',
}

/** `message` is the end of `impact.console.faults.<message>`. */
export type ReadingFault = { readonly field: ReadingField; readonly message: string; readonly most?: number }

export type ReadingForm =
  | { readonly kind: 'complete'; readonly entered: Entered; readonly reason: string }
  | { readonly kind: 'invalid'; readonly faults: readonly ReadingFault[] }

const longest = { source: 300, url: 2000, kept: 300, noteEn: 1000, noteCy: 1000, reason: 500 } as const
/** More than anything that is counted here; the column holds it. */
const most = 2_000_000_000

type Asked = {
  readonly asks: Asks
  /** The day in the United Kingdom. */
  readonly today: string
  /** Whether it changes a reading that there is: then it says why. */
  readonly isChange: boolean
}

export const typedFrom = (form: (name: string) => string): TypedReading => ({
  date: cleanLine(form('date')),
  amount: cleanLine(form('amount')),
  outOf: cleanLine(form('outOf')),
  state: form('state'),
  source: cleanLine(form('source')),
  url: form('url').trim(),
  kept: cleanLine(form('kept')),
  noteEn: cleanText(form('noteEn')),
  noteCy: cleanText(form('noteCy')),
  reason: cleanText(form('reason')),
})

/** Reads what somebody typed about a measure: all that is wrong with it, or what is to be kept. */
export function readReading(typed: TypedReading, { asks, today, isChange }: Asked): ReadingForm {
  const faults: ReadingFault[] = [
    ...dateFaults(typed, today),
    ...(asks === 'state' ? stateFaults(typed) : amountFaults(typed, asks)),
    ...evidenceFaults(typed),
    ...noteFaults(typed),
    ...(isChange && typed.reason === '' ? [{ field: 'reason', message: 'reason' } as const] : []),
    ...Object.entries(longest).flatMap(([name, limit]): ReadingFault[] => {
      const field = readingFields.find(each => each === name)
      return field && lengthOf(typed[field]) > limit ? [{ field, message: 'long', most: limit }] : []
    }),
  ]
  if (faults.length > 0) return { kind: 'invalid', faults }
  const { date, amount, outOf, source, url, kept, noteEn, noteCy, reason } = typed
  return {
    kind: 'complete',
    reason: isChange ? reason : '',
    entered: {
      date,
      amount: asks === 'state' ? null : wholeIn(amount),
      outOf: asks === 'share' ? wholeIn(outOf) : null,
      state: asks === 'state' ? (promiseStates.find(state => state === typed.state) ?? null) : null,
      source,
      url,
      kept,
      note: { en: noteEn, cy: noteCy },
    },
  }
}

function dateFaults({ date }: TypedReading, today: string): ReadingFault[] {
  if (!isFigureDate(date)) return [{ field: 'date', message: 'date' }]
  const end = endOf(date)
  return end > today.slice(0, end.length) ? [{ field: 'date', message: 'dateAhead' }] : []
}

/** A whole number as people write it, “1,200” too; null where it is none. */
const wholeIn = (text: string): number | null => {
  const value = /^(\d{1,10}|\d{1,3}([, ]\d{3})+)$/.test(text) ? Number(text.replace(/[, ]/g, '')) : null
  return value !== null && value <= most ? value : null
}

function amountFaults({ amount, outOf }: TypedReading, asks: AskedAmount): ReadingFault[] {
  const count = wholeIn(amount)
  if (count === null) return [{ field: 'amount', message: asks === 'percent' ? 'percent' : 'amount' }]
  if (asks === 'percent') return count > 100 ? [{ field: 'amount', message: 'percent' }] : []
  if (asks === 'count') return []
  const of = wholeIn(outOf)
  if (of === null || of === 0) return [{ field: 'outOf', message: 'outOf' }]
  return of < count ? [{ field: 'outOf', message: 'outOfLess' }] : []
}

/** Everybody reads the note in their own language. */
function noteFaults({ noteEn, noteCy }: TypedReading): ReadingFault[] {
  if ((noteEn === '') === (noteCy === '')) return []
  return noteEn === '' ? [{ field: 'noteEn', message: 'noteCy' }] : [{ field: 'noteCy', message: 'noteEn' }]
}

const stateFaults = ({ state }: TypedReading): ReadingFault[] =>
  promiseStates.some(each => each === state) ? [] : [{ field: 'state', message: 'state' }]

function evidenceFaults({ source, url, kept }: TypedReading): ReadingFault[] {
  const unnamed: ReadingFault[] = source === '' ? [{ field: 'source', message: 'source' }] : []
  if (url === '') return [...unnamed, ...(kept === '' ? [{ field: 'url', message: 'evidence' } as const] : [])]
  return isWebAddress(url) ? unnamed : [...unnamed, { field: 'url', message: 'url' }]
}

function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s]+$/.test(text) || !URL.canParse(text)) return false
  const { username, password, hostname } = new URL(text)
  return username === '' && password === '' && hostname.includes('.')
}

/** What is kept, as the form shows it. */
export const typedOf = ({ date, amount, outOf, state, source, url, kept, note }: Entered): TypedReading => ({
  ...nothingTyped,
  date,
  amount: amount === null ? '' : String(amount),
  outOf: outOf === null ? '' : String(outOf),
  state: state ?? '',
  source,
  url,
  kept,
  noteEn: note.en,
  noteCy: note.cy,
})
