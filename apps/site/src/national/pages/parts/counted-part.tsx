import { FigureNote, Fold, type Translate } from '../../../foundation/index.ts'
import type { NationalPicture } from '../../figures/picture.ts'
import { countedByNation, countedByYear } from '../charts/counted-charts.ts'
import { livingChart } from '../charts/living-chart.ts'
import { between, factsOf } from '../facts-of.tsx'
import { HowMade } from '../methods/method-list.tsx'
import { ChartHere } from './chart-here.tsx'

type Props = { readonly t: Translate; readonly picture: NationalPicture }

/** Who has been counted, by the year in which the spread was found. */
export function CountedPart({ t, picture }: Props) {
  const byYear = countedByYear(t, picture)
  const byNation = countedByNation(t, picture)
  const span = picture.allYears.find(({ nation }) => nation === 'uk')
  return (
    <section class="band prose" aria-labelledby="counted">
      <h2 id="counted">{t('national-picture.counted.title')}</h2>
      <p>{t('national-picture.counted.lead')}</p>
      {!byYear && <p>{t('national-picture.counted.none')}</p>}
      {byYear && (
        <ChartHere t={t} id="counted-by-year" chart={byYear}>
          <p>{t('national-picture.counted.rise')}</p>
        </ChartHere>
      )}
      {byNation && (
        <Fold summary={t('national-picture.counted.each')}>
          <ChartHere t={t} id="counted-by-nation" chart={byNation} />
        </Fold>
      )}
      {byYear && (
        <Fold summary={t('national-picture.counted.ranges')}>
          <p>{t('national-picture.counted.rangesWhy')}</p>
        </Fold>
      )}
      <HowMade t={t} ids={['counted']} />
      {span && (
        <FigureNote t={t} date={between(String(span.from), String(span.to))} {...factsOf(t, picture, span.trusts.length)} />
      )}
    </section>
  )
}

/** Who is living with it, as far as the hospitals know. */
export function LivingPart({ t, picture }: Props) {
  const chart = livingChart(t, picture)
  const uk = picture.alive.find(({ nation }) => nation === 'uk')
  if (!chart || !uk) return null
  return (
    <section class="band sand prose" aria-labelledby="living-now">
      <h2 id="living-now">{t('national-picture.living.title')}</h2>
      <p>{t('national-picture.living.lead')}</p>
      <ChartHere t={t} id="living" chart={chart}>
        <p>{t('national-picture.living.why')}</p>
      </ChartHere>
      <HowMade t={t} ids={['counted']} />
      <FigureNote t={t} date={between(uk.firstDay, uk.lastDay)} {...factsOf(t, picture, uk.trusts.length)} />
    </section>
  )
}
