import { componentCss, dayInUk, Figure, localPath, type TrustPanels } from '../../../foundation/index.ts'
import { countInWords } from '../../endorsements/pages/count-in-words.ts'
import { coveragePath, trainingsPath } from '../training-links.ts'
import { trainingTotals } from './training-totals.ts'

/** On the page of a trust: how many people who work there have recorded a training. Nothing while nobody has. */
export const trainingPanel: TrustPanels = async (code, { var: { db, t, locale } }) => {
  const { byTrust, changedAt } = await trainingTotals(db)
  const here = byTrust.find(({ trust }) => trust.code === code)
  if (!here || changedAt === null) return []
  return [
    {
      order: 44,
      about: 'care',
      css: [componentCss.figure],
      body: (
        <section aria-labelledby="training-here">
          <h3 id="training-here">{t('training.panel.title')}</h3>
          <Figure
            t={t}
            value={countInWords(t, here.count)}
            words={t('training.panel.words')}
            date={dayInUk(changedAt)}
            source={{ name: t('training.totals.source'), href: localPath(locale, coveragePath) }}
            denominator={t('training.totals.denominator')}
          />
          <p>
            <a href={localPath(locale, trainingsPath)}>{t('training.panel.link')}</a>
          </p>
        </section>
      ),
    },
  ]
}
