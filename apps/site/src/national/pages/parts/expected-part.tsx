import { FigureNote, Notice, type Translate } from '../../../foundation/index.ts'
import type { NationalPicture } from '../../figures/picture.ts'
import { funnelChart } from '../charts/funnel-chart.ts'
import { placesChart } from '../charts/places-chart.ts'
import { factsWithSources, sayDateOfPeople } from '../facts-of.tsx'
import { HowMade } from '../methods/method-list.tsx'
import { ChartHere } from './chart-here.tsx'

/** Counted against expected: a yardstick, never a count and never a league table. */
export function ExpectedPart({ t, picture }: { readonly t: Translate; readonly picture: NationalPicture }) {
  const funnel = funnelChart(t, picture)
  const places = placesChart(t, picture)
  const { levels, dispersion } = picture
  const notCompared = picture.units.filter(({ compared }) => compared === null).length
  const per100 = (level: number) => t.number(level * 100, { maximumFractionDigits: 0 })
  return (
    <section class="band prose" aria-labelledby="expected">
      <h2 id="expected">{t('national-picture.expected.title')}</h2>
      <p>{t('national-picture.expected.lead')}</p>
      <Notice title={t('national-picture.expected.notCount')}>
        <p>{t('national-picture.expected.noLeague')}</p>
      </Notice>
      {!funnel && <p>{t('national-picture.expected.none')}</p>}
      {funnel && <ChartHere t={t} id="counted-and-expected" chart={funnel} />}
      {places && (
        <ChartHere t={t} id="place-by-place" chart={places}>
          {notCompared > 0 && <p>{t('national-picture.expected.notCompared', { count: notCompared })}</p>}
        </ChartHere>
      )}
      <p>
        {t('national-picture.expected.scotland')} {t('national-picture.expected.people', { date: sayDateOfPeople(t, picture) })}{' '}
        {t('national-picture.expected.levels', { low: per100(levels.low), high: per100(levels.high) })}{' '}
        {funnel && t(`national-picture.expected.${sayDispersion(dispersion)}`)}
      </p>
      <HowMade t={t} ids={['expected', 'levels', 'interval', 'funnel', 'over-dispersion']} />
      <FigureNote t={t} date={picture.release.asOf} {...factsWithSources(t, picture)} />
    </section>
  )
}

const sayDispersion = (dispersion: NationalPicture['dispersion']): 'few' | 'no-more' | 'dispersion' => {
  if (dispersion === null) return 'few'
  return dispersion.tauSquared === 0 ? 'no-more' : 'dispersion'
}
