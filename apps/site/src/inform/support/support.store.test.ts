// Long because: finding a service, saying what is wrong with it, and bringing in a list, on the same entries.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { forgetGuard } from '../../../test/support/forget-guard.ts'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { makeApp } from '../../app.tsx'
import { readSeedFolder, seedEntries } from '../../content/index.ts'
import {
  findRoot,
  inTransaction,
  listAudit,
  type Role,
  type Router,
  record,
  type Services,
  writes,
} from '../../foundation/index.ts'
import { textOf } from '../../site/test/site-for-tests.ts'
import { importSupportCommand } from './import/import-support-command.ts'
import { readService } from './read-service.ts'
import { keepReports } from './reports/keep-reports.ts'
import { openReports } from './reports/report-store.ts'
import { supportKind } from './support-kind.ts'

const root = findRoot(import.meta.dirname)
const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }

describe('the services that the programme brings', () => {
  const { seeds, broken } = readSeedFolder(root, [supportKind], 'uk')
  const services = seeds
    .filter(({ kind }) => kind === 'support')
    .map(({ key, seed }) => {
      const entry = { kind: 'support', key, version: 1, publishedAt: new Date(0), ...seed.words }
      return { key, en: readService(entry, 'en'), cy: readService(entry, 'cy') }
    })

  test('every file can be read, in both languages, and the same ones stand in both campaigns', () => {
    expect(broken.filter(({ kind }) => kind === 'support')).toEqual([])
    expect(services.length).toBeGreaterThan(10)
    expect(services.filter(({ en, cy }) => en === null || cy === null || cy.words.isFallback)).toEqual([])
    expect(seeds.filter(({ kind, seed }) => kind === 'support' && seed.campaign !== null)).toEqual([])
  })

  test('every one names what was read, and none says that it was checked before it was read', () => {
    const early = services.filter(({ en }) => en?.sources.some(({ readOn }) => readOn > en.checkedOn))
    expect(early).toEqual([])
  })
})

