// Long because: one file is followed from the mail that brought it to whoever opens it, with everything that may come in between.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  askForTests,
  emptyRoundForTests,
  house,
  noonOf,
  openRoundForTests,
  roundId,
} from '../../../test/support/requests-for-tests.ts'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { makeApp } from '../../app.tsx'
import {
  inTransaction,
  type Log,
  listAudit,
  type Role,
  type Router,
  record,
  type Services,
  writes,
} from '../../foundation/index.ts'
import { insertMessageByHand } from '../by-hand/message-by-hand.ts'
import { readingFiles } from '../reading.ts'
import { newFormToken } from '../requests/form-token.ts'
import type { WritableSurveyTables } from '../schema.ts'
import type { Message } from '../types.ts'
import { AttachmentFolder } from './attachment-folder.ts'
import { fileOf, filesOf, textOf } from './attachment-store.ts'
import { checkWaitingFiles } from './check-waiting-files.ts'
import { downloadAt, fileAt, filesPath, releaseAt } from './links.ts'
import { pdf, row, workbook } from './look/files-for-tests.ts'
import { noteFiles } from './note-files.ts'
import { releaseFile } from './release-file.ts'
import { watchFiles } from './watch-files.ts'

const key = { round: roundId, trustCode: 'EX-901' }
const other = { round: roundId, trustCode: 'EX-902' }
const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const now = noonOf('2027-04-20')

