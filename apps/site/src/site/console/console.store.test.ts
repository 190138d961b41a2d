import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { accountsRoom } from '../../accounts/index.ts'
import { charityOf, contentRoom, logoLink, noFacts, saveCharity } from '../../content/index.ts'
import {
  foundationRoom,
  inTransaction,
  listAudit,
  listMail,
  queueMail,
  type Role,
  type Router,
  type Services,
  writes,
} from '../../foundation/index.ts'
import { registerRoom } from '../../register/index.ts'
import { consoleRoutes } from './console-routes.ts'

const actor = { kind: 'command', name: 'test' } as const
const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
const facts = { ...noFacts, name: 'Elusen Enghreifftiol', fromAddress: 'campaign@charity.example' }

eachDatabase(
  'the console',
  open => {
    let now = new Date('2026-11-22T10:00:00Z')
    beforeEach(() => {
      now = new Date('2026-11-22T10:00:00Z')
    })
    const services = (changes: Partial<Services> = {}) => testServices(open(), { clock: () => now, ...changes })

    /** Somebody who has signed in, with their cookie. */
    const staff = async (changes: Partial<Services> = {}, role: Role = 'admin') => {
      const router: Router = testRouter(
        services(changes),
        ...[accountsRoom, contentRoom].flatMap(room => room.routes ?? []),
        consoleRoutes,
      )
      const { cookie } = await signInForTests(services(), { role, name: 'First Admin' })
      return {
        get: (path: string) => router.request(path, { headers: { cookie } }),
        post: (path: string, fields: Record<string, string | File> = {}) => {
          const body = new FormData()
          for (const [name, value] of Object.entries(fields)) body.append(name, value)
          return router.request(path, { method: 'POST', headers: { cookie, ...ours }, body })
        },
      }
    }

    test.each(['/console', '/console/setup', '/console/outbox', '/console/outbox/1'])(
      '%s is closed to everyone else',
      async path => {
        const router = testRouter(services(), ...[accountsRoom].flatMap(room => room.routes ?? []), consoleRoutes)
        expect((await router.request(path)).status).toBe(403)
      },
    )

    describe('today', () => {
      test('says first what needs doing, in words', async () => {
        const html = await (await (await staff({ campaign: 'uk' })).get('/console')).text()
        expect(html).toContain('<h1>What needs doing today</h1>')
        expect(html).toMatch(/Still missing: the charity’s name, a charity number, .* and a helpline\./)
        expect(html).toContain('the site sends no mail and search engines are asked to stay away')
        expect(html).toContain('noindex')
      })

      test('puts what presses most first, and sends nobody to where they may not go', async () => {
        await inTransaction(open().db, async tx => {
          const mail = { kind: 'alert' as const, from: 'a@b.example', to: 'c@d.example', subject: 'A', text: 'B' }
          const id = await queueMail(tx, mail, services({ smtpUrl: 'smtp://localhost:1' }))
          await sql`update mail set state = 'failed', failure = 'refused' where id = ${id}`.execute(writes(tx))
        })
        const html = await (await (await staff({ campaign: 'uk' })).get('/console')).text()
        const places = ['>Urgent<', 'One mail could not be sent', '>Today<', 'Say who runs this site'].map(text =>
          html.indexOf(text, html.indexOf('<h1>')),
        )
        expect(places).toEqual([...places].sort((a, b) => a - b))
        expect(places[0]).toBeGreaterThan(0)
        const viewer = await (await (await staff({ campaign: 'uk' }, 'viewer')).get('/console')).text()
        expect(viewer).not.toContain('One mail could not be sent')
        expect(viewer.slice(viewer.indexOf('<h1>'))).not.toContain('/console/outbox')
        expect(viewer).toContain('Say who runs this site')
      })

      test('speaks Welsh', async () => {
        const html = await (await (await staff()).get('/cy/console')).text()
        expect(html).toContain('<h1>Beth sydd angen ei wneud heddiw</h1>')
        expect(html).toContain('href="/cy/console/setup"')
      })
    })

    describe('who runs this site', () => {
      test('is asked in an empty form', async () => {
        const html = await (await (await staff()).get('/console/setup')).text()
        expect(html).toContain('<h1>Who runs this site</h1>')
        expect(html).toContain('name="version" value="0"')
        expect(html).toMatch(/<label for="name">Name of the charity<\/label>/)
      })

      test('is saved and shown again', async () => {
        const { get, post } = await staff()
        const saved = await post('/console/setup', { version: '0', name: ' The Charity ', numberScotland: 'sc012345' })
        expect(saved.status).toBe(303)
        expect(saved.headers.get('location')).toBe('/console/setup?saved=yes')
        expect(await charityOf(open().db)).toMatchObject({ name: 'The Charity', numberScotland: 'SC012345', version: 1 })
        const html = await (await get('/console/setup?saved=yes')).text()
        expect(html).toContain('<h2>Saved</h2>')
        expect(html).toContain('value="The Charity"')
      })

      test('comes back filled, with what to mend linked to its field', async () => {
        const { post } = await staff()
        const response = await post('/console/setup', {
          version: '0',
          name: 'Kept',
          fromAddress: 'wrong',
          'helpline-name': 'Line',
        })
        expect(response.status).toBe(422)
        const html = await response.text()
        expect(html).toContain('value="Kept"')
        expect(html).toContain('<a href="#fromAddress">E-mail address that mail comes from: Enter one e-mail address')
        expect(html).toMatch(/id="fromAddress"[^>]*aria-invalid="true"/)
        expect(html).toContain('<a href="#helpline-phone">')
        expect(await charityOf(open().db)).toMatchObject({ version: 0 })
      })

      test('keeps a logo that came with a form to be mended, and shows it once it is saved', async () => {
        const { get, post } = await staff()
        const logo = new File([png], 'logo.svg', { type: 'image/svg+xml' })
        const html = await (await post('/console/setup', { version: '0', fromAddress: 'wrong', logo })).text()
        const kept = /name="logo-kept" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? ''
        expect(kept).not.toBe('')
        await post('/console/setup', { version: '0', name: 'A', 'logo-kept': kept })
        const charity = await charityOf(open().db)
        expect(charity.logo).toEqual({ sha256: kept, type: 'image/png' })
        const picture = await get(logoLink({ sha256: kept, type: 'image/png' }))
        expect(picture.headers.get('content-type')).toBe('image/png')
        expect(picture.headers.get('x-content-type-options')).toBe('nosniff')
        expect(new Uint8Array(await picture.arrayBuffer())).toEqual(png)
        await post('/console/setup', { version: '1', name: 'A', 'logo-kept': kept, 'logo-remove': 'yes' })
        expect((await charityOf(open().db)).logo).toBeNull()
        expect((await get(logoLink({ sha256: kept, type: 'image/png' }))).status).toBe(404)
      })

      test('refuses what is no picture, whatever it is called', async () => {
        const { post } = await staff()
        const logo = new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'logo.png', { type: 'image/png' })
        const response = await post('/console/setup', { version: '0', name: 'Kept', logo })
        expect(response.status).toBe(422)
        expect(await response.text()).toContain('<a href="#logo">Logo: Choose a PNG, JPEG or WebP picture.')
      })

      test('pressing the button twice saves once', async () => {
        const { post } = await staff()
        const fields = { version: '0', name: 'A' }
        expect((await post('/console/setup', fields)).status).toBe(303)
        expect((await post('/console/setup', fields)).status).toBe(303)
        expect(await charityOf(open().db)).toMatchObject({ version: 1 })
      })

      test('of two people the slower one sees both, loses nothing, and can decide', async () => {
        const { post } = await staff()
        await saveCharity(open().db, { actor, facts: { ...facts, name: 'Theirs' }, basedOn: 0, now })
        const response = await post('/console/setup', { version: '0', name: 'Mine', address: '1 Road' })
        expect(response.status).toBe(409)
        const html = await response.text()
        expect(html).toContain('Somebody else saved this page while you were typing')
        expect(html).toContain('22 November 2026, 10:00')
        expect(html).toMatch(/Name of the charity<\/a><\/th><td>Theirs<\/td><td>Mine<\/td>/)
        expect(html).toContain('value="Mine"')
        expect(html).toContain('name="version" value="1"')
        expect(await charityOf(open().db)).toMatchObject({ name: 'Theirs' })
        expect((await post('/console/setup', { version: '1', name: 'Mine' })).status).toBe(303)
        expect(await charityOf(open().db)).toMatchObject({ name: 'Mine', version: 2 })
      })

      test('partners: one added, one taken away by emptying it', async () => {
        const { get, post } = await staff()
        const two = {
          'partner-0-name': 'One',
          'partner-0-link': 'https://one.example',
          'partner-1-name': 'Two',
          'partner-1-link': 'https://two.example',
        }
        await post('/console/setup', { version: '0', ...two })
        expect(await (await get('/console/setup')).text()).toContain('id="partner-3-name"')
        await post('/console/setup', { version: '1', ...two, 'partner-0-name': '', 'partner-0-link': '' })
        expect((await charityOf(open().db)).partners.map(partner => partner.name)).toEqual(['Two'])
      })

      test('what is no form is answered with 400', async () => {
        const { cookie } = await signInForTests(services(), { role: 'admin' })
        const router = testRouter(services(), ...[accountsRoom].flatMap(room => room.routes ?? []), consoleRoutes)
        const headers = { cookie, ...ours }
        const response = await router.request('/console/setup', { method: 'POST', headers, body: 'name=A' })
        expect(response.status).toBe(400)
      })

      test('is entered in the log, by whom, field by field', async () => {
        const { post } = await staff()
        await post('/console/setup', { version: '0', name: 'The Charity' })
        await post('/console/setup', { version: '1', name: 'The Charity', address: '1 Road' })
        const [entry] = await listAudit(open().db, { deed: 'charity.change' }, { limit: 1 })
        expect(entry).toMatchObject({ actor: { kind: 'staff', name: 'First Admin' } })
        expect([entry?.before, entry?.after]).toEqual([{ address: '' }, { address: '1 Road' }])
      })
    })

    describe('the outbox', () => {
      const write = (subject: string, smtpUrl: string | null = null) =>
        inTransaction(open().db, tx =>
          queueMail(
            tx,
            { kind: 'alert', from: 'a@b.example', to: 'c@d.example', subject, text: 'Hello\n<b>you</b>' },
            services({ smtpUrl }),
          ),
        )

      test('says clearly that no mail server is set and mail lands here', async () => {
        const html = await (await (await staff()).get('/console/outbox')).text()
        expect(html).toContain('No mail server is set (SMTP_URL), so nothing leaves this machine.')
        expect(html).toContain('No mail has been written yet.')
        expect(html).toContain('href="/console/setup#fromAddress"')
      })

      test('lists what was written and shows each as plain text', async () => {
        const id = await write('A subject & more')
        const { get } = await staff()
        const list = await (await get('/console/outbox')).text()
        expect(list).toContain(`<a href="/console/outbox/${id}">A subject &amp; more</a>`)
        expect(list).toContain('Held here')
        const mail = await (await get(`/console/outbox/${id}`)).text()
        expect(mail).toContain('Hello\n&lt;b&gt;you&lt;/b&gt;')
        expect(mail).toContain('has not left this machine')
        expect((await get('/console/outbox/999999')).status).toBe(404)
      })

      test('writes one test message to the charity itself, however often the button is pressed', async () => {
        await saveCharity(open().db, { actor, facts, basedOn: 0, now })
        const { post } = await staff()
        const [first, second] = [await post('/console/outbox/test'), await post('/console/outbox/test')]
        expect(first.headers.get('location')).toMatch(/^\/console\/outbox\/\d+$/)
        expect(second.headers.get('location')).toBe(first.headers.get('location'))
        now = new Date('2026-11-22T10:02:00Z')
        await post('/console/outbox/test')
        const mails = await listMail(open().db)
        expect(mails.map(({ to, kind, state }) => [to, kind, state])).toEqual([
          ['campaign@charity.example', 'test', 'held'],
          ['campaign@charity.example', 'test', 'held'],
        ])
      })

      test('writes no test message before it knows an address', async () => {
        const { post } = await staff()
        expect((await post('/console/outbox/test')).headers.get('location')).toBe('/console/setup#fromAddress')
        expect(await listMail(open().db)).toEqual([])
      })

      test('leaves a held mail alone while there is no mail server', async () => {
        const id = await write('Held')
        await (await staff()).post(`/console/outbox/${id}/send`)
        expect((await listMail(open().db))[0]?.state).toBe('held')
      })

      test('puts a held mail on its way when a person says so and there is a mail server', async () => {
        const id = await write('Held')
        const { get, post } = await staff({ smtpUrl: 'smtp://localhost:1025' })
        expect(await (await get(`/console/outbox/${id}`)).text()).toContain('Send it now')
        await post(`/console/outbox/${id}/send`)
        expect((await listMail(open().db))[0]?.state).toBe('queued')
        expect(await (await get(`/console/outbox/${id}`)).text()).not.toContain('Send it now')
      })

      test('shows older mail on a further page', async () => {
        for (let count = 1; count <= 52; count++) await write(`Mail ${count}.`)
        const { get } = await staff()
        const first = await (await get('/console/outbox')).text()
        expect(first).toContain('Mail 52.')
        expect(first).not.toContain('Mail 2.<')
        const older = /href="(\/console\/outbox\?before=\d+)"/.exec(first)?.[1] ?? ''
        expect(await (await get(older)).text()).toContain('Mail 2.<')
      })
    })
  },
  {
    migrations: [foundationRoom, registerRoom, contentRoom, accountsRoom].flatMap(room => room.migrations ?? []),
    freshFor: 'test',
  },
)
