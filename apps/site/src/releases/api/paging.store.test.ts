import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { eachDatabase } from '../../../test/support/test-database.ts'
import type { Router } from '../../foundation/index.ts'
import { by, inventedTrust, resultRow, saveTrusts, testCriteria, testMigrations, today } from '../test-support/test-register.ts'
import { testSite } from '../test-support/test-site.ts'
import { publishResults } from '../verbs/publish-results.ts'
import { writeCursor } from './cursor.ts'

const publish = { ...by, campaign: 'example', criteria: testCriteria, today } as const
const pageSchema = z.object({
  trusts: z.array(z.object({ code: z.string(), status: z.object({ release: z.string().nullable() }).nullable() })).optional(),
  releases: z.array(z.object({ id: z.string() })).optional(),
  next: z.string().nullable(),
})
const numbers = Array.from({ length: 7 }, (_, at) => at + 1)

eachDatabase(
  'lists in pages',
  open => {
    let site: Router
    const ask = (path: string) => site.request(path)
    const page = async (path: string) => pageSchema.parse(await (await ask(path)).json())
    const linkOf = (header: string | null, rel: string) =>
      new RegExp(`<([^>]*)>; rel="${rel}"`).exec(header ?? '')?.[1]?.replace('http://localhost:4130', '')

    /** Follows `next` to the end; between the first page and the second `between` happens. */
    async function follow(from: string, between?: () => Promise<unknown>) {
      const codes: string[] = []
      const releases = new Set<string | null>()
      for (let address: string | null = from; address; ) {
        const { trusts = [], next }: z.infer<typeof pageSchema> = await page(address)
        codes.push(...trusts.map(({ code }) => code))
        for (const { status } of trusts) releases.add(status?.release ?? null)
        if (address === from) await between?.()
        address = next
      }
      return { codes, releases: [...releases] }
    }

    beforeAll(async () => {
      site = testSite(open())
      // Two bear the same name: the code then decides.
      await saveTrusts(
        open(),
        numbers.map(number => inventedTrust(number, number > 5 ? { name: 'Example Trust 3' } : {})),
      )
    })
    const everybody = ['EX-001', 'EX-002', 'EX-003', 'EX-006', 'EX-007', 'EX-004', 'EX-005']
    const publishAll = (status: 'partial' | 'collecting', title: string) =>
      publishResults(open().db, { ...publish, title, rows: numbers.map(number => resultRow(`EX-00${number}`, { status })) })

    test('without a limit a list comes whole, and has no other page', async () => {
      const { trusts, next } = await page('/api/v1/trusts')
      expect([trusts?.map(({ code }) => code), next]).toEqual([everybody, null])
      expect((await ask('/api/v1/trusts')).headers.get('link')).toBeNull()
    })

    test('a list begun before the first release, or in one, goes on there when another is published', async () => {
      const before = await follow('/api/v1/trusts?limit=2', () => publishAll('partial', 'First'))
      expect(before).toEqual({ codes: everybody, releases: [null] })
      const during = await follow('/api/v1/trusts?limit=3', () => publishAll('collecting', 'Second'))
      expect(during).toEqual({ codes: everybody, releases: ['2026-1'] })
      expect((await follow('/api/v1/trusts?limit=7')).releases).toEqual(['2026-2'])
      expect((await follow('/api/v1/trusts?limit=2&all=1')).codes).toEqual(everybody)
    })

    test('Link leads forward, back and to the beginning, also beside CSV and GeoJSON', async () => {
      for (const ending of ['', '.csv', '.geojson']) {
        const first = await ask(`/api/v1/trusts${ending}?limit=3`)
        const second = linkOf(first.headers.get('link'), 'next') ?? ''
        expect([linkOf(first.headers.get('link'), 'prev'), second.startsWith(`/api/v1/trusts${ending}?limit=3&cursor=`)]).toEqual(
          [undefined, true],
        )
        const there = (await ask(second)).headers.get('link')
        expect(await (await ask(linkOf(there, 'prev') ?? '')).text()).toBe(await (await ask(linkOf(there, 'first') ?? '')).text())
        const last = (await ask(linkOf(there, 'next') ?? '')).headers.get('link')
        expect(linkOf(last, 'next')).toBeUndefined()
        expect(await (await ask(linkOf(last, 'prev') ?? '')).text()).toContain('EX-006')
      }
      expect((await (await ask('/api/v1/trusts.csv?limit=2')).text()).trim().split('\r\n')).toHaveLength(3)
    })

    test('the list of releases too, newest first: what is published meanwhile is before the page', async () => {
      const first = await page('/api/v1/releases?limit=1')
      await publishAll('partial', 'Third')
      const second = await page(first.next ?? '')
      expect([first.releases?.[0]?.id, second.releases?.[0]?.id, second.next]).toEqual(['2026-2', '2026-1', null])
      expect((await (await ask('/api/v1/releases.csv?limit=1')).text()).trim().split('\r\n')).toHaveLength(2)
    })

    const foreign = writeCursor({ list: 'releases', release: null, after: ['2026-1'] })
    const unknown = writeCursor({ list: 'trusts', release: '2020-1', after: null })
    test.each([
      'limit=0',
      'limit=',
      'limit=-1',
      'limit=1e3',
      'limit=007',
      'limit=10001',
      'limit=99999999999',
      'limit=2&limit=3',
      'limit=2.5',
      'cursor=',
      'cursor=abc',
      'cursor=W10',
      `cursor=${foreign}`,
      `cursor=${unknown}`,
      `cursor=${foreign}%0A`,
      `cursor=${'A'.repeat(2000)}`,
      'all=2',
    ])('%s is refused with a problem that names what is wrong', async query => {
      for (const path of ['/api/v1/trusts', '/api/v1/trusts.csv']) {
        const answer = await ask(`${path}?${query}`)
        expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json; charset=utf-8'])
      }
    })

    test('the refusal says what may be asked', async () => {
      expect(await (await ask('/api/v1/trusts?limit=0')).text()).toContain('a whole number from 1 to 10000')
      expect((await ask('/api/v1/trusts?limit=10000')).status).toBe(200)
    })

    test('a cursor of the other list, or of a release that is not there, is refused for releases as well', async () => {
      const after = writeCursor({ list: 'releases', release: null, after: ['2020-1'] })
      for (const cursor of [unknown, after]) expect((await ask(`/api/v1/releases?cursor=${cursor}`)).status).toBe(400)
      expect((await ask(`/api/v1/releases?cursor=${foreign}`)).status).toBe(200)
    })
  },
  { migrations: testMigrations },
)
