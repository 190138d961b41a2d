import type { SharePart, Translate } from '../../foundation/index.ts'
import { countStatuses, shareNation, shareRelease, shareSite } from '../../releases/index.ts'
import type { MapView } from '../page/map-view.ts'

/** The picture of what the map shows: of a nation when exactly that was asked for, otherwise of the whole release. */
export function shareMap(t: Translate, { release, counts, query, rows }: ShownMap): SharePart {
  if (!release) return shareSite(t)
  const { nation, status, region, changed } = query
  if (nation === undefined || status !== undefined || region !== undefined || changed) return shareRelease(t, { release, counts })
  // Nothing else was asked for: the rows are all trusts of the nation.
  return shareNation(t, { release, nation, counts: countStatuses(rows) })
}

type ShownMap = Pick<MapView, 'release' | 'counts' | 'query' | 'rows'>
