// Long because: every form of the page of one request is sent once as it should be and in each way that it should not.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  askForTests,
  emptyRoundForTests,
  house,
  mergeForTests,
  noonOf,
  openRoundForTests,
  roundId,
  type TestCode,
  tester,
} from '../../../test/support/requests-for-tests.ts'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { makeApp } from '../../app.tsx'
import { inTransaction, listMail, type Role, type Router, record, type Services, writes } from '../../foundation/index.ts'
import { writeLetter } from '../sending/write-letter.ts'
import type { RoundState } from '../types.ts'
import { addNote } from './add-note.ts'
import { changeRequest } from './change-request.ts'
import { newFormToken } from './form-token.ts'
import { eventsOf, messagesOf, requestOf } from './request-store.ts'
import type { WritableRequestTables } from './request-tables.ts'

const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const base = `/console/rounds/${roundId}/requests`

eachDatabase('the page of one request', open => {
  let services: Services
  let app: Router
  let today: string
  beforeAll(() => openRoundForTests(open()))
  beforeEach(async () => {
    today = '2027-04-20'
    await emptyRoundForTests(open().db)
    services = testServices(open(), { clock: () => noonOf(today) })
    app = makeApp(services)
  })

  const enter = async (role: Role = 'editor', barredFrom: string[] = []) => {
    const { cookie } = await signInForTests(services, { role, name: `Some ${role}`, barredFrom })
    const get = (path: string) => app.request(path, { headers: { cookie } })
    const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = ours) =>
      app.request(path, { method: 'POST', headers: { cookie, ...headers }, body: new URLSearchParams(fields) })
    return { get, post }
  }
  type Person = Awaited<ReturnType<typeof enter>>

  /** What the forms of a page carry. */
  const carriedBy = (html: string): Record<string, string> =>
    Object.fromEntries(
      ['basedOn', 'seen', 'token'].map(name => [name, new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '']),
    )
  const openPage = async (person: Person, path = `${base}/EX-901`) => {
    const response = await person.get(path)
    const html = await response.text()
    return { status: response.status, html, carried: carriedBy(html) }
  }
  const event = { kind: 'answered', on: '2027-04-10', answer: 'answered', note: '' }
  const eventsAt = `${base}/EX-901/events`
  const kinds = async (code = 'EX-901') =>
    (await eventsOf(open().db, roundId, code)).filter(({ undoneAt }) => undoneAt === null).map(({ kind }) => kind)
  const stateRound = async (state: RoundState) =>
    inTransaction(open().db, async tx => {
      await writes<WritableRequestTables>(tx).updateTable('round').set({ state }).execute()
      await record(tx, { actor: house, at: noonOf(today), deed: 'round.close', subject: { kind: 'round', id: roundId } })
    })
  const mailFrom = async (code: TestCode, body: string): Promise<number> =>
    inTransaction(open().db, async tx => {
      const { id } = await writes<WritableRequestTables>(tx)
        .insertInto('message')
        .values({
          round_id: roundId,
          trust_code: code,
          direction: 'in',
          letter_kind: null,
          mail_id: null,
          header_message_id: null,
          sender: 'foi@ex-901.invalid',
          recipient: 'reply@localhost',
          subject: 'RE: your request',
          body,
          at: noonOf('2027-03-20'),
          guess: null,
          authentication: null,
          raw_sha256: null,
          raw_bytes: null,
          held_because: null,
          filed_by: null,
          form_token: null,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      await record(tx, {
        actor: house,
        at: noonOf(today),
        deed: 'request.to-read',
        subject: { kind: 'message', id: String(id) },
      })
      return id
    })

  describe('reading', () => {
    test('says in words how it stands and what comes next, with its letter', async () => {
      today = '2027-04-05'
      await askForTests(open().db, 'EX-901')
      const { status, html } = await openPage(await enter())
      expect(status).toBe(200)
      expect(html).toContain('The trust had until 1 April 2027 to answer, and has not answered.')
      expect(html).toContain('Send a friendly reminder.')
      expect(html).toContain(`href="${base}/EX-901/write?kind=chase"`)
    })

    test('what came in is text and nothing else', async () => {
      await askForTests(open().db, 'EX-901')
      await mailFrom('EX-901', '<script>alert(1)</script><img src="https://tracker.invalid/x"> Tŷ 💛')
      const { html } = await openPage(await enter())
      expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=')
      expect(html).not.toContain('<img src="https://tracker')
      expect(html).toContain('Tŷ 💛')
    })

    test.each([
      ['/console/rounds/2027-9/requests/EX-901', 404],
      [`${base}/EX-999`, 404],
      [`${base}/EX-902`, 404],
      [`${base}/EX-901/messages/999999`, 404],
      [`${base}/EX-901/messages/x`, 404],
      [`${base}/EX-901/write?kind=request`, 404],
      [`${base}/EX-901/write`, 404],
      [`${base}/EX-901/thread`, 200],
    ])('%s gives %i', async (path, expected) => {
      await askForTests(open().db, 'EX-901')
      const person = await enter()
      expect((await person.get(path)).status).toBe(expected)
    })

    test('a message of another request is not found under this one', async () => {
      await askForTests(open().db, 'EX-901')
      await askForTests(open().db, 'EX-902')
      const id = await mailFrom('EX-902', 'private')
      const person = await enter()
      expect((await person.get(`${base}/EX-902/messages/${id}`)).status).toBe(200)
      expect((await person.get(`${base}/EX-901/messages/${id}`)).status).toBe(404)
      const { carried } = await openPage(person)
      const response = await person.post(eventsAt, { ...event, ...carried, message: String(id) })
      expect(response.status).toBe(422)
      expect(await response.text()).not.toContain('private')
    })

    test.each([
      ['bounced', ['contacts/EX-901', '/again']],
      ['failed', ['contacts/EX-901', '/again']],
      ['recalled', ['contacts/EX-901', '/again']],
      ['uncertain', ['contacts/EX-901', '/letters/']],
    ] as const)('leads from a letter that is %s to the two ways of getting it there', async (delivery, links) => {
      await askForTests(open().db, 'EX-901', { sentOn: null, changes: { delivery } })
      const { smtpUrl, mailDomain, clock } = { smtpUrl: null, mailDomain: 'localhost', clock: () => noonOf(today) }
      await inTransaction(open().db, tx =>
        writeLetter(tx, {
          request: { round: roundId, trustCode: 'EX-901' },
          ...{ kind: 'request', subject: 'A request', text: 'Words', actor: house, now: clock() },
          office: { smtpUrl, mailDomain, clock },
        }),
      )
      const way = (html: string) => /<div class="next-step">[\s\S]*?<\/div>/.exec(html)?.[0] ?? ''
      const next = way((await openPage(await enter())).html)
      for (const link of links) expect(next).toContain(link)
      expect(way((await openPage(await enter('viewer'))).html)).not.toContain('contacts/')
    })

    test('says that the trust has written what nobody has read, also to whoever is about to remind it', async () => {
      await askForTests(open().db, 'EX-901')
      today = '2027-05-20'
      const person = await enter()
      const reminder = `${base}/EX-901/write?kind=chase`
      expect((await openPage(person)).html).not.toContain('nobody has read that yet')
      expect((await openPage(person, reminder)).html).not.toContain('nobody has read that yet')
      const request = await requestOf(open().db, roundId, 'EX-901')
      const input = { round: roundId, trustCode: 'EX-901', basedOn: request?.version ?? 0, actor: tester, now: noonOf(today) }
      await changeRequest(open().db, { ...input, changes: { work: 'to-read' } })
      expect((await openPage(person)).html).toContain('nobody has read that yet')
      expect((await openPage(person, reminder)).html).toContain('read it before you write')
      expect((await openPage(person, `${base}/EX-901/write?kind=thanks`)).html).not.toContain('read it before you write')
    })

    test('nobody reads it from outside', async () => {
      await askForTests(open().db, 'EX-901')
      for (const path of [`${base}/EX-901`, `${base}/EX-901/thread.txt`]) {
        expect(await (await app.request(path)).text()).not.toContain('Lantern Vale')
      }
    })

    test('the correspondence goes out as text, without our notes', async () => {
      await askForTests(open().db, 'EX-901')
      await mailFrom('EX-901', 'We record everyone.')
      const now = noonOf(today)
      await addNote(open().db, {
        round: roundId,
        trustCode: 'EX-901',
        text: 'our secret',
        formToken: newFormToken(),
        actor: tester,
        now,
      })
      const response = await (await enter('viewer')).get(`${base}/EX-901/thread.txt`)
      expect(response.headers.get('content-disposition')).toContain('attachment')
      expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
      const text = await response.text()
      expect(text).toContain('We record everyone.')
      expect(text).not.toContain('our secret')
    })
  })

  describe('who may', () => {
    test('a viewer sees no form, and none is taken', async () => {
      await askForTests(open().db, 'EX-901')
      const viewer = await enter('viewer')
      const { html } = await openPage(viewer)
      expect(html).not.toContain(eventsAt)
      expect((await viewer.post(eventsAt, event)).status).toBe(403)
      expect(await kinds()).toEqual(['received'])
    })

    test('a marker records, and writes no letter', async () => {
      await askForTests(open().db, 'EX-901')
      const marker = await enter('marker')
      const { html, carried } = await openPage(marker)
      expect(html).not.toContain('write?kind=')
      expect((await marker.post(eventsAt, { ...event, ...carried })).status).toBe(303)
      expect((await marker.get(`${base}/EX-901/write?kind=chase`)).status).toBe(403)
    })

    test('somebody barred from the trust reads and changes nothing', async () => {
      await askForTests(open().db, 'EX-901')
      const marker = await enter('marker', ['EX-901'])
      const { status, html } = await openPage(marker)
      expect(status).toBe(200)
      expect(html).toContain('somebody else should work on this trust')
      expect((await marker.post(eventsAt, event)).status).toBe(403)
    })

    test('a closed round is only read', async () => {
      await askForTests(open().db, 'EX-901')
      await stateRound('closed')
      const person = await enter('admin')
      const { status, html } = await openPage(person)
      expect(status).toBe(200)
      expect(html).not.toContain(eventsAt)
      const refused = await person.post(eventsAt, event)
      expect(refused.status).toBeGreaterThanOrEqual(400)
      expect(await kinds()).toEqual(['received'])
    })

    test('a form from another site is refused', async () => {
      await askForTests(open().db, 'EX-901')
      const person = await enter()
      const { carried } = await openPage(person)
      const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site', host: 'localhost:3000' }
      for (const path of [eventsAt, `${base}/EX-901/notes`, `${base}/EX-901/work`, `${base}/EX-901/write?kind=chase`]) {
        expect((await person.post(path, { ...event, ...carried }, foreign)).status, path).toBe(403)
      }
      expect(await kinds()).toEqual(['received'])
    })

    test('a torn form is a bad request, not a fault of ours', async () => {
      await askForTests(open().db, 'EX-901')
      const person = await enter()
      expect((await person.post(eventsAt, event)).status).toBe(400)
      expect((await person.post(`${base}/EX-901/notes`, { text: 'x', basedOn: '1', seen: '0', token: 'short' })).status).toBe(400)
    })

    test('no form is taken by opening its address', async () => {
      await askForTests(open().db, 'EX-901')
      const person = await enter()
      expect((await person.get(eventsAt)).status).toBe(405)
    })
  })

  describe('entering what happened', () => {
    test('is kept, and the page then says so', async () => {
      await askForTests(open().db, 'EX-901')
      const person = await enter()
      const { carried } = await openPage(person, `${base}/EX-901?list=clock%3Doverdue`)
      const response = await person.post(`${eventsAt}?list=clock%3Doverdue`, { ...event, ...carried })
      expect(response.status).toBe(303)
      const address = response.headers.get('location') ?? ''
      expect(address).toBe(`${base}/EX-901?list=clock%3Doverdue&done=event`)
      const { html } = await openPage(person, address)
      expect(html).toContain('It is entered.')
      expect(html).toContain('The trust answered on 10 April 2027.')
    })

    test('sent twice is entered once', async () => {
      await askForTests(open().db, 'EX-901')
      const person = await enter()
      const { carried } = await openPage(person)
      const send = () => person.post(eventsAt, { ...event, ...carried })
      expect([(await send()).status, (await send()).headers.get('location')]).toEqual([303, `${base}/EX-901?done=again`])
      expect(await kinds()).toEqual(['received', 'answered'])
    })

    test.each([
      [{ ...event, kind: '' }, 'event-kind', 'Choose what happened.'],
      [{ ...event, kind: 'stolen' }, 'event-kind', 'Choose what happened.'],
      [{ ...event, on: '' }, 'event-on', 'Enter the day on which it happened.'],
      [{ ...event, on: '10/04/2027' }, 'event-on', 'This is not a day of the calendar.'],
      [{ ...event, on: '2027-04-21' }, 'event-on', 'This day is still to come.'],
      [{ ...event, on: '2027-02-01' }, 'event-on', 'had not been sent yet'],
      [{ ...event, kind: 'refused', answer: '' }, 'event-answer', 'refused on cost, or for another reason'],
      [{ ...event, message: 'x' }, 'event-message', 'Choose one of the messages'],
      [{ ...event, note: 'x'.repeat(10_001) }, 'event-note', 'The note is too long.'],
      [{ ...event, until: '2027-05-01' }, 'event-until', 'only belongs to'],
    ])('%j is shown again with its fault at %s', async (fields, field, words) => {
      await askForTests(open().db, 'EX-901')
      const person = await enter()
      const { carried } = await openPage(person)
      const response = await person.post(eventsAt, { ...fields, note: fields.note || 'my words 💛', ...carried })
      const html = await response.text()
      expect(response.status).toBe(422)
      expect(html).toContain(`href="#${field}"`)
      expect(html).toContain(words)
      if (fields.note === '') expect(html).toContain('my words 💛')
      expect(await kinds()).toEqual(['received'])
    })

    test('Scotland knows no extension', async () => {
      await askForTests(open().db, 'EX-902')
      const person = await enter()
      const { carried } = await openPage(person, `${base}/EX-902`)
      const fields = { ...event, kind: 'extension-notified', answer: '', ...carried }
      const response = await person.post(`${base}/EX-902/events`, fields)
      expect(response.status).toBe(422)
      expect(await response.text()).toContain('Scotland’s law gives a trust no more time')
    })

    test('on top of what somebody else has done: who, what, and nothing typed is lost', async () => {
      await askForTests(open().db, 'EX-901')
      const [first, second] = [await enter('editor'), await enter('admin')]
      const { carried } = await openPage(second)
      const quick = await openPage(first)
      await first.post(eventsAt, { ...event, kind: 'not-held', answer: '', ...quick.carried })
      const response = await second.post(eventsAt, { ...event, note: 'typed for long', ...carried })
      const html = await response.text()
      expect(response.status).toBe(409)
      expect(html).toContain('Somebody else has changed this request')
      expect(html).toMatch(/Some editor, 20 April 2027, 13:00: entered something · The trust said it does not hold this/)
      expect(html).toContain('typed for long')
      expect(await kinds()).toEqual(['received', 'not-held'])
      const again = await second.post(eventsAt, { ...event, note: 'typed for long', ...carriedBy(html) })
      expect(again.status).toBe(303)
    })

    test('and taking it back', async () => {
      await askForTests(open().db, 'EX-901')
      const person = await enter()
      await person.post(eventsAt, { ...event, ...(await openPage(person)).carried })
      const [received, answered] = await eventsOf(open().db, roundId, 'EX-901')
      const undo = async (id: number | string) => person.post(`${eventsAt}/${id}/undo`, (await openPage(person)).carried)
      const refused = await undo(received?.id ?? 0)
      expect(refused.status).toBe(422)
      expect(await refused.text()).toContain('something else rests on it: “The trust answered” on 10 April 2027')
      expect((await undo(answered?.id ?? 0)).status).toBe(303)
      expect((await undo(answered?.id ?? 0)).status).toBe(303)
      expect(await kinds()).toEqual(['received'])
      expect((await openPage(person)).html).toContain('<del>The trust answered')
      expect((await undo(999_999)).status).toBe(404)
      expect((await undo('x')).status).toBe(404)
    })

    test('an event of another request cannot be taken back from here', async () => {
      await askForTests(open().db, 'EX-901')
      await askForTests(open().db, 'EX-902')
      const [other] = await eventsOf(open().db, roundId, 'EX-902')
      const person = await enter()
      const response = await person.post(`${eventsAt}/${other?.id}/undo`, (await openPage(person)).carried)
      expect(response.status).toBe(404)
      expect(await kinds('EX-902')).toEqual(['received'])
    })
  })

  describe('our side', () => {
    test('notes, an assignee, the channel', async () => {
      await askForTests(open().db, 'EX-901')
      const person = await enter()
      const { carried } = await openPage(person)
      expect((await person.post(`${base}/EX-901/notes`, { text: 'Ffoniais 💛', ...carried })).status).toBe(303)
      expect((await person.post(`${base}/EX-901/notes`, { text: 'Ffoniais 💛', ...carried })).status).toBe(303)
      expect(await messagesOf(open().db, roundId, 'EX-901')).toHaveLength(1)
      expect((await person.post(`${base}/EX-901/notes`, { text: '  ', ...carried })).status).toBe(422)
      const id = /<option value="([0-9a-f-]{36})"[^>]*>Some editor \(you\)/.exec((await openPage(person)).html)?.[1] ?? ''
      const saved = await person.post(`${base}/EX-901/work`, { assignee: id, work: 'to-read', channel: 'portal', ...carried })
      expect(saved.status).toBe(303)
      expect(await requestOf(open().db, roundId, 'EX-901')).toMatchObject({
        assigneeName: 'Some editor',
        work: 'to-read',
        channel: 'portal',
        clock: 'running',
        delivery: 'sent',
      })
      const fresh = (await openPage(person)).carried
      const stranger = await person.post(`${base}/EX-901/work`, {
        assignee: 'nobody-we-know',
        work: 'to-read',
        channel: 'portal',
        ...fresh,
      })
      expect(stranger.status).toBe(422)
    })

    test('a letter handed over starts the clock', async () => {
      await askForTests(open().db, 'EX-901', { sentOn: null, changes: { channel: 'portal' } })
      const person = await enter()
      const { html, carried } = await openPage(person)
      expect(html).toContain('The letter has not been sent yet.')
      const send = (sent: string, arrived: string) => person.post(`${base}/EX-901/by-hand`, { sent, arrived, ...carried })
      expect((await send('2027-04-19', '2027-04-18')).status).toBe(422)
      expect((await send('2027-04-19', '2027-04-21')).status).toBe(422)
      expect((await send('2027-04-19', '2027-04-19')).status).toBe(303)
      expect((await send('2027-04-19', '2027-04-19')).status).toBe(303)
      expect(await requestOf(open().db, roundId, 'EX-901')).toMatchObject({ delivery: 'by-hand', receivedOn: '2027-04-19' })
    })
  })

  describe('the next letter', () => {
    const write = `${base}/EX-901/write?kind=chase`
    const letterIn = (html: string) => ({
      subject: /name="subject"[^>]*value="([^"]*)"/.exec(html)?.[1] ?? '',
      text: /<textarea[^>]*name="text"[^>]*>([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? '',
    })

    test('is filled in, shown, and leaves once however often it is sent', async () => {
      await askForTests(open().db, 'EX-901')
      const person = await enter()
      const { html, carried } = await openPage(person, write)
      expect(html).toContain('This letter goes to foi@ex-901.invalid.')
      const letter = { subject: letterIn(html).subject, text: `Dear trust,\nTŷ 💛\n1 April 2027` }
      const preview = await person.post(write, { ...letter, ...carried, step: 'preview' })
      expect(preview.status).toBe(200)
      expect(await preview.text()).toContain('Send this letter')
      expect(await listMail(open().db)).toEqual([])
      const send = () => person.post(write, { ...letter, ...carried, step: 'send' })
      const sent = await Promise.all([send(), send()])
      expect(sent.map(({ status }) => status)).toEqual([303, 303])
      expect((await send()).status).toBe(303)
      const mails = await listMail(open().db)
      expect(mails).toHaveLength(1)
      expect(mails[0]).toMatchObject({ to: 'foi@ex-901.invalid', text: `${letter.text}\n` })
      expect(await messagesOf(open().db, roundId, 'EX-901')).toMatchObject([{ direction: 'out', letterKind: 'chase' }])
    })

    test('cannot go with a field that is open, or with nothing in it', async () => {
      await askForTests(open().db, 'EX-901')
      const person = await enter()
      const { carried } = await openPage(person, write)
      for (const fields of [
        { subject: 'Hello', text: 'We mean {own_words}.' },
        { subject: '{secret}', text: 'Hello' },
        { subject: ' ', text: 'Hello' },
        { subject: 'Hello', text: ' \n ' },
      ]) {
        const response = await person.post(write, { ...fields, ...carried, step: 'send' })
        expect(response.status, JSON.stringify(fields)).toBe(422)
      }
      expect(await listMail(open().db)).toEqual([])
    })

    test('can bring no header of its own', async () => {
      await askForTests(open().db, 'EX-901')
      const person = await enter()
      const { carried } = await openPage(person, write)
      const subject = 'Reminder\r\nBcc: everyone@example.invalid\u2028X: y'
      expect((await person.post(write, { subject, text: 'Hello', ...carried, step: 'send' })).status).toBe(303)
      const [mail] = await listMail(open().db)
      expect(mail?.subject).toBe('Reminder Bcc: everyone@example.invalid X: y')
    })

    test('that asks for a review records it, in the same moment', async () => {
      await askForTests(open().db, 'EX-901')
      const person = await enter()
      const path = `${base}/EX-901/write?kind=review`
      const { carried } = await openPage(person, path)
      expect((await person.post(path, { subject: 'Review', text: 'Please look again.', ...carried, step: 'send' })).status).toBe(
        303,
      )
      const [message] = await messagesOf(open().db, roundId, 'EX-901')
      const events = await eventsOf(open().db, roundId, 'EX-901')
      expect(events.at(-1)).toMatchObject({ kind: 'review-asked', on: today, messageId: message?.id })
      expect(await requestOf(open().db, roundId, 'EX-901')).toMatchObject({ clock: 'review' })
    })

    test('reminds of a review that is late, and moves nothing in law', async () => {
      await askForTests(open().db, 'EX-901')
      const person = await enter()
      const review = `${base}/EX-901/write?kind=review`
      const { carried } = await openPage(person, review)
      await person.post(review, { subject: 'Review', text: 'Please look again.', ...carried, step: 'send' })
      today = '2027-05-20'
      expect((await openPage(person)).html).toContain('Read and send the reminder about the review')
      const reminder = await openPage(person, `${base}/EX-901/write?kind=chase-review`)
      const { subject, text } = letterIn(reminder.html)
      expect(subject).toBe('Our request for an internal review of 20 April 2027 (2027-1/EX-901)')
      expect(text).toContain('On 20 April 2027 we asked you for an internal review')
      // Who runs the site is not said in these tests: only that field is still open.
      const send = { subject, text: text.replaceAll('{charity_name}', 'A charity'), ...reminder.carried, step: 'send' }
      expect((await person.post(`${base}/EX-901/write?kind=chase-review`, send)).status).toBe(303)
      expect((await messagesOf(open().db, roundId, 'EX-901')).at(-1)).toMatchObject({ letterKind: 'chase-review' })
      expect(await kinds()).toEqual(['received', 'review-asked'])
    })

    test('that may not be written yet is not written', async () => {
      await askForTests(open().db, 'EX-901')
      today = '2027-03-10'
      const person = await enter()
      const path = `${base}/EX-901/write?kind=review`
      const { carried } = await openPage(person, path)
      const response = await person.post(path, { subject: 'Review', text: 'Please.', ...carried, step: 'send' })
      expect(response.status).toBe(422)
      expect(await response.text()).toContain('the trust still had time to answer')
      expect(await listMail(open().db)).toEqual([])
      expect(await messagesOf(open().db, roundId, 'EX-901')).toEqual([])
    })

    test('is stopped when an answer came meanwhile, and what was typed is kept', async () => {
      await askForTests(open().db, 'EX-901')
      const person = await enter()
      const { carried } = await openPage(person, write)
      await person.post(eventsAt, { ...event, ...(await openPage(person)).carried })
      const response = await person.post(write, { subject: 'S', text: 'typed for long', ...carried, step: 'send' })
      const html = await response.text()
      expect(response.status).toBe(409)
      expect(html).toContain('typed for long')
      expect(html).toContain('entered something')
      expect(await listMail(open().db)).toEqual([])
    })

    test('to the regulator is sent by a person, who says on which day', async () => {
      await askForTests(open().db, 'EX-901')
      const person = await enter()
      const path = `${base}/EX-901/write?kind=regulator`
      const { html, carried } = await openPage(person, path)
      expect(html).toContain('Information Commissioner’s Office (ICO)')
      const letter = { subject: 'Complaint', text: 'We complain.', ...carried, step: 'send' }
      expect((await person.post(path, { ...letter, on: '2027-04-21' })).status).toBe(422)
      expect((await person.post(path, { ...letter, on: '2027-04-19' })).status).toBe(303)
      expect(await listMail(open().db)).toEqual([])
      expect((await eventsOf(open().db, roundId, 'EX-901')).at(-1)).toMatchObject({ kind: 'regulator-asked', on: '2027-04-19' })
      expect(await messagesOf(open().db, roundId, 'EX-901')).toMatchObject([{ letterKind: 'regulator', mailId: null }])
    })

    test('to Wales is in Welsh first', async () => {
      await askForTests(open().db, 'EX-905')
      const { html } = await openPage(await enter(), `${base}/EX-905/write?kind=chase`)
      expect(letterIn(html).text.indexOf('Rhyddid Gwybodaeth')).toBeGreaterThan(-1)
      expect(letterIn(html).text).toContain('Bwrdd Iechyd Tŷ Helyg')
    })
  })

  describe('a trust that merged in the middle of the round', () => {
    test('the page says who answers since when, and letters go there', async () => {
      await askForTests(open().db, 'EX-903')
      await mergeForTests(open().db, 'EX-903', 'EX-904', '2027-04-01')
      const person = await enter()
      const { html } = await openPage(person, `${base}/EX-903`)
      expect(html).toContain('Copper and Lantern Hospitals Trust answers for this trust since 1 April 2027.')
      expect(html).toContain('Letters go to foi@ex-904.invalid.')
      const path = `${base}/EX-903/write?kind=chase`
      const written = await openPage(person, path)
      expect(written.html).toContain('This letter goes to foi@ex-904.invalid.')
      await person.post(path, { subject: 'Reminder', text: 'Hello', ...written.carried, step: 'send' })
      expect((await listMail(open().db)).map(({ to }) => to)).toEqual(['foi@ex-904.invalid'])
      expect(await messagesOf(open().db, roundId, 'EX-903')).toHaveLength(1)
    })

    test('with two requests: each leads to the other, one ends by name, and can be taken back', async () => {
      await askForTests(open().db, 'EX-903')
      await askForTests(open().db, 'EX-904')
      await mergeForTests(open().db, 'EX-903', 'EX-904', '2027-04-01')
      const person = await enter()
      const heir = await openPage(person, `${base}/EX-904`)
      expect(heir.html).toContain(`href="${base}/EX-903"`)
      const { html, carried } = await openPage(person, `${base}/EX-903`)
      expect(html).toContain(`href="${base}/EX-904"`)
      const end = (other: string) => person.post(`${base}/EX-903/elsewhere`, { other, ...carried })
      expect((await end('EX-901')).status).toBe(404)
      expect((await end('EX-904')).status).toBe(303)
      expect((await end('EX-904')).status).toBe(303)
      expect(await requestOf(open().db, roundId, 'EX-903')).toMatchObject({ answer: 'elsewhere', clock: 'ended', work: 'done' })
      expect(await requestOf(open().db, roundId, 'EX-904')).toMatchObject({ answer: 'none', clock: 'running' })
      const ended = await openPage(person, `${base}/EX-903`)
      expect(ended.html).toContain(`Answered with the request to Copper and Lantern Hospitals Trust (${roundId}/EX-904).`)
      const last = (await eventsOf(open().db, roundId, 'EX-903')).at(-1)
      await person.post(`${base}/EX-903/events/${last?.id}/undo`, ended.carried)
      expect(await requestOf(open().db, roundId, 'EX-903')).toMatchObject({ answer: 'none', work: 'waiting' })
    })
  })
})
