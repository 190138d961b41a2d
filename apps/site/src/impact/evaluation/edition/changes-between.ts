import { canonicalJson } from '../../../foundation/index.ts'
import { otherFigures, type Snapshot } from '../snapshot/snapshot.ts'
import { type WordField, wordFields } from '../words-of-report.ts'
import type { Edition, Replaces } from './edition.ts'

type Compared = Pick<Edition, 'words' | 'figures'>

/**
 * What of an edition is not the same in another: the fields that staff wrote, in either language; the measures that say something else, came or
 * went, with the policies of nations and the promise by their own names; and whether what became of the trusts is another.
 */
export function changesBetween(before: Compared, after: Compared): Replaces['changed'] {
  const words = wordFields.filter((field: WordField) =>
    (['en', 'cy'] as const).some(locale => before.words[locale][field] !== after.words[locale][field]),
  )
  const [old, young] = [before, after].map(({ figures }) => figuresByKey(figures))
  const keys = new Set([...(old?.keys() ?? []), ...(young?.keys() ?? [])])
  const measures = [...keys].filter(key => old?.get(key) !== young?.get(key)).sort()
  const betweenReleases = ({ figures: { flow, actions } }: Compared) => canonicalJson([flow, actions])
  return { words: [...words], measures, flow: betweenReleases(before) !== betweenReleases(after) }
}

const figuresByKey = (figures: Snapshot) =>
  new Map([
    // The word for one is grammar: an older edition without it says the same.
    ...figures.measures.map(({ unitOfOne: _, ...measure }) => [measure.key, canonicalJson(measure)] as const),
    ...otherFigures.map(key => [key, canonicalJson(figures[key])] as const),
  ])

export const isNothing = ({ words, measures, flow }: Replaces['changed']): boolean =>
  words.length === 0 && measures.length === 0 && !flow
