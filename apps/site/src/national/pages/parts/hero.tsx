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
        </div>
      </div>
    </section>
  </div>
)

/** Why it says “at least”, who may be in it twice, and that it is not the whole country. */
const Caveats = ({ t, picture, isOpen }: Props & { readonly isOpen: boolean }) => (
  <>
    {(isOpen || picture.overlap || picture.overlapAlive) && (
      <p class="small">
        {isOpen && t('national-picture.hero.open')}{' '}
        {(picture.overlap || picture.overlapAlive) && (
          <>
            {t('national-picture.hero.twice')} <a href="#twice">{t('national-picture.hero.twiceLink')}</a>
          </>
        )}
      </p>
    )}
    <p>
      {t('national-picture.hero.not')} <a href={localPath(t.locale, factsPath)}>{t('national-picture.hero.estimate')}</a>
    </p>
  </>
)

/** People living with it; where nobody shows those, people counted by year; where all is hidden, that, in words. */
function TheNumber({ t, picture }: Props) {
  const alive = picture.alive.find(({ nation }) => nation === 'uk')
  if (alive?.hasRounded) {
    return (
      <Figure
        t={t}
        value={sayPeople(t, alive.people)}
        words={t('national-picture.hero.alive', { count: alive.trusts.length })}
        date={between(alive.firstDay, alive.lastDay)}
        {...factsOf(t, picture, alive.trusts.length)}
      >
        <Caveats t={t} picture={picture} isOpen={alive.people.high === null} />
      </Figure>
    )
  }
  const found = picture.allYears.find(({ nation }) => nation === 'uk')
  if (found?.hasRounded) {
    return (
      <Figure
        t={t}
        value={sayPeople(t, found.people)}
        words={t('national-picture.hero.found', { count: found.trusts.length })}
        date={between(String(found.from), String(found.to))}
        {...factsOf(t, picture, found.trusts.length)}
      >
        <Caveats t={t} picture={picture} isOpen={found.people.high === null} />
      </Figure>
    )
  }
  return (
    <>
      <p class="lead">{t('national-picture.hero.hidden')}</p>
      <p>
        <a href={localPath(t.locale, factsPath)}>{t('national-picture.hero.estimate')}</a>
      </p>
    </>
  )
}
