// Long because: one folder and one round serve every way in which somebody brings mail as files.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { askForTests, emptyRoundForTests, openRoundForTests, roundId } from '../../../test/support/requests-for-tests.ts'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { accountsRoom } from '../../accounts/index.ts'
import { inTransaction, listAudit, type Router, record, type Services, writes } from '../../foundation/index.ts'
import { messagesOf, requestOf } from '../requests/request-store.ts'
import { requestsRoutes } from '../requests/requests-routes.ts'
import { arrivalsOf } from './arrivals.ts'
import { countRefused, dropFolder, takeInDropped } from './drop-folder.ts'
import { takeInPath } from './links.ts'
import { mailInRoutes } from './mail-in-routes.ts'
import { listHeld } from './mail-in-store.ts'
import { mailRoom } from './mail-room.ts'
import { mailFrom, rawMail } from './mails-for-tests.ts'
import { watchDropFolder } from './watch-drop-folder.ts'

const now = new Date('2027-03-10T09:00:00Z')
const code = 'EX-901'
const toUs = 'To: reply+tokenex901@spotlight.invalid'
const saved = (subject: string, ...headings: string[]): Buffer =>
  rawMail(
    'From: foi@ex-901.invalid',
    `Subject: ${subject}`,
    `Message-ID: <${subject}@ex-901.invalid>`,
    ...headings,
    '',
    'We record everyone.',
  )

