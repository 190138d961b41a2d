import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../test/support/test-database.ts'
import { testRouter, testServices } from '../../test/support/test-router.ts'
import { findRoot, type Router } from '../foundation/index.ts'
import { registerSeedForTests } from '../register/register-for-tests.ts'
import { newestCriteria, type PublishResults, publishResults, type ResultRow } from '../releases/index.ts'
import { plainResult } from '../releases/results-for-tests.ts'

import { mapRoutes } from './map-routes.ts'

const testCriteria = newestCriteria(findRoot(import.meta.dirname))

const answer = (code: string, status: ResultRow['status']) =>
  plainResult(code, status, {
    answeredOn: status === 'collecting' || status === 'partial' ? '2026-11-01' : null,
    note: status === 'excluded' ? 'Its patients are treated elsewhere.' : null,
  })

eachDatabase(
  'the map’s addresses',
  open => {
    let router: Router
    const get = async (address: string) => {
      const response = await router.request(address)
      return { status: response.status, to: response.headers.get('location'), html: await response.text(), response }
    }
    const publish = (change: Partial<PublishResults>) =>
      publishResults(open().db, {
        actor: { kind: 'command', name: 'test' },
        now: new Date('2026-11-22T10:00:00Z'),
        campaign: 'uk',
        criteria: testCriteria,
        rows: [],
        today: '2026-11-22',
        ...change,
      })

    beforeAll(() => {
      const at = () => new Date('2026-11-22T10:00:00Z')
      router = testRouter(testServices(open(), { campaign: 'uk', clock: at }), mapRoutes)
    })

    test('before the first release: every surveyed trust, nobody asked', async () => {
      const { status, html } = await get('/map')
      expect(status).toBe(200)
      expect(html).toContain('We have not asked yet.')
      expect(html.match(/<use href="#md"/g)?.length).toBeGreaterThan(140)
      expect((await get('/map?changed=yes')).to).toBe('/map')
    })

    test('shows the newest release, and each older one as it was', async () => {
      await publish({ rows: [answer('RA2', 'partial'), answer('7A1', 'not-collecting')], title: 'First' })
      await publish({
        rows: [answer('RA2', 'collecting'), answer('7A1', 'not-collecting'), answer('RJ1', 'excluded')],
        title: 'Second',
      })

      const newest = await get('/map')
      expect(newest.html).toContain('1 of 2</b>')
      expect(newest.html).toMatch(/id="p-RA2"[^>]*><title>[^<]+: Collecting</)
      expect(newest.html).toContain('Its patients are treated elsewhere.')
      expect(newest.html).not.toContain('id="p-RJ1"')

      const older = await get('/map?release=2026-1')
      expect(older.html).toMatch(/id="p-RA2"[^>]*><title>[^<]+: Partly</)
      expect(older.html).toContain('2 of 2</b>')
      expect(older.html).toContain('These are older results.')
    })

    test('says which rule decided, in the language of the page', async () => {
      const rule = testCriteria.rules.find(({ status, byDefault }) => status === 'collecting' && byDefault)
      expect((await get('/map')).html).toContain(`<p>${rule?.when.en}</p>`)
      expect((await get('/cy/map')).html).toContain(`<p>${rule?.when.cy}</p>`)
    })

    test('shows what has changed since the release before', async () => {
      const { html } = await get('/map?changed=yes')
      expect(html.match(/<tr id="t-[^"]+"/g)).toContain('<tr id="t-RA2"')
      expect(html).not.toContain('<tr id="t-7A1"')
    })

    test.each([
      ['/map?nation=wales&status=partial', '/map?status=partial&nation=wales'],
      ['/map?status=&nation=&region=&release=', '/map'],
      ['/map?status=happy&region=nowhere&utm_source=x', '/map'],
      ['/map?sort=name&dir=asc', '/map'],
      ['/cy/map?dir=asc&status=partial', '/cy/map?status=partial'],
      ['/map?', null],
    ])('%s leads to %s', async (address, canonical) => {
      const { status, to } = await get(address)
      if (canonical === null) expect(status).toBe(200)
      else expect([status, to]).toEqual([302, canonical])
    })

    test.each(['LS9 7TF', 'ls97tf', 'LS9 7', 'ls9'])('of a postcode (%s) only the district stays in the address', async typed => {
      const { status, to, response } = await get(`/map?near=${encodeURIComponent(typed)}&status=partial`)
      expect([status, to]).toEqual([302, '/map?status=partial&near=LS9'])
      expect(response.headers.get('cache-control')).toBe('no-store')
    })

    test('near a district: the nearest trusts, on a page that is not kept', async () => {
      const { html, response } = await get('/map?near=LS9')
      expect(html).toMatch(/<ol class="map-near"><li data-trust="RR8"><a href="\/trusts\/RR8">Leeds Teaching/)
      expect(response.headers.get('cache-control')).toContain('private')
    })

    test.each(['ZZ99', 'hello', 'JE2'])('near a place that we do not have (%s): the map without it', async place => {
      expect((await get(`/map?near=${place}`)).to).toBe('/map')
    })

    test('the hospitals of the trusts on the map, by trust', async () => {
      const { html, response } = await get('/map/hospitals.json')
      const hospitals: Record<string, [string, number, number][]> = JSON.parse(html)
      expect(hospitals.RA2?.map(([name]) => name)).toContain('Royal Surrey County Hospital')
      const pins = [...(await get('/map')).html.matchAll(/id="p-([^"]+)"/g)].map(([, code]) => code)
      expect(Object.keys(hospitals).filter(code => !pins.includes(code))).toEqual([])
      expect(pins).not.toContain('RJ1')
      for (const [, lat, lon] of Object.values(hospitals).flat()) expect(lat > 49 && lat < 61 && lon > -9 && lon < 2).toBe(true)
      expect(response.headers.get('content-type')).toContain('application/json')
      expect(response.headers.get('cache-control')).toBe('public, max-age=3600')
    })

    test('an unknown release is not found', async () => {
      expect((await get('/map?release=2019-7')).status).toBe(404)
    })
  },
  { seed: registerSeedForTests },
)
