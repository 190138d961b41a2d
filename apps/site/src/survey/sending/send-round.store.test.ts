// Long because: a round is sent, held up, recalled and sent again here, each on what the step before has left.
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  houseForTests,
  roundToSend,
  sendingMigrationsForTests,
  testActor,
  trustsToAsk,
} from '../../../test/support/round-to-send.ts'
import { smtpSink } from '../../../test/support/smtp-sink.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { noFacts, saveCharity } from '../../content/index.ts'
import { batchesAbout, countBatch, inTransaction, listMail, mailById, rows, sendNext, silentLog } from '../../foundation/index.ts'
import { saveInventedTrusts } from '../../register/index.ts'
import { inventedTrustForTests } from '../../register/register-for-tests.ts'
import { changeContact } from '../contacts/change-contact.ts'
import { eventsOf, messagesOf, requestOf } from '../requests/request-store.ts'
import { roundById } from '../rounds/round-store.ts'
import type { SurveyTables } from '../schema.ts'
import { batchAbout } from './batch-about.ts'
import { leaveOut } from './choose-trusts.ts'
import { pauseLetters, resumeLetters } from './hold-batch.ts'
import { loadPlan } from './load-plan.ts'
import { noteHandedOver } from './note-handed-over.ts'
import { lettersByHand } from './progress-store.ts'
import { recallLetters } from './recall-letters.ts'
import { noteArrived, sendAgain } from './send-again.ts'
import { planCorrections, sendCorrections } from './send-corrections.ts'
import { sendRecalled } from './send-recalled.ts'
import { type SendRound, sendRound } from './send-round.ts'
import { sendTestLetter } from './send-test-letter.ts'
import { surveyMailsSettled } from './survey-mail-settled.ts'

const start = new Date('2027-01-12T10:00:00Z')

