// Long because: every page behind a private link is opened and every form of it sent, once as it should be and in each way that it should not.
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { tester } from '../../../test/support/requests-for-tests.ts'
import { wholeCharity } from '../../../test/support/round-to-send.ts'
import { type RoundWithAnswers, roundWithAnswers } from '../../../test/support/round-with-answers.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { makeApp } from '../../app.tsx'
import { charityOf, saveCharity } from '../../content/index.ts'
import {
  inTransaction,
  listAudit,
  listMail,
  type Router,
  record,
  rows,
  type Services,
  writeSetting,
  writes,
} from '../../foundation/index.ts'
import { insertMessageByHand } from '../by-hand/message-by-hand.ts'
import { messagesOf, requestOf } from '../requests/request-store.ts'
import { roundById } from '../rounds/round-store.ts'
import { surveyMailSettled } from '../sending/survey-mail-settled.ts'
import { writeLetter } from '../sending/write-letter.ts'
import { revokeLink, setReplyUntil } from './change-links.ts'
import { invite } from './invite.ts'
import { linksOf } from './link-store.ts'
import { makeLink } from './make-link.ts'
import { namedContactsOf } from './named-contact-store.ts'
import { prepareInvitations } from './prepare-invitations.ts'
import { replyStateOf } from './reply-state.ts'
import { repliesOf } from './reply-store.ts'
import type { ReplyTables, WritableReplyTables } from './reply-tables.ts'
import { settleReply } from './settle-reply.ts'
import { unreadReplies } from './unread-replies.ts'

const today = '2027-03-08'
const until = '2027-03-31'
const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }

