import type { Translate } from '../../foundation/index.ts'
import type { Entered } from '../measures/store/measure-store.ts'
import type { Asks } from './read-reading.ts'

/** What a reading says, in a cell: “12”, “3 of 40”, “72%”, “Begun”. */
export function enteredInWords(t: Translate, asks: Asks, { amount, outOf, state }: Entered): string {
  if (state !== null) return t(`impact.promise.states.${state}.word`)
  const number = t.number(amount ?? 0)
  if (outOf !== null) return t('impact.amount.share', { number, of: t.number(outOf) })
  return asks === 'percent' ? t('impact.amount.percentValue', { number }) : number
}
