import { createSign } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import {
  forgetMails,
  inTransaction,
  makeBatch,
  type Router,
  record,
  type Services,
  type WriteDb,
  writes,
} from '../../foundation/index.ts'
import { addressKey } from '../address/address-key.ts'
import { makeLinks, noteUsed } from '../links/link-store.ts'
import { permit } from '../lists/permission-store.ts'
import { networkMailReturned } from '../mail/network-mail-returned.ts'
import { queueSupporterMails } from '../mail/queue-supporter-mails.ts'
import { mailsOf } from '../mail/supporter-mail-store.ts'
import { writeSupporter } from '../supporters/supporter-store.ts'
import { mayWriteTo } from '../suppression/may-write-to.ts'
import { suppressionsOf } from '../suppression/suppression-store.ts'
import { certificateForTests } from './certificate-for-tests.ts'
import { hookRoutes, postfixHookPath, sesHookPath } from './hook-routes.ts'
import { type SnsMessage, signedText } from './sns-message.ts'
import { signatureOf } from './take-signed-report.ts'
import { mailTroubles } from './trouble-store.ts'

const dayMs = 24 * 60 * 60 * 1000
const mailDomain = 'spotlight.example'
const topic = 'arn:aws:sns:eu-west-2:123456789012:spotlight'
const certificateUrl = 'https://sns.eu-west-2.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem'
const secret = 'what our own mail server and we know'
const start = new Date('2026-11-22T10:00:00Z')
const good = certificateForTests({ from: new Date('2026-01-01'), to: new Date('2027-01-01') })
const old = certificateForTests({ from: new Date('2024-01-01'), to: new Date('2025-01-01') })