eachDatabase(
  'sending a round',
  open => {
    let now = start
    let sink: Awaited<ReturnType<typeof smtpSink>>
    beforeEach(async () => {
      now = start
      sink = await smtpSink()
    })
    afterEach(() => sink.close())

    const later = (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000)
    }
    const house = () => ({ ...houseForTests, smtpUrl: sink.url })
    const office = () => ({ smtpUrl: sink.url, mailDomain: houseForTests.mailDomain, clock: () => now })
    const planNow = async () => {
      const round = await roundById(open().db, '2027-1')
      if (!round) throw new Error('There is a round')
      return loadPlan(open().db, round, house(), now)
    }
    const sendInput = async (more: Partial<SendRound> = {}): Promise<SendRound> => ({
      round: '2027-1',
      fingerprint: (await planNow()).fingerprint,
      recallMinutes: 15,
      house: house(),
      office: office(),
      actor: testActor,
      now,
      ...more,
    })
    const send = async (more: Partial<SendRound> = {}) => sendRound(open().db, await sendInput(more))
    /** Lets the sender do one step. */
    const step = (smtpUrl = sink.url) =>
      sendNext({
        db: open().db,
        smtpUrl,
        clock: () => now,
        log: silentLog,
        mayLeave: async () => true,
        settled: surveyMailsSettled,
      })
    const stepAll = async () => {
      while (await step()) {}
    }
    const deliveries = async () =>
      Object.fromEntries(
        (
          await rows<SurveyTables>(open().db)
            .selectFrom('request')
            .select(['trust_code', 'delivery'])
            .orderBy('trust_code')
            .execute()
        ).map(row => [row.trust_code, row.delivery]),
      )
    const batchId = async () => (await batchesAbout(open().db, batchAbout('2027-1')))[0]?.id ?? 0
    const held = async () => ({ round: '2027-1', batch: await batchId(), actor: testActor, now })
    const stateNow = async () => (await roundById(open().db, '2027-1'))?.state
    const deeds = async () =>
      (
        await rows<{ audit: { id: number; deed: string } }>(open().db)
          .selectFrom('audit')
          .select(['id', 'deed'])
          .orderBy('id')
          .execute()
      ).map(({ deed }) => deed)
    const newestLetter = async (code: string) => {
      const letter = (await messagesOf(open().db, '2027-1', code)).filter(({ direction }) => direction === 'out').at(-1)
      if (!letter) throw new Error('There is a letter')
      return letter
    }

    test('every trust gets a request, its letter and its mail, and nothing leaves within the recall window', async () => {
      await roundToSend(open(), { now })
      expect((await planNow()).findings).toEqual([])
      expect(await send()).toEqual({ outcome: 'sent', letters: 4, byHand: 0 })
      expect(await stateNow()).toBe('sending')
      expect(await deliveries()).toEqual({ 'EX-401': 'queued', 'EX-402': 'queued', 'EX-403': 'queued', 'EX-404': 'queued' })
      const requests = await rows<SurveyTables>(open().db)
        .selectFrom('request')
        .select(['reply_token', 'law'])
        .orderBy('trust_code')
        .execute()
      expect(new Set(requests.map(({ reply_token }) => reply_token)).size).toBe(4)
      for (const { reply_token } of requests) expect(reply_token).toMatch(/^[0-9a-f]{32}$/)
      expect(requests.map(({ law }) => law)).toEqual(['foia', 'foia', 'foisa', 'foia'])
      expect(await step()).toBe(false)
      later(14)
      expect(await step()).toBe(false)
      expect(await deeds()).toEqual(expect.arrayContaining(['round.send', 'request.make']))
    })

    test('each letter leaves in its own thread, and from that day the law counts; then the round is open', async () => {
      await roundToSend(open(), { now })
      await send()
      later(15)
      await stepAll()
      expect(sink.caught.map(({ to }) => to[0]).sort()).toEqual([
        'foi@ex-401.invalid',
        'foi@ex-402.invalid',
        'foi@ex-403.invalid',
        'foi@ex-404.invalid',
      ])
      const token = (
        await rows<SurveyTables>(open().db)
          .selectFrom('request')
          .select('reply_token')
          .where('trust_code', '=', 'EX-401')
          .executeTakeFirst()
      )?.reply_token
      const mail = sink.caught.find(({ to }) => to[0] === 'foi@ex-401.invalid')
      const read = await simpleParser(mail?.raw ?? '')
      expect(mail?.from).toBe(`reply+${token}@mail.example`)
      expect(read.from?.value).toEqual([{ name: 'Elusen Enghreifftiol', address: `reply+${token}@mail.example` }])
      expect(read.replyTo?.value[0]?.address).toBe(`reply+${token}@mail.example`)
      expect(read.text).toContain(`reply+${token}@mail.example`)
      expect(read.text).toContain('2027-1/EX-401')
      expect(read.date).toEqual(now)
      expect(await requestOf(open().db, '2027-1', 'EX-401')).toMatchObject({
        delivery: 'sent',
        sentOn: '2027-01-12',
        receivedOn: '2027-01-12',
        dueOn: '2027-02-09',
        clock: 'running',
      })
      expect(await eventsOf(open().db, '2027-1', 'EX-401')).toMatchObject([
        { kind: 'received', on: '2027-01-12', enteredBy: 'system' },
      ])
      expect(await stateNow()).toBe('open')
    })

    test('to Wales the letter is bilingual, Welsh first', async () => {
      await roundToSend(open(), { now })
      await send()
      const letter = await newestLetter('EX-402')
      expect(letter.subject).toMatch(/^Cais Rhyddid Gwybodaeth.* \/ Freedom of Information request/)
      expect(letter.text.indexOf('Ddeddf Rhyddid Gwybodaeth')).toBeGreaterThan(-1)
      expect(letter.text.indexOf('Freedom of Information Act')).toBeGreaterThan(letter.text.indexOf('Ddeddf Rhyddid Gwybodaeth'))
    })

    test('pressing twice, or two people at once, sends once; the second hears who did', async () => {
      await roundToSend(open(), { now })
      const other = { kind: 'staff', id: 'b', name: 'Second Admin' } as const
      const both = await Promise.all([
        sendRound(open().db, await sendInput()),
        sendRound(open().db, await sendInput({ actor: other })),
      ])
      expect(both.map(({ outcome }) => outcome).sort()).toEqual(['already', 'sent'])
      const by = both[0]?.outcome === 'sent' ? 'First Admin' : 'Second Admin'
      expect(await send()).toEqual({ outcome: 'already', at: start, by })
      expect(await listMail(open().db)).toHaveLength(4)
      // Also when the site itself has changed the round since.
      later(16)
      await stepAll()
      expect((await roundById(open().db, '2027-1'))?.state).toBe('open')
      expect(await send()).toEqual({ outcome: 'already', at: start, by })
      expect(await batchesAbout(open().db, batchAbout('2027-1'))).toHaveLength(1)
    })

    test('a trust that merges between the last look and the last yes is not written to', async () => {
      const trusts = trustsToAsk(4)
      await roundToSend(open(), { now, trusts })
      const seen = await sendInput()
      await inTransaction(open().db, tx =>
        saveInventedTrusts(
          tx,
          {
            trusts: trusts.map((trust, index) => (index === 0 ? { ...trust, closedOn: '2027-01-11' } : trust)),
            hospitals: [],
            politicians: [],
          },
          now,
        ),
      )
      const outcome = await sendRound(open().db, seen)
      expect(outcome.outcome).toBe('changed')
      expect(await listMail(open().db)).toEqual([])
      expect(await stateNow()).toBe('draft')
    })

    test('what blocks is refused whoever asks, and says what', async () => {
      await roundToSend(open(), { now })
      const typed = { email: '', channel: 'portal', portalUrl: 'https://portal.example/foi', note: '' }
      await changeContact(open().db, { trustCode: 'EX-401', typed, basedOn: 0, actor: testActor, now })
      const bad = inventedTrustForTests('EX-402', 'Lantern Vale 402 Trust', { nation: 'wales', foiEmail: 'not an address' })
      await inTransaction(open().db, tx => saveInventedTrusts(tx, { trusts: [bad], hospitals: [], politicians: [] }, now))
      const outcome = await send()
      if (outcome.outcome !== 'blocked') throw new Error('It is blocked')
      expect(outcome.plan.findings.map(({ level, code }) => `${level} ${code}`)).toEqual(['blocks address-wrong', 'know by-hand'])
      expect(await listMail(open().db)).toEqual([])
    })

    test('a trust that was left out gets nothing; one with a portal gets a letter for somebody to deliver', async () => {
      await roundToSend(open(), { now })
      await leaveOut(open().db, {
        round: '2027-1',
        codes: ['EX-404'],
        reason: 'It treats no breast cancer.',
        treatedBy: null,
        actor: testActor,
        now,
      })
      const typed = { email: '', channel: 'portal', portalUrl: 'https://portal.example/foi', note: '' }
      await changeContact(open().db, { trustCode: 'EX-401', typed, basedOn: 0, actor: testActor, now })
      expect(await send()).toEqual({ outcome: 'sent', letters: 2, byHand: 1 })
      expect(await deliveries()).toEqual({ 'EX-401': 'not-sent', 'EX-402': 'queued', 'EX-403': 'queued' })
      expect(await newestLetter('EX-401')).toMatchObject({ mailId: null, to: 'https://portal.example/foi' })
      expect(await requestOf(open().db, '2027-1', 'EX-401')).toMatchObject({ nextStep: 'deliver', work: 'to-write' })
    })

    test('names cannot begin a header, an address or a field of their own', async () => {
      const evil = inventedTrustForTests('EX-401', 'Tŷ 💡 "Evil"\r\nBcc: all@evil.example <x@evil.example>, {reply_address}', {
        foiEmail: 'foi@ex-401.invalid',
      })
      await roundToSend(open(), { now, trusts: [evil] })
      const facts = { ...noFacts, ...(await planNow()).input.charity, name: 'A "B" <c@evil.example>,\r\nBcc: all@evil.example' }
      await saveCharity(open().db, { facts, basedOn: 1, actor: testActor, now })
      expect((await send()).outcome).toBe('sent')
      later(15)
      await stepAll()
      expect(sink.caught).toHaveLength(1)
      const [mail] = sink.caught
      expect(mail?.to).toEqual(['foi@ex-401.invalid'])
      const read = await simpleParser(mail?.raw ?? '')
      expect(read.bcc).toBeUndefined()
      expect([...read.headers.keys()].filter(name => name.startsWith('bcc'))).toEqual([])
      expect(read.from?.value).toHaveLength(1)
      expect(read.from?.value[0]?.address).toMatch(/^reply\+[0-9a-f]{32}@mail\.example$/)
      expect(read.text).toContain('Tŷ 💡')
      expect(read.text).toContain('{reply_address}')
    })

    describe('while letters leave', () => {
      test('a pause holds the next one, and going on needs nothing to be spread anew', async () => {
        await roundToSend(open(), { now })
        await send({ recallMinutes: 0 })
        await step()
        expect(await pauseLetters(open().db, await held())).toEqual({ outcome: 'done' })
        expect(await pauseLetters(open().db, await held())).toEqual({ outcome: 'nothing-to-do' })
        expect(await step()).toBe(false)
        expect(await resumeLetters(open().db, await held())).toEqual({ outcome: 'done' })
        await stepAll()
        expect(sink.caught).toHaveLength(4)
      })

      test('the batch of another round is not found', async () => {
        await roundToSend(open(), { now })
        await send()
        expect(await pauseLetters(open().db, { ...(await held()), round: '2027-2' })).toEqual({ outcome: 'no-such-batch' })
        expect(await recallLetters(open().db, { ...(await held()), round: '2027-2' })).toEqual({ outcome: 'no-such-round' })
      })

      test('recalled before anything left, the round is a draft again and can be sent again', async () => {
        await roundToSend(open(), { now })
        await send()
        expect(await recallLetters(open().db, await held())).toEqual({
          outcome: 'recalled',
          count: 4,
          leaving: 0,
          isDraftAgain: true,
        })
        expect(await recallLetters(open().db, await held())).toEqual({ outcome: 'nothing-to-do' })
        expect(await stateNow()).toBe('draft')
        expect(await deliveries()).toEqual({})
        later(60)
        expect(await step()).toBe(false)
        expect((await listMail(open().db)).map(({ state }) => state)).toEqual(['recalled', 'recalled', 'recalled', 'recalled'])
        expect((await send({ recallMinutes: 0 })).outcome).toBe('sent')
        await stepAll()
        expect(sink.caught).toHaveLength(4)
      })

      test('recalled in the middle, what has left stays sent, what is leaving is said, the rest can be sent later', async () => {
        await roundToSend(open(), { now })
        await send({ recallMinutes: 0 })
        await step()
        const slow = await smtpSink({
          onData: (stream, _session, done) => {
            stream.resume()
            stream.on('end', () => void recallLater(done))
          },
        })
        let recalled: unknown
        const recallLater = async (done: () => void) => {
          recalled = await recallLetters(open().db, await held())
          done()
        }
        await step(slow.url)
        await slow.close()
        expect(recalled).toEqual({ outcome: 'recalled', count: 2, leaving: 1, isDraftAgain: false })
        expect(Object.values(await deliveries()).sort()).toEqual(['recalled', 'recalled', 'sent', 'sent'])
        expect(await stateNow()).toBe('open')
        expect(await step()).toBe(false)
        const again = (barredFrom: readonly string[]) =>
          sendRecalled(open().db, { round: '2027-1', barredFrom, actor: testActor, now, office: office() })
        const waiting = Object.entries(await deliveries()).flatMap(([code, delivery]) => (delivery === 'recalled' ? [code] : []))
        const [first = '', second = ''] = waiting
        expect(await again(waiting), 'from both they are barred').toEqual({ outcome: 'nothing-to-do' })
        expect(await again([second])).toEqual({ outcome: 'sent', count: 1, left: [{ code: second, why: { outcome: 'barred' } }] })
        expect(await deliveries()).toMatchObject({ [first]: 'queued', [second]: 'recalled' })
        expect(await again([])).toEqual({ outcome: 'sent', count: 1, left: [] })
        await stepAll()
        expect(sink.caught).toHaveLength(3)
        expect(Object.values(await deliveries())).toEqual(['sent', 'sent', 'sent', 'sent'])
        expect(
          await sendRecalled(open().db, { round: '2027-1', barredFrom: [], actor: testActor, now, office: office() }),
        ).toEqual({
          outcome: 'nothing-to-do',
        })
      })

      test('what was refused has failed; the round opens all the same', async () => {
        await roundToSend(open(), { now, trusts: trustsToAsk(1) })
        await send({ recallMinutes: 0 })
        const strict = await smtpSink({ onRcptTo: (_a, _s, done) => done(Object.assign(new Error('no'), { responseCode: 550 })) })
        await step(strict.url)
        await strict.close()
        expect(await requestOf(open().db, '2027-1', 'EX-401')).toMatchObject({
          delivery: 'failed',
          clock: 'not-started',
          sentOn: null,
        })
        expect(await stateNow()).toBe('open')
      })

      test('a server that asks to come back keeps the round on its way', async () => {
        await roundToSend(open(), { now, trusts: trustsToAsk(1) })
        await send({ recallMinutes: 0 })
        const busy = await smtpSink({
          onRcptTo: (_a, _s, done) => done(Object.assign(new Error('later'), { responseCode: 451 })),
        })
        await step(busy.url)
        await busy.close()
        expect(await deliveries()).toEqual({ 'EX-401': 'queued' })
        expect(await stateNow()).toBe('sending')
        later(1)
        await stepAll()
        expect(await deliveries()).toEqual({ 'EX-401': 'sent' })
      })

      test('a bounce that is faster than the answer of our own mail server is not forgotten', async () => {
        await roundToSend(open(), { now, trusts: trustsToAsk(1) })
        await send({ recallMinutes: 0 })
        const mailId = (await listMail(open().db))[0]?.id ?? 0
        await inTransaction(open().db, async tx => {
          const { lockRequest } = await import('../requests/request-store.ts')
          const { writeNextVersion } = await import('../requests/request-version.ts')
          const { record } = await import('../../foundation/index.ts')
          const request = await lockRequest(tx, { round: '2027-1', trustCode: 'EX-401' })
          if (request) await writeNextVersion(tx, request, { delivery: 'bounced', changed_at: now, changed_by: 'system' })
          await record(tx, { actor: testActor, at: now, deed: 'test', subject: { kind: 'request', id: '2027-1/EX-401' } })
        })
        await step()
        expect((await mailById(open().db, mailId))?.state).toBe('sent')
        expect(await requestOf(open().db, '2027-1', 'EX-401')).toMatchObject({ delivery: 'bounced', sentOn: '2027-01-12' })
      })
    })

    describe('a letter of which nobody knows', () => {
      const uncertain = async () => {
        await roundToSend(open(), { now, trusts: trustsToAsk(1) })
        await send({ recallMinutes: 0 })
        const dying = await smtpSink({
          onData: stream => {
            stream.resume()
            stream.on('end', () => dying.cut())
          },
        })
        await step(dying.url)
        await dying.close()
        expect(await deliveries()).toEqual({ 'EX-401': 'uncertain' })
        return { request: { round: '2027-1', trustCode: 'EX-401' }, message: (await newestLetter('EX-401')).id, actor: testActor }
      }

      test('is not sent again by itself; somebody can say that it arrived', async () => {
        const letter = await uncertain()
        later(60 * 24 * 3)
        expect(await step()).toBe(false)
        expect(await noteArrived(open().db, { ...letter, now })).toEqual({ outcome: 'noted' })
        expect(await noteArrived(open().db, { ...letter, now })).toEqual({ outcome: 'nothing-to-do' })
        expect(await requestOf(open().db, '2027-1', 'EX-401')).toMatchObject({ delivery: 'sent', receivedOn: '2027-01-12' })
      })

      test('or send it again, as a mail of its own, once however often they press', async () => {
        const letter = await uncertain()
        const { subject, text } = await newestLetter('EX-401')
        const again = { ...letter, subject, text, now, office: office() }
        expect(await sendAgain(open().db, again)).toMatchObject({ outcome: 'sent', to: 'foi@ex-401.invalid' })
        expect(await sendAgain(open().db, again)).toEqual({ outcome: 'already' })
        await stepAll()
        expect(sink.caught).toHaveLength(1)
        const ids = (await listMail(open().db)).map(({ messageId }) => messageId)
        expect(new Set(ids).size).toBe(2)
        expect((await simpleParser(sink.caught[0]?.raw ?? '')).inReplyTo).toBeUndefined()
        expect(await deliveries()).toEqual({ 'EX-401': 'sent' })
        expect(await deeds()).toContain('request.send-again')
      })
    })

    test('sending again is refused while the first waits, without an address, and after it comes back', async () => {
      await roundToSend(open(), { now, trusts: trustsToAsk(1) })
      await send({ recallMinutes: 0 })
      const { id: message, subject, text } = await newestLetter('EX-401')
      const again = {
        request: { round: '2027-1', trustCode: 'EX-401' },
        message,
        subject,
        text,
        actor: testActor,
        now,
        office: office(),
      }
      expect(await sendAgain(open().db, again)).toEqual({ outcome: 'refused', why: 'leaving' })
      await stepAll()
      expect(await sendAgain(open().db, { ...again, text: ' \n ' })).toEqual({ outcome: 'refused', why: 'empty' })
      expect(await sendAgain(open().db, { ...again, request: { round: '2027-1', trustCode: 'EX-999' } })).toEqual({
        outcome: 'no-such-letter',
      })
      const typed = { email: '', channel: 'post', portalUrl: '', note: '' }
      const follow = { trustCode: 'EX-401', letRequestsFollow: true, actor: testActor, now }
      await changeContact(open().db, { ...follow, typed, basedOn: 0 })
      expect(await sendAgain(open().db, again)).toEqual({ outcome: 'refused', why: 'by-hand' })
      const mended = { ...typed, channel: 'email', email: 'new@ex-401.invalid' }
      await changeContact(open().db, { ...follow, typed: mended, basedOn: 1 })
      // Changing the contact has sent nothing.
      expect(sink.caught).toHaveLength(1)
      expect(await sendAgain(open().db, { ...again, subject: 'Again\r\nBcc: all@evil.example' })).toMatchObject({
        outcome: 'sent',
        to: 'new@ex-401.invalid',
      })
      later(1)
      await stepAll()
      expect(sink.caught[1]?.to).toEqual(['new@ex-401.invalid'])
      expect(sink.caught[1]?.raw).toContain('Subject: Again Bcc: all@evil.example')
    })

    test('a correction follows in the thread of each letter that has left, once', async () => {
      await roundToSend(open(), { now })
      await send({ recallMinutes: 0 })
      await step()
      await step()
      await step()
      const words = { en: 'We asked about 2025. We meant 2026.', cy: '' }
      const codes = ['EX-401', 'EX-402', 'EX-403', 'EX-404', 'EX-999']
      const round = await roundById(open().db, '2027-1')
      if (!round) throw new Error('There is a round')
      const planned = await planCorrections(open().db, { round, codes, words, mailDomain: 'mail.example', now })
      const sentTo = Object.entries(await deliveries()).flatMap(([code, delivery]) => (delivery === 'sent' ? [code] : []))
      expect(planned.map(({ request }) => request.trustCode)).toEqual(sentTo)
      expect(sentTo).toHaveLength(3)
      const input = {
        round: '2027-1',
        codes,
        words,
        formToken: 'token-1',
        recallMinutes: 0,
        barredFrom: sentTo.slice(0, 1),
        actor: testActor,
        now,
        office: office(),
      }
      const both = await Promise.all([sendCorrections(open().db, input), sendCorrections(open().db, input)])
      expect(both.map(({ outcome }) => outcome).sort()).toEqual(['already', 'sent'])
      expect(await sendCorrections(open().db, { ...input, formToken: 'b', words: { en: ' ', cy: '' } })).toEqual({
        outcome: 'no-words',
      })
      later(1)
      await stepAll()
      const corrections = sink.caught.filter(({ raw }) => raw.includes('We meant 2026'))
      expect(corrections).toHaveLength(2)
      const read = await simpleParser(corrections[0]?.raw ?? '')
      const first = await Promise.all(sink.caught.map(({ raw }) => simpleParser(raw)))
      expect(first.map(({ messageId }) => messageId)).toContain(read.inReplyTo)
      expect(await countBatch(open().db, await batchId())).toEqual(new Map([['sent', 2]]))
    })

    describe('a request goes its own way', () => {
      const portal = { email: 'foi@ex-401.invalid', channel: 'portal', portalUrl: 'https://ex-401.invalid/form', note: '' }
      const key = { round: '2027-1', trustCode: 'EX-401' }
      const correct = (formToken: string) =>
        sendCorrections(open().db, {
          round: '2027-1',
          codes: ['EX-401'],
          words: { en: 'We meant 2026.', cy: '' },
          formToken,
          recallMinutes: 0,
          barredFrom: [],
          actor: testActor,
          now,
          office: office(),
        })
      beforeEach(async () => {
        await roundToSend(open(), { now, trusts: trustsToAsk(2) })
        await send({ recallMinutes: 0 })
        await stepAll()
      })

      test('its letters go on by mail when only the contact changes', async () => {
        await changeContact(open().db, { trustCode: 'EX-401', typed: portal, basedOn: 0, actor: testActor, now })
        expect(await requestOf(open().db, '2027-1', 'EX-401')).toMatchObject({ channel: 'email' })
        expect(await correct('a')).toEqual({ outcome: 'sent', count: 1, byHand: 0 })
        expect(await lettersByHand(open().db, '2027-1')).toEqual([])
      })

      test('they follow when somebody says so; then each is listed until somebody has delivered it', async () => {
        const change = { trustCode: 'EX-401', typed: portal, basedOn: 0, letRequestsFollow: true, actor: testActor, now }
        expect(await changeContact(open().db, change)).toMatchObject({ outcome: 'changed', followed: 1 })
        expect(await requestOf(open().db, '2027-1', 'EX-401')).toMatchObject({ channel: 'portal' })
        expect(await requestOf(open().db, '2027-1', 'EX-402')).toMatchObject({ channel: 'email' })
        expect(await correct('a')).toEqual({ outcome: 'sent', count: 1, byHand: 1 })
        const [listed, ...others] = await lettersByHand(open().db, '2027-1')
        expect(others).toEqual([])
        expect(listed).toMatchObject({ trustCode: 'EX-401', kind: 'correction' })
        const note = { request: key, message: listed?.message ?? 0, on: '2027-01-12', actor: testActor, now }
        expect(await noteHandedOver(open().db, { ...note, on: '2027-01-13' })).toEqual({
          outcome: 'refused',
          why: 'in-the-future',
        })
        expect(await noteHandedOver(open().db, { ...note, on: '2027-01-11' })).toEqual({
          outcome: 'refused',
          why: 'before-written',
        })
        expect(await noteHandedOver(open().db, { ...note, on: '12 January' })).toEqual({ outcome: 'refused', why: 'not-a-day' })
        const other = { ...note, request: { ...key, trustCode: 'EX-402' } }
        expect(await noteHandedOver(open().db, other)).toEqual({ outcome: 'no-such-letter' })
        expect(await noteHandedOver(open().db, note)).toEqual({ outcome: 'noted' })
        expect(await noteHandedOver(open().db, note)).toEqual({ outcome: 'nothing-to-do' })
        expect(await lettersByHand(open().db, '2027-1')).toEqual([])
      })
    })

    test('a test letter goes to whoever asks, marked, and makes no request', async () => {
      await roundToSend(open(), { now })
      const input = {
        round: '2027-1',
        trustCode: 'EX-402',
        to: 'me@staff.example',
        words: { subject: (subject: string) => `TEST: ${subject}`, note: (trust: string) => `To ${trust}` },
        house: house(),
        actor: testActor,
        now,
      }
      expect((await sendTestLetter(open().db, input)).outcome).toBe('written')
      expect((await sendTestLetter(open().db, input)).outcome).toBe('already')
      expect((await sendTestLetter(open().db, { ...input, trustCode: 'EX-999' })).outcome).toBe('no-such-letter')
      await stepAll()
      expect(sink.caught).toHaveLength(1)
      expect(sink.caught[0]?.to).toEqual(['me@staff.example'])
      expect((await simpleParser(sink.caught[0]?.raw ?? '')).subject).toMatch(/^TEST: /)
      expect(await deliveries()).toEqual({})
    })
  },
  { freshFor: 'test', migrations: sendingMigrationsForTests },
)
