// Long because: spreading, pausing, recalling, hearing and signing are tried on one mail server and one database.
import { generateKeyPairSync, verify } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { smtpSink } from '../../../test/support/smtp-sink.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { migration0006 } from '../audit/migration-0006.ts'
import { record } from '../audit/record.ts'
import { inTransaction, type WriteDb } from '../database/handle.ts'
import { migration0001 } from '../database/migration-0001.ts'
import { silentLog } from '../log.ts'
import { chooseDue, claimMails } from './claim-mail.ts'
import { readDkimKey } from './dkim-key.ts'
import {
  batchesAbout,
  countBatch,
  makeBatch,
  pauseBatch,
  recallBatch,
  releaseHeld,
  resumeBatch,
  waitingByDomain,
} from './mail-batch.ts'
import { type MailSenderOptions, sendNext } from './mail-sender.ts'
import { mailById } from './mail-store.ts'
import { migration0008a } from './migration-0008a.ts'
import { migration0025 } from './migration-0025.ts'
import { recoverInterrupted } from './note-ends.ts'
import { queueMail } from './queue-mail.ts'
import type { SettledMail } from './settled-mail.ts'

eachDatabase(
  'batches of mail',
  open => {
    let now = new Date('2026-11-03T09:00:00Z')
    let sink: Awaited<ReturnType<typeof smtpSink>>
    let heard: SettledMail[]
    beforeEach(async () => {
      now = new Date('2026-11-03T09:00:00Z')
      heard = []
      sink = await smtpSink()
    })
    afterEach(() => sink.close())

    const later = (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000)
    }
    const audited = <Result>(work: (tx: WriteDb) => Promise<Result>) =>
      inTransaction(open().db, async tx => {
        const actor = { kind: 'command', name: 'test' } as const
        await record(tx, { actor, at: now, deed: 'test', subject: { kind: 'test', id: '1' } })
        return work(tx)
      })
    const batch = (intervalSeconds = 20) =>
      audited(tx => makeBatch(tx, { about: 'round/1', what: 'request', intervalSeconds, now }))
    const queue = (to: string, more: { batch?: number; notBefore?: Date; text?: string; smtpUrl?: string | null } = {}) =>
      inTransaction(open().db, tx =>
        queueMail(
          tx,
          {
            kind: 'request',
            from: '"Elusen" <reply+abc@mail.example>',
            to,
            envelopeFrom: 'reply+abc@mail.example',
            subject: 'Cais',
            text: more.text ?? 'Bore da.',
            batch: more.batch,
            notBefore: more.notBefore,
          },
          { smtpUrl: more.smtpUrl === undefined ? sink.url : more.smtpUrl, mailDomain: 'mail.example', clock: () => now },
        ),
      )
    const step = (more: Partial<MailSenderOptions> = {}) =>
      sendNext({
        db: open().db,
        smtpUrl: sink.url,
        clock: () => now,
        log: silentLog,
        mayLeave: async () => true,
        settled: async (_tx, mails) => void heard.push(...mails),
        ...more,
      })
    const went = () => sink.caught.map(({ to }) => to[0])

    test('no domain gets two within the interval, and a large one does not hold up the others', async () => {
      const id = await batch()
      for (const to of ['a@one.invalid', 'b@one.invalid', 'c@ONE.invalid', 'a@two.invalid']) await queue(to, { batch: id })
      while (await step()) {}
      expect(went()).toEqual(['a@one.invalid', 'a@two.invalid'])
      later(19)
      expect(await step()).toBe(false)
      later(1)
      while (await step()) {}
      expect(went()).toEqual(['a@one.invalid', 'a@two.invalid', 'b@one.invalid'])
      expect(await waitingByDomain(open().db, id)).toMatchObject([{ domain: 'one.invalid', count: 1, lastAt: now }])
    })

    test('the interval holds between batches; a mail without one waits for nobody and goes first', async () => {
      const [first, second] = [await batch(), await batch()]
      await queue('a@three.invalid', { batch: first })
      await queue('b@three.invalid', { batch: second })
      await step()
      expect(await step()).toBe(false)
      await queue('invited@three.invalid')
      later(20)
      await queue('c@four.invalid', { batch: first })
      await step()
      expect(went()).toEqual(['a@three.invalid', 'invited@three.invalid'])
    })

    test('of two processes that take mails to one domain at once, one gets it', async () => {
      const id = await batch()
      await queue('a@five.invalid', { batch: id })
      await queue('b@five.invalid', { batch: id })
      const claims = await Promise.all([1, 2].map(() => inTransaction(open().db, tx => claimOne(tx, now))))
      expect(claims.flat()).toHaveLength(1)
      expect(await countBatch(open().db, id)).toEqual(
        new Map([
          ['sending', 1],
          ['queued', 1],
        ]),
      )
      await recoverInterrupted({ db: open().db, clock: () => now, log: silentLog }, true)
    })

    test('it does not leave before its time, nor while it is paused', async () => {
      const id = await batch(0)
      await queue('a@six.invalid', { batch: id, notBefore: new Date(now.getTime() + 60_000) })
      expect(await step()).toBe(false)
      later(60)
      expect(await audited(tx => pauseBatch(tx, id, now))).toBe(true)
      expect(await audited(tx => pauseBatch(tx, id, now))).toBe(false)
      expect(await step()).toBe(false)
      expect((await batchesAbout(open().db, 'round/1')).find(one => one.id === id)?.pausedAt).toEqual(now)
      expect(await audited(tx => resumeBatch(tx, id))).toBe(true)
      expect(await step()).toBe(true)
      expect(went()).toEqual(['a@six.invalid'])
    })

    test('a recall takes what has not left, and nothing else', async () => {
      const id = await batch(0)
      const gone = await queue('a@seven.invalid', { batch: id })
      await step()
      const leaving = await queue('b@seven.invalid', { batch: id })
      await inTransaction(open().db, tx => claimOne(tx, now))
      const waiting = await queue('c@seven.invalid', { batch: id })
      const held = await queue('d@seven.invalid', { batch: id, smtpUrl: null })
      expect((await audited(tx => recallBatch(tx, id, now))).toSorted()).toEqual([waiting, held])
      const states = await Promise.all([gone, leaving, waiting, held].map(async one => (await mailById(open().db, one))?.state))
      expect(states).toEqual(['sent', 'sending', 'recalled', 'recalled'])
      await recoverInterrupted({ db: open().db, clock: () => now, log: silentLog }, true)
      expect(await step()).toBe(false)
    })

    test('what was held is let go', async () => {
      const id = await batch(0)
      const held = await queue('a@eight.invalid', { batch: id, smtpUrl: null })
      expect(await step()).toBe(false)
      expect(await audited(tx => releaseHeld(tx, id, now))).toEqual([held])
      expect(await step()).toBe(true)
    })

    test('what cannot be delivered comes back to the envelope’s address; a letter of 3 MB arrives whole', async () => {
      const text = `${'Llythyr hir iawn. '.repeat(170_000)}Diwedd.`
      await queue('a@nine.invalid', { text })
      await step()
      expect(sink.caught[0]?.from).toBe('reply+abc@mail.example')
      expect(sink.caught[0]?.raw.length).toBeGreaterThan(3_000_000)
      expect(sink.caught[0]?.raw.trimEnd().replaceAll('=\r\n', '').endsWith('Diwedd.')).toBe(true)
    })

    test('a server that has no encryption gets nothing when encryption is asked for', async () => {
      const id = await queue('a@ten.invalid')
      await step({ smtpUrl: sink.url.replace('smtp:', 'smtps:') })
      const mail = await mailById(open().db, id)
      expect([mail?.state, sink.caught.length]).toEqual(['queued', 0])
      later(60)
      await step()
    })

    describe('the rooms hear how it ended', () => {
      test('in the same transaction, also when the server asks to come back', async () => {
        const id = await queue('a@eleven.invalid')
        const busy = await smtpSink({
          onRcptTo: (_a, _s, done) => done(Object.assign(new Error('later'), { responseCode: 451 })),
        })
        await step({ smtpUrl: busy.url })
        await busy.close()
        later(60)
        await step()
        expect(heard).toEqual([
          { id, kind: 'request', state: 'queued', failure: 'refused-for-now', at: new Date(now.getTime() - 60_000) },
          { id, kind: 'request', state: 'sent', failure: null, at: now },
        ])
      })

      test('a room that fails does not make a sent mail uncertain; it hears again later', async () => {
        const id = await queue('a@twelve.invalid')
        const failing = async () => {
          throw new Error('not now')
        }
        await step({ settled: failing })
        expect((await mailById(open().db, id))?.state).toBe('sent')
        const options = { db: open().db, clock: () => now, log: silentLog }
        await recoverInterrupted({ ...options, settled: failing }, true)
        await recoverInterrupted({ ...options, settled: async (_tx, mails) => void heard.push(...mails) }, true)
        await recoverInterrupted({ ...options, settled: async (_tx, mails) => void heard.push(...mails) }, true)
        expect(heard).toEqual([{ id, kind: 'request', state: 'sent', failure: null, at: now }])
        expect(sink.caught).toHaveLength(1)
      })

      test('of what was interrupted', async () => {
        const id = await queue('a@thirteen.invalid')
        await inTransaction(open().db, tx => claimOne(tx, now))
        await recoverInterrupted(
          { db: open().db, clock: () => now, log: silentLog, settled: async (_tx, mails) => void heard.push(...mails) },
          true,
        )
        expect(heard).toEqual([{ id, kind: 'request', state: 'uncertain', failure: 'interrupted', at: now }])
      })
    })

    describe('signed mail (DKIM)', () => {
      const folder = mkdtempSync(join(tmpdir(), 'spotlight-dkim-'))
      const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
      const file = join(folder, 'dkim.pem')
      writeFileSync(file, keys.privateKey.export({ type: 'pkcs8', format: 'pem' }))
      // On both databases the same folder: it goes when the process does.
      process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

      test('the signature holds for the body and for the headers that a reader sees', async () => {
        const dkim = readDkimKey({ domain: 'mail.example', selector: 'spotlight', file })
        await queue('a@fourteen.invalid', { text: 'Tŷ.\n.\nA line with a dot.\n\n\n' })
        await step({ dkim })
        const raw = sink.caught[0]?.raw ?? ''
        const [head = '', ...rest] = raw.split('\r\n\r\n')
        const tags = tagsOf(headerOf(head, 'dkim-signature'))
        expect(tags).toMatchObject({ a: 'rsa-sha256', d: 'mail.example', s: 'spotlight', c: 'relaxed/relaxed' })
        expect(tags.h?.toLowerCase().split(':')).toEqual(
          expect.arrayContaining(['from', 'to', 'subject', 'reply-to'].slice(0, 3)),
        )
        expect(tags.bh).toBe(await sha256(relaxedBody(rest.join('\r\n\r\n'))))
        expect(verify('sha256', Buffer.from(signedHead(head, tags)), keys.publicKey, Buffer.from(tags.b ?? '', 'base64'))).toBe(
          true,
        )
        const forged = head.replace(/^Subject: .*$/im, 'Subject: Forged')
        expect(verify('sha256', Buffer.from(signedHead(forged, tags)), keys.publicKey, Buffer.from(tags.b ?? '', 'base64'))).toBe(
          false,
        )
      })

      test('a key that cannot be read or used is refused in words, without a word of it', () => {
        const bad = join(folder, 'bad.pem')
        writeFileSync(bad, 'SECRET')
        const read = (path: string) => () => readDkimKey({ domain: 'mail.example', selector: 'spotlight', file: path })
        expect(read(join(folder, 'none.pem'))).toThrow('The file in DKIM_PRIVATE_KEY_FILE cannot be read.')
        expect(read(bad)).toThrow('holds no private key that mail can be signed with')
        expect(read(bad)).not.toThrow('SECRET')
      })
    })
  },
  { migrations: [migration0001, migration0006, migration0008a, migration0025], freshFor: 'test' },
)

