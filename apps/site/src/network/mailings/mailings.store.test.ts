// Long because: one mailing's way from its first word to its last mail, and every way in which it could reach somebody twice or in vain.
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addMembers } from '../../../test/support/members-for-tests.ts'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { makeApp } from '../../app.tsx'
import { tellRooms } from '../../compose.ts'
import {
  batchesAbout,
  inTransaction,
  listMail,
  type Router,
  record,
  rows,
  type Services,
  writes,
} from '../../foundation/index.ts'
import { rooms } from '../../rooms.ts'
import { invented, publish, result, saveTrusts, textOf } from '../../site/test/site-for-tests.ts'
import { noteActed } from '../acted/note-acted.ts'
import { eraseFor } from '../console/answer-request.ts'
import { stopByLink } from '../lists/leave-lists.ts'
import { changeDraft } from './draft/change-draft.ts'
import { makeMailing } from './draft/make-mailing.ts'
import { lookAtMailings } from './feed/keep-mailings.ts'
import { batchOfMailing, mailingLink, startAt, wordsAt } from './links.ts'
import { mailingById } from './mailing-store.ts'
import type { MailingTables } from './mailing-tables.ts'
import { uncertainOf } from './recipient-mail-store.ts'
import { countFates } from './recipient-store.ts'
import { stopRestoredMailings } from './retention/stop-restored-mailings.ts'
import { countPeople } from './segments/count-people.ts'
import { everybody, type Segment } from './segments/segment.ts'
import { linksOf } from './send/link-store.ts'
import { moveMailing } from './send/move-mailing.ts'
import { startMailing } from './send/start-mailing.ts'

const actor = { kind: 'staff', id: 'first', name: 'First Admin' } as const
const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const none = { title: '', subject: '', body: '' }
const english = {
  title: 'A letter',
  subject: 'For {{first name|you}}',
  body: 'Dear {{first name|friend}},\n\nsee [the map](/map), [again](/map) and [elsewhere](https://elsewhere.example/).',
}
const welsh = { title: 'Llythyr', subject: 'I {{first name|chi}}', body: 'Annwyl {{first name|ffrind}}, [y map](/map)' }

