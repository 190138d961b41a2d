import type { Translate } from '../../../foundation/index.ts'
import { regionName } from '../../../register/index.ts'
import type { Group } from '../edition/edition.ts'
import type { Share } from '../edition/share-of.ts'

/** What a group of trusts is called in the language of the report. */
export const nameOfGroup = (t: Translate, { code, name }: Group): string =>
  code === 'uk' ? t('reports.groups.uk') : regionName(t, code, name)

const percent = (t: Translate, value: number): string => t('reports.share.percent', { value })

/** “23 of 64 (36%)”; of few trusts without a percentage, because it would promise more than it can keep. */
export function shareInWords(t: Translate, { some, all, percent: of }: Share): string {
  if (all === 0) return t('reports.share.nobody')
  return of === null ? t('reports.share.few', { some, all }) : t('reports.share.of', { some, all, percent: percent(t, of.value) })
}

/** “25% to 48%”, or why there is none. */
export function intervalInWords(t: Translate, { all, percent: of }: Share): string {
  if (all === 0) return t('reports.share.nobody')
  return of === null
    ? t('reports.share.tooFew')
    : t('reports.share.range', { low: percent(t, of.low), high: percent(t, of.high) })
}

export { percent as percentInWords }
