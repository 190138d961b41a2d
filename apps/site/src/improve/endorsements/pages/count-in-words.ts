import type { Translate } from '../../../foundation/index.ts'
import { roundedCount } from '../rounded-count.ts'

/** A number of signatures as it stands in a cell or before a sentence: “none yet”, “fewer than 5”, “at least 35”. */
export function countInWords(t: Translate, count: number): string {
  const said = roundedCount(count)
  switch (said.kind) {
    case 'none':
      return t('endorsements.counts.none')
    case 'few':
      return t('endorsements.counts.few', { count: said.below })
    case 'least':
      return t('endorsements.counts.least', { count: said.least })
  }
}
