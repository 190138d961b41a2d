import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DnsResponder, startDnsResponder } from '../../../../test/support/dns-responder.ts'
import { signInForTests } from '../../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../../test/support/test-router.ts'
import { accountsRoom } from '../../../accounts/index.ts'
import { noFacts, saveCharity } from '../../../content/index.ts'
import { listAudit, listMail, newestBackup, type Role, type Router, type Services } from '../../../foundation/index.ts'
import { goLiveRoutes } from './go-live-routes.ts'
import { makeTxtLookup } from './mail/make-txt-lookup.ts'

const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const now = new Date('2026-11-22T10:00:00Z')

eachDatabase('before the campaign begins', open => {
  let dns: DnsResponder
  beforeAll(async () => {
    dns = await startDnsResponder({
      'charity.example': ['v=spf1 a:smtp.provider.example ~all'],
      '_dmarc.charity.example': ['v=DMARC1; p=none'],
    })
    const facts = { ...noFacts, fromAddress: 'campaign@charity.example' }
    await saveCharity(open().db, { actor: { kind: 'command', name: 'test' }, facts, basedOn: 0, now })
  })
  afterAll(() => dns.close())

  const services = (changes: Partial<Services> = {}): Services =>
    testServices(open(), {
      smtpUrl: 'smtp://smtp.provider.example',
      lookUpTxt: makeTxtLookup([dns.server]),
      clock: () => now,
      ...changes,
    })
  const console_ = async (role: Role = 'admin', changes: Partial<Services> = {}) => {
    const router: Router = testRouter(services(changes), ...[accountsRoom].flatMap(room => room.routes ?? []), goLiveRoutes)
    const { cookie } = await signInForTests(services(), { role, name: 'First Admin' })
    return {
      get: async (path: string) => (await router.request(path, { headers: { cookie } })).text(),
      post: async (path: string, fields: Record<string, string> = {}) => {
        const response = await router.request(path, {
          method: 'POST',
          headers: { cookie, ...ours },
          body: new URLSearchParams(fields),
        })
        return { status: response.status, location: response.headers.get('location'), html: await response.text() }
      },
    }
  }
  const entered = async (deed: string) => (await listAudit(open().db, { deed }, { limit: 100 })).length

  test('everybody sees the list; only an admin is offered the forms', async () => {
    const html = await (await console_('viewer')).get('/console/go-live')
    expect(html).toContain('<h1>Before you begin</h1>')
    expect(html).toContain('A password alone can be guessed or stolen')
    expect(html).not.toContain('/console/go-live/restore-tested')
    expect(await (await console_()).get('/console/go-live')).toContain('/console/go-live/restore-tested')
    expect(await (await console_('viewer')).get('/cy/console/go-live/mail')).toContain('<h1>Rhoi cynnig ar y post</h1>')
  })

  test('a restore is noted once, for a day that has been', async () => {
    const { get, post } = await console_()
    const note = (day: string) => post('/console/go-live/restore-tested', { day })
    expect((await note('2026-11-23')).status).toBe(422)
    const wrong = await note('2026-02-30')
    expect([wrong.status, wrong.html.includes('value="2026-02-30"')]).toEqual([422, true])
    expect((await note('2026-11-20')).location).toBe('/console/go-live?done=restore-noted')
    expect((await note('2026-11-20')).status).toBe(303)
    expect(await entered('go-live.restore-tested')).toBe(1)
    expect(await get('/console/go-live')).toContain('Brought back on 20 November 2026, says First Admin.')
  })

  describe('trying out mail', () => {
    test('nothing is asked of the outside before somebody presses the button', async () => {
      const { get, post } = await console_()
      expect(await get('/console/go-live/mail')).toContain('Nobody has looked up charity.example yet.')
      expect(dns.asked).toEqual([])
      expect((await post('/console/go-live/mail/records')).location).toBe('/console/go-live/mail?done=looked-up')
      expect(dns.asked).toContain('charity.example')
      const html = await get('/console/go-live/mail')
      expect(html).toContain('<code>v=spf1 a:smtp.provider.example ~all</code>')
      expect(html).toContain('This site does not sign its mail.')
      expect(html).toContain('22 November 2026, 10:00, asked by First Admin.')
    })

    test('a test message goes to one address, once, with no words but ours', async () => {
      const { post } = await console_()
      const send = (to: string) => post('/console/go-live/mail/send', { to })
      for (const bad of ['', 'nobody', 'a@b', 'a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example', '<a@b.example>']) {
        expect([bad, (await send(bad)).status]).toEqual([bad, 422])
      }
      expect((await send('nobody 💛')).html).toContain('value="nobody 💛"')
      const both = await Promise.all([send('me@mailbox.example'), send('me@mailbox.example')])
      expect(both.map(({ status }) => status)).toEqual([303, 303])
      const mails = (await listMail(open().db)).filter(({ kind }) => kind === 'test')
      expect(mails.map(({ to, from }) => [from, to])).toEqual([['campaign@charity.example', 'me@mailbox.example']])
      expect(await entered('go-live.test-mail')).toBe(1)
    })

    test('what its mail server said counts when it is of our message, and is told', async () => {
      const { get, post } = await console_()
      const bring = (headers: string) => post('/console/go-live/mail/headers', { headers })
      const [mail] = (await listMail(open().db)).filter(({ kind }) => kind === 'test')
      const results =
        'Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=charity.example;\n dkim=pass header.d=charity.example; dmarc=pass header.from=charity.example\n'
      expect((await bring('Received: from somewhere')).html).toContain('There is no line that begins with Authentication-Results')
      expect((await bring(results)).html).toContain('There is no line that begins with Message-ID')
      const other = await bring(`${results}Message-ID: <of-somebody-else@mailbox.example>`)
      expect([other.status, other.html.includes('This is not one of the test messages')]).toEqual([422, true])
      expect(await get('/console/go-live')).toContain('Nobody has tried it yet.')
      for (const _ of ['once', 'twice']) expect((await bring(`${results}Message-ID: ${mail?.messageId}`)).status).toBe(303)
      expect(await entered('go-live.read-headers')).toBe(1)
      expect(await get('/console/go-live')).toContain(
        'A test message passed all three checks. First Admin brought its result back on 22 November 2026.',
      )
      expect(await get('/console/go-live/mail')).toContain('What mx.mailbox.example said of mail from charity.example')
    })

    test('without a mail server, and where nobody may ask the outside, it says so', async () => {
      const { get, post } = await console_('admin', { smtpUrl: null, lookUpTxt: undefined })
      const html = await get('/console/go-live/mail')
      expect(html).toContain('No mail server is set')
      expect(html).not.toContain('/console/go-live/mail/send"')
      expect(html).toContain('This server may not ask the public directory.')
      expect((await post('/console/go-live/mail/send', { to: 'me@mailbox.example' })).status).toBe(422)
    })
  })
})

test('the newest backup is found whoever made it, and a half-written one is none', async () => {
  const data = mkdtempSync(join(tmpdir(), 'spotlight-'))
  try {
    expect(await newestBackup(data)).toBe('none')
    mkdirSync(join(data, 'backups'))
    const write = (name: string, at: string) => {
      writeFileSync(join(data, 'backups', name), '')
      utimesSync(join(data, 'backups', name), new Date(at), new Date(at))
    }
    write('.spotlight.backup.gz.1.unfinished', '2026-11-22T09:00:00Z')
    expect(await newestBackup(data)).toBe('none')
    write('spotlight-example.backup.gz', '2026-11-20T09:00:00Z')
    write('automatic-x.backup.gz', '2026-11-21T09:00:00Z')
    expect(await newestBackup(data)).toEqual({ at: new Date('2026-11-21T09:00:00Z'), isAutomatic: true })
  } finally {
    rmSync(data, { recursive: true })
  }
})