eachDatabase('a mailing', open => {
  let services: Services
  let app: Router
  let now: Date
  beforeAll(async () => {
    await saveTrusts(open().db, [invented('EX-001', 'First Trust')])
    await publish(open().db, { title: 'First', asOf: '2026-05-01', rows: [result('EX-001', 'partial')] })
  })
  beforeEach(() => {
    now = new Date('2026-11-22T10:00:00Z')
    services = testServices(open(), { clock: () => now, mailDomain: 'spotlight.example', smtpUrl: 'smtp://127.0.0.1:1' })
    app = makeApp(services)
  })
  afterEach(async () => {
    await inTransaction(open().db, async tx => {
      await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      const db = writes<Record<string, object>>(tx)
      for (const table of ['mailing', 'supporter', 'suppression', 'mail', 'mail_batch']) await db.deleteFrom(table).execute()
    })
  })

  const people = (count: number, domain = 'post.example') =>
    addMembers(
      open().db,
      Array.from({ length: count }, (_, index) => ({ address: `person${index}@${domain}` })),
      now,
    )
  const write = async (change: { cy?: typeof none; segment?: Partial<Segment>; purpose?: 'updates' | 'network' } = {}) => {
    const id = await makeMailing(services, { formToken: `a form of the tests ${Math.random()}`, actor })
    const words = { en: english, cy: change.cy ?? none }
    expect(await changeDraft(services, { id, basedOn: 1, change: { words }, actor })).toEqual({ outcome: 'saved' })
    const to = { purpose: change.purpose ?? ('updates' as const), segment: { ...everybody, ...change.segment }, perMinute: 60 }
    await changeDraft(services, { id, basedOn: 2, change: to, actor })
    return id
  }
  const start = async (id: number, startsAt: Date | null = null) => {
    const mailing = await mailingById(open().db, id)
    if (!mailing) throw new Error('There is no such mailing')
    const { total } = await countPeople(open().db, services, mailing)
    return startMailing(services, { id, basedOn: mailing.version, seen: total, startsAt, actor })
  }
  const mails = async () => (await listMail(open().db, { limit: 10_000 })).filter(({ kind }) => kind === 'mailing')
  const stateOf = async (id: number) => (await mailingById(open().db, id))?.state
  /** As if the mail server had taken, or not taken, all that waits. */
  const settleAll = async (state: 'sent' | 'uncertain' = 'sent') => {
    const waiting = (await mails()).filter(mail => mail.state === 'queued')
    const ids = waiting.map(({ id }) => id)
    const failure = state === 'sent' ? null : ('interrupted' as const)
    await inTransaction(open().db, async tx => {
      const tables = writes<{ mail: { id: number; state: string; failure: string | null; next_attempt_at: Date | null } }>(tx)
      await tables.updateTable('mail').set({ state, failure, next_attempt_at: null }).where('id', 'in', ids).execute()
      await tellRooms(rooms, services)(
        tx,
        waiting.map(({ id, kind }) => ({ id, kind, state, failure, at: now })),
      )
    })
  }

  test('goes to everybody once, in their language and with what we know of them, and is cleared when it has gone', async () => {
    await addMembers(
      open().db,
      [
        { address: 'known@post.example', firstName: '<b>*Siân*</b> 💛' },
        { address: 'welsh@post.example', locale: 'cy' },
        { address: 'other@post.example', purposes: ['network'] },
      ],
      now,
    )
    const id = await write({ cy: welsh })
    expect(await start(id)).toEqual({ outcome: 'started' })
    // Several processes look at once, and again.
    await Promise.all([lookAtMailings(services), lookAtMailings(services)])
    await lookAtMailings(services)
    const sent = await mails()
    expect(sent.map(({ to, subject }) => [to, subject]).sort()).toEqual([
      ['known@post.example', 'For <b>*Siân*</b> 💛'],
      ['welsh@post.example', 'I chi'],
    ])
    const known = sent.find(({ to }) => to === 'known@post.example')
    expect(known?.html).toContain('Dear &lt;b&gt;*Siân*&lt;/b&gt; 💛,')
    expect(known?.html).not.toMatch(/<img|<script|<b>/)
    expect(known?.html).toContain(`href="http://localhost:3000/m/${id}/1"`)
    expect(known?.text).toContain(`the map (http://localhost:3000/m/${id}/1)`)
    expect(known?.text).toContain('elsewhere (https://elsewhere.example/)')
    expect(known?.headers).toMatchObject({
      'List-Id': '<updates.spotlight.example>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
    const leave = /<http:\/\/localhost:3000(\/updates\/stop\/[^>]+)>/.exec(known?.headers['List-Unsubscribe'] ?? '')?.[1] ?? ''
    expect(known?.text).toContain(leave)
    expect(known?.envelopeFrom).toMatch(/^returns\+/)
    expect((await linksOf(open().db, id)).map(({ path }) => path)).toEqual(['/map', '/cy/map'])
    await settleAll()
    await lookAtMailings(services)
    expect(await stateOf(id)).toBe('sent')
    expect((await mails()).map(({ to, subject, text, html, state }) => [to, subject, text, html ?? '', state])).toEqual(
      sent.map(() => ['', '', '', '', 'sent']),
    )
    const seen = await app.request(leave, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })
    expect([seen.status, seen.headers.get('set-cookie')]).toEqual([200, null])
  })

  test('whoever leaves, is erased or bounces before their mail gets none; whoever joins after the start neither', async () => {
    const [left = 0, leftLater = 0, erased = 0] = await people(5)
    const id = await write()
    await start(id)
    const stop = async (supporter: number) => {
      const { stopToken } = await import('../lists/leave-for.ts')
      const token = stopToken(services, { supporterId: supporter, purpose: 'updates' })
      expect(await stopByLink(services, { token, also: [], way: 'one-click', page: '' })).toBe('left')
    }
    await moveMailing(services, { id, move: 'pause', actor })
    await lookAtMailings(services)
    expect(await mails()).toEqual([])
    await moveMailing(services, { id, move: 'resume', actor })
    await stop(left)
    await lookAtMailings(services)
    await addMembers(open().db, [{ address: 'late@post.example' }], now)
    await stop(leftLater)
    await eraseFor(services, { id: erased, actor })
    // However their permission ended: the next look takes the mail back.
    await inTransaction(open().db, async tx => {
      await record(tx, { actor, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      await writes<{ permission: { supporter_id: number } }>(tx)
        .deleteFrom('permission')
        .where('supporter_id', '=', erased + 1)
        .execute()
    })
    await lookAtMailings(services)
    await settleAll()
    await lookAtMailings(services)
    expect((await mails()).filter(({ state }) => state === 'sent')).toHaveLength(1)
    expect(await stateOf(id)).toBe('sent')
    expect(await countFates(open().db, id)).toMatchObject({ sent: 1, 'left-out': 2 })
  })

  test('is stopped for good: what stands in the outbox is taken back; the uncertain are listed and not sent again', async () => {
    await people(120)
    const id = await write()
    await start(id)
    await lookAtMailings(services)
    await settleAll('uncertain')
    await lookAtMailings(services)
    expect(await uncertainOf(open().db, id, 500)).toHaveLength(120)
    expect(await stateOf(id)).toBe('sent')
    expect(await mails()).toHaveLength(120)
    const other = await write()
    await start(other)
    await lookAtMailings(services)
    expect(await moveMailing(services, { id: other, move: 'stop', actor })).toBe('done')
    expect(await moveMailing(services, { id: other, move: 'stop', actor })).toBe('nothing-to-do')
    await lookAtMailings(services)
    expect(await countFates(open().db, other)).toEqual({ 'taken-back': 120 })
    expect((await mails()).filter(({ state }) => state === 'queued')).toEqual([])
  })

  test('a domain gets five minutes of mails ahead, and the next as those have gone', async () => {
    await people(700)
    await people(3, 'small.example')
    const id = await write()
    await start(id)
    await lookAtMailings(services)
    const [batch] = await batchesAbout(open().db, batchOfMailing(id))
    expect(batch?.intervalSeconds).toBe(1)
    expect((await mails()).length).toBe(303)
    await lookAtMailings(services)
    expect((await mails()).length).toBe(303)
    await writes<MailingTables>(open().db)
      .updateTable('mailing_recipient')
      .set({ fate: 'failed' })
      .where('fate', '=', 'written')
      .execute()
    await lookAtMailings(services)
    expect((await mails()).length).toBe(603)
  })

  test('begins at its hour, once; pressed twice it begins once; changed meanwhile it does not', async () => {
    await people(2)
    const id = await write()
    const version = (await mailingById(open().db, id))?.version ?? 0
    const press = (basedOn: number, seen = 2) =>
      startMailing(services, { id, basedOn, seen, startsAt: new Date('2026-11-23T09:00:00Z'), actor })
    expect(await press(version - 1)).toEqual({ outcome: 'changed' })
    expect(await press(version, 200)).toEqual({ outcome: 'changed' })
    const both = await Promise.all([press(version), press(version)])
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['already', 'scheduled'])
    await lookAtMailings(services)
    expect(await mails()).toEqual([])
    now = new Date('2026-11-23T09:00:01Z')
    await lookAtMailings(services)
    await lookAtMailings(services)
    expect(await mails()).toHaveLength(2)
  })

  test('does not begin with words that cannot be sent, and not to nobody', async () => {
    const id = await write()
    expect(await start(id)).toEqual({ outcome: 'nobody' })
    await people(1)
    const version = (await mailingById(open().db, id))?.version ?? 0
    const words = { en: { ...english, body: '<script>alert(1)</script>' }, cy: none }
    await changeDraft(services, { id, basedOn: version, change: { words }, actor })
    expect(await start(id)).toEqual({ outcome: 'obstacle', obstacles: ['words'] })
  })

  test('after a restore one that was on its way is stopped, and one with an hour is a draft again', async () => {
    await people(3)
    const [going, waiting] = [await write(), await write()]
    await start(going)
    await start(waiting, new Date('2026-12-01T09:00:00Z'))
    await lookAtMailings(services)
    expect(await stopRestoredMailings(open().db, now)).toContain(': 2.')
    expect([await stateOf(going), await stateOf(waiting)]).toEqual(['stopped', 'draft'])
    expect((await mails()).map(({ state }) => state)).toEqual(['recalled', 'recalled', 'recalled'])
    expect(await stopRestoredMailings(open().db, now)).toBeNull()
  })

  test('is for a part of the list', async () => {
    const [, welsh = 0] = await addMembers(
      open().db,
      [
        { address: 'a@post.example', purposes: ['network', 'updates'], nation: 'england', interests: ['press'] },
        { address: 'b@post.example', purposes: ['network'], nation: 'wales', interests: ['press', 'stories'] },
        { address: 'c@post.example', purposes: ['network'], district: 'ZZ9' },
      ],
      now,
    )
    const count = async (segment: Partial<Segment>, purpose: 'updates' | 'network' = 'network') =>
      (await countPeople(open().db, services, { purpose, segment: { ...everybody, ...segment } })).total
    await inTransaction(open().db, async tx => {
      await noteActed(tx, { address: 'b@post.example', kind: 'politician' })
      await noteActed(tx, { address: 'b@post.example', kind: 'politician' })
      await noteActed(tx, { address: 'nobody@post.example', kind: 'sign' })
    })
    expect([await count({}), await count({}, 'updates')]).toEqual([3, 1])
    expect(await count({ nations: ['wales'] })).toBe(1)
    expect(await count({ nations: ['wales', 'england'], interests: ['stories'] })).toBe(1)
    expect(await count({ interests: ['press'] })).toBe(2)
    expect([await count({ acted: 'acted' }), await count({ acted: 'not-acted' })]).toEqual([1, 2])
    expect(await count({ trusts: ['EX-001'] })).toBe(0)
    // With the membership goes what was noted of it.
    await eraseFor(services, { id: welsh, actor })
    expect(await rows<MailingTables>(open().db).selectFrom('supporter_deed').selectAll().execute()).toEqual([])
  })

  describe('the pages', () => {
    let cookie: string
    beforeEach(async () => {
      cookie = (await signInForTests(services, { role: 'editor', name: 'First Editor' })).cookie
    })
    const ask = (path: string) => app.request(path, { headers: { ...ours, cookie } })
    const send = (path: string, fields: Record<string, string>) =>
      app.request(path, { method: 'POST', headers: { ...ours, cookie }, body: new URLSearchParams(fields) })

    test('two who write at once: the second keeps what they typed and is told', async () => {
      const id = await write()
      const form = { 'title-en': 'Mine', 'subject-en': 's', 'body-en': 'Their {{frist name|x}}', version: '1' }
      const answer = await send(wordsAt.link(id), form)
      expect(answer.status).toBe(409)
      const text = textOf(await answer.text())
      expect(text).toContain('First Admin saved a change after you opened this page.')
      expect(text).toContain('there is no field “frist name”')
      expect((await mailingById(open().db, id))?.words.en.title).toBe('A letter')
    })

    test('the start asks for the number, refuses an hour that does not exist, and is harmless when pressed again', async () => {
      await people(12)
      const id = await write()
      const version = String((await mailingById(open().db, id))?.version)
      const form = { version, seen: '12', when: 'now', day: '2027-03-28', time: '01:30', number: '13' }
      const refused = await send(startAt.link(id), form)
      expect([refused.status, textOf(await refused.text())]).toEqual([
        422,
        expect.stringContaining('This is not the number of people.'),
      ])
      const gap = await send(startAt.link(id), { ...form, when: 'later', number: '12' })
      expect(textOf(await gap.text())).toContain('The clocks go forward in this hour')
      const good = { ...form, number: '12' }
      expect((await send(startAt.link(id), good)).headers.get('location')).toBe(`${mailingLink(id)}?done=started`)
      expect((await send(startAt.link(id), good)).headers.get('location')).toBe(`${mailingLink(id)}?done=already`)
      expect((await ask(mailingLink(id))).status).toBe(200)
    })

    test('a link counts clicks in total and leads nowhere else; what only looks counts nothing', async () => {
      await people(1)
      const id = await write()
      await start(id)
      const link = `/m/${id}/1`
      const first = await app.request(link)
      expect([first.status, first.headers.get('location'), first.headers.get('set-cookie')]).toEqual([302, '/map', null])
      await app.request(link, { method: 'HEAD' })
      await app.request(link, { headers: { 'sec-purpose': 'prefetch' } })
      await app.request(link)
      expect((await linksOf(open().db, id))[0]?.clicks).toBe(2)
      for (const wrong of [`/m/${id}/9`, '/m/999999/1', `/m/${id}/99999999999999999999`])
        expect((await app.request(wrong)).status).toBe(404)
    })

    test('everybody can read it once it is public and has begun, as somebody unknown would', async () => {
      await people(1)
      const id = await write()
      await moveMailing(services, { id, move: 'show', actor })
      expect((await app.request(`/updates/mailings/${id}`)).status).toBe(404)
      await start(id)
      const page = await app.request(`/updates/mailings/${id}`)
      expect([page.status, textOf(await page.text())]).toEqual([200, expect.stringContaining('Dear friend,')])
      await moveMailing(services, { id, move: 'hide', actor })
      expect((await app.request(`/updates/mailings/${id}`)).status).toBe(404)
    })
  })
})
