import { ButtonLink, type Ctx, componentCss, localPath, type PagePart } from '../../../foundation/index.ts'
import { editionNow } from '../../standards/edition-store.ts'
import { endorsementTotals } from '../endorsement-lists.ts'
import { endorsementsPath, endorsePath } from '../links.ts'
import { TotalsFigure } from './totals-figure.tsx'

/** On the pages of the standards: how many stand behind them, and how to. */
export async function endorsementsPart(c: Ctx): Promise<PagePart> {
  const { t, db, locale, services } = c.var
  const edition = await editionNow(db, services.clock())
  const totals = await endorsementTotals(db, edition?.number ?? 0)
  return {
    order: 10,
    css: [componentCss.figure],
    body: (
      <section class="band prose sand" aria-labelledby="endorsements">
        <h2 id="endorsements">{t('endorsements.part.title')}</h2>
        <TotalsFigure t={t} totals={totals} />
        <p class="no-print">
          <ButtonLink href={localPath(locale, endorsePath)}>{t('endorsements.sign')}</ButtonLink>
        </p>
        <p>
          <a href={localPath(locale, endorsementsPath)}>{t('endorsements.toAll')}</a>
        </p>
      </section>
    ),
  }
}