eachDatabase('the private page of a trust', open => {
  let services: Services
  let app: Router
  let round: RoundWithAnswers
  let now: Date
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'replies-'))
    round = await roundWithAnswers(open().db, { today })
    await saveCharity(open().db, {
      facts: wholeCharity,
      basedOn: (await charityOf(open().db)).version,
      actor: tester,
      now: new Date(`${today}T09:00:00Z`),
    })
  })
  afterAll(() => rm(folder, { recursive: true }))
  beforeEach(() => {
    now = new Date(`${today}T10:00:00Z`)
    services = testServices(open(), { clock: () => now, dataFolder: folder })
    app = makeApp(services)
  })

  const house = () => ({
    baseUrl: services.baseUrl,
    mailDomain: services.mailDomain,
    messages: services.messages,
    root: services.root,
  })
  const key = (trustCode: string) => ({ round: round.round, trustCode })
  const prepared = async (code: string) => {
    const here = await roundById(open().db, round.round)
    if (!here) throw new Error('There is a round')
    const input = { ...house(), round: here, until, barredFrom: [], now, codes: [code] }
    const [one] = await prepareInvitations(open().db, input)
    if (!one) throw new Error(`${code} was asked`)
    return one
  }
  const inviteOne = async (code: string) => {
    const { standing } = await prepared(code)
    const seen = new Map([[code, { fingerprint: standing.fingerprint }]])
    return invite(open().db, {
      round: round.round,
      seen,
      until,
      barredFrom: [],
      actor: tester,
      now,
      office: services,
      house: house(),
    })
  }
  /** The link in the newest mail to a trust, as whoever reads it copies it. */
  const tokenInMail = async (code: string): Promise<string> => {
    const mails = await listMail(open().db, { limit: 500 })
    const mail = mails.find(({ to, text }) => to === `foi@${code.toLowerCase()}.invalid` && text.includes('/reply/'))
    return /\/reply\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? 'none'
  }
  const answerLink = (trustCode: string, more: { until?: string; sentTo?: string | null } = {}) =>
    inTransaction(open().db, tx =>
      makeLink(tx, {
        ...key(trustCode),
        purpose: 'answer',
        show: null,
        until,
        sentTo: `foi@${trustCode.toLowerCase()}.invalid`,
        actor: tester,
        now,
        ...more,
      }),
    ).then(({ token }) => token)
  const get = async (path: string) => {
    const response = await app.request(path)
    return { status: response.status, headers: response.headers, html: await response.text() }
  }
  const post = async (path: string, fields: Record<string, string | File>, headers: Record<string, string> = ours) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    const response = await app.request(path, { method: 'POST', headers, body })
    return {
      status: response.status,
      location: response.headers.get('location'),
      html: await response.text(),
      headers: response.headers,
    }
  }
  const hidden = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  const entries = async () => (await listAudit(open().db, {}, { limit: 10_000 })).length

  describe('a draft result', () => {
    let code: string
    let token: string
    beforeAll(async () => {
      code = round.oneIn('collecting')
      now = new Date(`${today}T10:00:00Z`)
      services = testServices(open(), { clock: () => now, dataFolder: folder })
      app = makeApp(services)
      expect(await inviteOne(code)).toEqual({ invited: [code], passedOver: [] })
      token = await tokenInMail(code)
    })

    test('goes out once, with its token in the mail alone', async () => {
      expect(token).toMatch(/^[\w-]{43}$/)
      expect(await inviteOne(code)).toEqual({ invited: [], passedOver: [code] })
      const letter = (await messagesOf(open().db, round.round, code)).findLast(({ letterKind }) => letterKind === 'draft-result')
      expect(letter?.text).toContain('http://localhost:3000/reply/…')
      expect(letter?.text).toContain('31 March 2027')
      const { rows: found } = await dump(open().db)
      expect(JSON.stringify(found)).not.toContain(token)
      expect(JSON.stringify(found)).toContain(createHash('sha256').update(token).digest('hex'))
    })

    test('shows status, words and evidence to whoever holds the link, and to no cache or search engine', async () => {
      const before = await entries()
      const page = await get(`/reply/${token}`)
      expect(page.status).toBe(200)
      expect(page.html).toContain('Collecting')
      expect(page.html).toContain('Please reply by 31 March 2027')
      expect(page.html).toContain('<blockquote')
      expect(page.headers.get('cache-control')).toBe('no-store')
      expect(page.headers.get('x-robots-tag')).toContain('noindex')
      expect(page.headers.get('set-cookie')).toBe(null)
      expect(page.headers.get('referrer-policy')).toBe('same-origin')
      expect(await entries()).toBe(before)
      const welsh = await get(`/cy/reply/${token}`)
      expect(welsh.html).toContain('Ymatebwch erbyn 31 Mawrth 2027')
    })

    test('a cross-site form is refused, and nothing is kept of it', async () => {
      const foreign = { ...ours, origin: 'https://elsewhere.invalid', 'sec-fetch-site': 'cross-site' }
      expect((await post(`/reply/${token}`, { step: 'save', words: 'x', version: '0' }, foreign)).status).toBe(403)
      expect((await post(`/reply/${token}/contact`, { name: 'x' }, foreign)).status).toBe(403)
      expect((await get(`/reply/${token}`)).html).toContain('name="version" value="0"')
    })

    test('a form that is not whole comes back with what was typed, saved', async () => {
      const words = 'Mae’r ffigur 💛 "12" <b>yn anghywir</b>'
      const half = await post(`/reply/${token}`, { step: 'look', version: '0', verdict: '', words, link: 'javascript:alert(1)' })
      expect(half.status).toBe(422)
      expect(half.html).toContain('Choose what you would like to tell us')
      expect(half.html).toContain('Enter a whole address that begins with https://')
      const again = await get(`/reply/${token}`)
      expect(again.html).toContain('Mae’r ffigur 💛')
      expect(again.html).not.toContain('<b>yn')
      expect(await unreadReplies(open().db, round.round)).not.toContain(code)
    })

    test('of two people who write at once, the second is told, and keeps what they wrote', async () => {
      const version = hidden((await get(`/reply/${token}`)).html, 'version')
      const one = { step: 'save', version, verdict: 'correct', words: 'First of us' }
      expect((await post(`/reply/${token}`, one)).status).toBe(303)
      expect((await post(`/reply/${token}`, one)).status).toBe(303)
      const second = await post(`/reply/${token}`, { ...one, words: 'Second of us' })
      expect(second.status).toBe(409)
      expect(second.html).toContain('First of us')
      expect(second.html).toContain('Second of us')
      const third = await post(`/reply/${token}`, { ...one, version: hidden(second.html, 'version'), words: 'Both of us' })
      expect(third.status).toBe(303)
    })

    test('files are kept by their hash and can be taken away', async () => {
      const version = hidden((await get(`/reply/${token}`)).html, 'version')
      const file = new File(['a,b\n1,2\n'], '../../figures.csv')
      const empty = new File([''], 'empty.csv')
      const fields = { version, verdict: 'correct', words: 'Both of us' }
      expect((await post(`/reply/${token}`, { ...fields, step: 'files', files: file })).location).toContain('done=files')
      const page = await get(`/reply/${token}`)
      expect(page.html).toContain('figures.csv')
      expect(page.html).not.toContain('../')
      const next = { ...fields, version: hidden(page.html, 'version') }
      expect((await post(`/reply/${token}`, { ...next, step: 'files', files: empty })).html).not.toContain('empty.csv</li>')
      const sha = createHash('sha256').update('a,b\n1,2\n').digest('hex')
      expect((await post(`/reply/${token}`, { ...next, drop: sha })).location).toContain('done=saved')
      const without = await get(`/reply/${token}`)
      expect(without.html).not.toContain('figures.csv')
      await post(`/reply/${token}`, { ...fields, version: hidden(without.html, 'version'), step: 'files', files: file })
    })

    test('no more files come in an hour than any trust needs, also with forms that are not kept, and it says so', async () => {
      const file = (n: number) => new File([`${n}`], `part ${n}.csv`)
      // Nobody has seen such a version: none of these forms is kept, and its files name nothing.
      const stale = { version: '999', verdict: 'correct', words: 'Both of us', step: 'files' }
      const kept = async () => (await readdir(join(folder, 'attachments'))).length
      const before = await kept()
      for (let n = 0; n < 57; n += 1) expect((await post(`/reply/${token}`, { ...stale, files: file(n) })).status).toBe(409)
      const whole = await kept()
      expect(whole).toBeGreaterThan(before + 50)
      const version = hidden((await get(`/reply/${token}`)).html, 'version')
      for (let n = 57; n < 60; n += 1) await post(`/reply/${token}`, { ...stale, files: file(n) })
      const full = await kept()
      const refused = await post(`/reply/${token}`, { ...stale, version, words: 'Kept all the same', files: file(100) })
      expect(refused.status).toBe(422)
      expect(refused.html).toContain('part 100.csv” was not added: many files have come through this link within an hour')
      expect(await kept()).toBe(full)
      expect((await get(`/reply/${token}`)).html).toContain('Kept all the same')
      const back = {
        ...stale,
        version: hidden((await get(`/reply/${token}`)).html, 'version'),
        words: 'Both of us',
        step: 'save',
      }
      expect((await post(`/reply/${token}`, back)).status).toBe(303)
    })

    test('is sent after a last look, once, with a receipt, and changes no status', async () => {
      const statusBefore = (await prepared(code)).standing.status
      const page = await get(`/reply/${token}`)
      const looked = await post(`/reply/${token}`, {
        step: 'look',
        version: hidden(page.html, 'version'),
        verdict: 'correct',
        words: 'We count 14, not 12.',
      })
      expect(looked.status).toBe(303)
      const look = await get(looked.location ?? '')
      expect(look.html).toContain('We count 14, not 12.')
      expect(look.html).toContain('figures.csv')
      const send = { step: 'send', version: hidden(look.html, 'version'), token: hidden(look.html, 'token') }
      const before = (await messagesOf(open().db, round.round, code)).length
      const [one, two] = [await post(`/reply/${token}`, send), await post(`/reply/${token}`, send)]
      expect([one.status, two.status]).toEqual([303, 303])
      expect(two.location).toBe(one.location)
      const receipt = await get(one.location ?? '')
      expect(receipt.html).toContain(`${round.round}/${code}/1`)
      expect(receipt.html).toContain('We count 14, not 12.')
      const messages = await messagesOf(open().db, round.round, code)
      expect(messages.length).toBe(before + 1)
      expect(messages.at(-1)).toMatchObject({ cameBy: 'reply-page', direction: 'in', attachments: [{ name: 'figures.csv' }] })
      expect((await requestOf(open().db, round.round, code))?.work).toBe('to-read')
      expect(await unreadReplies(open().db, round.round)).toContain(code)
      expect((await prepared(code)).standing.status).toBe(statusBefore)
      const mail = (await listMail(open().db)).find(({ subject }) => subject.includes(`${round.round}/${code}/1`))
      expect(mail).toMatchObject({ to: `foi@${code.toLowerCase()}.invalid`, kind: 'confirmation' })
      expect(mail?.text).toContain('We count 14, not 12.')
      expect(mail?.text).not.toContain(token)
      expect((await get(`/reply/${token}`)).html).toContain('name="version" value="0"')
    })

    test('what it says, and who says it, stands in no log', async () => {
      const log = JSON.stringify(await listAudit(open().db, {}, { limit: 10_000 }))
      expect(log).not.toContain('We count 14')
      expect(log).toContain('reply.send')
      expect(log).not.toContain(token)
    })

    test('a person reads it and says what was done; a second person is told', async () => {
      const [reply] = await repliesOf(open().db, key(code))
      const settle = {
        ...key(code),
        reply: reply?.id ?? 0,
        as: 'answer-changed',
        words: 'Figure mended.',
        actor: tester,
        now,
      } as const
      expect(await settleReply(open().db, { ...settle, words: '' })).toEqual({ outcome: 'words-missing' })
      expect(await settleReply(open().db, settle)).toEqual({ outcome: 'settled' })
      expect(await settleReply(open().db, settle)).toEqual({ outcome: 'nothing-to-do' })
      expect(await settleReply(open().db, { ...settle, as: 'nothing' })).toMatchObject({ outcome: 'conflict' })
      expect(await settleReply(open().db, { ...settle, trustCode: round.oneIn('silent') })).toEqual({ outcome: 'no-such-reply' })
      expect(await unreadReplies(open().db, round.round)).not.toContain(code)
      expect((await replyStateOf(open().db, round.round, now)).get(code)?.state).toBe('settled')
      expect((await requestOf(open().db, round.round, code))?.work, 'nothing is left to read').toBe('done')
    })

    test('a person who is named is asked, and counts when they say yes', async () => {
      const fields = { name: 'Information Officer', role: 'Cancer data', email: 'officer@ex-501.invalid' }
      expect((await post(`/reply/${token}/contact`, { ...fields, email: 'nobody' })).html).toContain(
        'Enter a whole e-mail address',
      )
      expect((await post(`/reply/${token}/contact`, fields)).location).toContain('done=asked')
      expect((await post(`/reply/${token}/contact`, fields)).location).toContain('done=asked-before')
      const mails = (await listMail(open().db)).filter(({ to }) => to === fields.email)
      expect(mails.length).toBe(1)
      expect(mails[0]?.text).not.toContain('Information Officer')
      const link = /\/reply\/confirm\/[\w-]{43}/.exec(mails[0]?.text ?? '')?.[0] ?? ''
      await get(link)
      expect((await namedContactsOf(open().db, key(code)))[0]?.confirmedAt).toBe(null)
      expect((await post(link, { says: 'yes' }, { ...ours, origin: 'https://elsewhere.invalid' })).status).toBe(403)
      expect((await post(link, { says: 'yes' })).html).toContain('Thank you')
      expect((await post(link, { says: 'yes' })).status).toBe(200)
      expect((await namedContactsOf(open().db, key(code)))[0]?.confirmedAt).toEqual(now)
      expect((await post(link, { says: 'no' })).html).toContain('You are removed')
      expect(await namedContactsOf(open().db, key(code))).toEqual([])
      expect((await get(link)).status).toBe(404)
      const log = JSON.stringify(await listAudit(open().db, {}, { limit: 10_000 }))
      expect(log).not.toContain('officer@')
      expect(log).not.toContain('Information Officer')
    })

    test('no more than five strangers a day can be written to', async () => {
      const statuses = []
      for (let n = 1; n <= 6; n += 1) {
        const { status } = await post(`/reply/${token}/contact`, { name: `N${n}`, role: 'R', email: `n${n}@ex-501.invalid` })
        statuses.push(status)
      }
      expect(statuses).toEqual([303, 303, 303, 303, 303, 429])
    })
  })

  describe('answering in the first place', () => {
    test('question by question, half saved, by the same link; the number and the days are read', async () => {
      const code = round.oneIn('silent')
      const token = await answerLink(code)
      const page = await get(`/reply/${token}`)
      expect(page.html).toContain('Our questions to')
      expect((await post(`/reply/${token}`, { step: 'look', version: '0' })).html).toContain('Answer at least one question')
      const fields = {
        'q-records-routinely-choice': 'partly',
        'q-records-routinely-words': 'Dim ond y rhai a drafodir.',
        'q-diagnosed-number': 'about twelve',
        'q-period-from': '2026-03-29',
        'q-period-to': '2026-03-01',
      }
      const version = async () => hidden((await get(`/reply/${token}`)).html, 'version')
      const wrong = await post(`/cy/reply/${token}`, { ...fields, step: 'look', version: await version() })
      expect(wrong.status).toBe(422)
      expect(wrong.html).toContain('Rhowch rif cyfan')
      expect(wrong.html).toContain('Rhowch ddiwrnod olaf')
      const right = { ...fields, 'q-diagnosed-number': '1,204', 'q-period-to': '2027-03-28' }
      const looked = await post(`/cy/reply/${token}`, { ...right, step: 'look', version: await version() })
      expect(looked.location).toBe(`/cy/reply/${token}?look=1`)
      const look = await get(looked.location ?? '')
      const sent = await post(`/cy/reply/${token}`, {
        step: 'send',
        version: hidden(look.html, 'version'),
        token: hidden(look.html, 'token'),
      })
      expect(sent.location).toBe(`/cy/reply/${token}/receipts/1`)
      const message = (await messagesOf(open().db, round.round, code)).at(-1)
      expect(message?.text).toContain('1,204')
      expect(message?.text).toContain('29 Mawrth 2026 i 28 Mawrth 2027')
      expect(message?.text).toContain('Yn rhannol')
      const [reply] = await repliesOf(open().db, key(code))
      expect(reply).toMatchObject({ verdict: 'answer', language: 'cy', number: 1 })
    })

    test('what was looked over is what is sent: a change in between is shown first', async () => {
      const code = round.oneIn('collecting')
      const token = await answerLink(code)
      const typed = { step: 'look', version: '0', words: 'One' }
      const look = await get((await post(`/reply/${token}`, typed)).location ?? '')
      const send = { step: 'send', version: hidden(look.html, 'version'), token: hidden(look.html, 'token') }
      await post(`/reply/${token}`, { step: 'save', version: send.version, words: 'Two' })
      const back = await post(`/reply/${token}`, send)
      expect(back.location).toContain('done=changed')
      expect((await get(back.location ?? '')).html).toContain('A colleague has changed it')
      expect((await repliesOf(open().db, key(code))).filter(({ verdict }) => verdict === 'answer')).toEqual([])
    })
  })

  test('a reminder can bring a link for answering: the thread keeps its place, the mail its token', async () => {
    const code = round.oneIn('silent')
    const letter = { request: key(code), kind: 'chase', subject: 'A reminder', actor: tester, now, office: services } as const
    const text = 'Please answer here: http://localhost:3000/reply/…\n'
    const { messageId, mailId } = await inTransaction(open().db, tx => writeLetter(tx, { ...letter, text }))
    const mail = (await listMail(open().db)).find(({ id }) => id === mailId)
    const token = /\/reply\/([\w-]{43})\n/.exec(mail?.text ?? '')?.[1] ?? 'none'
    expect((await messagesOf(open().db, round.round, code)).find(({ id }) => id === messageId)?.text).toBe(text)
    expect((await get(`/reply/${token}`)).html).toContain('Please reply by 5 April 2027')
    expect((await linksOf(open().db, key(code)))[0]).toMatchObject({ purpose: 'answer', messageId })
  })

  test('when a letter has left, its token is nowhere here any more', async () => {
    const code = round.oneIn('refused on cost')
    await inviteOne(code)
    const token = await tokenInMail(code)
    const mail = (await listMail(open().db, { limit: 500 })).find(({ text }) => text.includes(token))
    const settled = { id: mail?.id ?? 0, kind: 'request', failure: null, at: now } as const
    await inTransaction(open().db, tx => surveyMailSettled(tx, { ...settled, state: 'failed' }))
    expect(await tokenInMail(code)).toBe(token)
    // The outbox of a rehearsal is the only place where its letters are read.
    await inTransaction(open().db, tx => writeSetting(tx, 'rehearsal', 'yes'))
    await inTransaction(open().db, tx => surveyMailSettled(tx, { ...settled, state: 'sent' }))
    expect(await tokenInMail(code)).toBe(token)
    await inTransaction(open().db, tx => writeSetting(tx, 'rehearsal', 'no'))
    await inTransaction(open().db, tx => surveyMailSettled(tx, { ...settled, state: 'sent' }))
    const texts = (await listMail(open().db, { limit: 500 })).map(({ text }) => text)
    expect(texts.filter(text => text.includes(token))).toEqual([])
    expect(texts.some(text => text.includes('/reply/…'))).toBe(true)
    expect((await get(`/reply/${token}`)).status).toBe(200)
  })

  test('a mail that came as well is still to be read when the reply is dealt with', async () => {
    const code = round.oneIn('not collecting')
    await inviteOne(code)
    const token = await tokenInMail(code)
    const version = hidden((await get(`/reply/${token}`)).html, 'version')
    const looked = await post(`/reply/${token}`, { step: 'look', version, verdict: 'agree' })
    const look = (await get(looked.location ?? '')).html
    await post(`/reply/${token}`, { step: 'send', version: hidden(look, 'version'), token: hidden(look, 'token') })
    const letter = {
      from: 'FOI team',
      subject: 'One more thing',
      text: 'One more thing.',
      attachments: [],
      actor: tester,
    } as const
    const byPost = { ...key(code), ...letter, cameBy: 'post', at: now, now, formToken: 'one-more-thing' } as const
    await inTransaction(open().db, tx => insertMessageByHand(tx, byPost))
    const [reply] = await repliesOf(open().db, key(code))
    const settled = { ...key(code), reply: reply?.id ?? 0, as: 'nothing', words: 'It agrees.', actor: tester, now } as const
    expect(await settleReply(open().db, settled)).toEqual({ outcome: 'settled' })
    expect((await requestOf(open().db, round.round, code))?.work).toBe('to-read')
  })

  test('a draft result that is sent again shows what it showed, by a new link', async () => {
    const code = round.oneIn('not collecting')
    await inviteOne(code)
    const before = await tokenInMail(code)
    const letter = (await messagesOf(open().db, round.round, code)).findLast(({ letterKind }) => letterKind === 'draft-result')
    if (!letter) throw new Error('A letter was written')
    const again = { request: key(code), kind: 'draft-result', subject: letter.subject, text: letter.text, actor: tester } as const
    await inTransaction(open().db, tx => writeLetter(tx, { ...again, now, office: services }))
    const after = await tokenInMail(code)
    expect(after).not.toBe(before)
    expect((await get(`/reply/${before}`)).html).toContain('There is a newer link')
    expect((await get(`/reply/${after}`)).html).toContain('Not collecting')
    expect((await get(`/reply/${after}`)).html).toContain('Please reply by 31 March 2027')
  })

  describe('a link that opens nothing', () => {
    test('says why, and what to do', async () => {
      const code = round.oneIn('silent')
      const first = await answerLink(code)
      const second = await answerLink(code)
      const replaced = await get(`/reply/${first}`)
      expect(replaced.status).toBe(410)
      expect(replaced.html).toContain('There is a newer link')
      expect((await post(`/reply/${first}`, { step: 'save', version: '0', words: 'x' })).status).toBe(410)
      expect((await get(`/reply/${second}`)).status).toBe(200)
      await revokeLink(open().db, { ...key(code), purpose: 'answer', actor: tester, now })
      const revoked = await get(`/reply/${second}`)
      expect(revoked.html).toContain('This link has been closed')
      expect(revoked.html).not.toContain(code)
      const third = await answerLink(code, { until: today })
      now = new Date('2027-03-08T23:59:00Z')
      expect((await get(`/reply/${third}`)).status).toBe(200)
      now = new Date('2027-03-09T00:00:00Z')
      expect((await get(`/reply/${third}`)).html).toContain('The time for this link has passed')
    })

    test.each([
      ['2027-03-28', '2027-03-28T22:59:59Z', '2027-03-28T23:00:00Z'],
      ['2026-10-25', '2026-10-25T23:59:59Z', '2026-10-26T00:00:00Z'],
    ])('the last day, %s, ends at midnight in the United Kingdom, whatever the clocks do', async (day, last, over) => {
      const token = await answerLink(round.oneIn('silent'), { until: day })
      now = new Date(last)
      expect((await get(`/reply/${token}`)).status).toBe(200)
      now = new Date(over)
      expect((await get(`/reply/${token}`)).status).toBe(410)
    })

    test('in a round that is closed nothing can be said, and it says so', async () => {
      const token = await answerLink(round.oneIn('collecting'))
      const state = (to: 'open' | 'closed') =>
        inTransaction(open().db, async tx => {
          await writes<WritableReplyTables>(tx).updateTable('round').set({ state: to }).execute()
          await record(tx, { actor: tester, at: now, deed: 'round.close', subject: { kind: 'round', id: round.round } })
        })
      await state('closed')
      expect((await get(`/reply/${token}`)).html).toContain('This survey is over')
      expect((await post(`/reply/${token}`, { step: 'save', version: '0', words: 'x' })).status).toBe(410)
      await state('open')
    })

    test('when the last day is moved, links that work follow', async () => {
      const code = round.oneIn('collecting')
      const set = { round: round.round, actor: tester, now }
      expect(await setReplyUntil(open().db, { ...set, until: '2027-04-30', basedOn: '' })).toEqual({ outcome: 'set' })
      expect(await setReplyUntil(open().db, { ...set, until: '2027-05-31', basedOn: '' })).toEqual({
        outcome: 'conflict',
        current: '2027-04-30',
      })
      const [link] = (await linksOf(open().db, key(code))).filter(({ purpose }) => purpose === 'draft-result')
      expect(link?.expiresAt).toEqual(new Date('2027-04-30T23:00:00Z'))
    })

    test('guessed tokens are counted, and then nobody from there gets in for a while', async () => {
      const right = await answerLink(round.oneIn('collecting'))
      const forget = () => writes<{ staff_rate_limit: object }>(open().db).deleteFrom('staff_rate_limit').execute()
      await forget()
      const guess = (n: number) => `/reply/${'x'.repeat(40)}${String(n).padStart(3, '0')}`
      const statuses = []
      for (let n = 0; n < 31; n += 1) statuses.push((await get(guess(n))).status)
      expect(statuses.slice(0, 30).every(status => status === 404)).toBe(true)
      expect(statuses[30]).toBe(429)
      const shut = await get(`/reply/${right}`)
      expect(shut.status).toBe(429)
      expect(shut.html).toContain('Your own link is not lost')
      expect((await get('/reply/confirm/none')).status).toBe(429)
      await forget()
      expect((await get(`/reply/${right}`)).status).toBe(200)
      expect((await get('/reply/%F0%9F%92%9B')).status).toBe(404)
    })
  })

  /** All that the database holds of links. */
  const dump = async (db: Services['db']) => ({
    rows: [
      ...(await rows<ReplyTables>(db).selectFrom('reply_link').selectAll().execute()),
      ...(await rows<ReplyTables>(db).selectFrom('message').selectAll().execute()),
      ...(await listAudit(db, {}, { limit: 10_000 })),
    ],
  })
})
