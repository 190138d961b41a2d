import { existsSync, mkdtempSync, renameSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { askForTests, noonOf, openRoundForTests, roundId } from '../../../test/support/requests-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { inTransaction, rows, type Services } from '../../foundation/index.ts'
import { MailFolder } from '../mail-in/mail-folder.ts'
import { forgetDraft, writeDraft } from '../replies/draft-store.ts'
import { emptyDraft } from '../replies/reply-draft.ts'
import type { SurveyTables } from '../schema.ts'
import { letterForTests } from '../threads/threads-for-tests.ts'
import { AttachmentFolder } from './attachment-folder.ts'
import { forgetUnnamedFiles } from './forget-unnamed-files.ts'
import { noteFiles } from './note-files.ts'
import { watchFiles } from './watch-files.ts'

const key = { round: roundId, trustCode: 'EX-901' }
const draftKey = { ...key, form: 'answer' } as const
const now = noonOf('2027-04-20')
const realMs = now.getTime()
const hoursAgo = (hours: number) => new Date(realMs - hours * 60 * 60_000)

eachDatabase('files that nothing speaks of', open => {
  let services: Services
  let data: string
  let folder: AttachmentFolder
  beforeAll(async () => {
    await openRoundForTests(open())
    await askForTests(open().db, 'EX-901')
  })
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'spotlight-unnamed-'))
    folder = new AttachmentFolder(data)
    services = testServices(open(), { clock: () => now, dataFolder: data })
  })
  afterEach(() => rmSync(data, { recursive: true }))

  const file = async (words: string, hours: number) => {
    const kept = await folder.keep(Readable.from([Buffer.from(words)]), 1000)
    if (kept === null) throw new Error('The file of the test is too large')
    utimesSync(folder.pathOf(kept.sha256), hoursAgo(hours), hoursAgo(hours))
    return { ...kept, name: `${words}.txt`, type: 'text/plain' }
  }
  const isHere = ({ sha256 }: { sha256: string }) => existsSync(folder.pathOf(sha256))
  const forget = () => forgetUnnamedFiles(services, { realMs })
  const draftOf = (files: Awaited<ReturnType<typeof file>>[]) =>
    inTransaction(open().db, tx => writeDraft(tx, draftKey, { draft: { ...emptyDraft, files }, version: 1, now }))

  test('an empty database deletes nothing: its backup may not be restored yet', async () => {
    expect(await rows<SurveyTables>(open().db).selectFrom('message').select('id').execute()).toEqual([])
    const left = await file('from before', 1000)
    expect(await forget()).toBe(0)
    expect(isHere(left)).toBe(true)
  })

  test('are deleted after a day; what a mail, a half-written reply or a list of files names stays', async () => {
    const [ofMail, ofDraft, noted] = [await file('of a mail', 50), await file('of a draft', 50), await file('noted', 50)]
    const [dropped, young] = [await file('dropped', 25), await file('young', 23)]
    await inTransaction(open().db, async tx => {
      await letterForTests(tx, { ...key, attachments: [ofMail] })
      await noteFiles(tx, [noted], now)
    })
    await draftOf([ofDraft])
    expect(await forget()).toBe(1)
    expect([ofMail, ofDraft, noted, dropped, young].map(isHere)).toEqual([true, true, true, false, true])
    // Taken away from the draft, nothing speaks of it any more.
    await inTransaction(open().db, tx => forgetDraft(tx, draftKey))
    expect(await forget()).toBe(1)
    expect([ofMail, ofDraft, noted, young].map(isHere)).toEqual([true, false, true, true])
  })

  test('more than are looked at at once are all deleted', async () => {
    for (let n = 0; n < 30; n += 1) await file(`part ${n}`, 25)
    const seen: number[] = []
    for await (const some of folder.keptBefore(realMs, 8)) seen.push(some.length)
    expect(seen).toEqual([8, 8, 8, 6])
    expect(await forget()).toBe(30)
  })

  test('what came since a mail that still waits stays, for it may be a file of that mail', async () => {
    const mails = new MailFolder(data)
    const kept = await mails.keep(Readable.from([Buffer.from('a mail')]), 1000)
    if (kept === null) throw new Error('The mail of the test is too large')
    const who = { sender: '', recipients: [], broughtBy: null }
    const note = await mails.note({ ...kept, ...who, at: now })
    utimesSync(join(data, 'mail-in/waiting', note.name), hoursAgo(48), hoursAgo(48))
    const [before, since] = [await file('before it', 49), await file('since', 47)]
    expect(await forget()).toBe(1)
    expect([before, since].map(isHere)).toEqual([false, true])
    await mails.filed(note)
    expect(await forget()).toBe(1)
  })

  test('one that is brought again while it is deleted goes back, also when the process ends in between', async () => {
    const again = await file('brought again', 0)
    // It was old when it was looked for, and young when it was put aside.
    expect(await folder.forget(again.sha256, hoursAgo(24).getTime())).toBe(false)
    expect(isHere(again)).toBe(true)
    renameSync(folder.pathOf(again.sha256), join(data, 'attachments/parts', `${again.sha256}.aside`))
    expect(await forget()).toBe(0)
    expect(isHere(again)).toBe(true)
  })

  test('two processes that sweep at once delete each once', async () => {
    for (let n = 0; n < 10; n += 1) await file(`both ${n}`, 25)
    const [one, other] = await Promise.all([forget(), forget()])
    expect(one + other).toBe(10)
  })

  test('are deleted when the site starts', async () => {
    const sha = await file('old', 0)
    utimesSync(folder.pathOf(sha.sha256), new Date('2020-01-01'), new Date('2020-01-01'))
    const watch = watchFiles(services)
    await watch.stop()
    // Stopped before it began, it leaves the file to the next one.
    const next = watchFiles(services)
    await expect.poll(() => isHere(sha)).toBe(false)
    await next.stop()
  })
})
