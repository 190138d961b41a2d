// Long because: the pages of one way are walked one after the other.
import { beforeEach, describe, expect, test } from 'vitest'
import { roundToSend, trustsToAsk } from '../../../test/support/round-to-send.ts'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { smtpSink } from '../../../test/support/smtp-sink.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { accountsRoom } from '../../accounts/index.ts'
import { listMail, type Role, type Router, sendNext, silentLog } from '../../foundation/index.ts'
import { contactsRoutes } from '../contacts/contact-routes.tsx'
import { contactOf } from '../contacts/contact-store.ts'
import { requestOf } from '../requests/request-store.ts'
import { exclusionsOf, roundById } from '../rounds/round-store.ts'
import { sendingRoutes } from './sending-routes.ts'
import { surveyMailsSettled } from './survey-mail-settled.ts'

const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const send = '/console/rounds/2027-1/send'

eachDatabase(
  'the pages of sending',
  open => {
    let now = new Date('2027-01-12T10:00:00Z')
    let smtpUrl: string | null = 'smtp://127.0.0.1:1'
    beforeEach(async () => {
      now = new Date('2027-01-12T10:00:00Z')
      smtpUrl = 'smtp://127.0.0.1:1'
      await roundToSend(open(), { now, trusts: trustsToAsk(4) })
    })
    const services = () => testServices(open(), { clock: () => now, smtpUrl, mailDomain: 'mail.example' })

    const as = async (role: Role = 'editor') => {
      const { cookie } = await signInForTests(services(), { role })
      const router: Router = testRouter(
        services(),
        ...[accountsRoom].flatMap(room => room.routes ?? []),
        sendingRoutes,
        contactsRoutes,
      )
      const get = async (path: string) => {
        const answer = await router.request(path, { headers: { cookie, host: ours.host } })
        return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() }
      }
      const post = async (
        path: string,
        fields: readonly (readonly [string, string])[] = [],
        headers: Record<string, string> = ours,
      ) => {
        const body = new FormData()
        for (const [name, value] of fields) body.append(name, value)
        const answer = await router.request(path, { method: 'POST', headers: { cookie, ...headers }, body })
        return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() }
      }
      return { get, post }
    }
    const fingerprintIn = (html: string) => /name="fingerprint" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? ''
    const sendNow = async ({ get, post }: Awaited<ReturnType<typeof as>>, minutes = '0') => {
      const { html } = await get(`${send}/confirm`)
      return post(send, [
        ['fingerprint', fingerprintIn(html)],
        ['minutes', minutes],
      ])
    }

    test('the way to the last yes is walked without a script', async () => {
      const { get, post } = await as()
      const choose = await get(send)
      expect(choose.html).toContain('4 trusts are asked.')
      expect(choose.html).toMatch(/<input type="checkbox" name="trust" value="EX-401"/)
      const leftOut = await post(`${send}/trusts`, [
        ['trust', 'EX-404'],
        ['do', 'leave-out'],
        ['reason', 'treated-elsewhere'],
        ['treatedBy', 'EX-401'],
      ])
      expect(leftOut).toMatchObject({ status: 303, to: `${send}?done=left-out&count=1&already=0` })
      expect((await get(leftOut.to ?? '')).html).toContain('One trust is left out')
      expect(await exclusionsOf(open().db, '2027-1')).toMatchObject([
        { trustCode: 'EX-404', treatedBy: 'EX-401', reason: 'Another trust treats its patients.', decidedBy: 'Some editor' },
      ])
      const check = await get(`${send}/check`)
      expect(check.html).toContain('Nothing stands in the way of sending')
      const read = await get(`${send}/letters`)
      expect(read.to).toBe(`${send}/letters/EX-401`)
      const letter = await get(`${send}/letters/EX-402`)
      expect(letter.html).toContain('This is letter 2 of 3')
      expect(letter.html).toContain('Ddeddf Rhyddid Gwybodaeth')
      expect(letter.html).toContain(`href="${send}/letters/EX-403"`)
      const confirm = await get(`${send}/confirm`)
      expect(confirm.html).toContain('3 letters go by e-mail.')
      expect(confirm.html).toContain('One trust is left out.')
      expect(confirm.html).toContain('12 January 2027, 10:15')
      const sent = await sendNow({ get, post }, '15')
      expect(sent).toMatchObject({ status: 303, to: `${send}?done=sent&count=3` })
      const progress = await get(sent.to ?? '')
      expect(progress.html).toContain('3 letters are on their way')
      expect(progress.html).toContain('3 letters wait for their turn.')
      expect(progress.html).toContain('The first leaves on 12 January 2027, 10:15')
      // The steps before are over: whoever comes late is led to the letters.
      expect(await get(`${send}/check`)).toMatchObject({ status: 303, to: send })
    })

    test('the same form sent twice, and somebody else’s, say that it was done', async () => {
      const [one, other] = [await as('editor'), await as('admin')]
      const { html } = await one.get(`${send}/confirm`)
      const fields = [
        ['fingerprint', fingerprintIn(html)],
        ['minutes', '15'],
      ] as const
      await one.post(send, fields)
      const second = await other.post(send, fields)
      expect(second).toMatchObject({ status: 303 })
      expect((await other.get(second.to ?? '')).html).toContain('It had been sent already, by Some editor.')
      expect(await listMail(open().db)).toHaveLength(4)
    })

    test('a form of another site, a viewer and a wrong number change nothing', async () => {
      const { get, post } = await as()
      const { html } = await get(`${send}/confirm`)
      const fields = [['fingerprint', fingerprintIn(html)]] as const
      expect(
        (
          await post(send, [...fields, ['minutes', '0']], {
            ...ours,
            origin: 'https://evil.example',
            'sec-fetch-site': 'cross-site',
          })
        ).status,
      ).toBe(403)
      const wrong = await post(send, [...fields, ['minutes', '121']])
      expect(wrong.status).toBe(422)
      expect(wrong.html).toContain('enter a whole number from 0 to 120')
      const viewer = await as('viewer')
      expect((await viewer.post(send, [...fields, ['minutes', '0']])).status).toBe(403)
      expect((await viewer.get(`${send}/confirm`)).status).toBe(403)
      expect((await viewer.get(`${send}/check`)).status).toBe(200)
      expect((await get('/console/rounds/2027-9/send')).status).toBe(404)
      expect((await get(`${send}/letters/EX-999`)).status).toBe(404)
      expect((await post(`${send}/batches/1/pause`)).status).toBe(409)
      expect(await listMail(open().db)).toEqual([])
      expect((await roundById(open().db, '2027-1'))?.state).toBe('draft')
    })

    test('a page that is out of date asks again, with the numbers of now', async () => {
      const { get, post } = await as()
      const { html } = await get(`${send}/confirm`)
      await post(`${send}/trusts`, [
        ['trust', 'EX-404'],
        ['do', 'leave-out'],
        ['reason', 'no-breast-cancer'],
      ])
      const again = await post(send, [
        ['fingerprint', fingerprintIn(html)],
        ['minutes', '15'],
      ])
      expect(again.status).toBe(409)
      expect(again.html).toContain('Something has changed since you looked')
      expect(again.html).toContain('3 letters go by e-mail.')
      expect(fingerprintIn(again.html)).not.toBe(fingerprintIn(html))
    })

    test('what is missing in a choice is said, and nothing that was ticked is lost', async () => {
      const { post } = await as()
      const wrong = await post(`${send}/trusts`, [
        ['trust', 'EX-402'],
        ['do', 'leave-out'],
        ['reason', 'other'],
      ])
      expect(wrong.status).toBe(422)
      expect(wrong.html).toContain('<a href="#words">In your own words: say the reason</a>')
      expect(wrong.html).toMatch(/value="EX-402" checked/)
      expect((await post(`${send}/trusts`, [['do', 'ask']])).html).toContain('Tick at least one trust')
      expect(await exclusionsOf(open().db, '2027-1')).toEqual([])
    })

    test('letters are paused, recalled and followed', async () => {
      const staff = await as()
      await sendNow(staff)
      const { html } = await staff.get(send)
      const pause = /action="([^"]+\/pause)"/.exec(html)?.[1] ?? ''
      expect((await staff.post(pause)).to).toBe(`${send}?done=pause`)
      expect((await staff.get(send)).html).toContain('Paused since 12 January 2027, 10:00')
      const recall = pause.replace('pause', 'recall')
      expect((await staff.get(recall)).html).toContain('It becomes a draft again')
      const recalled = await staff.post(recall)
      expect((await staff.get(recalled.to ?? '')).html).toContain('4 trusts are asked.')
      expect((await roundById(open().db, '2027-1'))?.state).toBe('draft')
    })

    describe('a letter that came to grief', () => {
      test('is decided about on a page of its own', async () => {
        const staff = await as()
        await sendNow(staff)
        const dying = await smtpSink({
          onData: stream => {
            stream.resume()
            stream.on('end', () => dying.cut())
          },
        })
        const step = { db: open().db, smtpUrl: dying.url, clock: () => now, log: silentLog, mayLeave: async () => true }
        await sendNext({ ...step, settled: surveyMailsSettled })
        await dying.close()
        const progress = await staff.get(send)
        expect(progress.html).toContain('Of one letter nobody knows whether it left.')
        const decide = /href="(\/console\/rounds\/2027-1\/requests\/EX-40\d\/letters\/\d+)"/.exec(progress.html)?.[1] ?? ''
        const code = /EX-40\d/.exec(decide)?.[0] ?? ''
        expect((await staff.get(decide)).html).toContain('It may then arrive twice.')
        expect((await staff.get(decide.replace(code, code === 'EX-401' ? 'EX-402' : 'EX-401'))).status).toBe(404)
        const again = await staff.get(`${decide}/again`)
        expect(again.html).toContain('Nothing is sent yet')
        const preview = await staff.post(`${decide}/again`, [
          ['step', 'preview'],
          ['subject', 'Once more'],
          ['text', 'Good morning.'],
        ])
        expect(preview.html).toContain('This is how it leaves')
        expect(await listMail(open().db)).toHaveLength(4)
        const arrived = await staff.post(`${decide}/arrived`)
        expect((await staff.get(arrived.to ?? '')).html).toContain('Noted that it arrived')
        expect(await requestOf(open().db, '2027-1', code)).toMatchObject({ delivery: 'sent', receivedOn: '2027-01-12' })
      })
    })

    test('without a mail server, in the example, letters are written and held, and the pages say so', async () => {
      smtpUrl = null
      const staff = await as()
      expect((await staff.get(`${send}/check`)).html).toContain('Mail does not leave this server')
      await sendNow(staff)
      expect((await staff.get(send)).html).toContain('4 letters are held here, because mail does not leave.')
    })

    test('every page speaks Welsh', async () => {
      const { get } = await as()
      for (const path of [
        send,
        `${send}/check`,
        `${send}/letters/EX-401`,
        `${send}/confirm`,
        '/console/contacts',
        '/console/contacts/EX-401',
      ]) {
        expect((await get(`/cy${path}`)).status).toBe(200)
      }
    })

    describe('contacts', () => {
      const typed = (email: string, version = '0', step = 'save') =>
        [
          ['version', version],
          ['step', step],
          ['channel', 'email'],
          ['email', email],
          ['portalUrl', ''],
          ['note', 'Ring first'],
        ] as const

      test('are listed, found, and shown when missing', async () => {
        const { get } = await as('viewer')
        expect((await get('/console/contacts')).html).toContain('foi@ex-401.invalid')
        const found = await get('/console/contacts?q=EX-402')
        expect(found.html).toContain('foi@ex-402.invalid')
        expect(found.html).not.toContain('foi@ex-401.invalid')
        expect((await get('/console/contacts?show=missing')).html).toContain('No trust fits')
        expect((await get('/console/contacts/RA2')).status).toBe(404)
      })

      test('a change is shown before it is saved, and sends nothing', async () => {
        const { get, post } = await as()
        const preview = await post('/console/contacts/EX-401', typed('new@ex-401.invalid', '0', 'preview'))
        expect(preview.html).toContain('Nothing is sent by this')
        expect(preview.html).toContain('foi@ex-401.invalid')
        expect(await contactOf(open().db, 'EX-401')).toMatchObject({ version: 0 })
        const saved = await post('/console/contacts/EX-401', typed('new@ex-401.invalid'))
        expect((await get(saved.to ?? '')).html).toContain('Nothing was sent.')
        expect(await contactOf(open().db, 'EX-401')).toMatchObject({
          version: 1,
          email: 'new@ex-401.invalid',
          note: 'Ring first',
        })
        expect(await listMail(open().db)).toEqual([])
      })

      test('a new way asks whether requests on their way follow; a letter to deliver is listed and noted', async () => {
        const staff = await as()
        await sendNow(staff)
        const sink = await smtpSink()
        const step = { db: open().db, smtpUrl: sink.url, clock: () => now, log: silentLog, mayLeave: async () => true }
        while (await sendNext({ ...step, settled: surveyMailsSettled })) {}
        await sink.close()
        const portal = (more: readonly (readonly [string, string])[]) =>
          staff.post('/console/contacts/EX-401', [
            ['version', '0'],
            ['channel', 'portal'],
            ['email', 'foi@ex-401.invalid'],
            ['portalUrl', 'https://ex-401.invalid/form'],
            ['note', ''],
            ...more,
          ])
        const preview = await portal([['step', 'preview']])
        expect(preview.html).toContain('One request on its way goes another way')
        await portal([
          ['step', 'save'],
          ['follow', 'yes'],
        ])
        expect(await requestOf(open().db, '2027-1', 'EX-401')).toMatchObject({ channel: 'portal' })
        const correction = [
          ['token', '11111111-1111-4111-8111-111111111111'],
          ['step', 'send'],
          ['words-en', 'We meant 2026.'],
          ['words-cy', ''],
          ['trust', 'EX-401'],
        ] as const
        const sent = await staff.post('/console/rounds/2027-1/correction', correction)
        const progress = await staff.get(sent.to ?? '')
        expect(progress.html).toContain('Letters for you to deliver')
        const letter = /href="(\/console\/rounds\/2027-1\/requests\/EX-401\/letters\/\d+)"/.exec(progress.html)?.[1] ?? ''
        expect((await staff.get(letter)).html).toContain('Have you delivered it?')
        const wrong = await staff.post(`${letter}/handed-over`, [['delivered-on', '2027-01-13']])
        expect(wrong.status).toBe(422)
        expect(wrong.html).toContain('href="#delivered-on"')
        const noted = await staff.post(`${letter}/handed-over`, [['delivered-on', '2027-01-12']])
        const after = await staff.get(noted.to ?? '')
        expect(after.html).toContain('Noted that it was delivered')
        expect(after.html).not.toContain('Letters for you to deliver')
        expect((await staff.get(letter)).html).toContain('Somebody delivered it on 12 January 2027.')
      })

      test('two people at once: the second is told, and what they typed is not lost', async () => {
        const { post } = await as()
        await post('/console/contacts/EX-401', typed('one@ex-401.invalid'))
        const second = await post('/console/contacts/EX-401', typed('two@ex-401.invalid'))
        expect(second.status).toBe(409)
        expect(second.html).toContain('Some editor changed this contact meanwhile')
        expect(second.html).toContain('value="two@ex-401.invalid"')
        expect(await contactOf(open().db, 'EX-401')).toMatchObject({ email: 'one@ex-401.invalid' })
        expect((await post('/console/contacts/EX-401', typed('one@ex-401.invalid'))).to).toContain('done=same')
      })

      test('what cannot be is said beside its field', async () => {
        const { post } = await as()
        const wrong = await post('/console/contacts/EX-401', typed('foi@ex-401.invalid, other@ex-401.invalid'))
        expect(wrong.status).toBe(422)
        expect(wrong.html).toContain('<a href="#email">E-mail address: enter one address')
      })
    })
  },
  { freshFor: 'test' },
)
