import { brotliCompressSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { findRoot, type Router } from '../../foundation/index.ts'
import { registerSeedForTests } from '../../register/register-for-tests.ts'
import { newestCriteria, publishResults, type ResultRow } from '../../releases/index.ts'
import { plainResult } from '../../releases/results-for-tests.ts'
import { embedRoutes } from './embed-routes.ts'

const criteria = newestCriteria(findRoot(import.meta.dirname))

eachDatabase(
  'pieces for other people’s pages',
  open => {
    let router: Router
    const get = async (address: string) => {
      const response = await router.request(address)
      return {
        status: response.status,
        to: response.headers.get('location'),
        html: await response.text(),
        headers: response.headers,
      }
    }
    beforeAll(() => {
      const clock = () => new Date('2026-11-22T10:00:00Z')
      router = testRouter(testServices(open(), { campaign: 'uk', clock }), embedRoutes)
    })
    const publish = (rows: ResultRow[], title: string) =>
      publishResults(open().db, {
        actor: { kind: 'command', name: 'test' },
        now: new Date('2026-11-22T10:00:00Z'),
        campaign: 'uk',
        criteria,
        rows,
        today: '2026-11-22',
        title,
      })

    test('before the first release the map has every trust and the number says that nobody was asked', async () => {
      const map = await get('/embed/map')
      expect(map.html.match(/<a id="p-/g)?.length).toBeGreaterThan(140)
      expect((await get('/embed/number')).html).toContain('We are about to ask')
      expect((await get('/embed/trusts/RA2')).html).toContain('Not asked')
    })

    test('anybody may frame a piece, it brings no form and no cookie, and its links lead out of the frame', async () => {
      for (const address of ['/embed/map', '/embed/number', '/embed/trusts/RA2', '/cy/embed/map', '/embed/trusts/NOBODY']) {
        const { headers, html } = await get(address)
        expect(headers.get('content-security-policy')).toContain('frame-ancestors *')
        expect(headers.get('x-frame-options')).toBeNull()
        expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
        expect(headers.get('set-cookie')).toBeNull()
        expect(html).toContain('<base target="_blank"/>')
        expect(html).not.toContain('<form')
      }
      // The page on which one chooses is no piece.
      expect((await get('/embed')).headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    })

    test('the map of the whole country weighs at most 20 kB', async () => {
      for (const address of ['/embed/map', '/cy/embed/map'])
        expect(brotliCompressSync((await get(address)).html).length).toBeLessThanOrEqual(20_000)
    })

    test('each piece has one address; an old code and another order lead there', async () => {
      expect(await get('/embed/map?release=&nation=wales&utm=1')).toMatchObject({ status: 302, to: '/embed/map?nation=wales' })
      expect(await get('/embed/trusts/ra2')).toMatchObject({ status: 302, to: '/embed/trusts/RA2' })
      expect(await get('/cy/embed/number?look=day&nation=moon')).toMatchObject({ to: '/cy/embed/number?look=day' })
    })

    test('shows the newest release, unless one is named', async () => {
      await publish([plainResult('RA2', 'partial'), plainResult('7A1', 'not-collecting')], 'First')
      await publish([plainResult('RA2', 'collecting'), plainResult('7A1', 'not-collecting')], 'Second')
      expect((await get('/embed/trusts/RA2')).html).toContain('everyone is counted')
      expect((await get('/embed/trusts/RA2?release=2026-1')).html).not.toContain('everyone is counted')
      expect((await get('/embed/number')).html).toContain('1 of 2')
      expect((await get('/embed/number?release=2026-1')).html).toContain('2 of 2')
      const wales = await get('/embed/number?nation=wales')
      expect(wales.html).toContain('1 of 1')
      expect(wales.html).toContain('Wales')
    })

    test('says in the frame that there is nothing', async () => {
      expect(await get('/embed/number?release=1999-9')).toMatchObject({ status: 404 })
      const nobody = await get('/embed/trusts/EX-001')
      expect(nobody.status).toBe(404)
      expect(nobody.html).toContain('There is nothing here any more')
    })

    test('a trust that was merged away names its successor', async () => {
      const { html } = await get('/embed/trusts/RA4')
      expect(html).toContain('This trust has become part of another')
      expect(html).toContain('href="/trusts/RH5"')
    })

    test('gives the code for what was chosen, and asks for what is missing', async () => {
      const { html } = await get('/embed?what=trust&trust=RA2&language=cy&look=day')
      expect(html).toContain('&lt;iframe src=&quot;')
      expect(html).toContain('/cy/embed/trusts/RA2?look=day')
      expect(html).toContain('data-show=')
      const missing = await get('/embed?what=trust&trust=%22%3E%3Cscript%3E')
      expect(missing.html).toContain('Choose the trust whose answer you want to show.')
      expect(missing.html).not.toContain('id="code"')
      expect(missing.html).not.toContain('"><script>')
    })
  },
  { seed: registerSeedForTests },
)