eachDatabase('support', open => {
  let services: Services
  let app: Router
  let now: Date
  const logged: string[] = []
  beforeAll(async () => {
    services = testServices(open(), {
      clock: () => now,
      entryKinds: [supportKind],
      log: (event, fields) => logged.push(JSON.stringify([event, fields])),
    })
    now = new Date('2026-11-23T10:00:00Z')
    await seedEntries(services)
    await inTransaction(open().db, async tx => {
      await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      await writes<Record<'postcode_district', Record<string, unknown>>>(tx)
        .insertInto('postcode_district')
        .values([
          { district: 'FY4', lat: 53.79, lon: -3.03, nation: 'england', basis: 'test' },
          { district: 'HU3', lat: 53.745, lon: -0.36, nation: 'england', basis: 'test' },
          { district: 'BT9', lat: 54.58, lon: -5.95, nation: 'northern-ireland', basis: 'test' },
        ])
        .execute()
    })
    app = makeApp(services)
  })
  afterEach(() => forgetGuard(open().db))

  const get = async (path: string) => {
    const answer = await app.request(path)
    return { status: answer.status, html: await answer.text(), headers: answer.headers }
  }
  const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = ours) => {
    const answer = await app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) })
    return { status: answer.status, html: await answer.text(), headers: answer.headers }
  }

  test('help at once stands before everything, in both languages, and what is open is reckoned as the page is made', async () => {
    now = new Date('2026-11-23T10:00:00Z')
    const { html, headers } = await get('/support')
    const text = textOf(html)
    expect(text.indexOf('call 999')).toBeLessThan(text.indexOf('Macmillan'))
    expect(text).toContain('In England, Scotland and Wales')
    expect(text).toContain('In Northern Ireland: call your GP')
    expect(text).toContain('Open now, until 20:00 (it is 10:00 in the UK)')
    expect(headers.get('cache-control')).toBe('private, no-cache')
    now = new Date('2026-11-23T21:30:00Z')
    expect(textOf((await get('/support')).html)).toContain(
      'Closed now. Opens on 24 November 2026 at 08:00 (it is 21:30 in the UK)',
    )
    const welsh = textOf((await get('/cy/support')).html)
    expect(welsh).toContain('Ar gau nawr. Yn agor ar 24 Tachwedd 2026 am 08:00')
    expect(welsh).toContain('Yng Ngogledd Iwerddon')
  })

  test('by need, in the address; what nobody knows is not asked for', async () => {
    const { html } = await get('/support?need=trials&form=no-such')
    expect(html).toContain('/support/make-2nds-count-trials')
    expect(html).not.toContain('/support/macmillan-support-line"')
    expect(textOf((await get('/support?need=trials&form=group')).html)).toContain('We list nothing that fits all of that')
  })

  test('near a postcode: the nearest first, another nation’s left out, and nothing of it in an address, a log or a cache', async () => {
    const { status, html, headers } = await post('/support', { postcode: 'fy4 1aa', form: 'group' })
    expect(status).toBe(200)
    const order = [...html.matchAll(/living-with-secondary-(\w+)"/g)].map(([, town]) => town)
    expect(order.slice(0, 2)).toEqual(['blackpool', 'hull'])
    expect(order).not.toContain('greenock')
    expect(textOf(html)).toContain('km away')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(logged.join()).not.toMatch(/fy4/i)
    const { html: belfast } = await post('/support', { postcode: 'BT9' })
    expect(belfast).toContain('/support/lifeline-northern-ireland')
    const none = await post('/support', { postcode: '', need: 'money', form: '' })
    expect([none.status, none.headers.get('location')]).toEqual([303, '/support?need=money#services'])
  })

  test.each([
    ['ZZ99 9ZZ', 422],
    ['somewhere', 422],
    ['💛'.repeat(50), 422],
  ])('%j is no postcode: said kindly, and the services stay', async (postcode, status) => {
    const answer = await post('/support', { postcode })
    expect(answer.status).toBe(status)
    expect(answer.html).toContain('id="postcode-error"')
    expect(answer.html).toContain('/support/samaritans')
  })

  test('a form of another site is refused', async () => {
    const foreign = { ...ours, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
    expect((await post('/support', { postcode: 'FY4' }, foreign)).status).toBe(403)
    expect((await post('/support/samaritans/report', { what: 'hours', words: 'x' }, foreign)).status).toBe(403)
  })

  test('a page for each, with what was read and when; no page for what is not there', async () => {
    const text = textOf((await get('/support/macmillan-support-line')).html)
    expect(text).toContain('0808 808 00 00')
    expect(text).toContain('read on 23 November 2026')
    expect(text).toContain('Monday to Sunday 08:00 to 20:00')
    expect((await get('/support/no-such-line')).status).toBe(404)
    expect((await get('/support/no-such-line/report')).status).toBe(404)
  })

  test('a reader tells what is wrong: once, however often the button is pressed; staff settle it once', async () => {
    now = new Date('2026-11-23T10:00:00Z')
    const report = { what: 'contact', words: 'Nobody answers there. Mae’r rhif yn anghywir 💛', version: '1' }
    const [first, second] = await Promise.all([
      post('/support/samaritans/report', report),
      post('/support/samaritans/report', report),
    ])
    expect([first.status, second.status]).toEqual([200, 200])
    expect(textOf(first.html)).toContain('Somebody here looks at the entry')
    const reports = await openReports(open().db)
    expect(reports).toMatchObject([{ service: 'samaritans', what: 'contact', words: report.words, serviceVersion: 1 }])
    const entries = await listAudit(open().db, {}, { limit: 20 })
    expect(JSON.stringify(entries)).not.toContain('Nobody answers')

    const as = async (role: Role) => (await signInForTests(services, { role })).cookie
    const editor = await as('editor')
    const see = async (path: string, cookie: string) => textOf(await (await app.request(path, { headers: { cookie } })).text())
    expect(await see('/console/support', editor)).toContain('One reader says that something is wrong')
    expect(await see('/console', editor)).toContain('A reader says that an entry under Get support is wrong')
    expect(await see('/console/support', await as('marker'))).not.toContain('Nobody answers')
    const settle = async (fields: Record<string, string>) => {
      const body = new URLSearchParams(fields)
      return app.request(`/console/support/${reports[0]?.id}/settle`, {
        method: 'POST',
        headers: { ...ours, cookie: editor },
        body,
      })
    }
    expect((await settle({ outcome: 'perhaps' })).status).toBe(422)
    expect((await settle({ outcome: 'mended', note: 'Put right.' })).headers.get('location')).toContain('done=settled')
    expect((await settle({ outcome: 'right' })).headers.get('location')).toContain('done=already')
    now = new Date('2027-02-22T10:00:00Z')
    expect(await keepReports(services)).toBe(1)
    expect(await keepReports(services)).toBe(0)
  })

  test('what is missing in a report is said at its field; words of distress are met with help and flagged', async () => {
    now = new Date('2026-11-23T10:00:00Z')
    const empty = await post('/support/samaritans/report', { what: '', words: ' ' })
    expect([empty.status, empty.html.includes('id="what-error"'), empty.html.includes('id="words-error"')]).toEqual([
      422,
      true,
      true,
    ])
    expect((await post('/support/samaritans/report', { what: 'other', words: 'x'.repeat(1001) })).status).toBe(422)
    const { html } = await post('/support/samaritans/report', {
      what: 'harm',
      words: 'They hung up on me. I want to kill myself.',
    })
    expect(textOf(html)).toContain('116 123')
    const { cookie } = await signInForTests(services, { role: 'editor' })
    const today = textOf(await (await app.request('/console', { headers: { cookie } })).text())
    expect(today).toContain('Somebody may need help')
    expect(today).toContain('A reader says that a support service did harm')
  })

  test('a list is brought in whole or not at all; a dry run changes nothing, the same list again neither', async () => {
    now = new Date('2026-11-23T10:00:00Z')
    const folder = mkdtempSync(join(tmpdir(), 'spotlight-support-'))
    const header = 'key,form,title_en,provider_en,text_en,checked_on,source,phone,hours'
    const line = (key: string, phone = '0000 000', hours = '') =>
      `${key},helpline,Line ${key},A charity,It listens.,2026-11-23,https://www.example.org,${phone},${hours}`
    const run = async (lines: readonly string[], ...options: readonly string[]) => {
      writeFileSync(join(folder, 'list.csv'), [header, ...lines].join('\n'))
      const printed: string[] = []
      await importSupportCommand.run(['list.csv', ...options], { services, cwd: folder, print: text => printed.push(text) })
      return printed.join('\n')
    }
    const broken = run([line('first-line'), line('second-line', 'ring us'), line('third-line', '111', 'office hours')])
    await expect(broken).rejects.toThrow(/line 3: phone: “ring us” is no telephone number.*\n.*line 4: hours/)
    expect((await get('/support/first-line')).status).toBe(404)
    const good = [line('first-line'), line('second-line')]
    expect(await run(good, '--dry-run')).toContain('2 new, 0 changed, 0 as they were.\nThis was a dry run')
    expect((await get('/support/first-line')).status).toBe(404)
    expect(await run(good)).toContain('New: first-line')
    expect((await get('/support/first-line')).status).toBe(200)
    expect(await run(good)).toContain('0 new, 0 changed, 2 as they were')
    expect(await run([line('first-line', '0000 111')])).toContain('Changed: first-line')
    expect((await get('/support/first-line')).html).toContain('0000 111')
    expect((await get('/support/second-line')).status).toBe(200)
    // What staff have taken off the site, because it did harm perhaps, no list brings back.
    const { cookie } = await signInForTests(services, { role: 'editor', name: 'Second Editor' })
    const headers = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000', cookie }
    const body = new URLSearchParams({ revision: '1' })
    const taken = await app.request('/console/content/support/second-line/take-down', { method: 'POST', headers, body })
    expect(taken.headers.get('location')).toContain('done=taken-down')
    expect(await run([line('second-line', '0000 222')])).toContain('Taken off the site by staff, and left so: second-line')
    expect((await get('/support/second-line')).status).toBe(404)
    const ofImport = await listAudit(open().db, {}, { limit: 50 })
    expect(ofImport.filter(({ deed }) => deed === 'entry.import')).toHaveLength(3)
    rmSync(folder, { recursive: true })
  })

  test('what nobody has looked at for half a year waits on the console', async () => {
    now = new Date('2027-05-24T10:00:00Z')
    const { cookie } = await signInForTests(services, { role: 'editor' })
    expect(textOf(await (await app.request('/console', { headers: { cookie } })).text())).toContain(
      'were not checked for half a year',
    )
  })
})
