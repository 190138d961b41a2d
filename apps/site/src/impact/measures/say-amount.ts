import type { Translate } from '../../foundation/index.ts'
import type { Amount, Reading, Words } from './measure-value.ts'

/** How much, in words that begin a sentence: “46 of 159”, “about 120”, “fewer than 5”, “19%: collected nothing; 47%: collected in part”. */
export function sayAmount(t: Translate, amount: Amount): string {
  switch (amount.kind) {
    case 'count':
    case 'about':
    case 'at-least':
    case 'below':
      return t(`impact.amount.${amount.kind}`, { count: amount.count, number: t.number(amount.count) })
    case 'share':
      return t('impact.amount.share', { number: t.number(amount.count), of: t.number(amount.of) })
    case 'parts':
      return sayList(
        t,
        amount.parts.map(part => t('impact.amount.part', { number: t.number(part.count), words: part.words[t.locale] })),
      )
    case 'percents':
      return sayList(
        t,
        amount.parts.map(({ percent, words }) =>
          t('impact.amount.percent', { number: t.number(percent), words: words[t.locale] }),
        ),
      )
  }
}

/** What the number of an amount counts, in the language of the page: “trusts”, and “trust” where it is one. */
export function sayUnit(t: Translate, { unit, unitOfOne }: Units, amount: Amount): string {
  const isOne = amount.kind === 'count' && amount.count === 1
  return ((isOne && unitOfOne) || unit)[t.locale]
}
/** Of a measure: `undefined` where an older edition has none. */
export type Units = { readonly unit: Words; readonly unitOfOne?: Words | undefined }

const sayList = (t: Translate, items: readonly string[]): string => items.join(t('impact.amount.between'))

/** The words in the language of the page. */
export const inLocale = (t: Translate, words: Words): string => words[t.locale]

/** The numbers of a reading as a file holds them: one row for each number that it has. */
export function rowsOf({
  amount,
}: Reading): readonly { readonly part: Words | null; readonly value: number; readonly of: number | null }[] {
  switch (amount.kind) {
    case 'count':
    case 'about':
    case 'at-least':
    case 'below':
      return [{ part: null, value: amount.count, of: null }]
    case 'share':
      return [{ part: null, value: amount.count, of: amount.of }]
    case 'parts':
      return amount.parts.map(({ words, count }) => ({ part: words, value: count, of: amount.of }))
    case 'percents':
      return amount.parts.map(({ words, percent }) => ({ part: words, value: percent, of: 100 }))
  }
}
