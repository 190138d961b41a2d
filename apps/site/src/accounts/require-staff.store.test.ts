import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { signInForTests } from '../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../test/support/test-database.ts'
import { testRouter, testServices } from '../../test/support/test-router.ts'
import type { Router, Services } from '../foundation/index.ts'
import { principalOf } from './console-route.ts'
import { accountsRoutes } from './routes.ts'

const inside = (router: Router) => {
  router.get('/console', c => c.json(principalOf(c)))
  router.post('/console/change', c => c.text('changed'))
}
const start = new Date('2026-11-22T10:00:00Z')

eachDatabase('the door of the console', open => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: start }))
  afterEach(() => void vi.useRealTimers())
  const services = (changes: Partial<Services> = {}) => testServices(open(), changes)
  const site = (changes: Partial<Services> = {}) => testRouter(services(changes), accountsRoutes, inside)

  test('says who is there, with their role and bars', async () => {
    const { cookie, principal } = await signInForTests(services(), { role: 'marker', barredFrom: ['EX-002', 'EX-001'] })
    const response = await site().request('/console', { headers: { cookie } })
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual({ ...principal, barredFrom: ['EX-001', 'EX-002'] })
  })

  test('does not open for a cookie that was tampered with or signed with another secret', async () => {
    const { cookie } = await signInForTests(services(), { role: 'admin' })
    const other = await signInForTests(services({ secret: 'another secret that is as long as it must be' }), { role: 'admin' })
    for (const wrong of [cookie.replace(/=../, '=xx'), cookie.split('.')[0] ?? '', other.cookie]) {
      expect((await site().request('/console', { headers: { cookie: wrong } })).status).toBe(403)
    }
  })

  test('a session ends twelve hours after it was last used', async () => {
    const { cookie } = await signInForTests(services(), { role: 'viewer' })
    const visit = async (at: string) => {
      vi.setSystemTime(new Date(at))
      return (await site().request('/console', { headers: { cookie } })).status
    }
    expect(await visit('2026-11-22T21:00:00Z')).toBe(200)
    expect(await visit('2026-11-23T08:00:00Z')).toBe(200)
    expect(await visit('2026-11-23T20:00:00Z')).toBe(403)
  })

  test('the clock of a rehearsal neither ends nor wakes a session', async () => {
    const { cookie } = await signInForTests(services(), { role: 'viewer' })
    const moved = site({ clock: () => new Date('2027-06-01T10:00:00Z') })
    expect((await moved.request('/console', { headers: { cookie } })).status).toBe(200)
    vi.setSystemTime(new Date('2026-11-24T10:00:00Z'))
    expect((await site({ clock: () => start }).request('/console', { headers: { cookie } })).status).toBe(403)
  })
})
