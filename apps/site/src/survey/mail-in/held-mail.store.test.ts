import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roundOf240 } from '../../../test/support/round-of-240.ts'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { accountsRoom } from '../../accounts/index.ts'
import { inTransaction, listAudit, type Router, type Services } from '../../foundation/index.ts'
import { contactOf } from '../contacts/contact-store.ts'
import { recordEvent } from '../requests/record-event.ts'
import { eventsOf, messagesOf, requestOf } from '../requests/request-store.ts'
import { undoEvent } from '../requests/undo-event.ts'
import { fileHeldMail } from './file-held-mail.ts'
import { fileMail } from './file-mail.ts'
import { mailInRoutes } from './mail-in-routes.ts'
import { listHeld } from './mail-in-store.ts'
import { deliveryReport, mailFrom } from './mails-for-tests.ts'
import { readMail } from './read-mail.ts'
import { recognise } from './recognise.ts'
import { takeMailBack } from './take-back-mail.ts'

const now = new Date('2027-02-10T09:00:00Z')
const actor = { kind: 'staff', id: 's1', name: 'Some editor' } as const

eachDatabase('the holding pen', open => {
  let services: Services
  let app: Router
  let folder: string
  let code: string
  let silent: readonly string[]
  let cookie: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'spotlight-held-'))
    services = testServices(open(), { dataFolder: folder, clock: () => now, mailDomain: 'spotlight.invalid' })
    app = testRouter(services, router => accountsRoom.routes?.(router), mailInRoutes)
    const round = await roundOf240(open().db, { seed: 'held', today: '2027-02-10' })
    silent = round.fated('silence so far')
    code = silent[0] ?? ''
    cookie = (await signInForTests(services, { role: 'marker', barredFrom: ['EX-340'] })).cookie
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const hold = async (subject: string, text = 'Words') => {
    const mail = await readMail(mailFrom(`foi@${code.toLowerCase()}.invalid`, subject, [], text))
    const envelope = { sender: 'x@y.invalid', recipients: ['foi@spotlight.invalid'] }
    const sha256 = Buffer.from(subject).toString('hex').padEnd(64, '0').slice(0, 64)
    await fileMail(open().db, { mail, envelope, sha256, bytes: 10, at: now, mailDomain: 'spotlight.invalid' })
    const [newest] = await listHeld(open().db, { setAside: false, before: null, limit: 1 })
    return newest?.id ?? 0
  }
  const get = (path: string, as = cookie) => app.request(path, { headers: { cookie: as } })
  const post = (path: string, body: Record<string, string>, as = cookie, origin = services.baseUrl) =>
    app.request(path, { method: 'POST', headers: { cookie: as, origin }, body: new URLSearchParams(body) })

  test('lists what waits, shows it as text with where it may belong, and files it under what a person chooses', async () => {
    const id = await hold('<b>RE: EX-150</b>', '<script>alert(1)</script>')
    const list = await (await get('/console/held-mail')).text()
    expect(list).toContain('Mail that waits for you')
    expect(list).toContain('&lt;b&gt;RE: EX-150')
    const page = await (await get(`/console/held-mail/${id}`)).text()
    expect(page).toContain('&lt;script&gt;alert(1)')
    expect(page).toContain('It comes from the place that we wrote to.')

    expect((await post(`/console/held-mail/${id}/file`, { request: '' })).status).toBe(422)
    expect((await post(`/console/held-mail/${id}/file`, { request: '2027-1/EX-999' })).status).toBe(422)
    expect(await (await post(`/console/held-mail/${id}/file`, { request: '2027-1/EX-340' })).text()).toContain(
      'not to work on that trust',
    )
    const filed = await post(`/console/held-mail/${id}/file`, { request: `2027-1/${code}` })
    expect([filed.status, filed.headers.get('location')]).toEqual([303, '/console/held-mail?done=filed'])
    // The same form again, and another choice in an older window.
    expect((await post(`/console/held-mail/${id}/file`, { request: `2027-1/${code}` })).status).toBe(303)
    const late = await post(`/console/held-mail/${id}/file`, { request: '2027-1/EX-150' })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('Some marker has filed this mail')
  })

  test('sets aside and puts back', async () => {
    const id = await hold('Advertising')
    expect((await post(`/console/held-mail/${id}/set-aside`, {})).headers.get('location')).toBe(
      '/console/held-mail?done=set-aside',
    )
    expect(await (await get('/console/held-mail')).text()).not.toContain('Advertising')
    expect(await (await get('/cy/console/held-mail?show=aside')).text()).toContain('Advertising')
    await post(`/console/held-mail/${id}/put-back`, {})
    expect(await (await get('/console/held-mail')).text()).toContain('Advertising')
  })

  test('takes back what was filed in the wrong place; nothing of it is lost, and what it said of a letter goes with it', async () => {
    const other = silent[1] ?? ''
    const of = (id: number, request = other) => `/console/rounds/2027-1/requests/${request}/messages/${id}/take-back`
    const before = await requestOf(open().db, '2027-1', other)
    const id = await hold('Wrong place')
    const [whole] = await listHeld(open().db, { setAside: false, before: null, limit: 1 })
    await post(`/console/held-mail/${id}/file`, { request: `2027-1/${other}` })
    const [message] = (await messagesOf(open().db, '2027-1', other)).filter(message => message.id === id)
    expect(message).toMatchObject({ isFiledByHand: true })

    // From another request, and by somebody who may not act there, it is not to be had.
    expect((await post(of(id, code), {})).status).toBe(404)
    const barred = (await signInForTests(services, { role: 'marker', barredFrom: [other] })).cookie
    expect((await post(of(id), {}, barred)).status).toBe(403)
    expect((await post(of(id), {}, cookie, 'https://elsewhere.invalid')).status).toBe(403)

    const event = { round: '2027-1', trustCode: other, kind: 'acknowledged', on: '2027-02-09', note: '', actor, now } as const
    const entered = await inTransaction(open().db, tx => recordEvent(tx, { ...event, messageId: id }))
    expect(entered).toMatchObject({ outcome: 'recorded' })
    const refused = await post(of(id), {})
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('Take that entry back first')
    expect((await messagesOf(open().db, '2027-1', other)).map(message => message.id)).toContain(id)

    const resting = (await eventsOf(open().db, '2027-1', other)).find(({ messageId }) => messageId === id)
    await inTransaction(open().db, tx => undoEvent(tx, { round: '2027-1', trustCode: other, id: resting?.id ?? 0, actor, now }))
    const done = await post(of(id), {})
    expect([done.status, done.headers.get('location')]).toEqual([303, '/console/held-mail?done=taken-back'])
    expect((await listHeld(open().db, { setAside: false, before: null, limit: 1 }))[0]).toEqual(whole)
    expect((await messagesOf(open().db, '2027-1', other)).map(message => message.id)).not.toContain(id)
    expect((await requestOf(open().db, '2027-1', other))?.delivery).toBe(before?.delivery)
    const log = await listAudit(open().db, { deed: 'held-mail.take-back' }, { limit: 1 })
    expect(log[0]).toMatchObject({ before: { request: `2027-1/${other}` }, subject: { id: String(id) } })

    // The same form once more, and then under the right request.
    expect((await post(of(id), {})).status).toBe(404)
    expect((await post(`/console/held-mail/${id}/file`, { request: `2027-1/${code}` })).status).toBe(303)
  })

  test('a report of a letter that came back, filed in the wrong place: the letter counts as sent again, its address as good', async () => {
    const other = silent[2] ?? ''
    const mail = await readMail(deliveryReport({ recipient: `foi@${other.toLowerCase()}.invalid`, about: '' }))
    const envelope = { sender: '', recipients: ['foi@spotlight.invalid'] }
    const arrived = new Date(now.getTime() - 3_600_000)
    const [held] = await fileMail(open().db, {
      ...{ mail, envelope, sha256: 'b'.repeat(64), bytes: 10, at: arrived, mailDomain: 'spotlight.invalid' },
    })
    const messageId = held?.outcome === 'held' ? held.id : 0
    const key = { round: '2027-1', trustCode: other }
    const recognition = recognise(mail, envelope)
    const before = await requestOf(open().db, '2027-1', other)
    await fileHeldMail(open().db, { ...key, messageId, recognition, actor, now })
    expect(await requestOf(open().db, '2027-1', other)).toMatchObject({ delivery: 'bounced' })
    expect((await contactOf(open().db, other))?.bouncingSince).toEqual(arrived)
    expect(await takeMailBack(open().db, { ...key, messageId, actor, now })).toEqual({ outcome: 'changed' })
    expect(await requestOf(open().db, '2027-1', other)).toMatchObject({ delivery: before?.delivery, clock: before?.clock })
    expect((await contactOf(open().db, other))?.bouncingSince).toBeNull()
  })

  test('a mail that its own address has filed stays there', async () => {
    const mail = await readMail(mailFrom('foi@x.invalid', 'RE: yours', [], 'Words.'))
    const recipients = [`reply+20271${code}@spotlight.invalid`.replaceAll('-', '').toLowerCase()]
    const [filed] = await fileMail(open().db, {
      ...{ mail, envelope: { sender: 'x@y.invalid', recipients }, sha256: 'c'.repeat(64), bytes: 10, at: now },
      mailDomain: 'spotlight.invalid',
    })
    const id = filed?.outcome === 'filed' ? filed.id : 0
    expect((await post(`/console/rounds/2027-1/requests/${code}/messages/${id}/take-back`, {})).status).toBe(404)
  })

  test('numbers that are none of ours are not found, forms of other sites are refused, and a viewer does not see it', async () => {
    const id = await hold('Something')
    for (const path of ['/console/held-mail/0', '/console/held-mail/999999', '/console/held-mail/1', '/console/held-mail/x']) {
      expect((await get(path)).status, path).toBe(404)
    }
    expect((await post(`/console/held-mail/${id}/set-aside`, {}, cookie, 'https://elsewhere.invalid')).status).toBe(403)
    const viewer = (await signInForTests(services, { role: 'viewer' })).cookie
    expect((await get('/console/held-mail', viewer)).status).toBe(403)
  })

  test('what a mail looks like can be taken back on its own request only', async () => {
    const mail = await readMail(mailFrom('foi@x.invalid', 'Out of office', ['Auto-Submitted: auto-replied'], 'Away.'))
    const recipients = [`reply+20271${code}@spotlight.invalid`.replaceAll('-', '').toLowerCase()]
    const [filed] = await fileMail(open().db, {
      mail,
      envelope: { sender: 'x@y.invalid', recipients },
      sha256: 'a'.repeat(64),
      bytes: 10,
      at: now,
      mailDomain: 'spotlight.invalid',
    })
    const id = filed?.outcome === 'filed' ? filed.id : 0
    const guess = (of: string) => post(`/console/rounds/2027-1/requests/${of}/messages/${id}/guess`, { guess: 'wrong' })
    expect((await guess('EX-150')).status).toBe(404)
    expect((await guess('EX-340')).status).toBe(403)
    expect((await guess(code)).headers.get('location')).toBe(`/console/rounds/2027-1/requests/${code}?done=guess#message-${id}`)
  })
})