eachDatabase('mail that did not arrive or was unwanted', open => {
  let now: Date
  let services: Services
  let app: Router
  let fetched: string[]
  let served: string
  let people = 0

  beforeEach(() => {
    now = start
    fetched = []
    served = good.pem
    services = siteWith({ snsTopicArn: topic, secret })
    app = testRouter(services, hookRoutes)
  })

  function siteWith(reports: { snsTopicArn: string | null; secret: string | null }): Services {
    const site: Services = testServices(open(), {
      clock: () => now,
      mailDomain,
      mailReports: {
        ...reports,
        fetchText: async url => {
          fetched.push(url)
          return served
        },
      },
      mailReturned: (tx, mail) => networkMailReturned(tx, mail, site),
    })
    return site
  }

  const audited = <Result>(work: (tx: WriteDb) => Promise<Result>): Promise<Result> =>
    inTransaction(open().db, async tx => {
      await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '1' } })
      return work(tx)
    })

  /** Somebody who gets mailings, and so many mails to them of one batch. */
  async function reader(mails = 1) {
    people += 1
    const address = `reader-${people}@post.example`
    return audited(async tx => {
      const { id } = await writes<{ supporter: Record<string, unknown> & { id?: number } }>(tx)
        .insertInto('supporter')
        .values({ address, address_typed: address, locale: 'en', state: 'confirmed', asked_at: now, confirmed_at: now })
        .returning('id')
        .executeTakeFirstOrThrow()
      const supporterId = Number(id)
      await permit(tx, [{ supporterId, purpose: 'updates', basis: 'consent', since: now }])
      const batch = await makeBatch(tx, { about: `mailing/${supporterId}`, what: 'mailing', now })
      const each = Array.from({ length: mails }, () => ({ supporterId, to: address, subject: 'News', text: 'Hello.' }))
      await queueSupporterMails(tx, services, each, { kind: 'mailing', batch, now })
      const written = await mailsOf(tx, supporterId)
      const returns = written.map(({ messageId }) => `returns+${messageId.slice(1, 37)}@${mailDomain}`)
      return { id: supporterId, address, batch, returns, messageIds: written.map(({ messageId }) => messageId) }
    })
  }
  type Reader = Awaited<ReturnType<typeof reader>>

  const reasonsFor = async ({ address }: Reader) =>
    (await suppressionsOf(open().db, addressKey(services, address))).map(({ reason }) => reason)
  const getsMailings = async ({ id }: Reader) => {
    const found = await inTransaction(open().db, tx =>
      writes<{ permission: { supporter_id: number } }>(tx)
        .selectFrom('permission')
        .select('supporter_id')
        .where('supporter_id', '=', id)
        .execute(),
    )
    return found.length > 0
  }

  const report = (source: string, more: object = { notificationType: 'Bounce', bounce: { bounceType: 'Permanent' } }) =>
    JSON.stringify({ mail: { source, destination: ['whoever@else.example'] }, ...more })
  function sns(message: string, changes: Partial<Extract<SnsMessage, { Type: 'Notification' }>> = {}, key = good.privateKey) {
    const unsigned = {
      Type: 'Notification' as const,
      MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
      TopicArn: topic,
      Message: message,
      Timestamp: now.toISOString(),
      SignatureVersion: '2' as const,
      Signature: '',
      SigningCertURL: certificateUrl,
      ...changes,
    }
    const hash = unsigned.SignatureVersion === '2' ? 'RSA-SHA256' : 'RSA-SHA1'
    return { ...unsigned, Signature: createSign(hash).update(signedText(unsigned)).sign(key, 'base64') }
  }
  const post = async (path: string, body: string, headers: Record<string, string> = {}) => {
    const answer = await app.request(path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/plain; charset=UTF-8', ...headers },
    })
    expect(answer.headers.get('set-cookie')).toBeNull()
    return answer.status
  }
  const postSns = (message: object) => post(sesHookPath, JSON.stringify(message))

  describe('by Amazon SES', () => {
    test.each(['1', '2'] as const)(
      'a bounce for good closes the address for everything, with a signature of version %s',
      async version => {
        const someone = await reader()
        const body = sns(report(someone.returns[0] ?? ''), { SignatureVersion: version, Subject: 'Amazon SES Email Event' })
        expect(await postSns(body)).toBe(200)
        expect(await postSns(body)).toBe(200)
        expect(await reasonsFor(someone)).toEqual(['hard-bounce'])
        expect(await getsMailings(someone)).toBe(false)
        expect(await mayWriteTo(open().db, services, someone.address)).toBe(false)
        expect(await mailTroubles(open().db, someone.batch)).toEqual({ hard: 1, soft: 0, complaints: 0 })
        // The certificate is fetched once.
        expect(fetched).toEqual([certificateUrl])
      },
    )

    test('a complaint closes it too, also where only the headers say which mail it was', async () => {
      const someone = await reader()
      const mail = { source: 'bounces@amazonses.com', headers: [{ name: 'Message-ID', value: someone.messageIds[0] }] }
      expect(await postSns(sns(JSON.stringify({ eventType: 'Complaint', mail, complaint: {} })))).toBe(200)
      expect(await reasonsFor(someone)).toEqual(['complaint'])
      expect(await mailTroubles(open().db, someone.batch)).toMatchObject({ complaints: 1 })
    })

    test('what arrived, what somebody wanted after all, and what is about nobody of ours change nothing', async () => {
      const someone = await reader()
      const [source = ''] = someone.returns
      expect(await postSns(sns(report(source, { notificationType: 'Delivery' })))).toBe(200)
      const wanted = { notificationType: 'Complaint', complaint: { complaintFeedbackType: 'not-spam' } }
      expect(await postSns(sns(report(source, wanted)))).toBe(200)
      expect(await postSns(sns(report(`returns+${crypto.randomUUID()}@${mailDomain}`)))).toBe(200)
      expect(await postSns(sns('{"mail": 3'))).toBe(200)
      expect(await reasonsFor(someone)).toEqual([])
    })

    test('forged, of another topic, too old, of the future, or with a certificate from elsewhere: refused, and nothing is fetched for it', async () => {
      const someone = await reader()
      const message = report(someone.returns[0] ?? '')
      const at = (ms: number) => new Date(start.getTime() + ms).toISOString()
      for (const forged of [
        sns(message, { TopicArn: topic.replace('spotlight', 'another') }),
        sns(message, { Timestamp: at(-2 * 60 * 60_000 - 1) }),
        sns(message, { Timestamp: at(6 * 60_000) }),
        sns(message, { SigningCertURL: 'https://sns.eu-west-2.amazonaws.com.evil.example/SimpleNotificationService-0.pem' }),
        sns(message, { SigningCertURL: certificateUrl.replace('https', 'http') }),
        sns(message, { SigningCertURL: certificateUrl.replace('eu-west-2', 'us-east-1') }),
        sns(message, { SigningCertURL: certificateUrl.replace('https://', 'https://sns.eu-west-2.amazonaws.com@evil.example/') }),
      ])
        expect(await postSns(forged)).toBe(403)
      expect(fetched).toEqual([])
      expect(await postSns(sns(message, {}, old.privateKey))).toBe(403)
      expect(
        await postSns({ ...sns(message), Message: report(someone.returns[0] ?? '', { notificationType: 'Complaint' }) }),
      ).toBe(403)
      expect(await reasonsFor(someone)).toEqual([])
    })

    test('a certificate that has run out, or that cannot be had, proves nothing; Amazon may come again', async () => {
      served = old.pem
      expect(await postSns(sns('{}', {}, old.privateKey))).toBe(503)
      served = 'no certificate'
      for (let turn = 0; turn < 20; turn += 1) expect(await postSns(sns('{}'))).toBe(503)
      expect(fetched.length).toBeLessThan(10)
    })

    test('what is no message at all is no error of ours; what is too long is not read', async () => {
      for (const body of ['', 'null', '[]', '{"Type":"Notification"}', '{"Type":"Other"}', '\u{1f380}'])
        expect(await post(sesHookPath, body)).toBe(400)
      expect(await post(sesHookPath, ' '.repeat(301 * 1024))).toBe(413)
    })

    test('a subscription is confirmed for our topic, at Amazon, and in no other way', async () => {
      const confirm = (address: string) => {
        const { Subject: _, ...rest } = { Subject: '', ...sns('You have chosen to subscribe.') }
        const unsigned = { ...rest, Type: 'SubscriptionConfirmation' as const, SubscribeURL: address, Token: 'abc' }
        return { ...unsigned, Signature: createSign('RSA-SHA256').update(signedText(unsigned)).sign(good.privateKey, 'base64') }
      }
      const right = `https://sns.eu-west-2.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${encodeURIComponent(topic)}&Token=abc`
      for (const wrong of ['https://evil.example/', right.replace('Confirm', 'Delete'), right.replace('spotlight', 'another')])
        expect(await postSns(confirm(wrong))).toBe(403)
      expect(fetched).toEqual([certificateUrl])
      expect(await postSns(confirm(right))).toBe(200)
      expect(fetched).toEqual([certificateUrl, right])
    })
  })

  describe('by our own mail server', () => {
    const signed = (body: string, at = now, key = secret) => {
      const time = String(Math.floor(at.getTime() / 1000))
      return post(postfixHookPath, body, { 'x-spotlight-time': time, 'x-spotlight-signature': signatureOf(key, { time, body }) })
    }
    const said = (recipient: string, what: string) => JSON.stringify({ recipient, what })

    test('mailings that do not arrive again and again end; what somebody asks for still goes there', async () => {
      const someone = await reader(5)
      const [first = '', ...others] = someone.returns
      for (const returns of [first, first, ...others.slice(0, 2)]) expect(await signed(said(returns, 'soft'))).toBe(200)
      expect(await reasonsFor(someone)).toEqual([])
      now = new Date(start.getTime() + 31 * dayMs)
      expect(await signed(said(others[2] ?? '', 'soft'))).toBe(200)
      // Too long ago to count: it takes four within thirty days.
      expect(await getsMailings(someone)).toBe(true)
      now = new Date(start.getTime() + 29 * dayMs)
      expect(await signed(said(others[3] ?? '', 'soft'))).toBe(200)
      expect(await reasonsFor(someone)).toEqual(['soft-bounce'])
      expect(await getsMailings(someone)).toBe(false)
      expect(await mayWriteTo(open().db, services, someone.address)).toBe(true)
    })

    test('a complaint and a bounce for good close it, whichever comes first, and are counted for the mailing', async () => {
      const someone = await reader(2)
      expect(await signed(said(someone.returns[0] ?? '', 'complaint'))).toBe(200)
      expect(await signed(said(someone.returns[1] ?? '', 'hard'))).toBe(200)
      expect(await reasonsFor(someone)).toEqual(['complaint'])
      expect(await mailTroubles(open().db, someone.batch)).toEqual({ hard: 1, soft: 0, complaints: 1 })
    })

    test('what went to an address that is no more, or never was, theirs closes that one and not the one they have', async () => {
      const someone = await reader(2)
      const [moved, cleared] = someone.returns
      const next = { ...someone, address: `next-${someone.address}` }
      await audited(async tx => {
        const [token = ''] = await makeLinks(
          tx,
          [{ kind: 'address', supporterId: someone.id, address: next.address, typed: next.address }],
          now,
        )
        await noteUsed(tx, token, now)
        await writeSupporter(tx, someone.id, { address: next.address, address_typed: next.address })
        // Of the second mail it is not kept any more where it went.
        const [, second] = await mailsOf(tx, someone.id)
        await forgetMails(tx, [second?.mailId ?? 0], now)
      })
      for (const returns of [moved, cleared]) expect(await signed(said(returns ?? '', 'hard'))).toBe(200)
      expect([await reasonsFor(someone), await reasonsFor(next), await getsMailings(next)]).toEqual([['hard-bounce'], [], true])
      expect(await mailTroubles(open().db, someone.batch)).toMatchObject({ hard: 2 })
    })

    test('forged, late, or changed on the way it is refused; what nobody can read changes nothing', async () => {
      const someone = await reader()
      const body = said(someone.returns[0] ?? '', 'hard')
      expect(await signed(body, now, 'another secret of another server')).toBe(403)
      expect(await signed(body, new Date(now.getTime() - 5 * 60_000 - 1000))).toBe(403)
      expect(await post(postfixHookPath, body)).toBe(403)
      const time = String(Math.floor(now.getTime() / 1000))
      const signature = signatureOf(secret, { time, body: said(someone.returns[0] ?? '', 'soft') })
      expect(await post(postfixHookPath, body, { 'x-spotlight-time': time, 'x-spotlight-signature': signature })).toBe(403)
      for (const unreadable of ['', '{}', said('x', 'gone')]) expect(await signed(unreadable)).toBe(400)
      expect(await signed('x'.repeat(3000))).toBe(413)
      expect(await reasonsFor(someone)).toEqual([])
    })
  })

  test('where nobody has said by what a report is known to be true, there is no such address', async () => {
    app = testRouter(siteWith({ snsTopicArn: null, secret: null }), hookRoutes)
    expect(await postSns(sns(report('')))).toBe(404)
    expect(await post(postfixHookPath, '{}')).toBe(404)
  })
})
