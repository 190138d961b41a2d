import { FigureNote, type Translate } from '../../../foundation/index.ts'
import type { DeNovoShare, NationalPicture } from '../../figures/picture.ts'
import { startChart } from '../charts/start-chart.ts'
import { factsWithSources } from '../facts-of.tsx'
import { HowMade } from '../methods/method-list.tsx'
import { nationName, sayShare } from '../say-numbers.ts'
import { ChartHere } from './chart-here.tsx'

/** Where hidden numbers leave too much open: what the years say in which nothing is hidden. */
const whereNothingIsHidden = (t: Translate, { interval, trusts }: DeNovoShare): string =>
  t('national-methods.where-shown', { count: trusts.length, share: sayShare(t, interval) })

type Props = { readonly t: Translate; readonly picture: NationalPicture }

/** The alarm for people whose cancer came back: a high share from the start means that they are missing. */
export function StartPart({ t, picture }: Props) {
  const chart = startChart(t, picture)
  const uk = picture.undercount.find(({ nation }) => nation === 'uk')
  const alarms = picture.undercount.filter(({ nation, verdict }) => nation !== 'uk' && verdict.endsWith('missing'))
  return (
    <section class="band sand prose" aria-labelledby="start">
      <h2 id="start">{t('national-picture.start.title')}</h2>
      <p>{t('national-picture.start.lead')}</p>
      {!chart && <p>{t('national-picture.start.none')}</p>}
      {chart && (
        <ChartHere t={t} id="from-the-start" chart={chart}>
          {uk && <p class="lead">{sayVerdict(t, uk)}</p>}
          {alarms.length > 0 && (
            <ul>
              {alarms.map(row => (
                <li>{sayVerdict(t, row)}</li>
              ))}
            </ul>
          )}
          {uk?.whereShown && <p>{whereNothingIsHidden(t, uk.whereShown)}</p>}
        </ChartHere>
      )}
      {chart && <HowMade t={t} ids={['share', 'undercount']} />}
      {chart && <FigureNote t={t} date={picture.release.asOf} {...factsWithSources(t, picture)} />}
    </section>
  )
}

const sayVerdict = (t: Translate, { nation, verdict }: NationalPicture['undercount'][number]): string =>
  t('national-picture.start.verdict', { nation: nationName(t, nation), verdict: t(`national-methods.undercount.${verdict}`) })
