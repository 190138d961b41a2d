import { type FigureFacts, localPath, Rich, type Translate } from '../../foundation/index.ts'
import { releaseLink } from '../../releases/index.ts'
import type { NationalPicture } from '../figures/picture.ts'
import { coverageOf } from './charts/chart-source.ts'

type Facts = Omit<FigureFacts, 'date'>

/** Where every number of the picture comes from, and out of whom. */
export function factsOf(t: Translate, picture: NationalPicture): Facts {
  const { sent, surveyed } = coverageOf(picture, 'uk')
  const { id } = picture.release
  return {
    source: { name: t('national-picture.of.source', { id }), href: localPath(t.locale, releaseLink(id)) },
    denominator: t('national-picture.of.counted', { sent, count: surveyed }),
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
