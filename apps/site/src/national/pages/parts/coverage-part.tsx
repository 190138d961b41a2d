import { FigureNote, type Translate } from '../../../foundation/index.ts'
import type { Coverage, NationalPicture } from '../../figures/picture.ts'
import { coverageOf } from '../charts/chart-source.ts'
import { factsWithSources, sayDateOfPeople } from '../facts-of.tsx'
import { HowMade } from '../methods/method-list.tsx'
import { nationName, percent } from '../say-numbers.ts'

/** How much of the country the counts come from: by people where that is known, by trusts where it is not. */
export function CoveragePart({ t, picture }: { readonly t: Translate; readonly picture: NationalPicture }) {
  const nations = picture.coverage.filter(({ nation, sent }) => nation !== 'uk' && sent > 0)
  return (
    <section class="band prose" aria-labelledby="coverage">
      <h2 id="coverage">{t('national-picture.coverage.title')}</h2>
      <p class="lead">{sayCoverage(t, coverageOf(picture, 'uk'))}</p>
      <ul>
        {nations.map(row => (
          <li>{sayNation(t, row)}</li>
        ))}
      </ul>
      <p>{t('national-picture.coverage.lead')}</p>
      <p>{t('national-picture.coverage.people', { date: sayDateOfPeople(t, picture) })}</p>
      <HowMade t={t} ids={['coverage']} />
      <FigureNote
        t={t}
        date={picture.release.asOf}
        {...factsWithSources(t, picture)}
        denominator={t('national-picture.coverage.of')}
      />
    </section>
  )
}

/** How many of its trusts, and what share of its people where that is known. */
function sayNation(t: Translate, { nation, sent, surveyed, population }: Coverage): string {
  const said = { nation: nationName(t, nation), sent: t('national-picture.of.trusts', { sent, count: surveyed }) }
  if (population === null) return t('national-picture.coverage.each', said)
  const words = population.isLowerBound ? 'eachAtLeast' : 'eachKnown'
  return t(`national-picture.coverage.${words}`, { ...said, share: percent(t, population.share, 1) })
}

function sayCoverage(t: Translate, { population, sent, surveyed }: Coverage): string {
  if (population === null)
    return t('national-picture.coverage.unknown', { share: percent(t, surveyed === 0 ? 0 : sent / surveyed) })
  const words = population.isLowerBound ? 'atLeast' : 'known'
  return t(`national-picture.coverage.${words}`, { share: percent(t, population.share, 1) })
}
