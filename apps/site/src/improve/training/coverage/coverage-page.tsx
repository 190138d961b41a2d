import {
  ButtonLink,
  type Ctx,
  compareWords,
  DataTable,
  dayInUk,
  FigureNote,
  localPath,
  nameIn,
} from '../../../foundation/index.ts'
import { trustLink } from '../../../releases/index.ts'
import { countInWords } from '../../endorsements/pages/count-in-words.ts'
import { trainingView } from '../pages/training-view.tsx'
import { trainingsPath } from '../training-links.ts'
import { TotalsFigure } from './totals-figure.tsx'
import { trainingTotals } from './training-totals.ts'

/** How many people of which trust have recorded a training: rounded down, and fewer than five are not told apart. */
export async function coveragePage(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const totals = await trainingTotals(db)
  const byTrust = [...totals.byTrust].sort((one, other) =>
    compareWords(locale, nameIn(locale, one.trust), nameIn(locale, other.trust)),
  )
  return trainingView(c, {
    title: t('training.coverage.title'),
    lead: t('training.coverage.lead'),
    isPublic: true,
    body: (
      <>
        <TotalsFigure t={t} totals={totals} />
        {byTrust.length > 0 && totals.changedAt !== null && (
          <section>
            <p>{t('training.coverage.rounded')}</p>
            <DataTable
              id="by-trust"
              caption={t('training.coverage.caption')}
              columns={[{ label: t('training.coverage.trust') }, { label: t('training.coverage.people') }]}
              rows={[
                ...byTrust.map(({ trust, count }) => [
                  <a href={localPath(locale, trustLink(trust.code))}>{nameIn(locale, trust)}</a>,
                  countInWords(t, count),
                ]),
                ...(totals.elsewhere > 0 ? [[t('training.coverage.elsewhere'), countInWords(t, totals.elsewhere)]] : []),
              ]}
            />
            <FigureNote
              t={t}
              date={dayInUk(totals.changedAt)}
              source={{ name: t('training.totals.source') }}
              denominator={t('training.totals.denominator')}
            />
          </section>
        )}
        <p>{t('training.coverage.means')}</p>
        <p>
          <ButtonLink href={localPath(locale, trainingsPath)}>{t('training.coverage.toCatalogue')}</ButtonLink>
        </p>
      </>
    ),
  })
}
