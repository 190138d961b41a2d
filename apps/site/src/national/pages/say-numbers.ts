import { nameIn, type Translate } from '../../foundation/index.ts'
import type { Coverage, PeopleRange, ShareRange, Span, Unit } from '../figures/picture.ts'

/** People in words: one number, “60 to 75”, “at least 60”. Never nought for what is hidden. */
export function sayPeople(t: Translate, { low, high }: PeopleRange): string {
  if (high === null) return low === 0 ? t('national-picture.range.hidden') : t('national-picture.range.atLeast', { low })
  if (low === high) return t.number(low)
  return low === 0 ? t('national-picture.range.upTo', { high }) : t('national-picture.range.between', { low, high })
}

export const percent = (t: Translate, share: number, digits = 0): string =>
  t.number(share, { style: 'percent', maximumFractionDigits: digits })

/** `22% to 31%`, and one number where both ends read the same. */
export function sayShare(t: Translate, { low, high }: ShareRange): string {
  const [from, to] = [percent(t, low), percent(t, high)]
  return from === to ? from : t('national-picture.range.between', { low: from, high: to })
}

/** A year, or `2019 to 2021`. As text, so that a year gets no comma. */
export const saySpan = (t: Translate, { from, to }: Span): string =>
  from === to ? String(from) : t('national-picture.years', { from: String(from), to: String(to) })

export const nationName = (t: Translate, nation: Coverage['nation']): string =>
  nation === 'uk' ? t('national-picture.uk') : t(`register.nation.${nation}`)

/** What a place is called in the language of the page. */
export const unitName = (t: Translate, { name }: Pick<Unit, 'name'>): string =>
  name.by === 'trust' ? nameIn(t.locale, name) : name.keys.map(key => t(key)).join(' + ')

/** A share for a table: per cent with one decimal, as a number. */
export const inPercent = (share: number): number => Math.round(share * 1000) / 10
/** A ratio for a table. */
export const toTwo = (ratio: number): number => Math.round(ratio * 100) / 100
