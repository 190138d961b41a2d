import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { listAudit } from '../audit/read-audit.ts'
import { canonicalJson, sha256Of } from '../canonical-json.ts'
import { inTransaction, writes } from '../database/handle.ts'
import type { Services } from '../http/room.ts'
import { type EditionShape, editionsOf, newestEdition } from './edition-store.ts'
import { type Decide, publishAsEdition } from './publish-as-edition.ts'

const schema = z.object({ leaflet: z.string(), number: z.number(), publishedOn: z.string(), words: z.string() })
type Leaflet = z.infer<typeof schema>

/** As a report: each leaflet counts its own editions. */
const leaflets: EditionShape<Leaflet> = {
  table: 'leaflet_for_tests',
  numbered: 'number',
  schema,
  columns: ({ leaflet, number }) => ({ leaflet, number }),
}

eachDatabase('what is published once', open => {
  let services: Services
  const actor = { kind: 'system', name: 'test' } as const

  const next =
    (leaflet: string, words: string): Decide<Leaflet, { kind: 'no'; why: 'nothing-new' }> =>
    async (tx, publishedOn) => {
      const newest = await newestEdition(tx, leaflets, { leaflet })
      if (newest?.edition.words === words) return { kind: 'no', why: 'nothing-new' }
      const number = (newest?.edition.number ?? 0) + 1
      return {
        kind: 'yes',
        number,
        edition: { leaflet, number, publishedOn, words },
        entry: { deed: 'report.publish', subject: { kind: 'report', id: `${leaflet}/${number}` }, after: { replaces: null } },
        news: { name: 'report-published', report: leaflet },
      }
    }
  const publish = (formToken: string, { leaflet = 'first', words = 'Words. 💛', publishedOn = '2026-11-03' } = {}) =>
    publishAsEdition(services.write, leaflets, {
      formToken,
      publishedOn,
      campaign: 'example',
      messages: services.messages,
      publisher: '',
      actor,
      now: services.clock(),
      decide: next(leaflet, words),
    })

  beforeAll(async () => {
    services = testServices(open())
    await inTransaction(services.write, async tx => {
      await sql`create table leaflet_for_tests (leaflet text, number integer, published_on date, published_at timestamptz,
        published_by text, form_token text unique, body text, sha256 text, primary key (leaflet, number))`.execute(writes(tx))
    })
  })

  test('of two who publish at once the second decides from what the first did; a form that is sent again makes none', async () => {
    const tried = await Promise.all([publish('one'), publish('two')])
    expect(tried.map(({ kind }) => kind).sort()).toEqual(['no', 'published'])
    const sent = tried[0]?.kind === 'published' ? 'one' : 'two'
    expect(await publish(sent, { words: 'Other words.' })).toEqual({ kind: 'same', number: 1 })
    expect(await publish('three', { words: 'Put right.' })).toEqual({ kind: 'published', number: 2 })
    expect(await publish('four', { leaflet: 'second' })).toEqual({ kind: 'published', number: 1 })
  })

  test('its bytes are canonical JSON, the checksum is of them, and the log has the day and the checksum', async () => {
    const [newest, first, ...more] = await editionsOf(services.db, leaflets, { leaflet: 'first' })
    expect(more).toEqual([])
    expect([newest?.edition.words, first?.edition.words]).toEqual(['Put right.', 'Words. 💛'])
    const edition = { leaflet: 'first', number: 1, publishedOn: '2026-11-03', words: 'Words. 💛' }
    expect(first).toEqual({ edition, body: canonicalJson(edition), sha256: sha256Of(canonicalJson(edition)) })
    expect(await newestEdition(services.db, leaflets, { leaflet: 'first', number: 1 })).toEqual(first)
    expect(await newestEdition(services.db, leaflets, { leaflet: 'third' })).toBeNull()
    expect(await editionsOf(services.db, leaflets)).toHaveLength(3)
    const entered = (await listAudit(services.db, {}, { limit: 10 })).filter(({ deed }) => deed === 'report.publish')
    expect(entered.map(({ subject }) => subject.id).sort()).toEqual(['first/1', 'first/2', 'second/1'])
    expect(entered.find(({ subject }) => subject.id === 'first/1')?.after).toEqual({
      replaces: null,
      publishedOn: '2026-11-03',
      sha256: first?.sha256,
    })
  })

  test('what fails in the middle leaves nothing behind', async () => {
    const before = await listAudit(services.db, {}, { limit: 10 })
    // A day that no calendar has: the database refuses it.
    await expect(publish('five', { words: 'New.', publishedOn: '2026-02-30' })).rejects.toThrow()
    expect(await editionsOf(services.db, leaflets)).toHaveLength(3)
    expect(await listAudit(services.db, {}, { limit: 10 })).toEqual(before)
    expect(await publish('five', { words: 'New.' })).toEqual({ kind: 'published', number: 3 })
  })
})