eachDatabase('files that came in', open => {
  let services: Services
  let app: Router
  let data: string
  let folder: AttachmentFolder
  let logged: string[]
  beforeAll(() => openRoundForTests(open()))
  beforeEach(async () => {
    await emptyRoundForTests(open().db)
    await inTransaction(open().db, async tx => {
      await record(tx, { actor: house, at: now, deed: 'file.check', subject: { kind: 'file', id: 'all' } })
      for (const table of ['attachment_text', 'attachment_file'] as const)
        await writes<WritableSurveyTables>(tx).deleteFrom(table).execute()
    })
    data = mkdtempSync(join(tmpdir(), 'spotlight-files-'))
    folder = new AttachmentFolder(data)
    logged = []
    const log: Log = event => void logged.push(event)
    services = testServices(open(), { clock: () => now, dataFolder: data, log })
    app = makeApp(services)
    await askForTests(open().db, 'EX-901')
    await askForTests(open().db, 'EX-902')
  })
  afterEach(() => rmSync(data, { recursive: true }))
  afterAll(() => readingFiles.stop())

  /** A mail brings files to a request; they are noted with it. Gives their hashes. */
  const bring = async (files: Readonly<Record<string, Buffer>>, to = key): Promise<string[]> => {
    const kept: Message['attachments'][number][] = []
    for (const [name, content] of Object.entries(files)) {
      const file = await folder.keep(Readable.from([content]), 100_000_000)
      if (file === null) throw new Error('The file of the test is too large')
      kept.push({ name, type: 'application/octet-stream', ...file })
    }
    await inTransaction(open().db, async tx => {
      await noteFiles(tx, kept, now)
      const words = { subject: 'RE', text: 'See the attachment', from: 'foi@ex-901.invalid', cameBy: 'post' } as const
      await insertMessageByHand(tx, { ...to, ...words, at: now, attachments: kept, actor: house, now, formToken: newFormToken() })
    })
    return kept.map(({ sha256 }) => sha256)
  }
  const bringOne = async (name: string, content: Buffer, to = key): Promise<string> => {
    const [sha256] = await bring({ [name]: content }, to)
    if (sha256 === undefined) throw new Error('No file was brought')
    return sha256
  }
  const stateOf = async (sha256: string) => (await fileOf(open().db, sha256))?.state
  const enter = async (role: Role, barredFrom: string[] = []) => {
    const { cookie } = await signInForTests(services, { role, name: `Some ${role}`, barredFrom })
    return {
      get: (path: string) => app.request(path, { headers: { cookie } }),
      post: (path: string, fields: Record<string, string>) =>
        app.request(path, { method: 'POST', headers: { cookie, ...ours }, body: new URLSearchParams(fields) }),
    }
  }
  const hiding = () =>
    workbook({
      sheets: [
        { name: 'Table', rows: row(1, 'Seen', 31) },
        { name: 'Patients', state: 'veryHidden', rows: row(1, 'Unseen') },
      ],
    })

  test('wait, are looked into, and only then can be opened', async () => {
    const sha256 = await bringOne('answer.pdf', await pdf(doc => void doc.text('31 people')))
    const marker = await enter('marker')
    expect(await stateOf(sha256)).toBe('waiting')
    expect(await textOf(open().db, sha256)).toEqual([])
    expect((await marker.get(downloadAt.link(key, sha256))).status).toBe(404)
    expect(await checkWaitingFiles(services)).toEqual({ looked: 1, closed: 0 })
    expect(await fileOf(open().db, sha256)).toMatchObject({
      state: 'clean',
      type: 'application/pdf',
      hasText: true,
      checkedAt: now,
    })
    expect(await textOf(open().db, sha256)).toEqual([{ page: 1, title: '', text: '31 people' }])
    expect(await checkWaitingFiles(services)).toEqual({ looked: 0, closed: 0 })
  })

  test('with something hidden are closed: no page, no download and no function gives their words', async () => {
    const sha256 = await bringOne('figures.xlsx', await hiding())
    await checkWaitingFiles(services)
    expect(await stateOf(sha256)).toBe('quarantined')
    expect(await textOf(open().db, sha256)).toEqual([])
    const admin = await enter('admin')
    const html = await (await admin.get(fileAt.link(key, sha256))).text()
    expect(html).toContain('A sheet that the program itself keeps out of sight')
    expect(html).toContain('Patients')
    expect(html).not.toMatch(/Unseen|Seen/)
    expect((await admin.get(downloadAt.link(key, sha256))).status).toBe(404)
    const [entry] = await listAudit(open().db, { deed: 'file.check' }, { limit: 1 })
    expect(entry).toMatchObject({ actor: { kind: 'system' }, after: { state: 'quarantined', found: ['very-hidden-sheet'] } })
    expect(JSON.stringify(entry)).not.toContain('Patients')
  })

  test('that a machine cannot finish with are closed, whatever became of the thread', async () => {
    const sha256 = await bringOne('answer.pdf', Buffer.from('%PDF-'))
    const run = readingFiles.run.bind(readingFiles)
    for (const [outcome, kind] of [
      [{ outcome: 'too-slow' }, 'too-much-work'],
      [{ outcome: 'too-large' }, 'too-much-work'],
      [{ outcome: 'failed', error: { error: 'TypeError' } }, 'could-not-look'],
    ] as const) {
      await reset(sha256)
      // Every real way there takes minutes: what the thread says is put in its place, and the thread has its own tests.
      Object.assign(readingFiles, { run: async () => outcome })
      await checkWaitingFiles(services)
      Object.assign(readingFiles, { run })
      expect((await fileOf(open().db, sha256))?.findings).toEqual([{ kind, where: '', count: 1 }])
      expect(await stateOf(sha256)).toBe('quarantined')
    }
    expect(logged).toEqual(Array(3).fill('file-not-looked-into'))
  })
  const reset = (sha256: string) =>
    inTransaction(open().db, async tx => {
      await writes<WritableSurveyTables>(tx)
        .updateTable('attachment_file')
        .set({ state: 'waiting' })
        .where('sha256', '=', sha256)
        .execute()
      await record(tx, { actor: house, at: now, deed: 'file.check', subject: { kind: 'file', id: sha256 } })
    })

  test('that are not there are missing, and looked into when they are there again', async () => {
    const bytes = await pdf(doc => void doc.text('here again'))
    const sha256 = await bringOne('answer.pdf', bytes)
    rmSync(folder.pathOf(sha256))
    await checkWaitingFiles(services)
    // Another machine may have it.
    expect(await stateOf(sha256)).toBe('waiting')
    const later = { ...services, clock: () => new Date(now.getTime() + 11 * 60_000) }
    await checkWaitingFiles(later)
    await checkWaitingFiles(later)
    expect(await stateOf(sha256)).toBe('missing')
    writeFileSync(folder.pathOf(sha256), bytes)
    await checkWaitingFiles(services)
    expect(await stateOf(sha256)).toBe('clean')
  })

  test('sixty with one mail, one of them twice: each is looked into once', async () => {
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`file ${n}.txt`, Buffer.from(`Text ${n % 59}`)]))
    const shas = await bring(files)
    expect(await checkWaitingFiles(services)).toEqual({ looked: 59, closed: 0 })
    expect([...(await filesOf(open().db, shas)).values()].every(({ state }) => state === 'clean')).toBe(true)
    const html = await (await (await enter('marker')).get(`/console/rounds/${roundId}/requests/EX-901`)).text()
    expect(html).toContain('60 files came with it')
  })

  test('two processes that look at once come to one end, entered once', async () => {
    const sha256 = await bringOne('figures.xlsx', await hiding())
    await Promise.all([checkWaitingFiles(services), checkWaitingFiles(services)])
    expect(await stateOf(sha256)).toBe('quarantined')
    const entries = (await listAudit(open().db, { deed: 'file.check' }, { limit: 50 })).filter(
      ({ subject }) => subject.id === sha256,
    )
    expect(entries).toHaveLength(1)
  })

  test('a process that ends in the middle leaves them waiting, and the next one begins again', async () => {
    const sha256 = await bringOne('figures.xlsx', await hiding())
    const first = checkWaitingFiles(services)
    await expect.poll(() => stateOf(sha256)).toBe('waiting')
    await readingFiles.stop()
    await first
    const watch = watchFiles(services, { everyMs: 10 })
    await expect.poll(() => stateOf(sha256), { timeout: 20_000 }).toBe('quarantined')
    await watch.stop()
  })

  test('the same file once more stays as it was decided', async () => {
    const bytes = await hiding()
    const sha256 = await bringOne('figures.xlsx', bytes)
    await checkWaitingFiles(services)
    await bringOne('again.xlsx', bytes)
    expect(await checkWaitingFiles(services)).toEqual({ looked: 0, closed: 0 })
    expect(await stateOf(sha256)).toBe('quarantined')
    const html = await (await (await enter('marker')).get(fileAt.link(key, sha256))).text()
    expect(html).toContain('again.xlsx')
  })

  test('a sheet of 200,000 rows is read through in the memory of its thread, and its first pages kept', async () => {
    const rows = Array.from({ length: 200_000 }, (_, n) => row(n + 1, `Ward ${n}`, n, n * 2)).join('')
    const sha256 = await bringOne(
      'long.xlsx',
      await workbook({
        sheets: [
          { name: 'Long', rows },
          { name: 'B', state: 'hidden', rows: row(1, 'x') },
        ],
      }),
    )
    expect((await readingFiles.run('look-into', folder.pathOf(sha256), { limitMb: 160 })).outcome).toBe('done')
    await checkWaitingFiles(services)
    expect((await fileOf(open().db, sha256))?.findings.map(({ kind }) => kind)).toEqual(['text-cut', 'hidden-sheet'])
  }, 60_000)

  describe('may be opened by an admin', () => {
    const reason = 'The hidden sheet is empty. 💛'
    let sha256: string
    beforeEach(async () => {
      sha256 = await bringOne('ffigurau ŵ "1".xlsx', await hiding())
      await checkWaitingFiles(services)
    })

    test('with a reason, for everybody who reads the request; twice is once', async () => {
      const [admin, marker] = [await enter('admin'), await enter('marker')]
      const path = releaseAt.link(key, sha256)
      const empty = await admin.post(path, { open: 'yes', reason: '  ' })
      expect([empty.status, await stateOf(sha256)]).toEqual([422, 'quarantined'])
      expect(await empty.text()).toContain('Say why, in a few words.')
      for (let n = 0; n < 2; n += 1) {
        const answer = await admin.post(path, { open: 'yes', reason })
        expect([answer.status, answer.headers.get('location')]).toEqual([303, `${fileAt.link(key, sha256)}?done=changed`])
      }
      const entries = await listAudit(open().db, { deed: 'file.release' }, { limit: 10 })
      expect(entries.filter(({ subject }) => subject.id === sha256)).toHaveLength(1)
      const html = await (await marker.get(`${fileAt.link(key, sha256)}?done=changed`)).text()
      expect(html).toContain('Seen\t31')
      expect(html).toContain(reason)
      expect(html).not.toContain('Unseen')
      expect(html).not.toContain('Close it again')
    })

    test('and is saved as bytes that no browser shows, under a name that fits', async () => {
      await releaseFile(open().db, { sha256, isOpen: true, reason, actor: house, now })
      const answer = await (await enter('marker')).get(downloadAt.link(key, sha256))
      expect(answer.status).toBe(200)
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename="ffigurau _ _1_.xlsx"; filename*=UTF-8''ffigurau%20%C5%B5%20%221%22.xlsx`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'no-store',
      })
      const bytes = Buffer.from(await answer.arrayBuffer())
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    })

    test('and closed again; what was never closed cannot be', async () => {
      const admin = await enter('admin')
      const path = releaseAt.link(key, sha256)
      await admin.post(path, { open: 'yes', reason })
      expect((await admin.post(path, { open: 'no', reason: 'I was wrong' })).status).toBe(303)
      expect(await fileOf(open().db, sha256)).toMatchObject({ state: 'quarantined', releasedBy: null, releaseReason: null })
      const plain = await bringOne('plain.txt', Buffer.from('Plain words'))
      await checkWaitingFiles(services)
      expect((await admin.post(releaseAt.link(key, plain), { open: 'no', reason: 'x' })).status).toBe(409)
      expect(await stateOf(plain)).toBe('clean')
    })

    test('who is not barred from the trust, and by nobody else', async () => {
      const fields = { open: 'yes', reason }
      for (const person of [
        await enter('editor'),
        await enter('marker'),
        await enter('viewer'),
        await enter('admin', ['EX-901']),
      ])
        expect((await person.post(releaseAt.link(key, sha256), fields)).status).toBe(403)
      expect(await stateOf(sha256)).toBe('quarantined')
      expect((await (await enter('viewer')).get(fileAt.link(key, sha256))).status).toBe(403)
    })

    test('and is found only where it came to, whoever knows its hash', async () => {
      const admin = await enter('admin')
      for (const path of [
        fileAt.link(other, sha256),
        downloadAt.link(other, sha256),
        fileAt.link(key, 'f'.repeat(64)),
        fileAt.link(key, '..%2Fsecret'),
      ])
        expect((await admin.get(path)).status).toBe(404)
      expect((await admin.post(releaseAt.link(other, sha256), { open: 'yes', reason })).status).toBe(404)
    })

    test('is on the list of closed files and among what there is to do, until it is open', async () => {
      const marker = await enter('marker')
      expect(await (await marker.get('/console')).text()).toContain('1 file came in that nobody can open yet')
      const list = await (await marker.get(filesPath)).text()
      expect(list).toContain('A sheet that the program itself keeps out of sight')
      expect(list).toContain('Lantern Vale Hospitals Trust')
      await releaseFile(open().db, { sha256, isOpen: true, reason, actor: house, now })
      expect(await (await marker.get(filesPath)).text()).toContain('No file is closed.')
      expect(await (await marker.get('/console')).text()).not.toContain('that nobody can open yet')
    })
  })

  test('a long text is read page by page, in Welsh too', async () => {
    const sha256 = await bringOne('hir.txt', Buffer.from('Llinell o destun.\n'.repeat(12_000)))
    await checkWaitingFiles(services)
    const marker = await enter('marker')
    const html = await (await marker.get(`/cy${fileAt.link(key, sha256)}?page=3`)).text()
    expect(html).toContain('Tudalen 3 o 3')
    expect(html).toMatch(/aria-current="page"[^>]*>Tudalen 3</)
    expect((await marker.get(`${fileAt.link(key, sha256)}?page=nothing`)).status).toBe(200)
  })

  test('markup in a name or in a text is shown as the letters that it is', async () => {
    const sha256 = await bringOne('<b>name</b>.txt', Buffer.from('<script>alert(1)</script> & more words'))
    await checkWaitingFiles(services)
    const html = await (await (await enter('marker')).get(fileAt.link(key, sha256))).text()
    expect(html).not.toMatch(/<b>name|<script>alert/)
    expect(html).toContain('&lt;b&gt;name')
  })
})