/** The value of a header, unfolded. */
const headerOf = (head: string, name: string): string =>
  new RegExp(`^${name}:((?:.|\\r\\n[ \\t])*)`, 'im').exec(head)?.[1]?.trim() ?? ''

const tagsOf = (value: string): Record<string, string> =>
  Object.fromEntries(
    value
      .split(';')
      .map(tag => tag.trim())
      .filter(Boolean)
      .map(tag => [tag.slice(0, tag.indexOf('=')), tag.slice(tag.indexOf('=') + 1).replace(/\s/g, '')]),
  )

/** RFC 6376, 3.4.4. */
const relaxedBody = (body: string): string =>
  `${body
    .split('\r\n')
    .map(line => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
    .join('\r\n')
    .replace(/(\r\n)+$/, '')}\r\n`

/** RFC 6376, 3.4.2 and 3.7: the headers that were signed, and the signature itself without its value. */
function signedHead(head: string, tags: Record<string, string>): string {
  const relaxed = (name: string, value: string) =>
    `${name.toLowerCase()}:${value
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim()}`
  const lines = (tags.h ?? '').split(':').flatMap(name => {
    const value = headerOf(head, name)
    return value === '' ? [] : [relaxed(name, value)]
  })
  const own = headerOf(head, 'dkim-signature').replace(/(\bb=)[^;]*$/, '$1')
  return [...lines, relaxed('dkim-signature', own)].join('\r\n')
}

const sha256 = async (text: string): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('base64')

async function claimOne(tx: WriteDb, now: Date) {
  return claimMails(tx, await chooseDue(tx, { now, most: 1 }), { now, most: 1 })
}
