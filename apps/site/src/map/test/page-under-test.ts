import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { findRoot, type OpenDatabase, page } from '../../foundation/index.ts'
import type { PublishedStatus } from '../../releases/index.ts'
import { readOutline } from '../drawing/read-outline.ts'
import { type MapSource, makeMapView } from '../page/make-map-view.ts'
import { mapPageView } from '../page/map-page-view.tsx'
import { mixedRelease, release } from './mixed-release.ts'

/** Never asked: these pages are made from a source that has already been read. */
const noDatabase = {} as OpenDatabase

/** The five sentences of a criteria file, as long as real ones. */
const reasons = new Map([
  [
    'records-everyone',
    'The trust records everyone who is diagnosed, at a first diagnosis and when cancer comes back, and can say how many.',
  ],
  [
    'records-some',
    'The trust records some people but not all: only those whose cancer had spread when it was first found, only those discussed at a team meeting, an estimate, or records that it says are incomplete.',
  ],
  ['does-not-record', 'The trust says that it does not record this.'],
  ['no-answer-by-due-date', 'Nothing came by the due date, nor after the reminders that followed.'],
])

/** A source with every surveyed trust of the real register, and an older release in which the first ten were asked nothing. */
export function mixedSource(changes: Partial<MapSource> = {}): MapSource {
  const statuses = mixedRelease()
  const older = statuses.map((trust, i): PublishedStatus => (i < 10 ? { ...trust, status: 'not-asked' } : trust))
  const current = release('2026-1')
  const before = release('2025-1', { asOf: '2025-11-03' })
  return {
    query: {},
    locale: 'en',
    today: '2026-11-22',
    outline: readOutline(findRoot(import.meta.dirname)),
    release: current,
    releases: [current, before],
    statuses,
    earlier: { release: before, statuses: older },
    reasons,
    near: null,
    ...changes,
  }
}

/** The whole page, as it is sent. */
export async function renderMap(changes: Partial<MapSource> = {}): Promise<{ html: string; response: Response }> {
  const source = mixedSource(changes)
  const router = testRouter(testServices(noDatabase), routes =>
    routes.get('/map', c => page(c, mapPageView(c.var.t, makeMapView(source)))),
  )
  const response = await router.request(source.locale === 'cy' ? '/cy/map' : '/map')
  return { html: await response.clone().text(), response }
}
