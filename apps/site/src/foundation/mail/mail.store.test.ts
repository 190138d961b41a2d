import { simpleParser } from 'mailparser'
import type { SMTPServerOptions } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { smtpSink } from '../../../test/support/smtp-sink.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { migration0006 } from '../audit/migration-0006.ts'
import { inTransaction, type WriteDb } from '../database/handle.ts'
import { migration0001 } from '../database/migration-0001.ts'
import { silentLog } from '../log.ts'
import { chooseDue, claimMails } from './claim-mail.ts'
import { forgetMails } from './forget-mails.ts'
import type { NewMail } from './mail.ts'
import { sendNext, startMailSender } from './mail-sender.ts'
import { listMail, mailById, requeue, rewriteMailTexts } from './mail-store.ts'
import { migration0008a } from './migration-0008a.ts'
import { migration0025 } from './migration-0025.ts'
import { recoverInterrupted } from './note-ends.ts'
import { queueMail } from './queue-mail.ts'

const hello: NewMail = {
  kind: 'mailing',
  from: 'Spotlight <campaign@example.invalid>',
  to: 'reader@example.invalid',
  subject: 'Tŷ newydd',
  text: 'Good morning.\n.\nA line with a dot alone stands above.',
  headers: { 'List-Unsubscribe': '<https://example.invalid/u/1>' },
}

/** A mail server on this machine, and the bytes that it was given. */
async function mailServer(options: Partial<SMTPServerOptions> = {}) {
  const sink = await smtpSink(options)
  return {
    ...sink,
    get received() {
      return sink.caught.map(({ raw }) => raw)
    },
  }
}

