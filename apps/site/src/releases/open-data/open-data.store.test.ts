import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check } from '@placemarkio/check-geojson'
import { parse } from 'csv-parse/sync'
import { Package } from 'datapackage'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import type { Router } from '../../foundation/index.ts'
import { by, inventedTrust, resultRow, saveTrusts, testCriteria, testMigrations, today } from '../test-support/test-register.ts'
import { testSite } from '../test-support/test-site.ts'
import { atomErrors, whyNoXmllint } from '../test-support/validate-atom.ts'
import { publishResults } from '../verbs/publish-results.ts'
import { withholdPassage } from '../verbs/withhold-passage.ts'
import { feedView } from './feed/feed-view.ts'

const publish = { ...by, campaign: 'example', criteria: testCriteria, today } as const
const figures = { diagnosed: 31, deNovo: 14, recurrent: null, periodStart: '2025-04-01', periodEnd: '2026-03-31' }
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const missing = whyNoXmllint()
const onlyWithXmllint = missing === undefined ? describe : describe.skip

eachDatabase(
  'open data',
  open => {
    let folder: string
    let site: Router
    const ask = (path: string, init?: RequestInit) => site.request(path, init)
    const text = async (path: string) => (await ask(path)).text()
    const bytes = async (path: string) => new Uint8Array(await (await ask(path)).arrayBuffer())
    const entries = (feed: string) => [...feed.matchAll(/<entry>.*?<\/entry>/gs)].map(([entry]) => entry)
    const titles = (feed: string) => entries(feed).map(entry => /<title>(.*?)<\/title>/.exec(entry)?.[1])
    const links = (from: string, rel: string) =>
      [...from.matchAll(new RegExp(`rel="${rel}"[^>]*href="([^"]*)"`, 'g'))].map(([, href]) => href)

    beforeAll(async () => {
      site = testSite(open())
      folder = await mkdtemp(join(tmpdir(), 'spotlight-open-data-'))
      await saveTrusts(open(), [
        inventedTrust(1, { name: 'Ymddiriedolaeth Tŷ Ŵyn 💛, “A & B” <i>', nameCy: 'Tŷ Ŵyn', lon: -1.5 }),
        inventedTrust(2, { lat: null, lon: null }),
        inventedTrust(3),
        inventedTrust(4),
      ])
      const first = [
        resultRow('EX-001', {
          status: 'partial',
          figures,
          quote: '=SUM(A1)\r\n“dim ond” rhai, "yes"',
          evidenceUrl: 'https://example.invalid/a?b=1&c=2',
        }),
        resultRow('EX-002', { status: 'not-collecting', quote: 'We hold nothing.' }),
        resultRow('EX-003'),
        resultRow('EX-004', { status: 'excluded', answeredOn: null, note: 'Treated by EX-003.' }),
      ]
      await publishResults(open().db, { ...publish, rows: first, title: 'First <round> & more' })
    })
    afterAll(() => rm(folder, { recursive: true }))

    test('before there is a second release, nothing has changed: the feed holds the release alone', async () => {
      expect(titles(await text('/feed.atom'))).toEqual(['Example: First &lt;round&gt; &amp; more'])
    })

    test('a package is read by the library of the standard’s authors, to the last cell and checksum', async () => {
      await writeFile(join(folder, 'package.zip'), await bytes('/releases/2026-1.zip'))
      const found = await Package.load(join(folder, 'package.zip'))
      expect([found.valid, found.errors]).toEqual([true, []])
      expect(found.resources.map(({ name, tabular }) => [name, tabular])).toEqual([
        ['statuses', true],
        ['evidence', true],
        ['release', false],
        ['map', false],
        ['criteria', false],
      ])
      for (const { descriptor } of found.resources) {
        const file = await bytes(`/releases/2026-1/${descriptor.path}`)
        expect([descriptor.bytes, descriptor.hash]).toEqual([file.length, `sha256:${sha256(file)}`])
        expect(new TextDecoder().decode(file), descriptor.path).toContain('Example')
      }
      const [statuses, evidence] = found.resources
      const rows = (await statuses?.read({ keyed: true })) ?? []
      expect(rows[0]).toMatchObject({ trust_code: 'EX-001', status: 'partial', diagnosed: 31, recurrent: null, lon: -1.5 })
      expect(rows.map(row => row.lat)).toEqual([51.01, null, 51.03, 51.04])
      const pieces = (await evidence?.read({ keyed: true })) ?? []
      expect(pieces.map(piece => [piece.id, piece.source, piece.trust_code])).toEqual([
        ['2026-1/EX-001/1', 'quote', 'EX-001'],
        ['2026-1/EX-002/1', 'quote', 'EX-002'],
      ])
      expect(pieces[0]?.quote).toBe('\'=SUM(A1)\r\n“dim ond” rhai, "yes"')
      expect(await evidence?.checkRelations()).toBe(true)
    })

    test('CSV and GeoJSON hold in other readers than ours, and points are all there is to wind', async () => {
      for (const path of ['/releases/2026-1.csv', '/api/v1/trusts.csv', '/api/v1/releases.csv']) {
        const rows = parse(await bytes(path), { bom: true, columns: true }) as Record<string, string>[]
        expect(rows.length, path).toBeGreaterThan(0)
        for (const row of rows) expect(row.campaign, path).toBe('Example')
      }
      for (const path of ['/releases/2026-1.geojson', '/api/v1/trusts.geojson']) {
        const collection = check(await text(path))
        const shapes = collection.type === 'FeatureCollection' ? collection.features.map(({ geometry }) => geometry?.type) : []
        expect(shapes, path).toContain('Point')
        expect(new Set(shapes), path).toEqual(new Set(['Point', undefined]))
        expect(collection, path).not.toHaveProperty('crs')
      }
    })

    test('a package is as final as its release: what comes later is told beside it', async () => {
      const [zip, description] = [await bytes('/releases/2026-1.zip'), await ask('/releases/2026-1/datapackage.json')]
      // These bytes are out in the world. A change for later releases must leave them as they are.
      expect([sha256(await description.text()), sha256(zip)]).toEqual([
        'a0d5de18d3b6042d7ceed6a976e2c598f24c5e2df35846c3823e4cea1267c91a',
        '2917457e9365a0015639b29ce92d5f12a25186e36f0a787caf8f68f689ac4f4a',
      ])
      const second = [
        resultRow('EX-001'),
        resultRow('EX-002', { status: 'not-collecting' }),
        resultRow('EX-003', { status: 'partial' }),
      ]
      await publishResults(open().db, { ...publish, rows: second, title: 'Second', today: '2027-05-03' })
      const correction = { parent: '2026-1', reason: 'We had misread <it> & say so.' }
      await publishResults(open().db, {
        ...publish,
        rows: [resultRow('EX-002', { status: 'partial' })],
        correction,
        today: '2027-06-01',
      })
      expect(sha256(await bytes('/releases/2026-1.zip'))).toBe(sha256(zip))
      expect(description.headers.get('link')).not.toContain('successor-version')
      const after = await ask('/releases/2026-1/datapackage.json')
      expect(after.headers.get('etag')).toBe(description.headers.get('etag'))
      expect(after.headers.get('link')).toContain('/releases/2026-1.1>; rel="successor-version"')
      const corrected = await ask('/releases/2026-1.1/datapackage.json')
      expect(corrected.headers.get('link')).toContain('/releases/2026-1>; rel="predecessor-version"')
      expect(await corrected.json()).toMatchObject({
        version: '2026.1.1',
        correction: { parent: '2026-1', trustCodes: ['EX-002'] },
      })
    })

    test('the feed tells of each release, correction and changed status, the last published first', async () => {
      const feed = await text('/feed.atom')
      expect(titles(feed)).toEqual([
        'Example: First &lt;round&gt; &amp; more, corrected (2026-1.1)',
        'Example: Example Trust 2: put right, Partly (before: Not collecting)',
        'Example: Second',
        'Example: Example Trust 3: Partly (before: Collecting)',
        'Example: Example Trust 4: Not asked yet (before: Outside the survey)',
        'Example: Ymddiriedolaeth Tŷ Ŵyn 💛, “A &amp; B” &lt;i&gt;: Collecting (before: Partly)',
        'Example: First &lt;round&gt; &amp; more',
      ])
      const ids = [...feed.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids[2]).toBe('tag:localhost,2027-06-01:example/releases/2026-1.1/trusts/EX-002')
      expect(feed).toContain('<updated>2027-06-01T00:00:00Z</updated>')
      const welsh = await text('/cy/feed.atom')
      expect(welsh).toContain('xml:lang="cy"')
      expect(titles(welsh)[5]).toBe('Enghraifft (Example): Tŷ Ŵyn: Yn casglu (cyn hynny: Yn rhannol)')
      for (const path of ['/feed.atom', '/cy/feed.atom']) {
        const [self, alternates] = [
          links(await text(path), 'self'),
          links((await text(path)).split('<entry>')[0] ?? '', 'alternate'),
        ]
        expect(self).toEqual([`http://localhost:4130${path}`])
        expect(new Set(alternates).size).toBe(2)
      }
    })

    test('older entries are in archives that lead from one to the next, and each stays as it is', async () => {
      const seen: string[] = []
      let address: string | undefined = '/releases/2026-1.1/feed.atom'
      while (address) {
        const archive = await text(address)
        expect(archive).toContain('<fh:archive/>')
        expect(links(archive, 'current')).toEqual(['http://localhost:4130/feed.atom'])
        seen.push(...titles(archive).map(String))
        address = links(archive, 'prev-archive')[0]?.replace('http://localhost:4130', '')
      }
      expect(seen).toEqual(titles(await text('/feed.atom')))
      expect((await ask('/releases/2020-1/feed.atom')).status).toBe(404)
      const full = await feedView(open().db, 2)
      expect([full.publications.map(({ release }) => release.id), full.before?.id]).toEqual([['2026-1.1'], '2027-1'])
      expect((await feedView(open().db, 3)).before?.id).toBe('2026-1')
    })

    onlyWithXmllint(`against the schema of RFC 4287${missing ? ` (${missing})` : ''}`, () => {
      test.each(['/feed.atom', '/cy/feed.atom', '/releases/2026-1.1/feed.atom'])('%s is valid', async path => {
        const feed = await text(path)
        expect(atomErrors(feed)).toBe('')
        expect(atomErrors(feed.replace('<updated>', '<changed>').replace('</updated>', '</changed>'))).not.toBe('')
      })
    })

    test('a passage that is withheld is gone from the package, which is valid all the same, and the feed says so', async () => {
      await withholdPassage(open().db, { ...by, passage: '2026-1/EX-002/1', reason: 'It named a person.', today: '2027-07-01' })
      const zip = await bytes('/releases/2026-1.zip')
      expect(Buffer.from(zip).includes('We hold nothing.')).toBe(false)
      await writeFile(join(folder, 'withheld.zip'), zip)
      const found = await Package.load(join(folder, 'withheld.zip'))
      const pieces = (await found.resources[1]?.read({ keyed: true })) ?? []
      expect(pieces[1]).toMatchObject({ source: 'withheld', quote: null, withheld_reason: 'It named a person.' })
      const [entry = ''] = entries(await text('/releases/2026-1/feed.atom'))
      expect(entry).toContain('<updated>2027-07-01T00:00:00Z</updated>')
      expect(entry).toContain('One passage has been withheld, on 1 July 2027.')
    })

    test('every file may be read by any page, and no page may', async () => {
      const files = [
        '/feed.atom',
        '/releases/2026-1.zip',
        '/releases/2026-1/datapackage.json',
        '/releases/2026-1.csv',
        '/api/v1/trusts',
        '/data/register/nothing.csv',
      ]
      for (const path of files) {
        const preflight = await ask(path, { method: 'OPTIONS' })
        expect([preflight.status, preflight.headers.get('access-control-allow-origin')], path).toEqual([204, '*'])
        expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS')
      }
      for (const path of files.slice(0, -1)) {
        const head = await ask(path, { method: 'HEAD' })
        expect([head.status, head.headers.get('access-control-expose-headers')], path).toEqual([200, 'ETag, Link'])
        expect(head.headers.get('etag'), path).toMatch(/^"[\w-]+"$/)
      }
      for (const path of ['/releases/2026-1', '/data', '/releases']) {
        expect((await ask(path)).headers.get('access-control-allow-origin'), path).toBeNull()
      }
      const zip = await ask('/releases/2026-1.zip')
      expect([zip.headers.get('content-type'), zip.headers.get('content-disposition')]).toEqual([
        'application/zip',
        'attachment; filename="spotlight-example-2026-1.zip"',
      ])
    })
  },
  { migrations: testMigrations },
)
