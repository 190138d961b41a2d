import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { listMail, rows, type Services } from '../../foundation/index.ts'
import { createAdminCommand } from '../create-admin-command.ts'
import { hideTokens } from '../hide-tokens.ts'
import { invite } from '../joining/invite.ts'
import { joinByInvitation, joinBySetupLink } from '../joining/join.ts'
import { setupLinkAtStart } from '../setup-link-at-start.ts'
import { saveStaffPreference, staffPreference } from '../staff-preference.ts'
import { countActiveAdmins, staffByEmail, staffNames } from '../staff-store.ts'
import { BrowserForTests, becomeAdmin, firstAdmin, goodPassword, setUpApp, tokenIn } from '../test/browser-for-tests.ts'
import { changeRole, deactivate } from './change-staff.ts'

const start = new Date('2026-11-22T10:00:00Z')
const minutes = (count: number) => vi.setSystemTime(new Date(Date.now() + count * 60_000))
const invited = 'marker@staff.example'

eachDatabase(
  'staff',
  open => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: start }))
    afterEach(() => void vi.useRealTimers())
    const services = (changes: Partial<Services> = {}) => testServices(open(), { clock: () => new Date(), ...changes })
    const boss = async (site: Services) => {
      const browser = new BrowserForTests(site)
      return { browser, ...(await becomeAdmin(site, browser)) }
    }
    const lastMail = async () => (await listMail(open().db))[0]
    const entries = async () =>
      rows<{ audit: { deed: string; subject_id: string; before: unknown; after: unknown; id: number } }>(open().db)
        .selectFrom('audit')
        .select(['deed', 'before', 'after'])
        .orderBy('id', 'desc')
        .execute()
    const askMarker = async (browser: BrowserForTests) => {
      const sent = await browser.send('/console/staff/invite', { email: invited, role: 'marker', language: 'cy' })
      expect(sent.headers.get('location')).toBe('/console/staff?done=invited')
      return tokenIn((await lastMail())?.text ?? '')
    }
    const newcomer = { name: 'Some Marker', password: goodPassword }

    describe('an invitation', () => {
      test('is a letter in the language chosen; its link makes the account with the role, once', async () => {
        const site = services()
        const { browser } = await boss(site)
        const token = await askMarker(browser)
        expect(await lastMail()).toMatchObject({ to: invited, subject: 'Fe’ch gwahoddir i weithio ar yr ymgyrch', state: 'held' })
        const other = new BrowserForTests(site)
        for (const method of ['GET', 'HEAD', 'GET']) {
          expect((await other.ask(`/console/invitation/${token}`, { method })).status).toBe(200)
        }
        const weak = await other.send(`/console/invitation/${token}`, { name: 'Some Marker', password: 'Some.Marker!!' })
        expect(weak.status).toBe(422)
        expect(await weak.text()).toContain('value="Some Marker"')
        await other.follow(await other.send(`/console/invitation/${token}`, newcomer))
        await setUpApp(site, other, invited)
        expect(await (await other.ask('/console')).text()).toBe('inside: Some Marker')
        expect(await staffByEmail(open().db, invited)).toMatchObject({ role: 'marker', language: 'cy', hasTotp: true })
        expect((await new BrowserForTests(site).ask(`/console/invitation/${token}`)).status).toBe(410)
      })

      test('lets one of two in who press at the same moment', async () => {
        const site = services()
        const token = await askMarker((await boss(site)).browser)
        const both = await Promise.all([1, 2].map(() => joinByInvitation(site, { token, ...newcomer })))
        expect(both.map(({ outcome }) => outcome).sort()).toEqual(['joined', 'refused'])
      })

      test('ends after seven days, when it is withdrawn, and when it is sent again', async () => {
        const site = services()
        const { browser } = await boss(site)
        const first = await askMarker(browser)
        const page = await (await browser.ask('/console/staff')).text()
        const id = /invitations\/([\w-]+)\/withdraw/.exec(page)?.[1] ?? ''
        const sent = /name="sent" value="([^"]+)"/.exec(page)?.[1] ?? ''
        minutes(1)
        const again = () => browser.send(`/console/staff/invitations/${id}/send-again`, { sent })
        for (const answer of await Promise.all([again(), again()]))
          expect(answer.headers.get('location')).toBe('/console/staff?done=sent-again')
        expect((await listMail(open().db)).filter(({ to }) => to === invited)).toHaveLength(2)
        const second = tokenIn((await lastMail())?.text ?? '')
        expect((await browser.ask(`/console/invitation/${first}`)).status).toBe(404)
        expect((await browser.ask(`/console/invitation/${second}`)).status).toBe(200)
        await browser.send(`/console/staff/invitations/${id}/withdraw`, {})
        expect(await joinByInvitation(site, { token: second, ...newcomer })).toEqual({ outcome: 'refused', verdict: 'withdrawn' })
        const third = await askMarker(browser)
        minutes(7 * 24 * 60)
        expect(await joinByInvitation(site, { token: third, ...newcomer })).toEqual({ outcome: 'refused', verdict: 'expired' })
      })

      test('goes to nobody twice, and to nobody who is here', async () => {
        const site = services()
        const { browser, staffId } = await boss(site)
        const principal = {
          kind: 'staff',
          id: staffId,
          name: 'First Admin',
          email: firstAdmin.email,
          role: 'admin',
          barredFrom: [],
        } as const
        const ask = (email: string) =>
          invite(site, { principal, email, role: 'admin', language: 'en' }).then(({ outcome }) => outcome)
        expect((await Promise.all([ask(invited), ask(` ${invited.toUpperCase()} `)])).sort()).toEqual(['invited', 'is-invited'])
        expect(await ask(firstAdmin.email)).toBe('is-staff')
        expect(await ask('not an address\r\nBcc: all@elsewhere.example')).toBe('no-address')
        expect((await browser.send('/console/staff/invite', { email: 'a@b.example', role: 'king' })).status).toBe(422)
      })

      test('links in the outbox are hidden from all but administrators', async () => {
        const token = await askMarker((await boss(services())).browser)
        const text = (await lastMail())?.text ?? ''
        expect(text).toContain(token)
        expect(hideTokens(text)).not.toContain(token.slice(0, 8))
        expect(hideTokens(text)).toContain('/console/invitation/…')
      })
    })

    describe('changes of staff', () => {
      test('a role, a bar and the end of access hold from the next click', async () => {
        const site = services()
        const { browser } = await boss(site)
        const { principal, cookie } = await signInForTests(site, { role: 'editor' })
        const colleague = new BrowserForTests(site)
        const see = async (path: string) => (await colleague.ask(path, { headers: { cookie } })).status
        expect(await see('/console/staff')).toBe(403)
        const act = (action: string, fields: Record<string, string> = {}) =>
          browser.send(`/console/staff/${principal.id}/${action}`, fields)
        expect((await act('role', { role: 'admin' })).headers.get('location')).toContain('done=role')
        expect(await see('/console/staff')).toBe(200)
        expect((await act('bar', { trust: 'ex-001', reason: '' })).status).toBe(422)
        await act('bar', { trust: 'ex-001', reason: 'Worked there until 2025' })
        expect((await act('bar', { trust: 'EX-001', reason: 'Again' })).headers.get('location')).toContain('done=nothing-to-do')
        expect(await (await browser.ask(`/console/staff/${principal.id}`)).text()).toContain('Worked there until 2025')
        await act('lift', { trust: 'EX-001' })
        expect(await see('/console')).toBe(200)
        await act('deactivate')
        expect(await see('/console')).toBe(403)
        expect((await staffNames(open().db)).map(({ name }) => name)).toEqual(['First Admin'])
        await act('reactivate')
        expect(await see('/console')).toBe(403)
        expect((await entries()).slice(0, 5).map(({ deed }) => deed)).toEqual([
          'staff.reactivate',
          'staff.deactivate',
          'staff.lift-bar',
          'staff.bar',
          'staff.change-role',
        ])
      })

      test('a bar is of a trust that there is, and shows its name', async () => {
        const known = new Map([['EX-001', 'Ymddiriedolaeth y Llusern']])
        const site = services({
          trustNames: async (_, codes) => new Map([...known].filter(([code]) => codes.includes(code))),
        })
        const { browser } = await boss(site)
        const { principal } = await signInForTests(site, { role: 'editor' })
        const path = `/console/staff/${principal.id}`
        const refused = await browser.send(`${path}/bar`, { trust: 'ex-002', reason: 'Worked there' })
        expect(refused.status).toBe(422)
        const html = await refused.text()
        expect(html).toContain('There is no trust with the code EX-002.')
        expect(html).toContain('value="ex-002"')
        expect((await browser.send(`${path}/bar`, { trust: 'ex-001', reason: 'Worked there' })).status).toBe(303)
        expect(await (await browser.ask(path)).text()).toContain('Ymddiriedolaeth y Llusern (EX-001)')
      })

      test('the last administrator stays, and is told why', async () => {
        const site = services()
        const { browser, staffId } = await boss(site)
        const refused = await browser.send(`/console/staff/${staffId}/role`, { role: 'viewer' })
        expect(refused.status).toBe(409)
        expect(await refused.text()).toContain('This is the last administrator')
        expect((await browser.send(`/console/staff/${staffId}/deactivate`, {})).status).toBe(409)
        expect(await countActiveAdmins(open().db)).toBe(1)
      })

      test('two who take each other’s role at the same moment: one of them stays administrator', async () => {
        const site = services()
        const [one, other] = await Promise.all([signInForTests(site, { role: 'admin' }), signInForTests(site, { role: 'admin' })])
        const results = await Promise.all([
          changeRole(site, { principal: one.principal, id: other.principal.id, role: 'viewer' }),
          changeRole(site, { principal: other.principal, id: one.principal.id, role: 'viewer' }),
        ])
        expect(results.map(({ outcome }) => outcome).sort()).toEqual(['done', 'refused'])
        expect(await countActiveAdmins(open().db)).toBe(1)
      })

      test('somebody who was deactivated gets in neither by password nor by a new one', async () => {
        const site = services()
        const { staffId } = await boss(site)
        const { principal } = await signInForTests(site, { role: 'admin' })
        await deactivate(site, { principal, id: staffId })
        const browser = new BrowserForTests(site)
        const refused = await browser.send('/console/sign-in', { email: firstAdmin.email, password: goodPassword })
        expect(refused.status).toBe(422)
        await browser.send('/console/forgotten', { email: firstAdmin.email })
        expect(await listMail(open().db)).toEqual([])
      })

      test('a reset takes app, passkeys and sessions; the next sign-in sets up anew, and a mail says so', async () => {
        const site = services()
        const { browser, staffId } = await boss(site)
        const helper = await signInForTests(site, { role: 'admin' })
        const sent = await new BrowserForTests(site).send(`/console/staff/${staffId}/reset`, {}, { cookie: helper.cookie })
        expect(sent.headers.get('location')).toContain('done=reset')
        expect((await browser.ask('/console')).status).toBe(403)
        expect((await lastMail())?.subject).toBe('Your second step was reset')
        const page = await browser.follow(await browser.send('/console/sign-in', firstAdmin))
        expect(await page.text()).toContain('Add a second step')
      })

      test('after a quarter of an hour what matters asks for the password again', async () => {
        const site = services()
        const { browser, staffId } = await boss(site)
        minutes(15)
        for (const path of [
          '/console/staff/invite',
          `/console/staff/${staffId}/role`,
          '/console/account/app/start',
          '/console/account/backup-codes',
        ]) {
          const response = await browser.send(path, { email: invited, role: 'marker' })
          expect(response.headers.get('location'), path).toContain('/console/account/prove?to=')
        }
        expect((await browser.send('/console/account/prove', { password: 'wrong', to: '/console/staff' })).status).toBe(422)
        const proved = await browser.send('/console/account/prove', { password: goodPassword, to: '/console/staff' })
        expect(proved.headers.get('location')).toBe('/console/staff')
        await askMarker(browser)
      })

      test('an account that does not exist is not found, and nobody but administrators looks', async () => {
        const site = services()
        const { browser, staffId } = await boss(site)
        expect((await browser.ask('/console/staff/no-such-id')).status).toBe(404)
        for (const role of ['editor', 'marker', 'viewer'] as const) {
          const { cookie } = await signInForTests(site, { role })
          const look = (path: string, init: RequestInit = {}) =>
            new BrowserForTests(site).ask(path, { ...init, headers: { cookie } })
          expect((await look(`/console/staff/${staffId}`)).status).toBe(403)
          expect(
            (await look(`/console/staff/${staffId}/role`, { method: 'POST', body: new URLSearchParams({ role }) })).status,
          ).toBe(403)
        }
      })
    })

    describe('the link of the server', () => {
      const command = async (site: Services, args: string[]) => {
        const lines: string[] = []
        const code = await createAdminCommand.run(args, { services: site, print: line => lines.push(line), cwd: '/' })
        return { code, text: lines.join('\n') }
      }

      test('is printed while there is no administrator, once, also by two that start together', async () => {
        const site = services({ baseUrl: 'https://spotlight.example' })
        const links = await Promise.all([setupLinkAtStart(site), setupLinkAtStart(site)])
        const link = links.find(line => line !== null) ?? ''
        expect(links.filter(line => line !== null)).toHaveLength(1)
        expect(link).toMatch(/^Open https:\/\/spotlight\.example\/console\/enter\/[\w-]{43} once/)
        const both = await Promise.all([1, 2].map(() => joinBySetupLink(site, { token: tokenIn(link), ...firstAdmin })))
        expect(both.map(({ outcome }) => outcome).sort()).toEqual(['joined', 'refused'])
        minutes(25 * 60)
        expect(await setupLinkAtStart(site)).toBeNull()
      })

      test('is good for a day and until a newer one is printed', async () => {
        const site = services()
        const [first, second] = [await command(site, []), await command(site, [])]
        const join = (text: string) => joinBySetupLink(site, { token: tokenIn(text), ...firstAdmin })
        expect(await join(first.text)).toEqual({ outcome: 'refused', verdict: 'replaced' })
        expect(await join("/console/enter/' or 1=1 --")).toEqual({ outcome: 'refused', verdict: 'unknown' })
        minutes(24 * 60)
        expect(await join(second.text)).toEqual({ outcome: 'refused', verdict: 'expired' })
      })

      test('for an address that is known it gives the account back, whatever was lost or taken', async () => {
        const site = services()
        const { staffId, browser } = await boss(site)
        const helper = await signInForTests(site, { role: 'admin' })
        await deactivate(site, { principal: helper.principal, id: staffId })
        const { text } = await command(site, ['--email', firstAdmin.email.toUpperCase()])
        const link = `/console/enter/${tokenIn(text)}`
        expect(await (await browser.ask(link)).text()).toContain(`You will sign in as ${firstAdmin.email}`)
        const fields = { name: 'First Admin', email: 'thief@elsewhere.example', password: 'a password after the loss' }
        const page = await browser.follow(await browser.send(link, fields))
        expect(await page.text()).toContain('Add a second step')
        expect(await staffByEmail(open().db, firstAdmin.email)).toMatchObject({
          id: staffId,
          role: 'admin',
          deactivatedAt: null,
          hasTotp: false,
        })
        expect(await staffByEmail(open().db, 'thief@elsewhere.example')).toBeNull()
      })

      test.each([[['--email']], [['--email', 'nobody']], [['now']], [['--email=a@b.example', 'c']]])(
        '%j is not understood',
        async args => {
          expect((await command(services(), args)).code).toBe(64)
        },
      )
    })

    describe('one’s own account', () => {
      test('lists the open sessions in words, marks this one, and ends others', async () => {
        const site = services()
        const { browser, backupCodes } = await boss(site)
        const other = new BrowserForTests(site)
        await other.send('/console/sign-in', firstAdmin)
        await other.send('/console/second-step', { code: backupCodes[0] ?? '' })
        const html = await (await browser.ask('/console/account')).text()
        expect(html.match(/Firefox on a Linux computer/g)?.length).toBeGreaterThanOrEqual(2)
        expect(html).toContain('this one')
        const id = /name="id" value="([\w-]+)"/.exec(html.slice(html.indexOf('id="sessions"')))?.[1] ?? ''
        const stranger = await signInForTests(site, { role: 'viewer' })
        await new BrowserForTests(site).send('/console/account/sessions/end', { id }, { cookie: stranger.cookie })
        expect((await other.ask('/console')).status).toBe(200)
        await browser.send('/console/account/sessions/end', { id })
        expect((await other.ask('/console')).status).toBe(403)
        expect((await browser.ask('/console')).status).toBe(200)
      })

      test('a new password needs the old one, follows the rules, and ends the other sessions', async () => {
        const site = services()
        const { browser, backupCodes } = await boss(site)
        const other = new BrowserForTests(site)
        await other.send('/console/sign-in', firstAdmin)
        await other.send('/console/second-step', { code: backupCodes[0] ?? '' })
        const change = (current: string, next: string) => browser.send('/console/account/password', { current, next })
        expect((await change('wrong', 'another good password')).status).toBe(422)
        expect((await change(goodPassword, 'first@staff.example')).status).toBe(422)
        expect((await change(goodPassword, 'another good password')).headers.get('location')).toBe(
          '/console/account?done=password',
        )
        expect((await other.ask('/console')).status).toBe(403)
        expect((await browser.ask('/console')).status).toBe(200)
        expect((await lastMail())?.subject).toBe('Your password was changed')
      })

      test('a name may be Welsh and have a heart, not be empty, and is not in the log', async () => {
        const { browser } = await boss(services())
        expect((await browser.send('/console/account/profile', { name: '  ', language: 'cy' })).status).toBe(422)
        await browser.send('/console/account/profile', { name: 'Tŷ 💛 <b>', language: 'cy' })
        expect(await (await browser.ask('/console/account')).text()).toContain('Tŷ 💛 &lt;b&gt;')
        expect((await entries())[0]).toEqual({
          deed: 'account.change-profile',
          before: { language: 'en' },
          after: { language: 'cy', fields: ['name'] },
        })
      })
    })

    test('what a page remembers for somebody is theirs alone, and the newest', async () => {
      const site = services()
      const [one, other] = [await signInForTests(site, { role: 'viewer' }), await signInForTests(site, { role: 'viewer' })]
      const save = (value: unknown) =>
        saveStaffPreference(open().db, { staffId: one.principal.id, key: 'list', value, now: start })
      await save({ sort: 'name' })
      await save({ sort: 'due', note: 'Tŷ 💛' })
      expect(await staffPreference(open().db, one.principal.id, 'list')).toEqual({ sort: 'due', note: 'Tŷ 💛' })
      expect(await staffPreference(open().db, other.principal.id, 'list')).toBeNull()
      await expect(save('x'.repeat(5000))).rejects.toThrow('too long')
    })
  },
  { freshFor: 'test' },
)
