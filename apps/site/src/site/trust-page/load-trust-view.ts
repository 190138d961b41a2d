import { type Campaign, type Ctx, dayInUk, type Locale, nameIn, type ReadDb } from '../../foundation/index.ts'
import { allSuccessions, hospitalsOf, nearest, presentTrusts, type Trust } from '../../register/index.ts'
import {
  currentStatuses,
  historyOf,
  notAskedStatus,
  type PublishedStatus,
  publicRecordOf,
  type ReleaseSummary,
} from '../../releases/index.ts'
import { ancestorsOf } from './ancestors.ts'
import { momentsOf } from './moments.ts'
import type { NearbyTrust, Standing, TrustView } from './trust-view.ts'

const nearbyCount = 5

/** Reads everything that the page of a trust shows. */
export async function loadTrustView(c: Ctx, trust: Trust): Promise<TrustView> {
  const { db, locale, services } = c.var
  const now = await currentStatuses(db, { campaign: services.campaign, on: dayInUk(services.clock()) })
  const ancestors = ancestorsOf(trust.code, await allSuccessions(db))
  const history = await historyOf(db, [trust.code, ...ancestors.map(step => step.from)])
  return {
    trust,
    name: nameIn(locale, trust),
    standing: await standingOf(db, trust, now),
    moments: momentsOf(trust.code, history),
    ancestors,
    hospitals: await hospitalsOf(db, trust.code),
    nearby: nearbyOf(locale, trust, now.statuses),
    statements: await publicRecordOf(db, trust.code),
  }
}

type Now = { readonly release: ReleaseSummary | null; readonly statuses: readonly PublishedStatus[] }

async function standingOf(db: ReadDb, trust: Trust, { release, statuses }: Now): Promise<Standing> {
  if (trust.closedOn !== null) {
    const successors = (await presentTrusts(db, trust.code)).filter(({ code }) => code !== trust.code)
    return { kind: 'closed', on: trust.closedOn, successors }
  }
  const status = statuses.find(({ code }) => code === trust.code)
  if (status) return { kind: 'in-survey', status, release }
  const { decision, reason } = trust.survey
  // It opened, or was decided on, after the newest release was published.
  if (decision === 'surveyed') return { kind: 'in-survey', status: notAskedStatus(trust), release: null }
  return { kind: 'not-in-survey', decision, reason }
}

function nearbyOf(locale: Locale, trust: Trust, statuses: readonly PublishedStatus[]): NearbyTrust[] {
  if (trust.lat === null || trust.lon === null) return []
  const others = statuses.filter(({ code }) => code !== trust.code)
  return nearest({ lat: trust.lat, lon: trust.lon }, others, nearbyCount).flatMap(({ trust: other, km }) =>
    other.status === null ? [] : [{ code: other.code, name: nameIn(locale, other), status: other.status, km }],
  )
}

/** Whether this campaign has a page of its own for the trust. The real register of the example campaign is at /register. */
export const isOfCampaign = (campaign: Campaign, trust: Trust): boolean => trust.isInvented === (campaign === 'example')