eachDatabase(
  'mail',
  open => {
    let now = new Date('2026-11-03T09:00:00Z')
    const clock = () => now
    let server: Awaited<ReturnType<typeof mailServer>>

    beforeEach(async () => {
      now = new Date('2026-11-03T09:00:00Z')
      server = await mailServer()
    })
    afterEach(() => server.close())

    const office = (smtpUrl: string | null) => ({ smtpUrl, mailDomain: 'example.invalid', clock })
    const queue = (smtpUrl: string | null = server.url, mail = hello) =>
      inTransaction(open().db, tx => queueMail(tx, mail, office(smtpUrl)))
    const sendOne = (smtpUrl = server.url, mayLeave = true) =>
      sendNext({ db: open().db, smtpUrl, clock, log: silentLog, mayLeave: async () => mayLeave })
    const stateOf = async (id: number) => {
      const mail = await mailById(open().db, id)
      return [mail?.state, mail?.failure]
    }

    test('a mail reaches the server once, with the Message-ID that it was given when it was written', async () => {
      const id = await queue()
      const before = await mailById(open().db, id)
      expect(before).toMatchObject({ state: 'queued', attempts: 0, to: 'reader@example.invalid', headers: hello.headers })
      expect(await sendOne()).toBe(true)
      expect(await sendOne()).toBe(false)
      expect(await stateOf(id)).toEqual(['sent', null])
      expect(server.received).toHaveLength(1)
      const [text = ''] = server.received
      expect(text).toContain(`Message-ID: ${before?.messageId}`)
      expect(text).toContain('Date: Tue, 03 Nov 2026 09:00:00 +0000')
      expect(text).toContain('List-Unsubscribe: <https://example.invalid/u/1>')
      expect(text).toContain('\r\n.\r\nA line with a dot alone')
    })

    test('a mail with a page has both, the text first, and keeps them apart', async () => {
      await queue(server.url, { ...hello, html: '<p>Tŷ <b>newydd</b></p>' })
      await sendOne()
      const mail = await simpleParser(server.received[0] ?? '')
      expect(server.received[0]).toMatch(/^Content-Type: multipart\/alternative;/m)
      expect(mail.text).toContain('A line with a dot alone')
      expect(mail.html).toBe('<p>Tŷ <b>newydd</b></p>')
      expect(mail.attachments).toEqual([])
    })

    test('what was taken out of a mail is taken out of its page, too', async () => {
      const id = await queue(null, { ...hello, html: '<a href="/x/secret">x</a>' })
      await inTransaction(open().db, tx => rewriteMailTexts(tx, [id], text => text.replaceAll('secret', '…')))
      expect((await mailById(open().db, id))?.html).toBe('<a href="/x/…">x</a>')
      await inTransaction(open().db, tx => forgetMails(tx, [id], now))
      expect(await mailById(open().db, id)).toMatchObject({ to: '', subject: '', text: '', html: null, headers: {} })
    })

    test('without a mail server it stays in the outbox until a person sends it', async () => {
      const id = await queue(null)
      expect(await stateOf(id)).toEqual(['held', null])
      expect(await sendOne()).toBe(false)
      expect(await inTransaction(open().db, tx => requeue(tx, id, now))).toBe(true)
      expect(await sendOne()).toBe(true)
      expect(server.received).toHaveLength(1)
    })

    test('a mail that was sent is not sent again, whoever asks', async () => {
      const id = await queue()
      await sendOne()
      expect(await inTransaction(open().db, tx => requeue(tx, id, now))).toBe(false)
    })

    test('nothing leaves while the site may not send', async () => {
      const id = await queue()
      expect(await sendOne(server.url, false)).toBe(false)
      expect(await stateOf(id)).toEqual(['queued', null])
      await sendOne()
    })

    test('it belongs to its transaction: what is rolled back is never sent', async () => {
      const count = (await listMail(open().db)).length
      const undone = inTransaction(open().db, async tx => {
        await queueMail(tx, hello, office(server.url))
        throw new Error('undone')
      })
      await expect(undone).rejects.toThrow('undone')
      expect(await listMail(open().db)).toHaveLength(count)
    })

    test('a line break in a header is refused', async () => {
      await expect(queue(server.url, { ...hello, subject: 'Hello\r\nBcc: all@example.invalid' })).rejects.toThrow('line break')
    })

    test('the list shows the newest first and goes on from any of them', async () => {
      const [older, newer] = [await queue(null), await queue(null)]
      expect((await listMail(open().db, { limit: 2 })).map(mail => mail.id)).toEqual([newer, older])
      expect((await listMail(open().db, { limit: 1, before: newer })).map(mail => mail.id)).toEqual([older])
    })

    describe('when something goes wrong', () => {
      const refusing = (code: number): Partial<SMTPServerOptions> => ({
        onRcptTo: (_address, _session, done) =>
          done(Object.assign(new Error('reader@example.invalid is not here'), { responseCode: code })),
      })

      test('no server answers: it waits, and is sent later', async () => {
        const id = await queue()
        await sendOne('smtp://127.0.0.1:1')
        expect(await stateOf(id)).toEqual(['queued', 'not-reached'])
        expect(await sendOne()).toBe(false)
        now = new Date('2026-11-03T09:01:00Z')
        expect(await sendOne()).toBe(true)
        expect(await stateOf(id)).toEqual(['sent', null])
        expect(server.received).toHaveLength(1)
      })

      test('the server refuses for now: it waits', async () => {
        const busy = await mailServer(refusing(451))
        const id = await queue()
        await sendOne(busy.url)
        expect(await stateOf(id)).toEqual(['queued', 'refused-for-now'])
        await busy.close()
        now = new Date('2026-11-04T09:00:00Z')
        await sendOne()
      })

      test('the server refuses for good: it has failed, and what the server said is not kept', async () => {
        const strict = await mailServer(refusing(550))
        const id = await queue()
        await sendOne(strict.url)
        expect(await stateOf(id)).toEqual(['failed', 'refused'])
        await strict.close()
      })

      test('the connection breaks while the server has the message: nobody knows, and it is not sent again', async () => {
        const dying = await mailServer({
          onData: stream => {
            stream.resume()
            stream.on('end', () => dying.cut())
          },
        })
        const id = await queue()
        await sendOne(dying.url)
        expect(await stateOf(id)).toEqual(['uncertain', 'interrupted'])
        now = new Date('2026-11-05T09:00:00Z')
        expect(await sendOne()).toBe(false)
        expect(server.received).toEqual([])
        await dying.close()
      })

      test('the process ends between the handing over and the answer: the row says so before the server hears of it', async () => {
        const id = await queue()
        // All that a process has done which dies at the worst moment.
        await inTransaction(open().db, tx => claimOne(tx, now))
        expect(await stateOf(id)).toEqual(['sending', null])
        await recoverInterrupted({ db: open().db, clock, log: silentLog }, true)
        expect(await stateOf(id)).toEqual(['uncertain', 'interrupted'])
        expect(await sendOne()).toBe(false)
        expect(server.received).toEqual([])
      })

      test('beside other processes only what has been sending for longer than any attempt takes is given up', async () => {
        const id = await queue()
        await inTransaction(open().db, tx => claimOne(tx, now))
        await recoverInterrupted({ db: open().db, clock, log: silentLog }, false)
        expect(await stateOf(id)).toEqual(['sending', null])
        now = new Date('2026-11-03T09:10:00Z')
        await recoverInterrupted({ db: open().db, clock, log: silentLog }, false)
        expect(await stateOf(id)).toEqual(['uncertain', 'interrupted'])
      })
    })

    test('the sender sends what waits, and stops when it is told', async () => {
      const ids = [await queue(), await queue()]
      const events: string[] = []
      const allSent = Promise.withResolvers<void>()
      const sender = startMailSender({
        db: open().db,
        smtpUrl: server.url,
        clock,
        log: (event, fields) => {
          events.push(JSON.stringify({ event, ...fields }))
          if (events.length === ids.length) allSent.resolve()
        },
        mayLeave: async () => true,
        isAlone: true,
        pauseMs: 5,
      })
      await allSent.promise
      await sender.stop()
      expect(server.received).toHaveLength(2)
      expect(await Promise.all(ids.map(stateOf))).toEqual([
        ['sent', null],
        ['sent', null],
      ])
      expect(events.join()).not.toContain('example.invalid')
      await queue()
      expect(server.received).toHaveLength(2)
    })
  },
  { migrations: [migration0001, migration0006, migration0008a, migration0025] },
)

async function claimOne(tx: WriteDb, now: Date) {
  return claimMails(tx, await chooseDue(tx, { now, most: 1 }), { now, most: 1 })
}
