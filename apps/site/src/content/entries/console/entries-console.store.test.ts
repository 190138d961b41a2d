import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInForTests } from '../../../../test/support/sign-in-for-tests.ts'
import { openFromImage } from '../../../../test/support/test-image.ts'
import { testServices } from '../../../../test/support/test-router.ts'
import { allMigrations, makeApp } from '../../../app.tsx'
import { inTransaction, type OpenDatabase, type Role, record, type Services } from '../../../foundation/index.ts'
import { draftOf, entryVersions, publishedEntry } from '../entry-store.ts'
import { putSeeds } from '../entry-writes.ts'
import { noteKind } from '../test/kind-for-tests.ts'

/** The pages are the same on both databases; what they do is tested on both beside the verbs. */
describe('the editor', () => {
  let database: OpenDatabase
  let services: Services
  let now = new Date('2026-11-23T10:00:00Z')
  const cookies = new Map<Role, string>()
  beforeAll(async () => {
    database = await openFromImage(allMigrations(), undefined)
    services = testServices(database, { clock: () => now, entryKinds: [noteKind] })
    for (const role of ['editor', 'viewer'] as const) cookies.set(role, (await signInForTests(services, { role })).cookie)
  }, 120_000)
  afterAll(() => database?.close())

  const ask = async (path: string, fields?: Record<string, string>, role: Role = 'editor') => {
    const body = fields && new FormData()
    for (const [name, value] of Object.entries(fields ?? {})) body?.append(name, value)
    const response = await makeApp(services).request(path, {
      method: fields ? 'POST' : 'GET',
      headers: {
        host: 'localhost:3000',
        origin: 'http://localhost:3000',
        'sec-fetch-site': 'same-origin',
        cookie: cookies.get(role) ?? '',
      },
      ...(body ? { body } : {}),
    })
    return {
      status: response.status,
      to: response.headers.get('location'),
      headers: response.headers,
      html: await response.text(),
    }
  }
  const at = '/console/content/note/walk'
  const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

  test('walks a text from nothing to the public and back, each page saying where it stands', async () => {
    const wrong = await ask('/console/content/note/new', { key: 'Not a key', 'en-title': 'Kept', 'fact-on': '2026-02-30' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="Kept"')
    expect(wrong.html).toContain('href="#key"')
    expect(wrong.html).toContain('href="#fact-on"')

    const made = await ask('/console/content/note/new', { key: 'walk', 'en-title': 'First 🌍', 'fact-size': '1,200' })
    expect(made).toMatchObject({ status: 303, to: `${at}?done=saved` })
    const draft = await ask(at)
    expect(draft.html).toContain('Before it can be published')
    expect(draft.html).not.toContain('Publish now')

    const form = await ask(`${at}/edit`)
    const revision = hidden(form.html, 'revision')
    const fields = {
      revision,
      'en-title': 'First 🌍',
      'cy-title': 'Cyntaf ŵ',
      machine: 'yes',
      'en-body': 'Words <script>alert(1)</script>',
      'fact-size': '1,200',
      'fact-sources-rows': '3',
      'fact-sources-1-title': 'A source',
      'fact-sources-1-readOn': '2026-11-23',
    }
    expect(await ask(`${at}/edit`, Object.fromEntries([...Object.entries(fields), ['then', 'preview']]))).toMatchObject({
      status: 303,
      to: `${at}/preview?done=saved`,
    })
    expect((await draftOf(services.db, 'note', 'walk'))?.words).toEqual({
      facts: { size: 1200, sources: [{ title: 'A source', readOn: '2026-11-23' }] },
      en: { title: 'First 🌍', body: 'Words <script>alert(1)</script>' },
      cy: { title: 'Cyntaf ŵ' },
      isMachineMade: true,
    })

    const preview = await ask(`/cy${at}/preview/page?of=draft`)
    expect(preview.html).toContain('<h1>Cyntaf ŵ</h1>')
    expect(Object.fromEntries(preview.headers)).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    expect(preview.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    expect(await publishedEntry(services.db, 'note', 'walk')).toBe(null)

    const ready = await ask(at)
    expect(ready.html).toContain('HTML is shown as words')
    expect(ready.html).not.toContain('<script>alert')
    const published = await ask(`${at}/publish`, { revision: hidden(ready.html, 'revision') })
    expect(published.to).toBe(`${at}?done=published`)
    expect(await publishedEntry(services.db, 'note', 'walk')).toMatchObject({ version: 1, cy: { title: 'Cyntaf ŵ' } })
    expect((await ask('/console/content/note?show=machine')).html).toContain('machine-made, not reviewed')
  })

  test('shows whoever comes second both texts, and saves nothing before they have seen them', async () => {
    const seen = hidden((await ask(`${at}/edit`)).html, 'revision')
    await ask(`${at}/edit`, { revision: seen, 'en-title': 'Hers' })
    const second = await ask(`${at}/edit`, { revision: seen, 'en-title': 'His' })
    expect(second.status).toBe(409)
    expect(second.html).toContain('Somebody else has changed this')
    expect(second.html).toContain('Hers')
    expect(second.html).toContain('value="His"')
    expect((await draftOf(services.db, 'note', 'walk'))?.words.en.title).toBe('Hers')
    const again = await ask(`${at}/edit`, { revision: hidden(second.html, 'revision'), 'en-title': 'His' })
    expect(again.status).toBe(303)
    expect((await ask(`${at}/publish`, { revision: seen })).to).toBe(`${at}?done=conflict`)
  })

  test.each([
    ['2027-03-28', '01:30', 'The clocks go forward that night'],
    ['2026-02-30', '09:00', 'Enter a day that exists'],
    ['2026-11-22', '09:00', 'still to come'],
    ['2026-12-01', '9', 'Enter a time of the day'],
  ])('refuses to plan for %s at %s, and gives back what was typed', async (day, time, words) => {
    const revision = hidden((await ask(at)).html, 'revision')
    const refused = await ask(`${at}/schedule`, { revision, day, time })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain(words)
    expect(refused.html).toContain(`value="${day}"`)
  })

  test('lets staff choose between theirs and what an upgrade brings, and restore what was', async () => {
    const entered = { actor: { kind: 'system', name: 'test' }, at: now, deed: 'entry.offer' } as const
    await inTransaction(services.write, async tx => {
      const words = { facts: {}, en: { title: 'From the programme' }, cy: null, isMachineMade: false }
      await putSeeds(tx, [{ kind: 'note', key: 'walk', hash: 'a'.repeat(64), state: 'offered', words, cameAt: now }])
      await record(tx, { ...entered, subject: { kind: 'entry', id: 'note/walk' } })
    })
    expect((await ask(at)).html).toContain('An upgrade of the programme brings a new text')
    expect((await ask('/console')).html).toContain('An upgrade brings a new text beside one that you have edited')
    const page = await ask(`${at}/programme`)
    expect(page.html).toMatch(/<ins>.*programme/s)
    const fields = { revision: hidden(page.html, 'revision'), hash: hidden(page.html, 'hash') }
    expect((await ask(`${at}/programme/accept`, fields)).to).toBe(`${at}?done=accepted`)
    expect((await ask(at)).html).toContain('Version 2 was published after this draft was begun')
    const old = await ask(`${at}/versions/1`)
    await ask(`${at}/versions/1/restore`, { revision: hidden(old.html, 'revision') })
    expect((await entryVersions(services.db, 'note', 'walk')).map(({ en, restoredFrom }) => [en.title, restoredFrom])).toEqual([
      ['First 🌍', 1],
      ['From the programme', null],
      ['First 🌍', null],
    ])
  })

  test('says on the first page of the console what is past its day', async () => {
    await ask('/console/content/note/new', { key: 'old', 'en-title': 'Old', 'fact-reviewOn': '2026-11-30' })
    await ask('/console/content/note/old/publish', { revision: '1' })
    now = new Date('2026-12-01T00:00:00Z')
    expect((await ask('/console')).html).toContain('One text is past the day on which it was to be looked at again')
    expect((await ask('/console/content/note?show=overdue')).html).toContain('/console/content/note/old')
  })

  test('lets others look, and touch nothing', async () => {
    const page = await ask(at, undefined, 'viewer')
    expect(page.status).toBe(200)
    for (const words of ['Publish now', 'Throw the draft away', '/edit']) expect(page.html).not.toContain(words)
    for (const path of [`${at}/publish`, `${at}/edit`, '/console/content/note/new']) {
      expect((await ask(path, { revision: '1' }, 'viewer')).status).toBe(403)
    }
  })
})
