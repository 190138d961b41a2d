import type { PublishedStatus, ReleaseSummary } from '../../releases/index.ts'
import { byPlace, countedAlive, countedByYear, countedInAll, countedPooled } from './counted.ts'
import { coverageOf } from './coverage.ts'
import { levelsOf } from './expected.ts'
import { methodsVersion } from './methods/version.ts'
import { overlapAliveOf, overlapOf } from './overlap.ts'
import type { NationalPicture } from './picture.ts'
import type { References } from './references.ts'
import { sentIn } from './sent-counts.ts'
import { undercountOf } from './undercount.ts'
import { unitsOf } from './units.ts'

/**
 * The picture of the country from one release: what its hospitals have counted, as ranges, and what could be expected. Pure: the same release and references
 * always make the same picture. Nothing in it is an extrapolation; what is expected is never added to what was counted.
 *
 * @param statuses all statuses of the release, with their evidence
 */
export function nationalPicture(input: {
  readonly statuses: readonly PublishedStatus[]
  readonly release: Pick<ReleaseSummary, 'id' | 'title' | 'asOf' | 'publishedOn' | 'sha256'>
  readonly references: References
}): NationalPicture {
  const { statuses, references } = input
  const { id, title, asOf, publishedOn, sha256 } = input.release
  const sent = sentIn(statuses)
  const levels = levelsOf(references)
  const { units, dispersion } = unitsOf({ statuses, sent, references, levels })
  return {
    release: { id, title, asOf, publishedOn, sha256 },
    methods: methodsVersion,
    isEmpty: sent.length === 0,
    coverage: coverageOf({ statuses, sent, units, references }),
    byYear: countedByYear(sent),
    pooled: countedPooled(sent),
    allYears: countedInAll(sent),
    alive: countedAlive(sent),
    levels,
    units,
    dispersion,
    undercount: byPlace(sent).flatMap(({ place, sent: here }) => {
      const found = undercountOf(here, references.shares)
      return found === null ? [] : [{ nation: place, ...found }]
    }),
    publishedShares: references.shares,
    overlap: overlapOf(sent),
    overlapAlive: overlapAliveOf(sent),
    sources: usedSources(
      references,
      units.map(({ population }) => population.source),
    ),
  }
}

/** Of what trusts say of themselves only what is used. */
const usedSources = ({ sources }: References, used: readonly string[]): NationalPicture['sources'] =>
  sources.filter(({ id }) => !id.startsWith('catchment-') || used.includes(id))