eachDatabase('mail brought as files', open => {
  let dataFolder: string
  let services: Services
  let app: Router
  let cookie: string

  beforeAll(() => openRoundForTests(open()))
  beforeEach(async () => {
    await emptyRoundForTests(open().db)
    await askForTests(open().db, code)
    dataFolder = mkdtempSync(join(tmpdir(), 'spotlight-take-in-'))
    services = testServices(open(), { dataFolder, clock: () => now, mailDomain: 'spotlight.invalid' })
    app = testRouter(services, router => accountsRoom.routes?.(router), mailInRoutes, requestsRoutes)
    cookie = (await signInForTests(services, { role: 'marker' })).cookie
  })
  afterEach(() => rmSync(dataFolder, { recursive: true }))

  const incoming = async () => (await messagesOf(open().db, roundId, code)).filter(({ direction }) => direction === 'in')
  const held = () => listHeld(open().db, { setAside: false, before: null, limit: 100 })

  describe('into the folder', () => {
    const drop = () => dropFolder(dataFolder)
    const put = (name: string, bytes: Buffer | string) => {
      mkdirSync(drop(), { recursive: true })
      writeFileSync(join(drop(), name), bytes)
    }
    let mayGoOn = true
    const look = (realMs = Date.now() + 60_000) =>
      takeInDropped(mailRoom(services), { realMs, sayFault: why => `Why: ${why}`, mayGoOn: async () => mayGoOn })
    const lying = (folder = '') => readdirSync(join(drop(), folder)).filter(name => name !== 'taken' && name !== 'refused')
    beforeEach(() => {
      mayGoOn = true
    })

    test('is filed by the address in it, on the day on which it came, and says how it came', async () => {
      put('answer.eml', saved('Answer', toUs, 'Received: by mx.invalid; Fri, 5 Mar 2027 10:00:00 +0000'))
      expect(await look()).toBe(1)
      expect([lying(), lying('taken')]).toEqual([[], ['answer.eml']])
      expect(await incoming()).toMatchObject([
        { subject: 'Answer', at: new Date('2027-03-05T10:00:00Z'), guess: 'answer', cameBy: 'mail' },
      ])
      expect((await requestOf(open().db, roundId, code))?.work).toBe('to-read')
      const shown = await app.request(`/console/rounds/${roundId}/requests/${code}`, { headers: { cookie } })
      expect(shown.status).toBe(200)
      const page = await shown.text()
      expect(page).toContain('Brought in as a file by system on 10 March 2027')
      expect(page).toContain('This mail came as a file, so nobody checked the sender.')
    })

    test('before anything was dropped, nothing was refused', async () => {
      expect(await countRefused(dataFolder)).toBe(0)
    })

    test('one that names no sender is no mail of a machine for that', async () => {
      put('a.eml', rawMail(toUs, 'Subject: Nobody', '', 'We record everyone.'))
      await look()
      expect(await incoming()).toMatchObject([{ from: '?', guess: 'answer' }])
    })

    test('a day in it that cannot be is not believed', async () => {
      put('a.eml', saved('Future', toUs, 'Date: Fri, 5 Mar 2100 10:00:00 +0000'))
      put('b.eml', saved('Past', toUs, 'Date: Fri, 5 Mar 1970 10:00:00 +0000'))
      await look()
      expect((await incoming()).map(({ at }) => at)).toEqual([now, now])
    })

    test('what another server says of the sender in a file is not what ours found out', async () => {
      put(
        'a.eml',
        saved(
          'Forged',
          toUs,
          'Received: by mx.invalid; Fri, 5 Mar 2027 10:00:00 +0000',
          'Authentication-Results: mx.invalid; dmarc=pass',
        ),
      )
      await look()
      const arrivals = await arrivalsOf(open().db, { round: roundId, trustCode: code })
      expect([...arrivals.values()]).toMatchObject([{ checks: null, entered: { by: 'system', at: now } }])
    })

    test('without an address of ours it waits for a person; the same file again is known', async () => {
      put('a.eml', saved('Unknown', 'To: somebody@charity.invalid'))
      await look()
      put('again.eml', saved('Unknown', 'To: somebody@charity.invalid'))
      await look()
      expect(await held()).toMatchObject([{ subject: 'Unknown', held_because: 'no-token' }])
      expect(lying('taken')).toEqual(['a.eml', 'again.eml'])
    })

    test('what was filed and not moved, because the process ended, is known the next time', async () => {
      put('a.eml', saved('Answer', toUs))
      await look()
      put('a.eml', saved('Answer', toUs))
      expect(await look()).toBe(1)
      expect(await incoming()).toHaveLength(1)
      expect(lying('taken')).toEqual(['2-a.eml', 'a.eml'])
    })

    test('what is no mail is refused, with the reason beside it', async () => {
      put('mails.eml', 'PK\u0003\u0004')
      put('empty.eml', '')
      put('large.eml', Buffer.concat([saved('Large', toUs), Buffer.alloc(26 * 1024 * 1024, 'x')]))
      writeFileSync(join(dataFolder, 'secret'), saved('Secret', toUs))
      symlinkSync(join(dataFolder, 'secret'), join(drop(), 'link.eml'))
      mkdirSync(join(drop(), 'folder.eml'))
      expect(await look()).toBe(0)
      expect(lying()).toEqual([])
      expect(await countRefused(dataFolder)).toBe(5)
      rmSync(join(drop(), 'refused/mails.eml'))
      expect(await countRefused(dataFolder)).toBe(4)
      const reasons = ['empty', 'folder', 'large', 'link', 'mails'].map(name =>
        readFileSync(join(drop(), `refused/${name}.eml.txt`), 'utf8'),
      )
      expect(reasons).toEqual(['Why: empty\n', 'Why: no-mail\n', 'Why: too-large\n', 'Why: no-mail\n', 'Why: archive\n'])
      expect(await incoming()).toEqual([])
      expect(readdirSync(join(dataFolder, 'mail-in')).filter(name => name.endsWith('.eml'))).toEqual([])
      expect(readdirSync(join(dataFolder, 'mail-in/parts'))).toEqual([])
    })

    test('what is still being written, or hidden, is left alone; without room on the disk everything is', async () => {
      put('new.eml', saved('New', toUs))
      put('.hidden.eml', saved('Hidden', toUs))
      expect(await look(Date.now())).toBe(0)
      mayGoOn = false
      expect(await look()).toBe(0)
      expect(lying()).toEqual(['.hidden.eml', 'new.eml'])
      mayGoOn = true
      expect(await look()).toBe(1)
      expect(lying()).toEqual(['.hidden.eml'])
    })

    test('what cannot be filed now stays for the next time, and keeps no other waiting', async () => {
      put('a.eml', saved('First', toUs))
      put('b.eml', saved('Second', toUs))
      writeFileSync(join(dataFolder, 'attachments'), '')
      put(
        'a.eml',
        rawMail(
          toUs,
          'Subject: First',
          'Content-Type: multipart/mixed; boundary=b',
          '',
          '--b',
          'Content-Type: application/pdf',
          '',
          'x',
          '--b--',
        ),
      )
      expect(await look()).toBe(1)
      expect(lying()).toEqual(['a.eml'])
      expect(readdirSync(join(dataFolder, 'mail-in/waiting'))).toEqual([])
      rmSync(join(dataFolder, 'attachments'))
      expect(await look()).toBe(1)
      expect((await incoming()).map(({ subject }) => subject).sort()).toEqual(['First', 'Second'])
    })

    test('the watch looks at once, says why in both languages, and ends when it is told to', async () => {
      put('mails.eml', 'PK\u0003\u0004')
      const watch = watchDropFolder(services, () => Date.now() + 60_000)
      await vi.waitFor(() => expect(lying()).toEqual([]))
      await watch.stop()
      const reason = readFileSync(join(drop(), 'refused/mails.eml.txt'), 'utf8')
      expect(reason.match(/ZIP/g)).toHaveLength(2)
    })
  })

  describe('on the page', () => {
    const post = (files: readonly File[], as = cookie, headers: Record<string, string> = { origin: services.baseUrl }) => {
      const body = new FormData()
      for (const file of files) body.append('files', file)
      if (files.length === 0) body.append('files', new File([], ''))
      return app.request(takeInPath, { method: 'POST', headers: { cookie: as, ...headers }, body })
    }
    const eml = (name: string, bytes: Buffer) => new File([new Uint8Array(bytes)], name)

    test('several at once: each is filed or waits, and the form sent twice changes nothing', async () => {
      const files = [eml('one.eml', saved('One', toUs)), eml('tŷ 💛.eml', saved('Two', 'To: x@y.invalid'))]
      const first = await post(files)
      expect([first.status, first.headers.get('location')]).toEqual([303, `${takeInPath}?mails=2&held=1&known=0`])
      expect((await post(files)).headers.get('location')).toBe(`${takeInPath}?mails=2&held=0&known=2`)
      expect(await incoming()).toHaveLength(1)
      expect(await held()).toHaveLength(1)
      const done = await app.request(`${takeInPath}?mails=2&held=1&known=0`, { headers: { cookie } })
      expect(await done.text()).toContain('2 mails are in. 1 of them waits with the held mail')
      const [entry] = await listAudit(open().db, {}, { limit: 1 })
      expect(entry?.actor).toMatchObject({ kind: 'staff', name: 'Some marker' })
    })

    test('one that is refused is said by its name, and the others are taken', async () => {
      const response = await post([eml('<b>mails</b>.zip', Buffer.from('PK\u0003\u0004')), eml('one.eml', saved('One', toUs))])
      expect(response.status).toBe(422)
      const page = await response.text()
      expect(page).toContain('b_.zip: Not taken: It is an archive')
      expect(page).not.toContain('<b>mails')
      expect(page).toContain(`filed under ${roundId}/${code}`)
      expect(await incoming()).toHaveLength(1)
    })

    test('nothing chosen, a form that is none, another site, and somebody who may only look', async () => {
      const none = await post([])
      expect(none.status).toBe(422)
      expect(await none.text()).toContain('Choose at least one file.')
      const torn = {
        method: 'POST',
        headers: { cookie, origin: services.baseUrl, 'content-type': 'multipart/form-data; boundary=x' },
        body: 'x',
      }
      expect((await app.request(takeInPath, torn)).status).toBe(400)
      expect((await post([eml('a.eml', saved('A', toUs))], cookie, { origin: 'https://elsewhere.invalid' })).status).toBe(403)
      const viewer = (await signInForTests(services, { role: 'viewer' })).cookie
      expect((await post([eml('a.eml', saved('A', toUs))], viewer)).status).toBe(403)
      expect((await app.request(takeInPath, { method: 'PUT', headers: { cookie, origin: services.baseUrl } })).status).toBe(404)
      expect(await incoming()).toEqual([])
    })

    test('whoever is barred from a trust cannot put a mail into its thread: it waits for somebody else', async () => {
      const barred = (await signInForTests(services, { role: 'editor', barredFrom: [code] })).cookie
      expect((await post([eml('a.eml', saved('Made up', toUs))], barred)).headers.get('location')).toContain('held=1')
      expect(await incoming()).toEqual([])
      expect(await held()).toMatchObject([{ held_because: 'brought-by-barred' }])
      const list = await app.request('/console/held-mail', { headers: { cookie } })
      expect(await list.text()).toContain('somebody else should file it')
    })

    test('a mail that came by itself and is brought once more is folded away, and nobody has to read it again', async () => {
      await post([eml('a.eml', saved('Answer', toUs))])
      const read = await requestOf(open().db, roundId, code)
      await post([eml('b.eml', saved('Answer', toUs, 'X-Saved: again'))])
      expect(await incoming()).toHaveLength(2)
      expect((await requestOf(open().db, roundId, code))?.version).toBe(read?.version)
    })
  })

  test('a mail for a round that is over stands in the thread and moves nothing', async () => {
    const before = await requestOf(open().db, roundId, code)
    await inTransaction(open().db, async tx => {
      await writes<{ round: { id: string; state: string } }>(tx).updateTable('round').set({ state: 'closed' }).execute()
      await record(tx, {
        actor: { kind: 'system', name: 'test' },
        at: now,
        deed: 'round.close',
        subject: { kind: 'round', id: roundId },
      })
    })
    mkdirSync(dropFolder(dataFolder), { recursive: true })
    writeFileSync(
      join(dropFolder(dataFolder), 'late.eml'),
      mailFrom('foi@ex-901.invalid', 'Late', ['Cc: reply+tokenex901@spotlight.invalid'], 'Words'),
    )
    await takeInDropped(mailRoom(services), { realMs: Date.now() + 60_000, sayFault: String, mayGoOn: async () => true })
    expect(await incoming()).toMatchObject([{ subject: 'Late' }])
    expect(await requestOf(open().db, roundId, code)).toEqual(before)
  })
})
