import { FigureNote, type Translate } from '../../../foundation/index.ts'
import type { NationalPicture } from '../../figures/picture.ts'
import { startChart } from '../charts/start-chart.ts'
import { factsWithSources } from '../facts-of.tsx'
import { HowMade } from '../methods/method-list.tsx'
import { ChartHere } from './chart-here.tsx'

type Props = { readonly t: Translate; readonly picture: NationalPicture }

/** The alarm for people whose cancer came back: a high share from the start means that they are missing. */
export function StartPart({ t, picture }: Props) {
  const chart = startChart(t, picture)
  const uk = picture.undercount.find(({ nation }) => nation === 'uk')
  return (
    <section class="band sand prose" aria-labelledby="start">
      <h2 id="start">{t('national-picture.start.title')}</h2>
      <p>{t('national-picture.start.lead')}</p>
      {!chart && <p>{t('national-picture.start.none')}</p>}
      {chart && (
        <ChartHere t={t} id="from-the-start" chart={chart}>
          {uk && <p class="lead">{t(`national-methods.undercount.${uk.verdict}`)}</p>}
        </ChartHere>
      )}
      {chart && <HowMade t={t} ids={['share', 'undercount']} />}
      {chart && <FigureNote t={t} date={picture.release.asOf} {...factsWithSources(t, picture)} />}
    </section>
  )
}
