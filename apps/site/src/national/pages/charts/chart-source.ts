import type { BarRow, KeyItem, Translate } from '../../../foundation/index.ts'
import type { Coverage, NationalPicture } from '../../figures/picture.ts'

/** The row of a nation, or of the United Kingdom. Every picture has one for each: where it is missing, something is broken. */
export function coverageOf({ coverage }: Pick<NationalPicture, 'coverage'>, nation: Coverage['nation']): Coverage {
  const found = coverage.find(row => row.nation === nation)
  if (!found) throw new Error(`The picture says nothing of ${nation}`)
  return found
}

/** When, from where and out of whom: goes with every file of a chart. */
export function chartSource(t: Translate, picture: Pick<NationalPicture, 'coverage' | 'release'>): string {
  const { sent, surveyed } = coverageOf(picture, 'uk')
  const { asOf, id } = picture.release
  return t('national-picture.chartSource', { sent, count: surveyed, day: t.day(asOf), id })
}

/** What an arrow at the end of a bar means, where there is one. */
export const keyOfOpen = (t: Translate, rows: readonly Pick<BarRow, 'value'>[]): KeyItem[] =>
  rows.some(({ value }) => value !== null && value.high === null)
    ? [{ label: t('national-picture.counted.key.noEnd'), look: { kind: 'open' } }]
    : []
