import type { Translate } from '../../foundation/index.ts'
import { type Guide, guidesWrittenOn } from './guide.ts'

const upTo = (count: number): string[] => Array.from({ length: count }, (_, at) => String(at + 1))

/** The words of a guide: the same on the page and on paper. */
export function guideWords(t: Translate, guide: Guide, site: string) {
  const say = (key: string) => t(`guides.${guide.key}.${key}`)
  return {
    title: say('title'),
    description: say('description'),
    lead: say('lead'),
    button: say('button'),
    sections: guide.sections.map(({ key, points, isOrdered }) => ({
      title: say(`${key}.title`),
      points: upTo(points).map(point => say(`${key}.${point}`)),
      isOrdered: isOrdered === true,
    })),
    sourcesTitle: t('guides.sourcesTitle'),
    sources: upTo(guide.sources).map(source => say(`sources.${source}`)),
    checked: t('guides.checked', { day: t.day(guidesWrittenOn) }),
    foot: t('guides.foot', { site }),
  }
}
