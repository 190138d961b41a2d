import { afterEach, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { inTransaction, listAudit, type Router, record, type Services, writes } from '../../foundation/index.ts'
import { recordOf } from '../entries/entry-store.ts'
import { changeEntry, insertEntries, insertVersions } from '../entries/entry-writes.ts'
import { noteKind } from '../entries/test/kind-for-tests.ts'
import { askForCheck, checkLinks } from './check-links.ts'
import { linkRoutes, linkTodos } from './console/link-routes.ts'
import { entriesNaming } from './entries-naming.ts'
import type { Heard } from './judge-link.ts'
import { newestCheck } from './link-store.ts'
import type { LinkTables } from './link-tables.ts'
import { namedInEntry } from './named-in-entry.ts'

const someone = {
  kind: 'staff',
  id: 'one',
  name: 'First Editor',
  email: 'editor@staff.example',
  role: 'editor',
  barredFrom: [],
} as const
const actor = { kind: 'staff', id: 'one', name: 'First Editor' } as const
const body =
  '[map](/map#top) [gone](/gone) [out](https://site.example/a) [away](https://away.example/) [moved](https://site.example/old) [mail](mailto:a@b.example) [bad](javascript:1) [desk](/console/rounds) ![](image:7)'

test('what an entry names is found in every field, in both languages', () => {
  const named = namedInEntry(noteKind, {
    facts: { link: 'https://site.example/', sources: [{ title: 'x', link: 'https://source.example/' }, 'x', null] },
    en: { body: '[a](/a) ![](image:12)' },
    cy: { body: '[b](/b) ![](image:13) ![](image:12)' },
  })
  expect(named.links.map(({ href, locale }) => [href, locale])).toEqual([
    ['/a', 'en'],
    ['/b', 'cy'],
    ['https://site.example/', null],
    ['https://source.example/', null],
  ])
  expect([named.images, named.documents]).toEqual([[12, 13], []])
})

eachDatabase('a look at all links', open => {
  let services: Services
  let site: Router
  let now: Date
  let asked: string[]
  beforeEach(async () => {
    now = new Date('2026-11-23T10:00:00Z')
    asked = []
    services = testServices(open(), { clock: () => now, entryKinds: [noteKind] })
    const around = (router: Router) => {
      router.use('/console/*', async (c, next) => {
        c.set('principal', someone)
        await next()
      })
      router.get('/console/todos', async c => c.json(await linkTodos(c)))
      router.get('/console/uses', async c => c.json(await entriesNaming(c, { image: 7 })))
    }
    site = testRouter(services, around, linkRoutes)
    await publish('one', body)
  })
  afterEach(() =>
    inTransaction(open().db, async tx => {
      const db = writes<LinkTables>(tx)
      await record(tx, { actor, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      for (const table of ['checked_link', 'link_check'] as const) await db.deleteFrom(table).execute()
    }),
  )

  /** Publishes what it says, as its next version. */
  const publish = (key: string, text: string) =>
    inTransaction(open().db, async tx => {
      const at = { kind: 'note', key }
      await record(tx, { actor, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      await insertEntries(tx, [{ ...at, state: 'new', newest: 0 }], now)
      const version = ((await recordOf(tx, 'note', key, { forUpdate: true }))?.newest ?? 0) + 1
      const words = { facts: {}, en: { title: key, body: text }, cy: null, isMachineMade: false }
      await insertVersions(tx, [{ ...at, version, words, origin: 'staff', publishedAt: now, publishedBy: 'First Editor' }])
      await changeEntry(tx, at, { state: 'published', newest: version, revision: version })
    })
  const hear = async (url: URL): Promise<Heard> => {
    asked.push(url.href)
    if (url.host === 'away.example') return { kind: 'no-such-site' }
    return { kind: 'answer', status: url.pathname === '/old' ? 301 : 200, location: url.pathname === '/old' ? '/new' : null }
  }
  const askOwn = async (path: string) => {
    asked.push(path)
    return path === '/gone' ? 404 : 200
  }
  const page = async () => (await site.request('/console/links')).text()
  const run = () => checkLinks(services, { askOwn, ask: hear })

  test('asks each address once, says what is broken and where it stands, and forgets what was mended', async () => {
    expect(await run()).toBe(false)
    const press = () => site.request('/console/links/check', { method: 'POST', body: new URLSearchParams() })
    expect((await press()).headers.get('location')).toBe('/console/links?done=asked')
    expect((await press()).headers.get('location')).toBe('/console/links?done=under-way')
    expect(await page()).toContain('being looked at now, for First Editor')
    expect(await run()).toBe(true)
    expect([...asked].sort()).toEqual([
      '/gone',
      '/map',
      'https://away.example/',
      'https://site.example/a',
      'https://site.example/new',
      'https://site.example/old',
    ])
    const found = await page()
    for (const said of [
      'There is no such page (404)',
      'There is no site of this name',
      'no address that can be followed',
      'only staff or hospitals',
      'https://site.example/new',
    ])
      expect(found).toContain(said)
    expect(found).toContain('Leading where they should: 2. Not looked at yet: 0.')
    expect(found).toContain('<code>javascript:1</code>')
    expect(found).toContain('/console/content/note/one')
    expect(await (await site.request('/console/todos')).json()).toMatchObject([{ title: '4 links on our pages are broken' }])
    expect(await (await site.request('/console/uses')).json()).toEqual([{ title: 'one', link: '/notes/one' }])
    const deeds = (await listAudit(open().db, {}, { limit: 2 })).map(({ deed }) => deed)
    expect(deeds).toEqual(['link.checked', 'link.check'])

    await publish('one', '[map](/map)')
    expect(await (await site.request('/console/todos')).json()).toEqual([])
    now = new Date('2026-11-24T10:00:00Z')
    await askForCheck(services, { actor })
    expect(await run()).toBe(true)
    expect((await newestCheck(open().db))?.links).toBe(1)
  })

  test('a process that ends in the middle leaves the rest, and only the rest, to the next one', async () => {
    await askForCheck(services, { actor })
    let isStopping = false
    const first = async (path: string) => {
      isStopping = path === '/gone'
      return askOwn(path)
    }
    expect(await checkLinks(services, { askOwn: first, ask: hear, isStopping: () => isStopping })).toBe(false)
    const before = asked.length
    expect((await newestCheck(open().db))?.endedAt).toBeNull()
    expect(await run()).toBe(true)
    expect(asked.slice(before)).not.toContain('/map')
    expect(await run()).toBe(false)
  })

  test('a server without a way out says nothing against other sites', async () => {
    await askForCheck(services, { actor })
    await checkLinks(services, { askOwn, ask: async () => ({ kind: 'no-such-site' }) })
    const found = await page()
    expect(found).toContain('No other site could be reached at all')
    expect(found).not.toContain('There is no site of this name')
    expect(found).toContain('There is no such page (404)')
  })
})
