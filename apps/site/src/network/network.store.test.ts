// Long because: one person's way from the form to being erased, and every way in which somebody else could disturb it, on the same few rows.
import { AsyncResource } from 'node:async_hooks'
import type { Selectable } from 'kysely'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { forgetGuard } from '../../test/support/forget-guard.ts'
import { signInForTests } from '../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../test/support/test-database.ts'
import { testServices } from '../../test/support/test-router.ts'
import { makeApp } from '../app.tsx'
import {
  batchesAbout,
  holdMails,
  inTransaction,
  listAudit,
  listMail,
  queueMail,
  type Router,
  record,
  rows,
  type Services,
  writes,
} from '../foundation/index.ts'
import { allMergers, mergeTrusts, previewMerger, undoMerger } from '../register/index.ts'
import { latestRelease, newestCriteria, publishResults } from '../releases/index.ts'
import { invented, publish, result, saveTrusts, textOf } from '../site/test/site-for-tests.ts'
import { noteTold } from './alerts/alert-store.ts'
import { tellOfChanges } from './alerts/tell-of-changes.ts'
import { eraseFor } from './console/answer-request.ts'
import { pauseAlerts } from './console/pause-alerts.ts'
import type { GuardTables } from './guard/guard-tables.ts'
import { makeLinks } from './links/link-store.ts'
import { alertsOfRelease } from './links.ts'
import { networkMailReturned } from './mail/network-mail-returned.ts'
import { networkMailSettled } from './mail/network-mail-settled.ts'
import { returnAddress } from './mail/return-address.ts'
import type { NetworkTables } from './network-tables.ts'
import { holdRestoredAlerts, restoredAlertsCheck } from './restored/hold-restored-alerts.ts'
import { runRetention } from './retention/run-retention.ts'

const dayMs = 24 * 60 * 60 * 1000
const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const person = 'Someone@Post.example'

