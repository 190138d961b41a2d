import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { handIn } from '../rehearsal/hand-in.ts'
import { leastFreeBytes, MailFolder } from './mail-folder.ts'
import { heldMail, listHeld } from './mail-in-store.ts'
import { mailFrom } from './mails-for-tests.ts'
import { fileWhatWaits, type MailRoom, receiveMail } from './receive-mail.ts'
import { startMailIn } from './start-mail-in.ts'

const now = new Date('2027-02-10T09:00:00Z')

eachDatabase(
  'mail from strangers',
  open => {
    let folder: string
    let logged: string[]
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'spotlight-strangers-'))
      logged = []
    })
    afterEach(() => rmSync(folder, { recursive: true }))

    const room = (): MailRoom => ({
      db: open().db,
      folder: new MailFolder(folder),
      clock: () => now,
      log: event => logged.push(event),
      mailDomain: 'spotlight.invalid',
    })
    const receive = (raw: Buffer) =>
      receiveMail(room(), {
        stream: Readable.from([raw]),
        envelope: { sender: '', recipients: ['no-reply@spotlight.invalid'] },
        limitBytes: 100_000,
      })
    const held = () => listHeld(open().db, { setAside: false, before: null, limit: 10 })

    test('an invitation that comes back lets nobody in who sorts mail', async () => {
      const token = 'k'.repeat(43)
      await receive(
        mailFrom(
          'mailer-daemon@elsewhere.invalid',
          'Undelivered',
          [],
          `> http://localhost:3000/console/invitation/${token.slice(0, 9)}=\r\n${token.slice(9)}\r\n`,
        ),
      )
      const [listed] = await held()
      const mail = await heldMail(open().db, listed?.id ?? 0)
      expect(mail?.body).toContain('/console/invitation/…')
      expect(mail?.body).not.toMatch(/k{2}/)
    })

    test('no mail is taken that would fill the disk; its sender is told to come again, and one that fits is taken', async () => {
      let free = leastFreeBytes - 1
      const server = await startMailIn({ ...room(), port: 0, freeBytes: async () => free })
      const send = (subject: string) =>
        handIn(server.port, 'a@b.invalid', ['no-reply@spotlight.invalid'], mailFrom('a@b.invalid', subject, [], 'Words'))
      try {
        expect(await send('First')).toBe(452)
        expect(readdirSync(join(folder, 'mail-in')).filter(name => name.endsWith('.eml'))).toEqual([])
        free = leastFreeBytes
        expect(await send('Second')).toBe(250)
      } finally {
        await server.stop()
      }
      expect((await held()).map(({ subject }) => subject)).toEqual(['Second'])
      expect(await new MailFolder(folder).freeBytes()).toBeGreaterThan(0)
    })

    test('one mail that cannot be filed keeps neither the others nor the site waiting', async () => {
      const known = room()
      const { sha256, bytes } = (await known.folder.keep(
        Readable.from([mailFrom('a@b.invalid', 'Good', [], 'Words')]),
        1000,
      )) ?? {
        sha256: '',
        bytes: 0,
      }
      const note = { sender: '', recipients: ['no-reply@spotlight.invalid'], at: now, broughtBy: null }
      await known.folder.note({ ...note, sha256: '0'.repeat(64), bytes: 1 })
      await known.folder.note({ ...note, sha256, bytes })
      mkdirSync(join(folder, 'mail-in/waiting'), { recursive: true })
      writeFileSync(join(folder, 'mail-in/waiting/half.json'), '{"sha256": "')

      expect(await fileWhatWaits(room())).toBe(1)
      expect((await held()).map(({ subject }) => subject)).toEqual(['Good'])
      expect(logged.filter(event => event === 'mail-in-still-waiting')).toHaveLength(2)
      expect(readdirSync(join(folder, 'mail-in/waiting'))).toHaveLength(2)
    })
  },
  { freshFor: 'test' },
)
