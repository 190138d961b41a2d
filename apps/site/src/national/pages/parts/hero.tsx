import { Figure, localPath, type Translate } from '../../../foundation/index.ts'
import { NumbersOfRelease } from '../../../releases/index.ts'
import type { NationalPicture } from '../../figures/picture.ts'
import { coverageOf } from '../charts/chart-source.ts'
import { trustsChart } from '../charts/trusts-chart.ts'
import { between, factsOf } from '../facts-of.tsx'
import { factsPath } from '../national-links.ts'
import { sayPeople } from '../say-numbers.ts'
import { ChartHere } from './chart-here.tsx'

type Props = { readonly t: Translate; readonly picture: NationalPicture }

/** What it means, the one number with its date, and a light for each trust that has counted. */
export const Hero = ({ t, picture }: Props) => (
  <div class="night">
    <section class="band" aria-labelledby="picture-title">
      <div class="picture-hero">
        <div>
          <p class="picture-eyebrow">{t('national-picture.menu')}</p>
          <h1 id="picture-title">{t('national-picture.heading')}</h1>
          <p class="lead">{t('national-picture.lead')}</p>
          <TheNumber t={t} picture={picture} />
        </div>
        <div>
          <ChartHere t={t} id="trusts-that-counted" chart={trustsChart(t, picture)} heading="h2" drawnAt={540} />
          <NumbersOfRelease t={t} scope="all" release={picture.release} surveyed={coverageOf(picture, 'uk').surveyed} />
          <p>
            {t('national-picture.hero.not')} <a href={localPath(t.locale, factsPath)}>{t('national-picture.hero.estimate')}</a>
          </p>
        </div>
      </div>
    </section>
  </div>
)

/** Somebody treated at two of the hospitals is in the counts of both. */
const Twice = ({ t, picture }: Props) =>
  picture.overlap === null ? null : (
    <p class="small">
      {t('national-picture.hero.twice')} <a href="#twice">{t('national-picture.hero.twiceLink')}</a>
    </p>
  )

/** People living with it; where nobody shows those, people counted by year; where all is hidden, that, in words. */
function TheNumber({ t, picture }: Props) {
  const facts = factsOf(t, picture)
  const { sent } = coverageOf(picture, 'uk')
  const alive = picture.alive.find(({ nation }) => nation === 'uk')
  if (alive && alive.people.low > 0) {
    return (
      <Figure
        t={t}
        value={sayPeople(t, alive.people)}
        words={t('national-picture.hero.alive', { count: sent })}
        date={between(alive.firstDay, alive.lastDay)}
        {...facts}
      >
        <Twice t={t} picture={picture} />
      </Figure>
    )
  }
  const found = picture.allYears.find(({ nation }) => nation === 'uk')
  if (found && found.people.low > 0) {
    return (
      <Figure
        t={t}
        value={sayPeople(t, found.people)}
        words={t('national-picture.hero.found', { count: sent })}
        date={between(String(found.from), String(found.to))}
        {...facts}
      >
        <Twice t={t} picture={picture} />
      </Figure>
    )
  }
  return <p class="lead">{t('national-picture.hero.hidden')}</p>
}