eachDatabase('people who follow a hospital', open => {
  let services: Services
  let app: Router
  let now: Date
  beforeAll(async () => {
    await saveTrusts(open().db, [
      invented('EX-001', 'First Trust'),
      invented('EX-002', 'Second Trust'),
      invented('EX-003', 'Third Trust'),
    ])
    await publish(open().db, {
      title: 'First',
      asOf: '2026-05-01',
      rows: [result('EX-001', 'partial'), result('EX-002', 'not-collecting'), result('EX-003', 'no-response')],
    })
  })
  beforeEach(() => {
    now = new Date('2026-11-22T10:00:00Z')
    services = testServices(open(), { clock: () => now, mailDomain: 'spotlight.example' })
    app = makeApp(services)
  })
  afterEach(async () => {
    await forgetGuard(open().db)
    await inTransaction(open().db, async tx => {
      const db = writes<NetworkTables & { mail: { id: number }; mail_batch: { id: number } }>(tx)
      await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      for (const table of ['supporter', 'suppression', 'retention_run', 'mail', 'mail_batch'] as const) {
        await db.deleteFrom(table).execute()
      }
    })
  })

  const pass = (days: number) => {
    now = new Date(now.getTime() + days * dayMs)
  }
  const ask = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
  const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = ours) =>
    app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) })
  const words = async (path = '/trusts/EX-001') =>
    /name="words" value="([0-9a-f]{64})"/.exec(await (await ask(path)).text())?.[1] ?? ''
  const signUp = async (address = person, code = 'EX-001', cy = '') =>
    send(`${cy}/updates/trusts/${code}`, { address, words: await words(`${cy}/updates/trusts/EX-001`), page: `/trusts/${code}` })
  const mails = async () => (await listMail(open().db)).filter(({ kind }) => kind !== 'test')
  const linkIn = (text: string, kind: string) =>
    new RegExp(`http://localhost:3000((?:/cy)?/updates/${kind}/[\\w-]{43})`).exec(text)?.[1] ?? ''
  const newestLink = async (kind: string) => linkIn((await mails())[0]?.text ?? '', kind)
  const follow = async (address = person, code = 'EX-001', cy = '') => {
    await signUp(address, code, cy)
    const link = await newestLink('confirm')
    expect((await send(link, {})).status).toBe(200)
    return link
  }
  /** Kysely cannot tell which table a variable names: the caller can. */
  const all = async <Name extends keyof NetworkTables>(table: Name) =>
    (await rows<NetworkTables>(open().db).selectFrom(table).selectAll().execute()) as unknown as Selectable<NetworkTables[Name]>[]
  const subscription = async (code = 'EX-001') => (await all('alert_subscription')).find(row => row.trust_code === code)
  const deeds = async () => (await listAudit(open().db, {}, { limit: 20 })).map(({ deed }) => deed)

  describe('the form', () => {
    test('stands on the page of a trust with the words that it asks to agree to, in both languages', async () => {
      const english = textOf(await (await ask('/trusts/EX-001')).text())
      expect(english).toContain('Tell me when this changes')
      expect(english).toContain('We keep your address for this alone and give it to nobody.')
      expect(textOf(await (await ask('/cy/trusts/EX-001')).text())).toContain('Dywedwch wrthyf pan fydd hyn yn newid')
      expect((await ask('/updates/trusts/EX-001')).status).toBe(200)
      expect((await ask('/updates/trusts/EX-999')).status).toBe(404)
    })

    test('takes an address, keeps what was agreed to only after a yes, and says the same to everybody', async () => {
      const first = await signUp()
      expect([first.status, first.headers.get('location'), first.headers.get('set-cookie')]).toEqual([
        303,
        '/updates/asked',
        null,
      ])
      expect(await all('consent')).toEqual([])
      expect(await all('supporter')).toMatchObject([
        { address: 'someone@post.example', address_typed: 'Someone@Post.example', state: 'unconfirmed', locale: 'en' },
      ])
      const [mail] = await mails()
      expect(mail).toMatchObject({ kind: 'confirmation', to: 'someone@post.example', state: 'held' })
      expect(mail?.envelopeFrom).toMatch(/^returns\+[0-9a-f-]{36}@spotlight\.example$/)
      now = new Date(now.getTime() + 60_000)
      const link = linkIn(mail?.text ?? '', 'confirm')
      expect(textOf(await (await send(link, {})).text())).toContain('Thank you. We will tell you.')
      const [consent] = await all('consent')
      expect(consent).toMatchObject({ says: 'given', basis: 'consent', about: 'EX-001', page: '/trusts/EX-001', way: 'form' })
      expect(consent?.at.getTime()).toBe((consent?.asked_at?.getTime() ?? 0) + 60_000)
      const [wording] = await all('consent_wording')
      expect(wording).toMatchObject({ id: consent?.wording_id, language: 'en', version: 1 })
      expect(textOf(await (await ask('/trusts/EX-001')).text())).toContain(wording?.text ?? 'nothing')
      expect(await subscription()).toMatchObject({ state: 'active', told_status: 'partial', told_release: '2026-1' })
      // Somebody else types the same address: nothing tells them that it is here.
      pass(1)
      const again = await signUp()
      expect([again.status, again.headers.get('location')]).toEqual([303, '/updates/asked'])
      expect((await mails())[0]?.subject).toMatch(/^You follow .* already$/)
      expect(await deeds()).toContain('supporter.confirm')
    })

    test('nothing of a person is in the log of changes', async () => {
      await follow()
      const entries = (await listAudit(open().db, {}, { limit: 20 })).filter(({ deed }) => deed.startsWith('supporter.'))
      expect(entries.length).toBeGreaterThan(1)
      expect(JSON.stringify(entries)).not.toMatch(/someone|post\.example/i)
    })

    test('sent twice at once it writes one mail, and so does one that is sent again at once', async () => {
      await Promise.all([signUp(), signUp()])
      await signUp()
      expect(await mails()).toHaveLength(1)
      now = new Date(now.getTime() + 11 * 60_000)
      await signUp()
      expect(await mails()).toHaveLength(2)
    })

    test.each([
      ['', 'Type your e-mail address.'],
      ['💛@post.example', 'Before the @ we can only take plain letters'],
      ['שלום@post.example', 'Before the @ we can only take plain letters'],
      [`${'x'.repeat(5000)}@post.example`, 'longer than an e-mail address can be'],
      ['a@b.example\r\nBcc: c@d.example', 'Type one address only.'],
      ['"><script>alert(1)</script>@b.example', 'not an e-mail address that we can write to'],
    ])('refuses %j with words, and comes back filled', async (address, why) => {
      const answer = await signUp(address)
      expect(answer.status).toBe(422)
      const html = await answer.text()
      expect(textOf(html)).toContain(why)
      expect(html).not.toContain('<script>alert')
      const field = /<input[^>]*id="address"[^>]*value="([^"]*)"/.exec(html)?.[1] ?? ''
      expect(field.slice(0, 20)).toBe(
        address.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').slice(0, 20),
      )
      expect(await mails()).toEqual([])
    })

    test('asks about a slip of the finger and mends nothing without a word', async () => {
      const answer = await signUp('someone@gmial.com')
      expect([answer.status, await mails()]).toEqual([200, []])
      expect(textOf(await answer.text())).toContain('Did you mean someone@gmail.com?')
      const fields = { address: 'someone@gmial.com', words: await words(), page: '/trusts/EX-001', checked: 'yes' }
      expect((await send('/updates/trusts/EX-001', fields)).status).toBe(303)
      expect((await mails())[0]?.to).toBe('someone@gmial.com')
    })

    test('is shown again when the words have changed since, and refused from another site', async () => {
      const old = { address: person, words: 'f'.repeat(64), page: '/trusts/EX-001' }
      const answer = await send('/updates/trusts/EX-001', old)
      expect([answer.status, textOf(await answer.text()).includes('We have changed what you agree to')]).toEqual([422, true])
      const foreign = { ...ours, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
      expect((await send('/updates/trusts/EX-001', { ...old, words: await words() }, foreign)).status).toBe(403)
      expect(await mails()).toEqual([])
    })

    /** As if so many had been counted already, of everything. */
    const counted = (taken: number) => writes<GuardTables>(open().db).updateTable('guard_count').set({ taken }).execute()

    test('after sixty people from one address the form asks for a little work, filled as it was, and goes on by mail without scripts', async () => {
      await signUp('first@post.example')
      await counted(58)
      const went = [await signUp('a@post.example'), await signUp('b@post.example'), await signUp()]
      expect(went.map(({ status }) => status)).toEqual([303, 303, 429])
      const html = (await went[2]?.text()) ?? ''
      expect(html).toContain(`value="${person}"`)
      expect(html).toMatch(
        /<form method="post" action="\/updates\/trusts\/EX-001".*<prove-work .*data-challenge="[\w-]+".*<\/form>/s,
      )
      expect(textOf(html)).toContain('Please press the button once more.')
      expect(went[2]?.headers.get('set-cookie')).toBeNull()
      const fields = { address: person, words: await words(), page: '/trusts/EX-001', 'guard-by-mail': 'yes' }
      expect((await send('/updates/trusts/EX-001', fields)).headers.get('location')).toBe('/updates/asked')
      expect(await all('supporter')).toHaveLength(4)
      expect(textOf(await (await signUp(person, 'EX-001', '/cy')).text())).toContain('Pwyswch y botwm unwaith eto.')
    })

    test('a flood is told to wait, and until when', async () => {
      await signUp('first@post.example')
      await counted(1000)
      const busy = await signUp()
      expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '600'])
      const html = await busy.text()
      expect(html).toContain(`value="${person}"`)
      expect(textOf(html)).toContain('in 10 minutes')
    })

    test('no more than a dozen mails go to one address in a day, and whoever asks learns nothing of it', async () => {
      for (const taken of [10, 11, 12]) {
        expect((await signUp()).headers.get('location')).toBe('/updates/asked')
        await counted(taken)
        now = new Date(now.getTime() + 60 * 60_000)
      }
      expect((await signUp()).headers.get('location')).toBe('/updates/asked')
      expect(await mails()).toHaveLength(3)
    })
  })

  describe('the link in the mail', () => {
    test('opened by a program that looks into mail it changes nothing; pressed twice it does once', async () => {
      await signUp()
      const link = await newestLink('confirm')
      for (let count = 0; count < 3; count += 1) expect((await ask(link)).status).toBe(200)
      expect((await subscription())?.state).toBe('asked')
      const pressed = await Promise.all([send(link, {}), send(link, {})])
      expect(pressed.map(({ status }) => status)).toEqual([200, 200])
      expect(await all('consent')).toHaveLength(1)
      const opened = await ask(link)
      expect(textOf(await opened.text())).toContain('You said yes already')
      expect([opened.headers.get('cache-control'), opened.headers.get('set-cookie')]).toEqual(['no-store', null])
    })

    test('too old, unknown or of somebody who has left, it says so and leads to a new one', async () => {
      await signUp()
      const old = await newestLink('confirm')
      pass(8)
      expect([(await ask(old)).status, (await send(old, {})).status]).toEqual([410, 410])
      expect(textOf(await (await ask(old)).text())).toContain('Ask for a new link')
      expect((await subscription())?.state).toBe('asked')
      expect((await send(`/updates/confirm/${'x'.repeat(43)}`, {})).status).toBe(404)
      expect((await ask('/updates/confirm/short')).status).toBe(404)
    })

    test('only its hash is kept, and in Welsh it is a Welsh page', async () => {
      await signUp(person, 'EX-001', '/cy')
      const [mail] = await mails()
      expect(mail?.subject).toContain('Cadarnhewch')
      const link = await newestLink('confirm')
      expect(link.startsWith('/cy/')).toBe(true)
      expect(JSON.stringify(await all('supporter_link'))).not.toContain(link.split('/').at(-1))
      expect(textOf(await (await send(link, {})).text())).toContain('Diolch')
      expect((await all('supporter'))[0]?.locale).toBe('cy')
    })
  })

  describe('when the status changes', () => {
    const later = (title: string, rowsOf: Parameters<typeof publish>[1]['rows']) =>
      publish(open().db, { title, asOf: '2026-06-01', rows: rowsOf })

    test('everybody who follows it is told once, in their language, whoever tells and however often', async () => {
      await follow()
      await follow('arall@post.example', 'EX-001', '/cy')
      await follow('third@post.example', 'EX-002')
      const before = (await mails()).length
      expect(await tellOfChanges(services)).toBe(0)
      await later('Second', [result('EX-001', 'collecting'), result('EX-002', 'not-collecting'), result('EX-003', 'no-response')])
      const counts = await Promise.all([tellOfChanges(services), tellOfChanges(services)])
      expect(counts.reduce((sum, count) => sum + count)).toBe(2)
      expect(await tellOfChanges(services)).toBe(0)
      const alerts = (await mails()).slice(0, (await mails()).length - before)
      expect(alerts.map(({ kind, to }) => [kind, to]).sort()).toEqual([
        ['alert', 'arall@post.example'],
        ['alert', 'someone@post.example'],
      ])
      const english = alerts.find(({ to }) => to === 'someone@post.example')
      expect(english?.text).toContain('This is good news.')
      expect(english?.text).toContain('Before: Partly (some are counted)\nNow: Collecting (everyone is counted)')
      expect(english?.text).toContain('http://localhost:3000/trusts/EX-001')
      expect(english?.headers).toMatchObject({
        'List-Unsubscribe': `<http://localhost:3000${linkIn(english?.text ?? '', 'leave')}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      })
      expect(alerts.find(({ to }) => to === 'arall@post.example')?.text).toContain('Newyddion da yw hyn.')
      expect(await all('alert')).toMatchObject([
        { release: '2026-2', status_before: 'partial', status_after: 'collecting' },
        { release: '2026-2' },
      ])
    })

    test('a correction is said to be one, with its reason', async () => {
      await follow()
      await inCorrection('EX-001', 'not-collecting', 'We had read a draft.')
      expect(await tellOfChanges(services)).toBe(1)
      const [mail] = await mails()
      expect(mail?.subject).toMatch(/^A correction about /)
      expect(mail?.text).toContain('The reason: We had read a draft.')
      expect(mail?.text).toContain('Now: Not collecting')
    })

    test('whoever has left is told nothing, and a trust that was taken over is followed on', async () => {
      await follow(person, 'EX-003')
      await follow('other@post.example', 'EX-003')
      await follow('other@post.example', 'EX-002')
      await mergeInto('EX-003', 'EX-002')
      expect(await tellOfChanges(services)).toBe(1)
      const [mail] = await mails()
      expect(mail?.to).toBe('someone@post.example')
      expect(mail?.text).toContain('It is now part of')
      expect(await tellOfChanges(services)).toBe(0)
      const states = (await all('alert_subscription')).map(row => `${row.trust_code} ${row.state} ${row.ended_because}`)
      expect(states.sort()).toEqual(['EX-002 active null', 'EX-002 active null', 'EX-003 ended merged', 'EX-003 ended merged'])
    })

    test('a merger that is taken back gives everybody back what they had asked about, but those who have left since', async () => {
      const [one, two, three] = ['one@post.example', 'two@post.example', 'three@post.example'] as const
      for (const address of [one, two, three]) await follow(address, 'EX-001')
      await follow(two, 'EX-002')
      const typed = { from: 'EX-001', to: 'EX-002', effectiveOn: '2026-11-20', source: 'A made-up announcement' }
      const situation = { today: '2026-11-22', isExample: true }
      const actor = { kind: 'staff', id: '1', name: 'First Admin' } as const
      const merge = async () => {
        const judged = await previewMerger(open().db, typed, situation)
        const agreed = 'preview' in judged ? judged.preview.fingerprint : ''
        expect(await mergeTrusts(open().db, { typed, agreed, ...situation, actor, now })).toEqual({ outcome: 'merged' })
        await tellOfChanges(services)
      }
      const undo = async () => {
        const [merger] = await allMergers(open().db)
        expect(await undoMerger(open().db, merger?.id ?? 0, { actor, now })).toBe('undone')
      }
      const following = async () => {
        const people = new Map((await all('supporter')).map(({ id, address }) => [id, address]))
        const active = (await all('alert_subscription')).filter(({ state }) => state === 'active')
        return active.map(row => `${people.get(row.supporter_id)} ${row.trust_code}`).sort()
      }
      await merge()
      expect(await following()).toEqual([one, three, two].map(address => `${address} EX-002`))
      const left = (await all('supporter')).find(({ address }) => address === three)?.id ?? 0
      const [token] = await inTransaction(open().db, tx => makeLinks(tx, [{ kind: 'leave', supporterId: left }], now))
      await send(`/updates/leave/${token}`, {})
      await undo()
      await tellOfChanges(services)
      const before = await deeds()
      await tellOfChanges(services)
      expect(await deeds(), 'done once').toEqual(before)
      expect(await following()).toEqual([`${one} EX-001`, `${two} EX-001`, `${two} EX-002`])
      await merge()
      expect(await following()).toEqual([one, two].map(address => `${address} EX-002`))
      await undo()
    })

    async function inCorrection(code: string, status: Parameters<typeof result>[1], reason: string) {
      const parent = await latestRelease(open().db)
      const outcome = await publishResults(open().db, {
        actor: { kind: 'command', name: 'test' },
        now,
        campaign: 'example',
        criteria: newestCriteria(services.root),
        title: 'Corrected',
        today: '2026-11-22',
        rows: [result(code, status)],
        correction: { parent: parent?.id ?? '', reason },
      })
      expect(outcome.kind).toBe('published')
    }

    async function mergeInto(from: string, to: string) {
      await inTransaction(open().db, async tx => {
        const db = writes<Record<'trust' | 'succession', Record<string, unknown>>>(tx)
        await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
        await db.updateTable('trust').set({ closed_on: '2026-11-01' }).where('code', '=', from).execute()
        await db
          .insertInto('succession')
          .values({ old_code: from, old_name: from, new_code: to, effective_on: '2026-11-02', source: 'test' })
          .execute()
      })
    }
  })

  describe('leaving', () => {
    const oneClick = { 'content-type': 'application/x-www-form-urlencoded' }

    async function leaveLinkOf(): Promise<string> {
      await follow()
      const id = (await all('supporter'))[0]?.id ?? 0
      const [token] = await inTransaction(open().db, tx => makeLinks(tx, [{ kind: 'leave', supporterId: id }], now))
      return `/updates/leave/${token}`
    }

    test.each([
      ['urlencoded', () => new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })],
      [
        'multipart',
        () => {
          const form = new FormData()
          form.set('List-Unsubscribe', 'One-Click')
          return form
        },
      ],
      ['nothing that can be read', () => '\u0000'],
      // No end of it ever comes: it is not waited for.
      ['of a length that nobody has told', () => new ReadableStream()],
    ])('by one click: %s, with neither cookie nor page of ours, and no other address to go to', async (_, body) => {
      const link = await leaveLinkOf()
      expect((await ask(link)).status).toBe(200)
      expect((await subscription())?.state).toBe('active')
      const sent = body()
      const chunked = sent instanceof ReadableStream ? { 'transfer-encoding': 'chunked', ...oneClick } : {}
      const headers = { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site', ...chunked }
      const init: RequestInit & { duplex: 'half' } = { method: 'POST', body: sent, headers, duplex: 'half' }
      const answer = await app.request(link, init)
      expect([answer.status, answer.headers.get('location'), answer.headers.get('set-cookie')]).toEqual([200, null, null])
      expect(answer.headers.get('content-type')).toContain('text/plain')
      expect((await subscription())?.state).toBe('ended')
      expect(await all('consent')).toMatchObject([{ says: 'given' }, { says: 'withdrawn', way: 'one-click', about: null }])
      // Again, and with a link that nobody has: harmless.
      expect((await app.request(link, { method: 'POST', headers: oneClick })).status).toBe(200)
      expect((await app.request(`/updates/leave/${'x'.repeat(43)}`, { method: 'POST', headers: oneClick })).status).toBe(200)
      expect(await all('consent')).toHaveLength(2)
    })

    test('what told of a change and has not gone yet is taken back', async () => {
      const link = await leaveLinkOf()
      const subscriptionId = (await subscription())?.id ?? 0
      const tell = (state: 'queued' | 'held') =>
        inTransaction(open().db, async tx => {
          const mail = { kind: 'alert', from: 'us@spotlight.example', to: person, subject: 'Changed', text: 'Words' } as const
          const id = await queueMail(tx, mail, { ...services, smtpUrl: state === 'held' ? null : 'smtp://localhost:2525' })
          await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
          const told = { release: `2026-${id}`, trustCode: 'EX-001', before: 'partial', after: 'collecting', now } as const
          await noteTold(tx, { ...told, mails: [{ subscriptionId, mailId: id }] })
        })
      await tell('queued')
      await tell('held')
      await send(link, {})
      expect((await mails()).filter(({ kind }) => kind === 'alert').map(({ state }) => state)).toEqual(['recalled', 'recalled'])
    })

    test('by the page, and coming back by a fresh yes', async () => {
      const link = await leaveLinkOf()
      const answer = await send(link, { by: 'page' })
      expect(textOf(await answer.text())).toContain('You will hear no more from us')
      expect(await all('suppression')).toMatchObject([{ reason: 'unsubscribed', purpose: 'hospital-alerts' }])
      expect(JSON.stringify(await all('suppression'))).not.toContain('someone')
      // A list unsubscribe does not block the confirmation that is asked for; only the yes lifts it.
      pass(1)
      await signUp()
      expect(await all('suppression')).toHaveLength(1)
      await send(await newestLink('confirm'), {})
      expect([await all('suppression'), (await subscription())?.state]).toEqual([[], 'active'])
    })

    test('an old confirmation link does not bring anybody back', async () => {
      const confirm = await follow()
      await send('/updates/preferences', { address: person })
      const link = await newestLink('preferences')
      await send(link, { do: 'leave-all' })
      expect((await send(confirm, {})).status).toBe(410)
      expect((await subscription())?.state).toBe('ended')
    })
  })

  describe('what is kept about somebody', () => {
    async function preferences(): Promise<string> {
      await send('/updates/preferences', { address: person })
      return newestLink('preferences')
    }

    test('is asked for with the same answer whoever asks, and shown behind the link alone', async () => {
      await follow()
      const known = await send('/updates/preferences', { address: person })
      const unknown = await send('/updates/preferences', { address: 'nobody@post.example' })
      expect([known.headers.get('location'), unknown.headers.get('location')]).toEqual(['/updates/sent', '/updates/sent'])
      expect((await mails()).filter(({ to }) => to === 'nobody@post.example')).toEqual([])
      const page = await ask(await newestLink('preferences'))
      const text = textOf(await page.text())
      expect(text).toContain('Someone@Post.example')
      expect(text).toContain('We keep your address for this alone')
      expect(page.headers.get('cache-control')).toBe('no-store')
      pass(61)
      expect((await ask(await newestLink('preferences'))).status).toBe(404)
    })

    test('can be changed, taken along, and ended for one hospital or all', async () => {
      await follow()
      await follow(person, 'EX-002')
      const link = await preferences()
      await send(link, { do: 'language', language: 'cy' })
      expect((await all('supporter'))[0]?.locale).toBe('cy')
      const file = await ask(`${link}/export.json`)
      expect(file.headers.get('content-disposition')).toContain('attachment')
      const data: unknown = JSON.parse(await file.text())
      expect(data).toMatchObject({
        supporter: { address: 'someone@post.example', language: 'cy' },
        hospitals: [{ trustCode: 'EX-001' }, { trustCode: 'EX-002' }],
        consents: [{ says: 'given', wording: { language: 'en' } }, { says: 'given' }],
      })
      await send(link, { do: 'leave', trust: 'EX-001' })
      expect([(await subscription('EX-001'))?.state, (await subscription('EX-002'))?.state]).toEqual(['ended', 'active'])
      expect(await all('suppression')).toEqual([])
      await send(link, { do: 'leave', trust: 'EX-002' })
      expect((await all('supporter'))[0]?.state).toBe('left')
      expect(await all('suppression')).toMatchObject([{ reason: 'unsubscribed' }])
      expect((await send(link, { do: 'leave', trust: '' })).status).toBe(400)
    })

    test('is erased with the text of our mails, and leaves a mark that nobody can read', async () => {
      await follow()
      const link = await preferences()
      expect((await ask(`${link}/erase`)).status).toBe(200)
      expect(await all('supporter')).toHaveLength(1)
      expect((await send(`${link}/erase`, {})).headers.get('location')).toBe('/updates/erased')
      expect((await send(`${link}/erase`, {})).status).toBe(303)
      for (const table of ['supporter', 'consent', 'alert_subscription', 'supporter_link', 'supporter_mail'] as const) {
        expect(await all(table), table).toEqual([])
      }
      expect(await all('suppression')).toMatchObject([{ reason: 'erased', purpose: '' }])
      expect(JSON.stringify(await mails())).not.toMatch(/someone|post\.example/i)
      expect(new Set((await mails()).map(({ state }) => state))).toEqual(new Set(['recalled']))
      expect((await ask(link)).status).toBe(404)
    })

    test('evidence of a yes cannot be changed, and not deleted without its person', async () => {
      await follow()
      const change = (work: (db: ReturnType<typeof writes<NetworkTables>>) => Promise<unknown>) =>
        inTransaction(open().db, async tx => {
          await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
          await work(writes<NetworkTables>(tx))
        })
      await expect(change(db => db.updateTable('consent').set({ page: '/' }).execute())).rejects.toThrow('only ever added to')
      await expect(change(db => db.deleteFrom('consent').execute())).rejects.toThrow('only ever added to')
      await expect(change(db => db.updateTable('consent_wording').set({ text: '' }).execute())).rejects.toThrow('never change')
    })
  })

  test('after a restore no mail about a change leaves before staff let it go', async () => {
    await follow()
    expect(await holdRestoredAlerts(open().db, now)).toContain('hospital: 1.')
    const next = (await subscription())?.told_status === 'partial' ? 'not-collecting' : 'partial'
    await publish(open().db, { title: 'Next', asOf: '2026-11-20', rows: [result('EX-001', next)] })
    expect(await tellOfChanges(services)).toBe(1)
    const release = (await latestRelease(open().db))?.id ?? ''
    const batch = async () => (await batchesAbout(open().db, alertsOfRelease(release)))[0]
    expect((await batch())?.pausedAt).toEqual(now)
    expect(await restoredAlertsCheck.run(services)).toHaveLength(1)
    const actor = { kind: 'staff', id: '1', name: 'First Editor' } as const
    expect(await pauseAlerts(services, { batch: (await batch())?.id ?? 0, to: 'going', actor })).toBe('changed')
    expect((await batch())?.pausedAt).toBeNull()
    expect(await restoredAlertsCheck.run(services)).toEqual([])
  })

  describe('mail that does not arrive', () => {
    const house = () => ({ secret: services.secret, mailDomain: services.mailDomain })
    const returned = async (severity: 'hard' | 'soft' | 'none') => {
      const [mail] = await mails()
      const recipient = returnAddress(mail?.messageId ?? '', services.mailDomain) ?? ''
      return inTransaction(open().db, tx => networkMailReturned(tx, { recipient, severity, at: now }, house()))
    }

    test('late mail and answers of machines change nothing; a report that nobody is there closes the address for good', async () => {
      await follow()
      expect([await returned('soft'), await returned('none')]).toEqual([true, true])
      expect((await subscription())?.state).toBe('active')
      expect(await returned('hard')).toBe(true)
      expect(await returned('hard')).toBe(true)
      expect(await subscription()).toMatchObject({ state: 'ended', ended_because: 'bounced' })
      expect(await all('suppression')).toMatchObject([{ reason: 'hard-bounce', purpose: '' }])
      const before = (await mails()).length
      pass(1)
      expect((await signUp()).headers.get('location')).toBe('/updates/asked')
      await send('/updates/preferences', { address: person })
      expect(await mails()).toHaveLength(before)
    })

    test('what was typed and never confirmed is not kept when it bounces', async () => {
      await signUp()
      const [mail] = await mails()
      const settle = (failure: 'refused' | 'no-such-address') =>
        inTransaction(open().db, tx =>
          networkMailSettled(tx, { id: mail?.id ?? 0, kind: 'confirmation', state: 'failed', failure, at: now }, house()),
        )
      await settle('refused')
      expect(await all('supporter')).toHaveLength(1)
      await settle('no-such-address')
      expect(await all('supporter')).toEqual([])
      expect((await all('suppression')).map(({ reason }) => reason).sort()).toEqual(['erased', 'hard-bounce'])
    })

    test('a mail that comes back while its reader is erased: neither waits for the other for ever', async () => {
      await follow()
      const [supporter] = await all('supporter')
      const [mail] = await mails()
      const [supporterId, id] = [supporter?.id ?? 0, mail?.id ?? 0]
      // A request of its own: it knows nothing of the transaction below.
      const erase = AsyncResource.bind(() => eraseFor(services, { id: supporterId, actor: { kind: 'system', name: 'test' } }))
      let erasing: Promise<boolean> | undefined
      await inTransaction(open().db, async tx => {
        await holdMails(tx, [id])
        erasing = erase()
        // Until it waits for the mail: on one connection it waits for the transaction.
        await new Promise(resolve => setTimeout(resolve, 300))
        const end = { id, kind: 'confirmation', state: 'failed', failure: 'no-such-address', at: now } as const
        await networkMailSettled(tx, end, house())
      })
      expect(await erasing).toBe(true)
      expect(await all('supporter')).toEqual([])
    })

    test('mail for other addresses of ours is not this room’s', async () => {
      const mail = { recipient: 'foi@spotlight.example', severity: 'hard', at: now } as const
      expect(await inTransaction(open().db, tx => networkMailReturned(tx, mail, house()))).toBe(false)
    })
  })

  describe('what is not kept for ever', () => {
    test('goes once a day: the unconfirmed, those who have left, old mails and dead links', async () => {
      await signUp('never@post.example')
      await follow()
      await send('/updates/preferences', { address: person })
      await send(await newestLink('preferences'), { do: 'leave-all' })
      expect(await runRetention(services)).toEqual({ unconfirmed: 0, left: 0, mails: 0, links: 0, imports: 0, requests: 0 })
      expect(await runRetention(services)).toBeNull()
      pass(15)
      const runs = await Promise.all([runRetention(services), runRetention(services)])
      expect(runs.reduce((sum, run) => sum + (run?.unconfirmed ?? 0), 0)).toBe(1)
      expect((await all('retention_run')).at(-1)?.removed).toMatchObject({ unconfirmed: 1 })
      expect((await all('supporter')).map(({ address }) => address)).toEqual(['someone@post.example'])
      pass(30)
      expect(await runRetention(services)).toMatchObject({ left: 0, mails: 2 })
      expect(JSON.stringify(await mails())).not.toContain('someone')
      pass(60)
      expect(await runRetention(services)).toMatchObject({ left: 1 })
      expect(await all('supporter')).toEqual([])
      expect((await all('suppression')).map(({ reason }) => reason).sort()).toEqual(['erased', 'unsubscribed'])
      expect(await all('retention_run')).toHaveLength(4)
    })
  })

  describe('the page for staff', () => {
    const signIn = (role: 'admin' | 'editor' | 'viewer') => signInForTests(services, { role })

    test('shows numbers, rounded, and nobody', async () => {
      await follow()
      const { cookie } = await signIn('viewer')
      const text = textOf(await (await ask('/console/supporters', { cookie })).text())
      expect(text).toContain('People who have confirmed an address: fewer than 10.')
      expect(text).not.toContain('post.example')
      expect(text).not.toContain('Look it up')
    })

    test('finds, hands out and erases one person’s data, with a number in the log', async () => {
      await follow()
      const { cookie } = await signIn('admin')
      const headers = { ...ours, cookie }
      const found = await send('/console/supporters/look-up', { address: ' SOMEONE@post.example' }, headers)
      expect(textOf(await found.text())).toContain('Someone@Post.example')
      const id = (await all('supporter'))[0]?.id ?? 0
      const file = await send(`/console/supporters/${id}/export`, {}, headers)
      expect(await file.json()).toMatchObject({ supporter: { number: id } })
      expect((await send(`/console/supporters/${id}/erase`, {}, headers)).status).toBe(422)
      expect((await send(`/console/supporters/${id}/erase`, { sure: 'yes' }, headers)).status).toBe(303)
      expect(await all('supporter')).toEqual([])
      const nothing = await send('/console/supporters/look-up', { address: person }, headers)
      const text = textOf(await nothing.text())
      expect(text).toContain('We keep nothing about this address.')
      expect(text).toContain('Erased since 22 November 2026')
      expect(await deeds()).toEqual(expect.arrayContaining(['supporter.look-up', 'supporter.export', 'supporter.erase']))
    })
  })
})
