import { dayInUk, Figure, localPath, type Translate } from '../../../foundation/index.ts'
import type { EndorsementTotals } from '../endorsement-lists.ts'
import { endorsementsPath } from '../links.ts'
import { countInWords } from './count-in-words.ts'

type Props = { readonly t: Translate; readonly totals: EndorsementTotals }

/** How many stand behind the standards, with its day, its source and what it is out of; before anybody has signed a sentence. */
export function TotalsFigure({ t, totals: { all, earlier, changedAt } }: Props) {
  if (all === 0 || changedAt === null) return <p>{t('endorsements.all.nobody')}</p>
  return (
    <Figure
      t={t}
      value={countInWords(t, all)}
      words={t('endorsements.all.words')}
      date={dayInUk(changedAt)}
      source={{ name: t('endorsements.all.source'), href: localPath(t.locale, endorsementsPath) }}
      denominator={t('endorsements.all.denominator')}
    >
      {earlier > 0 && <p class="small">{t('endorsements.all.earlier', { number: countInWords(t, earlier) })}</p>}
    </Figure>
  )
}
