// Long because: one server, one folder and one round serve every case of a mail that comes in.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { roundOf240 } from '../../../test/support/round-of-240.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { inTransaction, record, rows, writes } from '../../foundation/index.ts'
import { contactOf } from '../contacts/contact-store.ts'
import { handIn } from '../rehearsal/hand-in.ts'
import { changeRequest } from '../requests/change-request.ts'
import { eventsOf, messagesOf, requestOf } from '../requests/request-store.ts'
import type { SurveyTables, WritableSurveyTables } from '../schema.ts'
import type { SurveyRequest } from '../types.ts'
import { fileHeldMail, setHeldMailAside } from './file-held-mail.ts'
import { MailFolder } from './mail-folder.ts'
import { listHeld } from './mail-in-store.ts'
import { deliveryReport, mailFrom, rawMail } from './mails-for-tests.ts'
import { readMail } from './read-mail.ts'
import { fileWhatWaits, type MailRoom } from './receive-mail.ts'
import { recognise } from './recognise.ts'
import { type MailInServer, startMailIn } from './start-mail-in.ts'
import { suggestRequests } from './suggest-requests.ts'
import { redoGuess, undoGuess } from './undo-guess.ts'

const now = new Date('2027-02-10T09:00:00Z')
const staff = { kind: 'staff', id: 's1', name: 'Some editor' } as const
const answer = (text = 'We record everyone.', subject = 'RE: Request') => mailFrom('foi@ex-101.invalid', subject, [], text)

