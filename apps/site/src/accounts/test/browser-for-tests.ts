import { testRouter } from '../../../test/support/test-router.ts'
import type { Router, Services } from '../../foundation/index.ts'
import { hospitalRoute } from '../hospital/hospital-route.ts'
import { makeSetupLink } from '../make-setup-link.ts'
import { realTime } from '../real-time.ts'
import { accountsRoutes } from '../routes.ts'
import { pendingTotp } from '../second-step/set-up-totp.ts'
import { totpCode } from '../second-step/totp.ts'
import { staffByEmail } from '../staff-store.ts'

export const goodPassword = 'four words make sense'
export const firstAdmin = { name: 'First Admin', email: 'first@staff.example', password: goodPassword }

const inside = (router: Router) => {
  router.get('/console', c => c.text(`inside: ${c.var.principal?.name}`))
  router.get('/console/rounds', c => c.text('rounds'))
  router.post('/console/change', c => c.text('changed'))
  hospitalRoute(router, { method: 'post', path: '/hospital/change', handle: c => c.text('changed') })
}

/** A browser with its own cookies, on a site with the door of the console and three pages behind it. JavaScript is off. */
export class BrowserForTests {
  readonly #services: Services
  readonly #router: Router
  readonly #cookies = new Map<string, string>()

  constructor(services: Services) {
    this.#services = services
    this.#router = testRouter(services, accountsRoutes, inside)
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const { host, origin } = new URL(this.#services.baseUrl)
    const headers = new Headers({ host, cookie: this.cookie, 'user-agent': 'Mozilla/5.0 (X11; Linux) Firefox/140.0' })
    if (init.method === 'POST')
      for (const [name, value] of [
        ['origin', origin],
        ['sec-fetch-site', 'same-origin'],
      ] as const)
        headers.set(name, value)
    new Headers(init.headers).forEach((value, name) => void headers.set(name, value))
    const response = await this.#router.request(path, { ...init, headers })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return response
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (/Max-Age=0/i.test(line)) this.#cookies.delete(name)
    else this.#cookies.set(name, value)
  }

  send(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return this.ask(path, { method: 'POST', body: new URLSearchParams(fields), headers })
  }

  /** Follows redirects to the page at their end. */
  async follow(response: Response): Promise<Response> {
    let current = response
    for (let steps = 0; current.status === 303 && steps < 5; steps++)
      current = await this.ask(current.headers.get('location') ?? '')
    return current
  }
}

export const tokenIn = (text: string): string => /\/console\/(?:enter|invitation|new-password)\/([\w-]+)/.exec(text)?.[1] ?? ''

/** The first administrator, from the printed link to the second step; returns the secret of their app and their backup codes. */
export async function becomeAdmin(services: Services, browser: BrowserForTests, who = firstAdmin) {
  const link = await makeSetupLink(services.write, { baseUrl: '', now: realTime() })
  await browser.follow(await browser.send(link, who))
  return setUpApp(services, browser, who.email)
}

/** Sets the code app up as the pages do it, and reads the secret from the database as the app does from the picture. */
export async function setUpApp(services: Services, browser: BrowserForTests, email: string) {
  await browser.send('/console/second-step/app', { to: '/console' })
  const staff = await staffByEmail(services.db, email)
  const secret = (await pendingTotp(services, staff?.id ?? '')) ?? ''
  const page = await browser.send('/console/second-step/set-up', { code: totpCode(secret, realTime()), to: '/console' })
  const html = await page.text()
  const backupCodes = [...html.matchAll(/<li>([a-z2-9]{5}-[a-z2-9]{5})<\/li>/g)].map(match => match[1] ?? '')
  return { secret, backupCodes, staffId: staff?.id ?? '', html, status: page.status }
}
