import { componentCss, dayInUk, Figure, localPath, type TrustPanels } from '../../foundation/index.ts'
import { editionNow } from '../standards/edition-store.ts'
import { endorsementTotals } from './endorsement-lists.ts'
import { endorsementsPath, endorsePath } from './links.ts'
import { countInWords } from './pages/count-in-words.ts'

/** On the page of a trust: how many who work there stand behind the standards. Nothing while nobody does. */
export const endorsementsPanel: TrustPanels = async (code, c) => {
  const { t, db, locale, services } = c.var
  const edition = await editionNow(db, services.clock())
  const { byTrust, changedAt } = await endorsementTotals(db, edition?.number ?? 0)
  const here = byTrust.find(({ trust }) => trust.code === code)
  if (!here || changedAt === null) return []
  return [
    {
      order: 30,
      about: 'care',
      css: [componentCss.figure],
      body: (
        <section aria-labelledby="endorsements-here">
          <h3 id="endorsements-here">{t('endorsements.panel.title')}</h3>
          <Figure
            t={t}
            value={countInWords(t, here.count)}
            words={t('endorsements.panel.words')}
            date={dayInUk(changedAt)}
            source={{ name: t('endorsements.all.source'), href: localPath(locale, endorsementsPath) }}
            denominator={t('endorsements.panel.denominator')}
          />
          <p>
            <a href={localPath(locale, endorsePath)}>{t('endorsements.panel.sign')}</a>
          </p>
        </section>
      ),
    },
  ]
}