eachDatabase('mail that comes in', open => {
  let folder: string
  let server: MailInServer
  let logged: unknown[]
  /** Each test takes two of them: requests of which nothing was heard. */
  let silent: string[]
  let codes: { waiting: string; other: string }
  let heldBefore: ReadonlySet<number>

  const room = (): MailRoom => ({
    db: open().db,
    folder: new MailFolder(folder),
    clock: () => now,
    log: (event, fields) => logged.push([event, fields]),
    mailDomain: 'spotlight.invalid',
  })
  const start = (more: object = {}) => startMailIn({ ...room(), port: 0, ...more })

  beforeAll(async () => {
    const round = await roundOf240(open().db, { seed: 'mail-in', today: '2027-02-10' })
    silent = [...round.fated('silence so far')]
  })
  beforeEach(async () => {
    logged = []
    folder = mkdtempSync(join(tmpdir(), 'spotlight-mail-in-'))
    codes = { waiting: silent.shift() ?? '', other: silent.shift() ?? '' }
    heldBefore = new Set((await allHeld()).map(({ id }) => id))
    server = await start()
  })
  afterEach(async () => {
    await server.stop()
    rmSync(folder, { recursive: true })
  })

  const token = (code: string) => `20271${code}`.toLowerCase().replaceAll('-', '')
  const addressOf = (code: string) => `reply+${token(code)}@spotlight.invalid`
  const send = (raw: Buffer, to: string | string[], from = 'foi@ex-101.invalid') => handIn(server.port, from, [to].flat(), raw)
  const request = async (code: string): Promise<SurveyRequest> => {
    const found = await requestOf(open().db, '2027-1', code)
    if (!found) throw new Error(`no request ${code}`)
    return found
  }
  const incoming = async (code: string) =>
    (await messagesOf(open().db, '2027-1', code)).filter(({ at }) => at.getTime() === now.getTime())
  const allHeld = () => listHeld(open().db, { setAside: false, before: null, limit: 500 })
  const held = async () => (await allHeld()).filter(({ id }) => !heldBefore.has(id))

  test('is filed by the token in its address, whoever it says it is from, and moves nothing but our own work', async () => {
    const before = await request(codes.waiting)
    expect(await send(answer(), addressOf(codes.waiting).toUpperCase(), 'someone@elsewhere.invalid')).toBe(250)
    expect(await incoming(codes.waiting)).toMatchObject([{ direction: 'in', text: 'We record everyone.', guess: 'answer' }])
    const after = await request(codes.waiting)
    expect(after).toEqual({ ...before, work: 'to-read', version: before.version + 1, changedAt: now, changedBy: 'system' })
    expect(JSON.stringify(logged)).not.toMatch(/invalid|Request/)
  })

  test('a second mail makes a new version too: whoever settles the first without having seen it is told', async () => {
    await send(answer(), addressOf(codes.waiting))
    const seen = await request(codes.waiting)
    await send(answer('And one thing more.'), addressOf(codes.waiting))
    const settled = { round: '2027-1', trustCode: codes.waiting, changes: { work: 'waiting' }, basedOn: seen.version } as const
    expect(await changeRequest(open().db, { ...settled, actor: staff, now })).toMatchObject({ outcome: 'conflict' })
    expect((await request(codes.waiting)).work).toBe('to-read')
  })

  test('the same mail twice is one message; for two requests it is one in each', async () => {
    const both = [addressOf(codes.waiting), addressOf(codes.other)]
    expect(await send(answer(), both[0] ?? '')).toBe(250)
    expect(await send(answer(), both)).toBe(250)
    expect(await send(answer(), both)).toBe(250)
    expect(await incoming(codes.waiting)).toHaveLength(1)
    expect(await incoming(codes.other)).toHaveLength(1)
    expect(readdirSync(join(folder, 'mail-in')).filter(name => name.endsWith('.eml'))).toHaveLength(1)
    expect(readdirSync(join(folder, 'mail-in/waiting'))).toEqual([])
  })

  test('nothing is passed on: only our own domain is known here', async () => {
    expect(await send(answer(), 'foi@ex-101.invalid')).toBe(550)
    expect(await send(answer(), `${addressOf(codes.waiting)}.elsewhere.invalid`)).toBe(550)
    expect(await held()).toEqual([])
  })

  test('a guessed token, or none, waits in the pen with the requests that it may belong to', async () => {
    const quoting = mailFrom('dpo@ex-101.invalid', 'Your 2027-1/EX-104', [], `You wrote from ${addressOf(codes.other)}`)
    expect(await send(answer(), 'reply+zzzzzzzzzzzz@spotlight.invalid')).toBe(250)
    expect(await send(quoting, 'postmaster@spotlight.invalid')).toBe(250)
    const [second, first] = await held()
    expect([first?.held_because, second?.held_because]).toEqual(['unknown-token', 'no-token'])
    const because = (await suggestRequests(open().db, await readMail(quoting))).map(({ trustCode, because }) => [
      trustCode,
      because,
    ])
    expect(because[0]).toEqual([codes.other, 'token'])
    expect(because).toContainEqual(['EX-101', 'domain'])
  })

  test('a person files what was held, once; a second person is told who was first', async () => {
    await send(answer(), 'foi@spotlight.invalid')
    const [mail] = await held()
    const messageId = mail?.id ?? 0
    const recognition = recognise(await readMail(answer()), { sender: 'foi@ex-101.invalid', recipients: [] })
    const file = (trustCode: string) =>
      fileHeldMail(open().db, { messageId, round: '2027-1', trustCode, recognition, actor: staff, now })
    expect(await file('EX-999')).toEqual({ outcome: 'no-such-request' })
    expect(await setHeldMailAside(open().db, { messageId, isAside: true, actor: staff, now })).toEqual({ outcome: 'changed' })
    expect(await held()).toEqual([])
    expect(await file(codes.waiting)).toEqual({ outcome: 'changed' })
    expect(await file(codes.waiting)).toEqual({ outcome: 'nothing-to-do' })
    expect(await file(codes.other)).toMatchObject({ outcome: 'filed-elsewhere', trustCode: codes.waiting, by: 'Some editor' })
    expect((await request(codes.waiting)).work).toBe('to-read')
    expect(await incoming(codes.waiting)).toHaveLength(1)
  })

  describe('a letter that comes back', () => {
    const letters = async (code: string) =>
      rows<SurveyTables>(open().db)
        .selectFrom('message')
        .selectAll()
        .where('trust_code', '=', code)
        .where('direction', '=', 'out')
        .orderBy('id')
        .execute()
    const name = async (code: string, messageId: string, kind: 'request' | 'chase') =>
      inTransaction(open().db, async tx => {
        const values = {
          round_id: '2027-1',
          trust_code: code,
          direction: 'out',
          letter_kind: kind,
          header_message_id: messageId,
        } as const
        await writes<WritableSurveyTables>(tx)
          .insertInto('message')
          .values({
            ...values,
            mail_id: null,
            sender: '',
            recipient: `foi@${code.toLowerCase()}.invalid`,
            subject: '',
            body: '',
            at: new Date('2027-02-01T09:00:00Z'),
            guess: null,
            authentication: null,
            raw_sha256: null,
            raw_bytes: null,
            held_because: null,
            filed_by: null,
          })
          .execute()
        await record(tx, { actor: staff, at: now, deed: 'request.write', subject: { kind: 'request', id: `2027-1/${code}` } })
      })
    const report = (code: string, about: string, more: object = {}) =>
      deliveryReport({ recipient: `foi@${code.toLowerCase()}.invalid`, about, ...more })

    test('is not delivered, and its address is known to fail; no event is touched; a person can take it back, clock and all, and forth', async () => {
      const code = codes.waiting
      await name(code, '<newest@spotlight.invalid>', 'request')
      const before = await request(code)
      expect(before.delivery).toBe('sent')
      const events = await eventsOf(open().db, '2027-1', code)
      await send(report(code, '<newest@spotlight.invalid>'), addressOf(code), '')
      expect(await request(code)).toMatchObject({ delivery: 'bounced', work: 'to-read' })
      expect((await contactOf(open().db, code))?.bouncingSince).toEqual(now)

      const [mail] = await incoming(code)
      const input = {
        round: '2027-1',
        trustCode: code,
        messageId: mail?.id ?? 0,
        actor: staff,
        now: new Date('2027-02-11T09:00:00Z'),
      }
      expect(await undoGuess(open().db, { ...input, trustCode: codes.other })).toEqual({ outcome: 'no-such-message' })
      expect(await undoGuess(open().db, input)).toEqual({ outcome: 'changed' })
      expect(await undoGuess(open().db, input)).toEqual({ outcome: 'nothing-to-do' })
      expect(await request(code)).toMatchObject({ delivery: 'sent', clock: before.clock, dueOn: before.dueOn })
      expect(await eventsOf(open().db, '2027-1', code)).toEqual(events)
      expect((await contactOf(open().db, code))?.bouncingSince).toBeNull()

      const recognition = recognise(await readMail(report(code, '<newest@spotlight.invalid>')), { sender: '', recipients: [] })
      expect(await redoGuess(open().db, { ...input, recognition })).toEqual({ outcome: 'changed' })
      expect((await request(code)).delivery).toBe('bounced')
      expect((await contactOf(open().db, code))?.bouncingSince).toEqual(now)
    })

    test('a later letter that comes back says nothing of the request, which had arrived', async () => {
      const code = codes.waiting
      await name(code, '<first@spotlight.invalid>', 'request')
      await name(code, '<chase@spotlight.invalid>', 'chase')
      await send(report(code, '<chase@spotlight.invalid>'), addressOf(code), '')
      expect(await request(code)).toMatchObject({ delivery: 'sent', work: 'to-read' })
      expect((await contactOf(open().db, code))?.bouncingSince).toEqual(now)
    })

    test('an old copy that comes back late says nothing of the one that was sent again to another address', async () => {
      const code = codes.waiting
      const [old] = await letters(code)
      await name(code, '<again@spotlight.invalid>', 'request')
      await send(
        report(code, old?.header_message_id ?? '<old@spotlight.invalid>', { recipient: 'old@ex.invalid' }),
        addressOf(code),
        '',
      )
      expect((await request(code)).delivery).toBe('sent')
    })

    test('a delay changes nothing at all', async () => {
      const before = await request(codes.waiting)
      await send(report(codes.waiting, '<x@y>', { action: 'delayed', status: '4.4.7' }), addressOf(codes.waiting), '')
      expect(await request(codes.waiting)).toEqual(before)
      expect(await incoming(codes.waiting)).toMatchObject([{ guess: 'bounce' }])
    })
  })

  test('an absence notice changes nothing; whoever says that it is an answer puts it on the pile', async () => {
    const before = await request(codes.waiting)
    await send(
      mailFrom('foi@ex-101.invalid', 'Out of office', ['Auto-Submitted: auto-replied'], 'Away.'),
      addressOf(codes.waiting),
    )
    expect(await request(codes.waiting)).toEqual(before)
    const [mail] = await incoming(codes.waiting)
    await undoGuess(open().db, { round: '2027-1', trustCode: codes.waiting, messageId: mail?.id ?? 0, actor: staff, now })
    expect((await request(codes.waiting)).work).toBe('to-read')
    expect(await incoming(codes.waiting)).toMatchObject([{ guess: 'automatic-reply', guessUndone: true }])
  })

  test('too large, too many at once: refused while it arrives, and nothing of it is kept', async () => {
    await server.stop()
    server = await start({ largestBytes: 20_000, perMinute: 3, realMs: () => 0 })
    const large = answer('x'.repeat(30_000))
    expect(await send(large, addressOf(codes.waiting))).toBe(552)
    // Far beyond the limit the server hangs up, and the sender sees a closed connection.
    await expect(send(answer('x'.repeat(2_000_000)), addressOf(codes.waiting))).rejects.toThrow()
    expect(await send(answer('small'), addressOf(codes.waiting))).toBe(250)
    expect(await send(answer('one too many'), addressOf(codes.waiting))).toBe(450)
    expect(readdirSync(join(folder, 'mail-in')).filter(file => file.endsWith('.eml'))).toHaveLength(1)
    expect(readdirSync(join(folder, 'mail-in/parts'))).toEqual([])
  })

  test('what cannot be stored now is not acknowledged, and filed at the next start', async () => {
    await server.stop()
    const broken = { ...room(), db: new Proxy(open().db, {}) }
    server = await startMailIn({ ...broken, port: 0 })
    expect(await send(answer('kept on the disk'), addressOf(codes.waiting))).toBe(451)
    expect(await incoming(codes.waiting)).toEqual([])
    expect(await fileWhatWaits(room())).toBe(1)
    expect(await incoming(codes.waiting)).toMatchObject([{ text: 'kept on the disk' }])
    expect(await fileWhatWaits(room())).toBe(0)
  })

  test('a mail that cannot be taken apart is kept as the text that it is', async () => {
    const torn = rawMail(
      `Subject: ${'x'.repeat(400_000)}`,
      'Content-Type: multipart/mixed; boundary=\u0000',
      '',
      '--',
      'We hold <5 Ŵ',
    )
    expect(await send(torn, addressOf(codes.waiting))).toBe(250)
    expect((await incoming(codes.waiting))[0]?.text).toContain('We hold <5 Ŵ')
  })
})
