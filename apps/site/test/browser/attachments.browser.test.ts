import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allMigrations, makeApp } from '../../src/app.tsx'
import { inTransaction, migrate, type OpenDatabase, openEmbedded, type Services } from '../../src/foundation/index.ts'
import { AttachmentFolder } from '../../src/survey/attachments/attachment-folder.ts'
import { checkWaitingFiles } from '../../src/survey/attachments/check-waiting-files.ts'
import { fileAt, filesPath } from '../../src/survey/attachments/links.ts'
import { pdf, row, workbook } from '../../src/survey/attachments/look/files-for-tests.ts'
import { noteFiles } from '../../src/survey/attachments/note-files.ts'
import { insertMessageByHand } from '../../src/survey/by-hand/message-by-hand.ts'
import { readingFiles } from '../../src/survey/reading.ts'
import { newFormToken } from '../../src/survey/requests/form-token.ts'
import { requestLink } from '../../src/survey/requests/links.ts'
import { statisticsLink } from '../../src/survey/statistics/links.ts'
import { house, noonOf } from '../support/requests-for-tests.ts'
import { type RoundWithAnswers, roundWithAnswers } from '../support/round-with-answers.ts'
import { signInForTests } from '../support/sign-in-for-tests.ts'
import { testServices } from '../support/test-router.ts'
import { consoleInABrowser, scrollsSideways } from './round-under-test.ts'
import { desk, phone } from './site-under-test.ts'
import { violations } from './violations.ts'

describe('files that came in, and the figures of a round', () => {
  let data: string
  let database: OpenDatabase
  let services: Services
  let round: RoundWithAnswers
  let key: { round: string; trustCode: string }
  let closed: string
  let open: string
  let shown: Awaited<ReturnType<typeof consoleInABrowser>>
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'spotlight-files-'))
    database = await openEmbedded({ folder: null })
    await migrate(database.kysely, allMigrations())
    round = await roundWithAnswers(database.db, { count: 60 })
    const now = noonOf(round.today)
    services = testServices(database, { clock: () => now, dataFolder: data })
    key = { round: round.round, trustCode: round.oneIn('to mark') }
    const rows = Array.from({ length: 40 }, (_, n) => row(n + 1, `Ward ${n}`, n * 3, 'A long remark that goes on and on')).join(
      '',
    )
    const sheets = [
      { name: 'Figures', rows },
      { name: 'Patients', state: 'veryHidden' as const, rows: row(1, 'Unseen') },
    ]
    const files = {
      'ffigurau cyfrinachol ŵ.xlsx': await workbook({ sheets }),
      'Response to your request for information, with a very long name that goes on, final version 3.pdf': await pdf(doc =>
        doc.text('We record everybody: 31 people.').addPage().text('The second page.'),
      ),
    }
    const folder = new AttachmentFolder(data)
    const kept = await Promise.all(
      Object.entries(files).map(async ([name, bytes]) => {
        const file = await folder.keep(Readable.from([bytes]), bytes.length)
        if (!file) throw new Error('The file of the test is too large')
        return { name, type: 'application/octet-stream', ...file }
      }),
    )
    closed = kept[0]?.sha256 ?? ''
    open = kept[1]?.sha256 ?? ''
    await inTransaction(database.db, async tx => {
      await noteFiles(tx, kept, now)
      const words = { subject: 'RE', text: 'See the attachments', from: 'FOI team', cameBy: 'portal' } as const
      await insertMessageByHand(tx, {
        ...key,
        ...words,
        at: now,
        attachments: kept,
        actor: house,
        now,
        formToken: newFormToken(),
      })
    })
    await checkWaitingFiles(services)
    const { cookie } = await signInForTests(services, { role: 'admin', name: 'First Admin' })
    const app = makeApp(services)
    shown = await consoleInABrowser(request => app.fetch(request), cookie)
  }, 120_000)
  afterAll(async () => {
    await shown?.close()
    await readingFiles.stop()
    await database?.close()
    rmSync(data, { recursive: true })
  })

  const looksRight = async (page: Page, where: string) => {
    expect(await violations(page, where)).toEqual([])
    expect(await scrollsSideways(page), where).toBe(false)
  }

  it('keep nobody out, on a phone by night and a desk by day, with JavaScript off', async () => {
    const paths = [filesPath, fileAt.link(key, closed), fileAt.link(key, open), requestLink(key), statisticsLink(key.round)]
    for (const look of [
      { viewport: phone, colorScheme: 'dark' },
      { viewport: desk, colorScheme: 'light' },
    ] as const) {
      const { page, watch, close } = await shown.enter({ ...look, javaScriptEnabled: true })
      for (const path of paths) {
        await page.goto(shown.address + path)
        await looksRight(page, `${path}, ${look.viewport.width} px`)
      }
      expect(watch.foreign).toEqual([])
      await close()
    }
  }, 120_000)

  it('an admin opens a closed file by the keyboard alone, without JavaScript, and saves it as it came', async () => {
    const { page, close } = await shown.enter({ viewport: desk, javaScriptEnabled: false })
    await page.goto(shown.address + requestLink(key))
    await page.getByRole('link', { name: 'ffigurau cyfrinachol ŵ.xlsx' }).press('Enter')
    expect(await page.getByRole('link', { name: 'Save the file' }).count()).toBe(0)
    await page.getByLabel('Why may it be opened?').focus()
    await page.keyboard.type('Only the names of wards. 💛')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('The file is open now.').waitFor()
    expect(await page.locator('.file-text').innerText()).toContain('Ward 39')
    const saving = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Save the file' }).press('Enter')
    const saved = await saving
    expect(saved.suggestedFilename()).toBe('ffigurau cyfrinachol ŵ.xlsx')
    const bytes = readFileSync(await saved.path())
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(closed)
    await close()
  }, 60_000)
})
