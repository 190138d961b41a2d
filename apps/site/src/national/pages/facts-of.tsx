import { type FigureFacts, localPath, Rich, sayFigureDate, type Translate } from '../../foundation/index.ts'
import { releaseLink } from '../../releases/index.ts'
import type { NationalPicture } from '../figures/picture.ts'
import { coverageOf } from './charts/chart-source.ts'

type Facts = Omit<FigureFacts, 'date'>

/** Where every number of the picture comes from, and out of whom. `counting`: how many trusts are in the number, where not all that sent are. */
export function factsOf(t: Translate, picture: NationalPicture, counting = coverageOf(picture, 'uk').sent): Facts {
  const { surveyed } = coverageOf(picture, 'uk')
  const { id } = picture.release
  return {
    source: { name: t('national-picture.of.source', { id }), href: localPath(t.locale, releaseLink(id)) },
    denominator: t('national-picture.of.counted', { sent: counting, count: surveyed }),
  }
}

/** From the first to the last of two days or years, or the one that they are. */
export const between = (from: string, to: string): string => (from === to ? from : `${from}/${to}`)

/** The same where published numbers are read beside what was counted. */
export function factsWithSources(t: Translate, picture: NationalPicture): Facts {
  const { source, denominator } = factsOf(t, picture)
  const sources = <a href="#sources">{t('national-picture.methods.sources')}</a>
  return {
    denominator,
    source: {
      name: (
        <Rich t={t} k="national-picture.expected.source" with={{ sources, release: <a href={source.href}>{source.name}</a> }} />
      ),
    },
  }
}

/** Of when the numbers of people are, in words: from the oldest to the newest of those by place. */
export function sayDateOfPeople(t: Translate, { sources }: Pick<NationalPicture, 'sources'>): string {
  const dates = sources.flatMap(({ id, date }) => (placesOf.includes(id) ? date.split('/') : [])).sort()
  return sayFigureDate(t, between(dates[0] ?? '', dates.at(-1) ?? ''))
}

const placesOf: readonly string[] = ['population-regions', 'population-boards']
