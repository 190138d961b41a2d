// Long because: one server and one round serve every danger that a mail can bring.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { askForTests, emptyRoundForTests, openRoundForTests, roundId } from '../../../test/support/requests-for-tests.ts'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { accountsRoom } from '../../accounts/index.ts'
import { type Router, rows, type Services } from '../../foundation/index.ts'
import { filesOf } from '../attachments/attachment-store.ts'
import { handIn } from '../rehearsal/hand-in.ts'
import { messagesOf, requestOf } from '../requests/request-store.ts'
import { requestsRoutes } from '../requests/requests-routes.ts'
import type { SurveyTables } from '../schema.ts'
import { mailInRoutes } from './mail-in-routes.ts'
import { heldMail, listHeld } from './mail-in-store.ts'
import { mailFolderIn } from './mail-path.ts'
import { mailRoom } from './mail-room.ts'
import { mailFrom, rawMail } from './mails-for-tests.ts'
import { type MailInServer, startMailIn } from './start-mail-in.ts'

const now = new Date('2027-03-10T09:00:00Z')
const code = 'EX-901'

eachDatabase('the dangers of mail', open => {
  let dataFolder: string
  let services: Services
  let app: Router
  let server: MailInServer
  let cookie: string

  beforeAll(() => openRoundForTests(open()))
  beforeEach(async () => {
    await emptyRoundForTests(open().db)
    await askForTests(open().db, code)
    await askForTests(open().db, 'EX-902')
    dataFolder = mkdtempSync(join(tmpdir(), 'spotlight-dangers-'))
    services = testServices(open(), { dataFolder, clock: () => now, mailDomain: 'spotlight.invalid' })
    app = testRouter(services, router => accountsRoom.routes?.(router), mailInRoutes, requestsRoutes)
    cookie = (await signInForTests(services, { role: 'marker' })).cookie
    server = await startMailIn({ ...mailRoom(services), port: 0 })
  })
  afterEach(async () => {
    await server.stop()
    rmSync(dataFolder, { recursive: true })
  })
  const addressOf = (trust: string) => `reply+token${trust.toLowerCase().replace('-', '')}@spotlight.invalid`
  const send = (raw: Buffer, to: string | readonly string[] = addressOf(code), from = 'foi@ex-901.invalid') =>
    handIn(server.port, from, [to].flat(), raw)
  const incoming = async (trust = code) =>
    (await messagesOf(open().db, roundId, trust)).filter(({ direction }) => direction === 'in')
  const pageOf = async (trust = code) => {
    const response = await app.request(`/console/rounds/${roundId}/requests/${trust}`, { headers: { cookie } })
    expect(response.status).toBe(200)
    return response.text()
  }
  const typed = (type: string, ...lines: string[]) =>
    rawMail('From: foi@ex-901.invalid', 'Subject: x', 'MIME-Version: 1.0', type, '', ...lines)

  test('a letter of 3 MB is filed, as much of it as anybody can read is shown, and all of it is kept', async () => {
    const raw = mailFrom('foi@ex-901.invalid', 'A long letter', [], 'A line of a long letter about ŵyn.\r\n'.repeat(83_000))
    expect(raw.length).toBeGreaterThan(3_000_000)
    expect(await send(raw)).toBe(250)
    const [message] = await incoming()
    expect(message?.text.length).toBe(1_000_000)
    expect(await pageOf()).toContain('A line of a long letter about ŵyn.')
    const [file] = readdirSync(mailFolderIn(dataFolder)).filter(name => name.endsWith('.eml'))
    expect(readFileSync(join(mailFolderIn(dataFolder), file ?? '')).equals(raw)).toBe(true)
  })

  test('60 attachments are each kept under their hash and wait to be looked into; names with tricks are names', async () => {
    const names = [
      '../../../../etc/cron.d/x',
      '..\\..\\windows\\system.ini',
      '/etc/passwd',
      '.htaccess',
      'a\u0000b.pdf',
      'CON',
      '\u202efdp.exe',
    ]
    const parts = Array.from({ length: 60 }, (_, index) => [
      '--b',
      'Content-Type: application/octet-stream',
      `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(names[index] ?? `file ${index}.pdf`)}`,
      '',
      `Words of file ${index}`,
    ])
    expect(await send(typed('Content-Type: multipart/mixed; boundary=b', ...parts.flat(), '--b--'))).toBe(250)
    const [message] = await incoming()
    const attachments = message?.attachments ?? []
    expect(attachments).toHaveLength(60)
    const tricks = ['/', '\\', ':', '\0', '\u202e']
    expect(attachments.filter(({ name }) => name.startsWith('.') || tricks.some(trick => name.includes(trick)))).toEqual([])
    const folder = readdirSync(join(dataFolder, 'attachments')).filter(name => name !== 'parts')
    expect(folder.sort()).toEqual(attachments.map(({ sha256 }) => sha256).sort())
    expect(readFileSync(join(dataFolder, 'attachments', attachments[59]?.sha256 ?? ''), 'utf8')).toBe('Words of file 59')
    const files = await filesOf(open().db, folder)
    expect([...files.values()].map(({ state }) => state)).toEqual(Array(60).fill('waiting'))
  })

  describe('broken MIME is filed with its words', () => {
    test.each([
      ['a boundary that never comes', typed('Content-Type: multipart/mixed; boundary=never', 'We hold the Words')],
      ['a boundary without a name', typed('Content-Type: multipart/mixed', '--x', '', 'Words', '--x--')],
      ['base64 that is none', typed('Content-Type: text/plain\r\nContent-Transfer-Encoding: base64', 'V29yZHM=!!%%', '====')],
      [
        'quoted-printable cut off',
        typed('Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable', 'Words=', '=E', '='),
      ],
      ['headings twice and torn', rawMail('From: a', 'From: b', ': : :', 'Content-Type', 'Subject', '', 'Words')],
      [
        'a mail in a mail in a mail',
        Array.from({ length: 60 }).reduce<Buffer>(
          inner => Buffer.concat([Buffer.from('Subject: x\r\nContent-Type: message/rfc822\r\n\r\n'), inner]),
          typed('Content-Type: text/plain', 'Words'),
        ),
      ],
      ['line feeds alone', Buffer.from('Subject: x\n\nWords\n')],
      ['no heading at all', Buffer.from('Words\r\n')],
    ])('%s', async (_, raw) => {
      expect(await send(raw)).toBe(250)
      const [message] = await incoming()
      const kept = `${message?.text} ${message?.attachments.map(({ sha256 }) => readFileSync(join(dataFolder, 'attachments', sha256), 'utf8')).join(' ')}`
      expect(kept).toContain('Words')
      await pageOf()
    })
  })

  describe('an encoding that nobody uses', () => {
    test.each([
      ['utf-7', Buffer.from('T+AXc- Words'), 'Tŷ Words'],
      ['utf-16le', Buffer.from('Tŷ Words', 'utf16le'), 'Words'],
      ['macintosh', Buffer.from([0x63, 0x61, 0x66, 0x8e, 0x20, 0x57, 0x6f, 0x72, 0x64, 0x73]), 'café Words'],
      ['iso-8859-14', Buffer.from([0x54, 0xfe, 0x20, 0x57, 0x6f, 0x72, 0x64, 0x73]), 'Tŷ Words'],
      ['ebcdic-cp-us', Buffer.from('Words'), ''],
      ['x-martian"; DROP', Buffer.from('Words'), 'Words'],
      ['../../../etc/passwd', Buffer.from('Words'), 'Words'],
      ['', Buffer.from([0x57, 0x6f, 0x72, 0x64, 0x73, 0x20, 0xff, 0xfe, 0x00]), 'Words'],
    ])('%s', async (charset, bytes, expected) => {
      const head = typed(`Content-Type: text/plain; charset="${charset}"\r\nContent-Transfer-Encoding: base64`, '')
      expect(await send(Buffer.concat([head, Buffer.from(bytes.toString('base64')), Buffer.from('\r\n')]))).toBe(250)
      const [message] = await incoming()
      expect(message?.text).toContain(expected)
      expect(message?.text).not.toContain('\0')
    })
  })

  test('a reply from another address is filed by its token, and says who it says it is from', async () => {
    const raw = mailFrom('somebody@elsewhere.example', 'RE: Request', [], 'We record everyone.')
    expect(await send(raw, addressOf(code), 'bounce@elsewhere.example')).toBe(250)
    expect(await incoming()).toMatchObject([{ from: 'somebody@elsewhere.example', text: 'We record everyone.' }])
    expect(await pageOf()).toContain('Our mail server found out nothing about the sender.')
  })

  test('a mail with the tokens of two requests stands under both, and each says so', async () => {
    expect(
      await send(mailFrom('foi@ex-901.invalid', 'Both', [], 'We answer for both.'), [addressOf(code), addressOf('EX-902')]),
    ).toBe(250)
    expect(await incoming()).toHaveLength(1)
    expect(await incoming('EX-902')).toHaveLength(1)
    expect(await pageOf()).toMatch(
      /also sent to the address of another request:\s*<a href="[^"]*EX-902">Thistle Moor Health Board/,
    )
    expect(await pageOf('EX-902')).toMatch(/also sent to the address of another request:\s*<a href="[^"]*EX-901">Lantern Vale/)
  })

  test('the same mail by another way is kept, folded away, and puts nothing on the pile again', async () => {
    const mail = mailFrom('foi@ex-901.invalid', 'Our answer', [], 'We record everyone.')
    await send(mail)
    const read = await requestOf(open().db, roundId, code)
    await send(Buffer.concat([Buffer.from('Received: by other.invalid; Wed, 10 Mar 2027 08:00:00 +0000\r\n'), mail]))
    expect(await incoming()).toHaveLength(2)
    expect((await requestOf(open().db, roundId, code))?.version).toBe(read?.version)
    expect(await pageOf()).toContain('The same mail again, 10 March 2027, 09:00: Our answer')
    // The same number on other words is another mail.
    await send(mailFrom('foi@ex-901.invalid', 'Our answer', [], 'We record nobody.'))
    expect((await requestOf(open().db, roundId, code))?.version).toBe((read?.version ?? 0) + 1)
  })

  test('HTML, scripts and pictures from elsewhere are words on the page and nothing else', async () => {
    const html = '<p>We hold <b>5</b></p><script>alert(1)</script><img src="https://elsewhere.example/x.png" onerror="alert(2)">'
    await send(
      rawMail(
        'From: "<img src=x onerror=alert(3)>" <foi@ex-901.invalid>',
        'Subject: <svg onload=alert(4)>',
        'Content-Type: text/html',
        '',
        html,
      ),
    )
    await send(mailFrom('foi@ex-901.invalid', 'plain', [], '</p><script>alert(5)</script>'))
    const page = await pageOf()
    expect(page).not.toMatch(/<script>alert|<img|<svg onload|elsewhere\.example/)
    expect(page).toContain('&lt;svg onload=alert(4)&gt;')
    expect(page).toContain('&lt;script&gt;alert(5)')
  })

  test('guessed tokens are answered like right ones, and wait for a person', async () => {
    const guesses = [
      'reply+tokenex9010@spotlight.invalid',
      'reply+tokenex90@spotlight.invalid',
      "reply+' or 1=1--@spotlight.invalid",
      'reply+@spotlight.invalid',
    ]
    for (const guess of guesses) {
      const raw = mailFrom('a@b.example', `To ${guess}`, [], 'Words')
      expect([250, 501, 553]).toContain(await send(raw, guess))
    }
    expect(await incoming()).toEqual([])
    const held = await listHeld(open().db, { setAside: false, before: null, limit: 10 })
    expect(held.map(({ held_because }) => held_because)).toContain('unknown-token')
    expect(held.length).toBeGreaterThanOrEqual(2)
  })

  test('a zip bomb in a mail is kept as the file that it is, and opened by nobody', async () => {
    const bomb = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(40, 0xff)])
    const part = [
      '--b',
      'Content-Type: application/zip',
      'Content-Disposition: attachment; filename=answer.zip',
      'Content-Transfer-Encoding: base64',
      '',
      bomb.toString('base64'),
    ]
    expect(await send(typed('Content-Type: multipart/mixed; boundary=b', ...part, '--b--'))).toBe(250)
    const [message] = await incoming()
    const [file] = (
      await filesOf(
        open().db,
        (message?.attachments ?? []).map(({ sha256 }) => sha256),
      )
    ).values()
    expect(file).toMatchObject({ state: 'waiting', hasText: false })
  })

  test('what machines send is folded into one line, runs of it together, and any of it can be opened', async () => {
    const automatic = ['Auto-Submitted: auto-replied']
    await send(mailFrom('foi@ex-901.invalid', 'Out of office', automatic, 'I am away.'))
    await send(mailFrom('foi@ex-901.invalid', 'Automatic reply', automatic, 'Thank you.'))
    const page = await pageOf()
    expect(page).toContain('<summary>2 mails folded away: automatic reply</summary>')
    expect(page).toContain('<summary>Automatic reply, 10 March 2027, 09:00: Out of office</summary>')
    expect(page).toContain('I am away.')
    expect((await requestOf(open().db, roundId, code))?.work).toBe('waiting')
  })

  test('a file that cannot be kept: the mail is not acknowledged, and is filed whole when it comes again', async () => {
    const part = [
      '--b',
      'Content-Type: application/pdf',
      'Content-Disposition: attachment; filename=a.pdf',
      '',
      'Words of a file',
    ]
    const raw = typed('Content-Type: multipart/mixed; boundary=b', ...part, '--b--')
    // A file lies where the folder should be: nothing can be written.
    writeFileSync(join(dataFolder, 'attachments'), '')
    expect(await send(raw)).toBe(451)
    expect(await incoming()).toEqual([])
    rmSync(join(dataFolder, 'attachments'))
    expect(await send(raw)).toBe(250)
    expect((await incoming())[0]?.attachments).toMatchObject([{ name: 'a.pdf' }])
  })

  test('the list of held mail never loads the words of mails', async () => {
    await send(mailFrom('a@b.example', 'Held', [], 'Words'), 'foi@spotlight.invalid')
    const [mail] = await listHeld(open().db, { setAside: false, before: null, limit: 10 })
    expect(Object.keys(mail ?? {}).sort()).toEqual(['at', 'guess', 'held_because', 'id', 'sender', 'subject'])
    expect((await heldMail(open().db, mail?.id ?? 0))?.body).toBe('Words')
    const count = await rows<SurveyTables>(open().db).selectFrom('message').select('id').where('direction', '=', 'in').execute()
    expect(count).toHaveLength(1)
  })
})
