import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { listMail, rows, type Services } from '../../foundation/index.ts'
import { totpCode } from '../second-step/totp.ts'
import type { AccountsTables } from '../tables.ts'
import { BrowserForTests, becomeAdmin, firstAdmin, goodPassword, tokenIn } from '../test/browser-for-tests.ts'
import { signOutEveryone } from './sign-out-everyone.ts'

const start = new Date('2026-11-22T10:00:00Z')
const minutes = (count: number) => vi.setSystemTime(new Date(Date.now() + count * 60_000))

eachDatabase(
  'signing in',
  open => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: start }))
    afterEach(() => void vi.useRealTimers())
    const services = (changes: Partial<Services> = {}) => testServices(open(), { clock: () => new Date(), ...changes })
    const signIn = (browser: BrowserForTests, fields: Record<string, string> = {}) =>
      browser.send('/console/sign-in', { email: firstAdmin.email, password: goodPassword, ...fields })
    const deeds = async () =>
      (
        await rows<{ audit: { deed: string; id: number } }>(open().db).selectFrom('audit').select('deed').orderBy('id').execute()
      ).map(row => row.deed)

    describe('without a session', () => {
      test.each(['/console', '/console/rounds', '/console/no-such-page', '/console/staff', '/console/account', '/cy/console'])(
        '%s shows the form and nothing else',
        async path => {
          const response = await new BrowserForTests(services()).ask(path)
          expect(response.status).toBe(403)
          expect(response.headers.getSetCookie()).toEqual([])
          expect(response.headers.get('cache-control')).toBe('no-store')
          expect(await response.text()).toContain(`name="to" value="${path}"`)
        },
      )

      test('a form is refused, whoever sends it', async () => {
        const response = await new BrowserForTests(services()).send('/console/change', {})
        expect(response.status).toBe(403)
        expect(await response.text()).toContain('What you sent was not saved')
      })
    })

    test('leads from the printed link over both steps to the console, and back by password and code', async () => {
      const site = services()
      const browser = new BrowserForTests(site)
      const { secret, backupCodes, status } = await becomeAdmin(site, browser)
      expect(status).toBe(200)
      expect(backupCodes).toHaveLength(10)
      expect(await (await browser.ask('/console')).text()).toBe('inside: First Admin')
      minutes(2)
      const other = new BrowserForTests(site)
      const half = await signIn(other, { to: '/console/rounds' })
      expect(half.headers.get('location')).toBe('/console/second-step?to=%2Fconsole%2Frounds')
      expect((await other.ask('/console')).status).toBe(403)
      const page = await other.ask('/console/second-step?to=%2Fconsole%2Frounds')
      expect(await page.text()).toContain('Enter the code')
      const done = await other.send('/console/second-step', { code: totpCode(secret, new Date()), to: '/console/rounds' })
      expect(await (await other.follow(done)).text()).toBe('rounds')
      expect(await deeds()).toEqual(['staff.join', 'account.set-totp', 'account.sign-in'])
    })

    test('a password alone opens nothing, also to somebody who has not set up a second step', async () => {
      const site = services()
      await becomeAdmin(site, new BrowserForTests(site))
      const thief = new BrowserForTests(site)
      await signIn(thief)
      for (const path of ['/console', '/console/rounds', '/console/account', '/console/staff']) {
        expect((await thief.ask(path)).status, path).not.toBe(200)
      }
      expect((await thief.send('/console/second-step/app', {})).headers.get('location')).toContain('/console/sign-in')
    })

    test('the cookie is for this host, not for scripts, and new at each sign-in', async () => {
      const site = services({ baseUrl: 'https://spotlight.example' })
      const browser = new BrowserForTests(site)
      const { secret } = await becomeAdmin(site, browser)
      const before = browser.cookie
      minutes(2)
      await signIn(browser)
      const done = await browser.send('/console/second-step', { code: totpCode(secret, new Date()) })
      expect(done.headers.getSetCookie().find(cookie => cookie.includes('session'))).toMatch(
        /^__Host-spotlight-session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      )
      expect(browser.cookie).not.toBe(before)
    })

    test('a code opens the door once', async () => {
      const site = services()
      const { secret } = await becomeAdmin(site, new BrowserForTests(site))
      minutes(2)
      const code = totpCode(secret, new Date())
      const [one, other] = [new BrowserForTests(site), new BrowserForTests(site)]
      for (const browser of [one, other]) await signIn(browser)
      const both = await Promise.all([one, other].map(browser => browser.send('/console/second-step', { code })))
      expect(both.map(response => response.status).sort()).toEqual([303, 422])
      minutes(0.5)
      const third = new BrowserForTests(site)
      await signIn(third)
      expect((await third.send('/console/second-step', { code })).status).toBe(422)
    })

    test('a backup code opens the door once and leads to the account', async () => {
      const site = services()
      const { backupCodes } = await becomeAdmin(site, new BrowserForTests(site))
      const code = backupCodes[3]?.toUpperCase().replace('-', ' ') ?? ''
      const [one, other] = [new BrowserForTests(site), new BrowserForTests(site)]
      await signIn(one)
      const done = await one.send('/console/second-step', { code })
      expect(done.headers.get('location')).toBe('/console/account')
      expect((await one.ask('/console')).status).toBe(200)
      await signIn(other)
      expect((await other.send('/console/second-step', { code })).status).toBe(422)
    })

    test('the second step waits ten minutes and no longer', async () => {
      const site = services()
      const { secret } = await becomeAdmin(site, new BrowserForTests(site))
      const browser = new BrowserForTests(site)
      await signIn(browser)
      minutes(11)
      const late = await browser.send('/console/second-step', { code: totpCode(secret, new Date()) })
      expect(late.headers.get('location')).toBe('/console/sign-in')
    })

    test('what no keyboard types and no database holds is refused, and never a failure of the site', async () => {
      const site = services()
      for (const [field, value] of Object.entries({ email: '\0first@staff.example', password: '\0' })) {
        expect((await signIn(new BrowserForTests(site), { [field]: value })).status, field).toBe(400)
      }
      expect((await new BrowserForTests(site).send('/console/forgotten', { email: '\0@staff.example' })).status).toBe(400)
      expect((await signIn(new BrowserForTests(site), { email: `x${'y'.repeat(5000)}@a.example` })).status).toBe(422)
    })

    test('says the same of a wrong password and of somebody unknown', async () => {
      const site = services()
      await becomeAdmin(site, new BrowserForTests(site))
      const bodies = await Promise.all(
        [firstAdmin.email, 'nobody@staff.example'].map(async email => {
          const response = await signIn(new BrowserForTests(site), { email, password: 'not the right one' })
          expect(response.status).toBe(422)
          return (await response.text()).replaceAll(email, 'ADDRESS')
        }),
      )
      expect(bodies[0]).toBe(bodies[1])
      expect((await deeds()).filter(deed => deed === 'account.sign-in-failed')).toHaveLength(2)
      const kept = await rows<{ audit: Record<string, unknown> }>(open().db).selectFrom('audit').selectAll().execute()
      expect(JSON.stringify(kept)).not.toContain('@staff.example')
    })

    test('after five tries the account waits, known or not, longer each time; its owner hears of it once', async () => {
      const site = services()
      await becomeAdmin(site, new BrowserForTests(site))
      for (const email of [firstAdmin.email, 'nobody@staff.example']) {
        const attempt = (password: string) => signIn(new BrowserForTests(site), { email, password })
        for (let count = 0; count < 5; count++) expect((await attempt('wrong')).status).toBe(422)
        expect((await attempt(goodPassword)).status).toBe(429)
        minutes(1.1)
        for (let count = 0; count < 5; count++) expect((await attempt('wrong')).status).toBe(422)
        expect(await (await attempt(goodPassword)).text()).toContain('Wait 2 minutes')
        minutes(1.1)
        expect((await attempt(goodPassword)).status).toBe(429)
        minutes(1)
        expect((await attempt(goodPassword)).status).toBe(email === firstAdmin.email ? 303 : 422)
      }
      const mails = await listMail(open().db)
      expect(mails.map(mail => [mail.to, mail.subject])).toEqual([[firstAdmin.email, 'Somebody has tried to sign in as you']])
    })

    test('many tries at the same moment are not all allowed', async () => {
      const site = services()
      await becomeAdmin(site, new BrowserForTests(site))
      const all = await Promise.all(Array.from({ length: 12 }, () => signIn(new BrowserForTests(site), { password: 'wrong' })))
      expect(all.filter(response => response.status === 422)).toHaveLength(5)
      expect(all.filter(response => response.status === 429)).toHaveLength(7)
    })

    test('one address may not try without end, whichever account it tries', async () => {
      const site = services()
      const statuses: number[] = []
      for (let count = 0; count < 62; count++) {
        statuses.push((await new BrowserForTests(site).send('/console/second-step', { code: '1' })).status)
      }
      expect(statuses.slice(0, 60).every(status => status === 303)).toBe(true)
      expect(statuses.slice(60)).toEqual([429, 429])
      minutes(10)
      expect((await new BrowserForTests(site).send('/console/second-step', { code: '1' })).status).toBe(303)
    })

    test('forms of other sites are refused at the door and behind it', async () => {
      const site = services()
      const browser = new BrowserForTests(site)
      await becomeAdmin(site, browser)
      const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
      for (const path of ['/console/sign-in', '/console/leave', '/console/change', '/console/forgotten', '/console/passkey']) {
        expect((await browser.send(path, {}, foreign)).status, path).toBe(403)
        expect((await browser.send(path, {}, { origin: 'null', 'sec-fetch-site': 'same-origin' })).status, path).toBe(403)
      }
      expect(await (await browser.send('/console/change', {})).text()).toBe('changed')
    })

    test('signing out ends the session itself, not only the cookie', async () => {
      const site = services()
      const browser = new BrowserForTests(site)
      await becomeAdmin(site, browser)
      const { cookie } = browser
      expect(await (await browser.send('/console/leave', {})).text()).toContain('You have signed out')
      expect(browser.cookie).toBe('')
      expect((await browser.ask('/console', { headers: { cookie } })).status).toBe(403)
    })

    test('everybody is signed out by command', async () => {
      const site = services()
      const browser = new BrowserForTests(site)
      await becomeAdmin(site, browser)
      expect(await signOutEveryone(site, { kind: 'command', name: 'sign-out-everyone' })).toBe(1)
      expect((await browser.ask('/console')).status).toBe(403)
    })

    describe('a forgotten password', () => {
      const askFor = async (site: Services, email: string) => {
        const response = await new BrowserForTests(site).send('/console/forgotten', { email })
        return { status: response.status, text: await response.text() }
      }
      const choose = (site: Services, token: string, password: string) =>
        new BrowserForTests(site).send(`/console/new-password/${token}`, { password })

      test('is answered the same way whether anybody has the address or not', async () => {
        const site = services()
        await becomeAdmin(site, new BrowserForTests(site))
        const known = await askFor(site, firstAdmin.email)
        expect(await askFor(site, 'nobody@staff.example')).toEqual(known)
        expect(known.status).toBe(200)
        expect((await listMail(open().db)).map(mail => mail.to)).toEqual([firstAdmin.email])
      })

      test('is replaced by a link that works once, for an hour; sessions end and the second step stays', async () => {
        const site = services()
        const browser = new BrowserForTests(site)
        const { secret } = await becomeAdmin(site, browser)
        await askFor(site, firstAdmin.email)
        const token = tokenIn((await listMail(open().db))[0]?.text ?? '')
        expect((await choose(site, token, 'short')).status).toBe(422)
        expect((await choose(site, token, 'another good password')).status).toBe(200)
        expect((await choose(site, token, 'and yet another one')).status).toBe(410)
        expect((await browser.ask('/console')).status).toBe(403)
        minutes(2)
        const again = new BrowserForTests(site)
        expect((await signIn(again)).status).toBe(422)
        await signIn(again, { password: 'another good password' })
        expect((await again.ask('/console')).status).toBe(403)
        await again.send('/console/second-step', { code: totpCode(secret, new Date()) })
        expect((await again.ask('/console')).status).toBe(200)
      })

      test('a link that is too old, or that we never sent, changes nothing', async () => {
        const site = services()
        await becomeAdmin(site, new BrowserForTests(site))
        await askFor(site, firstAdmin.email)
        const token = tokenIn((await listMail(open().db))[0]?.text ?? '')
        minutes(61)
        expect((await choose(site, token, 'another good password')).status).toBe(410)
        expect((await choose(site, 'x'.repeat(24), 'another good password')).status).toBe(410)
        expect((await signIn(new BrowserForTests(site))).status).toBe(303)
      })

      test('no more than three mails an hour go to one address', async () => {
        const site = services()
        await becomeAdmin(site, new BrowserForTests(site))
        for (let count = 0; count < 5; count++) expect((await askFor(site, firstAdmin.email)).status).toBe(200)
        expect(await listMail(open().db)).toHaveLength(3)
      })
    })

    test('nothing that is kept of a token, a password or a code opens anything', async () => {
      const site = services()
      const browser = new BrowserForTests(site)
      const { secret, backupCodes } = await becomeAdmin(site, browser)
      await browser.send('/console/forgotten', { email: firstAdmin.email })
      const token = tokenIn((await listMail(open().db))[0]?.text ?? '')
      const read = rows<AccountsTables>(open().db)
      const kept = await Promise.all([
        read.selectFrom('staff_account').selectAll().execute(),
        read.selectFrom('staff_two_factor').selectAll().execute(),
        read.selectFrom('staff_verification').selectAll().execute(),
        read.selectFrom('staff_rate_limit').selectAll().execute(),
        read.selectFrom('setup_link').selectAll().execute(),
      ])
      const text = JSON.stringify(kept)
      for (const plain of [goodPassword, secret, token, ...backupCodes]) expect(text).not.toContain(plain)
      // The token of a session is kept as it is; without the secret nobody can sign it, and unsigned it opens nothing.
      const session = await read.selectFrom('staff_session').select('token').executeTakeFirstOrThrow()
      const cookie = `spotlight-session=${session.token}`
      expect((await browser.ask('/console', { headers: { cookie } })).status).toBe(403)
    })
  },
  { freshFor: 'test' },
)
