import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { drawingThread, findRoot, PictureDesk, type Router } from '../../foundation/index.ts'
import { registerSeedForTests } from '../../register/register-for-tests.ts'
import { newestCriteria, type PublishResults, publishResults } from '../../releases/index.ts'
import { plainResult } from '../../releases/results-for-tests.ts'
import { shareRoutes } from './share-routes.ts'

const criteria = newestCriteria(findRoot(import.meta.dirname))
const now = new Date('2026-11-22T10:00:00Z')

eachDatabase(
  'the pictures to share',
  open => {
    const thread = drawingThread(30_000)
    let router: Router
    const get = async (address: string, headers: Record<string, string> = {}) => {
      const response = await router.request(address, { headers })
      return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
    }
    const publish = (change: Partial<PublishResults>) =>
      publishResults(open().db, {
        actor: { kind: 'command', name: 'test' },
        now,
        campaign: 'uk',
        criteria,
        rows: [],
        today: '2026-11-22',
        ...change,
      })

    beforeAll(async () => {
      const services = testServices(open(), { campaign: 'uk', clock: () => now })
      router = testRouter(services, routes => shareRoutes(routes, new PictureDesk(thread)))
      await publish({ rows: [plainResult('7A1', 'partial'), plainResult('RR8', 'collecting')], title: 'First' })
      await publish({
        rows: [plainResult('7A1', 'not-collecting'), plainResult('RR8', 'collecting')],
        correction: { parent: '2026-1', reason: 'We read it wrongly.' },
      })
    })
    afterAll(() => thread.stop())

    test('a trust: a picture that may be kept for good, in its language, and known again', async () => {
      const { status, headers, bytes } = await get('/share/2026-1/trusts/7A1.png')
      expect([status, headers.get('content-type')]).toEqual([200, 'image/png'])
      expect(bytes.subarray(1, 4).toString()).toBe('PNG')
      expect(headers.get('cache-control')).toContain('immutable')
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
      expect((await get('/share/2026-1/trusts/7A1.png?utm=x')).bytes.equals(bytes)).toBe(true)
      expect((await get('/cy/share/2026-1/trusts/7A1.png')).bytes.equals(bytes)).toBe(false)
      const again = await get('/share/2026-1/trusts/7A1.png', { 'if-none-match': `W/${headers.get('etag')}` })
      expect([again.status, again.bytes.length]).toEqual([304, 0])
    })

    test('a correction has pictures of its own; those of what it corrects stay', async () => {
      const [before, after] = [await get('/share/2026-1.png'), await get('/share/2026-1.1.png')]
      expect([before.status, after.status]).toEqual([200, 200])
      expect(before.bytes.equals(after.bytes)).toBe(false)
    })

    test('a nation, and the site before there are results', async () => {
      expect((await get('/share/2026-1.1/wales.png')).status).toBe(200)
      const site = await get('/share/spotlight.png')
      expect(site.status).toBe(200)
      expect(site.headers.get('cache-control')).not.toContain('immutable')
    })

    test.each([
      '/share/2019-1.png',
      '/share/2026-1.9/wales.png',
      '/share/2026-1/cornwall.png',
      '/share/2026-1/trusts/ZZZ.png',
      '/share/2026-1/trusts/7a1.png',
      '/share/2026-1/trusts/..%2f..%2fetc.png',
      '/share/2026-1/trusts/7A1.svg',
      '/share/2026-1',
    ])('%s is not found', async address => {
      expect((await get(address)).status).toBe(404)
    })

    test('past what may be waited for: come again later', async () => {
      const never = new PictureDesk({ run: () => new Promise(() => {}), stop: async () => {} }, { maxBytes: 1, maxWaiting: 0 })
      const full = testRouter(testServices(open(), { campaign: 'uk' }), routes => shareRoutes(routes, never))
      const response = await full.request('/share/2026-1.png')
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10'])
      expect(response.headers.get('cache-control')).toBe('no-store')
    })
  },
  { seed: registerSeedForTests },
)
