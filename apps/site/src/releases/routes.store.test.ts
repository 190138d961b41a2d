import { expect, test } from 'vitest'
import { z } from 'zod'
import { eachDatabase } from '../../test/support/test-database.ts'
import { sha256Of } from '../foundation/index.ts'
import { seedRegister } from '../register/index.ts'
import { oneReleaseSchema, releaseListSchema } from './api/api-releases.ts'
import { oneTrustSchema } from './api/api-trust.ts'
import { trustListSchema } from './api/api-trusts.ts'
import { serveRelease } from './store/serve-release.ts'
import {
  by,
  inventedTrust,
  now,
  resultRow,
  saveTrusts,
  testCriteria,
  testMigrations,
  testRoot,
  today,
} from './test-support/test-register.ts'
import { testSite } from './test-support/test-site.ts'
import { publishResults } from './verbs/publish-results.ts'
import { seedPublicRecord } from './verbs/seed-public-record.ts'
import { withholdPassage } from './verbs/withhold-passage.ts'

const figures = { diagnosed: 31, deNovo: 14, recurrent: null, periodStart: '2025-04-01', periodEnd: '2026-03-31' }
const publish = { ...by, campaign: 'example', criteria: testCriteria, today } as const

eachDatabase(
  'the pages, downloads and API of releases',
  open => {
    const ask = (path: string, init?: RequestInit) => testSite(open()).request(path, init)
    const askUk = (path: string) => testSite(open(), 'uk').request(path)
    const json = async (path: string): Promise<unknown> => (await ask(path)).json()

    test('before the first release every page and list answers', async () => {
      const trusts = [
        inventedTrust(1, { name: '=HYPERLINK("http://x")', lon: -1.5 }),
        inventedTrust(2),
        inventedTrust(3),
        inventedTrust(4),
      ]
      await saveTrusts(open(), [
        ...trusts,
        inventedTrust(5, { survey: { decision: 'not-surveyed', reason: 'Runs ambulances.', decidedOn: today } }),
      ])
      const { trusts: listed } = trustListSchema.parse(await json('/api/v1/trusts'))
      expect(listed).toHaveLength(4)
      expect(new Set(listed.map(trust => JSON.stringify(trust.status)))).toEqual(
        new Set(['{"status":"not-asked","release":null,"asOf":null}']),
      )
      expect(await (await ask('/releases')).text()).toContain('We have not published any results yet')
      expect((await ask('/data')).status).toBe(200)
      expect((await ask('/releases/2026-1')).status).toBe(404)
      expect((await ask('/releases/2026-1.json')).status).toBe(404)
      expect(releaseListSchema.parse(await json('/api/v1/releases')).releases).toEqual([])
      expect((await ask('/releases/criteria/2026-1')).status).toBe(200)
      expect((await ask('/releases/criteria/1999-1')).status).toBe(404)
    })

    test('the page of a release says the number with its denominator and date, and names every trust', async () => {
      const rows = [
        resultRow('EX-001', { status: 'partial', figures, quote: '=SUM(A1)', evidenceUrl: 'https://example.invalid/a' }),
        resultRow('EX-002', { status: 'not-collecting' }),
        resultRow('EX-003'),
        resultRow('EX-004', { status: 'excluded', answeredOn: null, note: 'Treated by EX-003.' }),
      ]
      const skipped = [{ line: 9, code: 'EX-909', reasons: ['No trust has the code EX-909.'] }]
      await publishResults(open().db, { ...publish, rows, skipped, title: 'First round' })
      const second = [
        resultRow('EX-001'),
        resultRow('EX-002', { status: 'not-collecting' }),
        resultRow('EX-003', { status: 'partial' }),
      ]
      await publishResults(open().db, { ...publish, rows: second, title: 'Second round' })
      const correction = { parent: '2026-2', reason: 'We had misread it.' }
      await publishResults(open().db, { ...publish, rows: [resultRow('EX-002', { status: 'partial' })], correction })

      const html = await (await ask('/releases/2026-1')).text()
      expect(html).toContain('<h1>First round</h1>')
      expect(html).toContain('2 of 3')
      expect(html).toContain('As known on 22 November 2026')
      expect(html).toContain('Treated by EX-003.')
      expect(html).toContain('No trust has the code EX-909.')
      expect(html).toContain('href="/releases/criteria/2026-1#records-some"')
      expect(html).toContain('1 April 2025 to 31 March 2026')

      const corrected = await (await ask('/releases/2026-2')).text()
      expect(corrected).toContain('There is a newer version of this release')
      expect(corrected).toContain('href="/releases/2026-2.1"')
      expect(corrected).toContain('One trust has moved forward')
      expect(corrected).toContain('One trust has slipped back')
      const correcting = await (await ask('/releases/2026-2.1')).text()
      expect(correcting).toContain('Why: We had misread it.')
      expect(await (await ask('/cy/releases/2026-2')).text()).toContain('Mae fersiwn mwy newydd o’r cyhoeddiad hwn')
      expect(await (await ask('/releases')).text()).toMatch(/2026-2\.1[\s\S]*2026-2[\s\S]*2026-1/)
    })

    test('every file of a release is open, named, marked as an example and the same each time', async () => {
      const served = await serveRelease(open().db, '2026-1')
      const file = await ask('/releases/2026-1.json')
      expect(sha256Of(await file.text())).toBe(served?.sha256)
      expect(file.headers.get('access-control-allow-origin')).toBe('*')
      expect(file.headers.get('etag')).toMatch(/^"[\w-]+"$/)

      const csv = await ask('/releases/2026-1.csv')
      expect(csv.headers.get('content-disposition')).toBe('attachment; filename="spotlight-example-2026-1.csv"')
      const bytes = new Uint8Array(await csv.arrayBuffer())
      expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
      const lines = new TextDecoder().decode(bytes).split('\r\n')
      expect(lines[1]).toMatch(/^Example,2026-1,2026-11-22,EX-001,"'=HYPERLINK\(""http:\/\/x""\)",/)
      expect(lines[1]).toContain(
        ',51.01,-1.5,partial,,records-some,2026-10-01,31,14,,2025-04-01,2026-03-31,https://example.invalid/a,',
      )
      expect(lines[1]).toContain("'=SUM(A1)")
      const points = z
        .object({
          features: z.array(
            z.object({ geometry: z.object({ coordinates: z.array(z.number()) }), properties: z.object({ code: z.string() }) }),
          ),
        })
        .parse(await json('/releases/2026-1.geojson'))
      expect(points.features[0]).toMatchObject({ geometry: { coordinates: [-1.5, 51.01] }, properties: { code: 'EX-001' } })
    })

    test('a withheld passage is gone from every file, page and answer of the API', async () => {
      const everywhere = [
        '/releases/2026-1',
        '/releases/2026-1.json',
        '/releases/2026-1.csv',
        '/releases/2026-1.geojson',
        '/api/v1/releases/2026-1',
      ]
      const showing = async () => {
        const texts = await Promise.all(everywhere.map(async path => (await ask(path)).text()))
        return everywhere.filter((_, at) => texts[at]?.includes('SUM(A1)'))
      }
      expect(await showing()).toEqual(everywhere.slice(1))
      await withholdPassage(open().db, { ...by, passage: '2026-1/EX-001/1', reason: 'By order of a court.', today })
      expect(await showing()).toEqual([])
      const html = await (await ask('/releases/2026-1')).text()
      expect(html).toContain('One passage is withheld')
      expect(html).toContain('By order of a court.')
      expect(await (await ask('/releases/2026-1.csv')).text()).toContain('By order of a court.')
    })

    test('every answer of the API is as its schema says', async () => {
      const list = trustListSchema.strict().parse(await json('/api/v1/trusts'))
      expect(list.trusts.map(trust => [trust.code, trust.status?.status, trust.status?.release])).toEqual([
        ['EX-001', 'collecting', '2026-2.1'],
        ['EX-002', 'partial', '2026-2.1'],
        ['EX-003', 'partial', '2026-2.1'],
        ['EX-004', 'not-asked', '2026-2.1'],
      ])
      const all = trustListSchema.parse(await json('/api/v1/trusts?all=1'))
      expect(all.trusts.filter(trust => trust.status === null).map(trust => trust.code)).toEqual(['EX-005'])
      expect(trustListSchema.parse(await json('/api/v1/trusts?limit=2')).trusts).toHaveLength(2)
      const trust = oneTrustSchema.strict().parse(await json('/api/v1/trusts/ex-001'))
      expect(trust.history.map(each => [each.release, each.status])).toEqual([
        ['2026-2.1', 'collecting'],
        ['2026-2', 'collecting'],
        ['2026-1', 'partial'],
      ])
      const releases = releaseListSchema.strict().parse(await json('/api/v1/releases'))
      expect(releases.releases.map(release => [release.id, release.correctedBy])).toEqual([
        ['2026-2.1', null],
        ['2026-2', '2026-2.1'],
        ['2026-1', null],
      ])
      const release = oneReleaseSchema.strict().parse(await json('/api/v1/releases/2026-1'))
      expect(release.counts).toMatchObject({ answered: 3, notCountingEveryone: 2, excluded: 1 })
      expect(release.statuses.map(status => status.figures.recurrent)).toEqual([null, null, null, null])
      expect(await (await ask('/api/v1/trusts.csv')).text()).toContain('Example,EX-002,Example Trust 2,')
      expect(await (await ask('/api/v1/releases.csv')).text()).toContain('Example,2026-2.1,Second round,')
      expect(await json('/api/v1/trusts.geojson')).toMatchObject({ type: 'FeatureCollection', features: { length: 4 } })
    })

    test('what cannot be answered is a problem that says what to do, open to every page', async () => {
      for (const [path, status] of [
        ['/api/v1/trusts/ZZZ', 404],
        ['/api/v1/releases/1999-1', 404],
        ['/api/v1/trusts?limit=none', 400],
      ] as const) {
        const answer = await ask(path)
        expect(answer.status, path).toBe(status)
        expect(answer.headers.get('content-type')).toContain('application/problem+json')
        expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      }
      const preflight = await ask('/api/v1/trusts', { method: 'OPTIONS' })
      expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
    })

    test('the OpenAPI document lists every route of the API, and the guide shows each of them', async () => {
      const document = z
        .object({
          openapi: z.literal('3.1.0'),
          paths: z.record(z.string(), z.unknown()),
          components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
        })
        .parse(await json('/api/v1/openapi.json'))
      const routes = testSite(open())
        .routes.filter(
          route => route.method === 'GET' && route.path.startsWith('/api/v1/') && !route.path.endsWith('openapi.json'),
        )
        .map(route => route.path.replace(/:(\w+)/g, '{$1}'))
      expect(Object.keys(document.paths).sort()).toEqual([...new Set(routes)].sort())
      expect(Object.keys(document.components.schemas)).toContain('ReleaseInFull')
      for (const schema of ['ReleaseInFull', 'TrustInFull'])
        expect(JSON.stringify(document.components.schemas[schema])).toContain('the last message, which did not answer')
      const html = await (await ask('/data/api')).text()
      for (const path of Object.keys(document.paths)) expect(html).toContain(`GET ${path}`)
    })

    test('the real register can be downloaded with its sources, and holds no status and no invention', async () => {
      await seedRegister(open().db, testRoot, now)
      await seedPublicRecord(open().db, testRoot, by.now)
      const html = await (await askUk('/data')).text()
      expect(html).toContain('Open Government Licence')
      expect(html).toContain('href="/data/register/trusts.geojson"')
      const csv = await (await askUk('/data/register/trusts.csv')).text()
      expect(csv).toContain('RA2,')
      expect(csv).not.toContain('EX-001')
      expect((await (await ask('/data/register/trusts.csv')).text()).split('\r\n')[1]).toMatch(
        /Example campaign; this row is real$/,
      )
      const points = z
        .object({
          features: z.array(z.object({ geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]) }).nullable() })),
        })
        .parse(await (await askUk('/data/register/hospitals.geojson')).json())
      expect(points.features.length).toBeGreaterThan(500)
      for (const path of [
        '/data/register/known.csv',
        '/data/register/survey-decisions.geojson',
        '/data/register/..%2Fpublic-record.json',
      ])
        expect((await askUk(path)).status, path).toBe(404)
      const trust = oneTrustSchema.parse(await (await askUk('/api/v1/trusts/RA2')).json())
      expect(trust.publicRecord.map(each => each.dated)).toEqual(['2016'])
      expect((await ask('/api/v1/trusts/RA2')).status).toBe(404)
    })
  },
  { migrations: testMigrations },
)
