import { dayInUk, Figure, localPath, type Translate } from '../../../foundation/index.ts'
import { countInWords } from '../../endorsements/pages/count-in-words.ts'
import { coveragePath } from '../training-links.ts'
import type { TrainingTotals } from './training-totals.ts'

type Props = { readonly t: Translate; readonly totals: TrainingTotals }

/** How many people have recorded a training, with its day, its source and what it is out of; before anybody has, a sentence. */
export function TotalsFigure({ t, totals: { all, changedAt } }: Props) {
  if (all === 0 || changedAt === null) return <p>{t('training.totals.nobody')}</p>
  return (
    <Figure
      t={t}
      value={countInWords(t, all)}
      words={t('training.totals.words')}
      date={dayInUk(changedAt)}
      source={{ name: t('training.totals.source'), href: localPath(t.locale, coveragePath) }}
      denominator={t('training.totals.denominator')}
    />
  )
}
