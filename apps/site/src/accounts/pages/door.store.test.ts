import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { foundationRoom, type Router, type Services } from '../../foundation/index.ts'
import { makeSetupLink } from '../make-setup-link.ts'
import { accountsMigrations } from '../migrations.ts'
import { accountsRoutes } from '../routes.ts'
import { newToken } from '../token.ts'

const inside = (router: Router) => {
  router.get('/console', c => c.text('inside'))
  router.post('/console/change', c => c.text('changed'))
}
const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? ''

eachDatabase(
  'the door of the console',
  open => {
    const site = (changes: Partial<Services> = {}) => testRouter(testServices(open(), changes), accountsRoutes, inside)
    const link = (services: Partial<Services> = {}) =>
      makeSetupLink(open().db, { baseUrl: '', now: services.clock?.() ?? new Date('2026-11-22T10:00:00Z') })
    const signIn = async (router: Router) => cookieOf(await router.request(await link(), { method: 'POST', headers: ours }))

    describe('without a session', () => {
      test.each(['/console', '/console/', '/console/rounds', '/console/no-such-page', '/cy/console', '/console/leave'])(
        '%s is closed and says how to get in',
        async path => {
          const response = await site().request(path)
          expect(response.status).toBe(403)
          expect(response.headers.get('set-cookie')).toBeNull()
          expect(await response.text()).toContain('npm run spotlight -- console-link')
        },
      )

      test('a form is refused whoever sends it', async () => {
        const response = await site().request('/console/change', { method: 'POST', headers: ours })
        expect(response.status).toBe(403)
      })

      test('a cookie that we never gave out does not help', async () => {
        const response = await site().request('/console', { headers: { cookie: `spotlight-session=${newToken()}` } })
        expect(response.status).toBe(403)
      })
    })

    test('opening a link changes nothing: it can be opened again, and still works', async () => {
      const address = await link()
      for (const method of ['GET', 'HEAD', 'GET']) {
        const response = await site().request(address, { method })
        expect(response.status).toBe(200)
        expect(response.headers.get('set-cookie')).toBeNull()
      }
      const entered = await site().request(address, { method: 'POST', headers: ours })
      expect(entered.status).toBe(303)
      expect(entered.headers.get('location')).toBe('/console')
    })

    test('the button lets in once and the second time says why not', async () => {
      const address = await link()
      await site().request(address, { method: 'POST', headers: ours })
      const again = await site().request(address, { method: 'POST', headers: ours })
      expect(again.status).toBe(410)
      expect(await again.text()).toContain('This link has been used')
      expect(again.headers.get('set-cookie')).toBeNull()
    })

    test('a form on another site cannot use the link up', async () => {
      const address = await link()
      const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
      expect((await site().request(address, { method: 'POST', headers: foreign })).status).toBe(403)
      expect((await site().request(address, { method: 'POST', headers: ours })).status).toBe(303)
    })

    test('the cookie opens the console, is for this host only and not for scripts', async () => {
      const router = site()
      const response = await router.request(await link(), { method: 'POST', headers: ours })
      expect(response.headers.get('set-cookie')).toMatch(
        /^spotlight-session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
      )
      const page = await router.request('/console', { headers: { cookie: cookieOf(response) } })
      expect(await page.text()).toBe('inside')
      expect(page.headers.get('cache-control')).toBe('no-store')
    })

    test('behind https the cookie has the strict name', async () => {
      const response = await site({ baseUrl: 'https://spotlight.example' }).request(await link(), {
        method: 'POST',
        headers: { origin: 'https://spotlight.example', host: 'spotlight.example' },
      })
      expect(response.headers.get('set-cookie')).toMatch(
        /^__Host-spotlight-session=[\w-]{43}; .*Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      )
    })

    test('a session outlives twelve hours only when it is used', async () => {
      let time = new Date('2026-11-22T10:00:00Z')
      const router = site({ clock: () => time })
      const cookie = await signIn(router)
      const visit = async (at: string) => {
        time = new Date(at)
        return router.request('/console', { headers: { cookie } })
      }
      const prolonged = await visit('2026-11-22T21:00:00Z')
      expect(prolonged.status).toBe(200)
      expect(prolonged.headers.get('set-cookie')).toContain('Max-Age=43200')
      expect((await visit('2026-11-23T08:00:00Z')).status).toBe(200)
      expect((await visit('2026-11-23T20:00:00Z')).status).toBe(403)
    })

    test('inside, a form from another site is refused', async () => {
      const router = site()
      const cookie = await signIn(router)
      const send = (headers: Record<string, string>) =>
        router.request('/console/change', { method: 'POST', headers: { cookie, ...headers } })
      expect(await (await send(ours)).text()).toBe('changed')
      expect((await send({ ...ours, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
      expect((await send({ host: 'localhost:3000', origin: 'https://elsewhere.example' })).status).toBe(403)
      expect((await send({ host: 'localhost:3000', origin: 'null' })).status).toBe(403)
    })

    test('signing out ends the session itself, not only the cookie', async () => {
      const router = site()
      const cookie = await signIn(router)
      const left = await router.request('/console/leave', { method: 'POST', headers: { cookie, ...ours } })
      expect(left.headers.get('set-cookie')).toMatch(/^spotlight-session=; Max-Age=0/)
      expect(await left.text()).toContain('You have signed out')
      expect((await router.request('/console', { headers: { cookie } })).status).toBe(403)
    })

    test('too many tries are turned away for a while', async () => {
      let time = new Date('2026-11-22T10:00:00Z')
      const router = site({ clock: () => time })
      const statuses = []
      for (let count = 0; count < 21; count++) statuses.push((await router.request(`/console/enter/${newToken()}`)).status)
      expect(statuses.slice(0, 20).every(status => status === 404)).toBe(true)
      expect(statuses[20]).toBe(429)
      time = new Date('2026-11-22T10:10:00Z')
      expect((await router.request(await link({ clock: () => time }))).status).toBe(200)
    })
  },
  { migrations: [...(foundationRoom.migrations ?? []), ...accountsMigrations], freshFor: 'test' },
)
