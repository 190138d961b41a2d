import { beforeAll, describe, expect, test } from 'vitest'
import { signInForTests } from '../../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../../test/support/test-router.ts'
import { accountsRoom } from '../../../accounts/index.ts'
import { inTransaction, type Role, type Router, record, writes } from '../../../foundation/index.ts'
import { auditRoutes } from './audit-routes.ts'

const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const admin = { kind: 'staff', id: 'a1', name: '=First "Admin", Tŷ 💛' } as const
const count = 1234

eachDatabase('the page of the log', open => {
  let router: Router
  const cookies = new Map<Role, string>()
  beforeAll(async () => {
    const services = testServices(open())
    router = testRouter(services, ...[accountsRoom].flatMap(room => room.routes ?? []), auditRoutes)
    for (const role of ['editor', 'viewer'] as const)
      cookies.set(role, (await signInForTests(services, { role, name: `The ${role}` })).cookie)
    await inTransaction(open().db, tx =>
      record(
        tx,
        ...Array.from({ length: count }, (_, index) => ({
          actor: admin,
          // In the night in which the clocks go back, one each minute.
          at: new Date(Date.parse('2026-10-25T00:00:00Z') + index * 60_000),
          deed: 'round.change',
          subject: { kind: 'round', id: `2027-${index + 1}` },
          before: { name: `+before ${index}` },
          after: { name: `after ${index}` },
        })),
      ),
    )
  })
  const get = async (path: string, role: Role = 'editor') => {
    const response = await router.request(path, { headers: { cookie: cookies.get(role) ?? '' } })
    return { status: response.status, html: await response.text() }
  }
  const entriesIn = (html: string) => [...html.matchAll(/<li id="entry-(\d+)">/g)].map(([, id]) => Number(id))

  test('shows the newest as sentences, by day, and the way to older ones', async () => {
    const { status, html } = await get('/console/audit?who=a1')
    expect(status).toBe(200)
    expect(entriesIn(html)).toHaveLength(50)
    expect(html).toContain('<h2>25 October 2026</h2>')
    expect(html).toContain(`=First &quot;Admin&quot;, Tŷ 💛 changed round 2027-${count}`)
    const seen = new Set(entriesIn(html))
    let next = /href="([^"]*before=\d+)"/.exec(html)?.[1]
    for (let page = 2; next !== undefined; page += 1) {
      const more = await get(next.replaceAll('&amp;', '&'))
      for (const id of entriesIn(more.html)) seen.add(id)
      if (page > 30) throw new Error('The pages have no end')
      next = /href="([^"]*before=\d+)"[^>]*>Older/.exec(more.html)?.[1]
    }
    expect(seen.size).toBe(count)
  })

  test('names staff, those who have left as well', async () => {
    const services = testServices(open())
    const { principal } = await signInForTests(services, { role: 'marker', name: 'Some Marker' })
    await inTransaction(open().db, async tx => {
      await writes<{ staff: { id: string; deactivated_at: Date } }>(tx)
        .updateTable('staff')
        .set({ deactivated_at: new Date('2026-11-01T10:00:00Z') })
        .where('id', '=', principal.id)
        .execute()
      const subject = { kind: 'staff', id: principal.id }
      // Not by the admin of the other tests, whose entries are counted.
      const actor = { kind: 'command', name: 'test' } as const
      await record(tx, { actor, at: new Date('2026-11-01T10:00:00Z'), deed: 'staff.deactivate', subject })
    })
    const { html } = await get(`/console/audit?kind=staff&id=${principal.id}`)
    expect(html).toContain('the account of Some Marker')
    expect(html).not.toContain(`the account ${principal.id}`)
  })

  test('what is asked for stays in the form, and a link of another page leads here', async () => {
    const { html } = await get('/console/audit?kind=round&id=2027-7&from=2026-10-25')
    expect(entriesIn(html)).toHaveLength(1)
    expect(html).toContain('<option value="round" selected')
    expect(html).toMatch(/name="id"[^>]*value="2027-7"/)
    expect(html).toMatch(/name="from"[^>]*value="2026-10-25"/)
    expect(html).toMatch(/<del>\+before<\/del>|<del>\+before 6<\/del>/)
  })

  test('a day that does not exist is said beside its field, and nothing is shown for it', async () => {
    const { status, html } = await get('/console/audit?from=2026-02-30')
    expect(status).toBe(422)
    expect(html).toContain('<a href="#from">')
    expect(entriesIn(html)).toEqual([])
  })

  test('what somebody types cannot become part of the page', async () => {
    const { html } = await get('/console/audit?text=%22%3E%3Cscript%3Ealert(1)%3C/script%3E')
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('Nothing was found')
  })

  describe('taken as a table', () => {
    const take = (fields: Record<string, string>, role: Role = 'editor', headers: Record<string, string> = ours) =>
      router.request('/console/audit/export', {
        method: 'POST',
        headers: { ...headers, cookie: cookies.get(role) ?? '' },
        body: new URLSearchParams(fields),
      })

    test('is whole, safe to open in a spreadsheet, and says of itself that it was taken', async () => {
      const response = await take({ who: 'a1' })
      expect(response.status).toBe(200)
      expect(response.headers.get('content-disposition')).toBe('attachment; filename="spotlight-example-log-2026-11-22.csv"')
      expect(response.headers.get('cache-control')).toBe('no-store')
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
      const lines = text.split('\r\n')
      expect(lines[0]).toBe('\ufeffcampaign,number,at,at_in_uk,who_kind,who,deed,in_words,subject_kind,subject_id,before,after')
      expect(lines).toHaveLength(count + 2)
      expect(lines[1]).toContain(
        `"'=First ""Admin"", Tŷ 💛",round.change,"'=First ""Admin"", Tŷ 💛 changed round 2027-${count}",round,2027-${count}`,
      )
      for (const line of lines) expect(line).not.toMatch(/(^|,)"?[=+@-]/)
      const { html } = await get('/console/audit?deed=audit.export')
      expect(html).toContain('The editor downloaded the log of changes')
      const own = await take({ deed: 'audit.export' })
      expect(await own.text()).toContain('""who"":""a1""')
    })

    test('is for whoever may, and from our own page only', async () => {
      expect((await take({}, 'viewer')).status).toBe(403)
      expect(
        (await take({}, 'editor', { ...ours, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })).status,
      ).toBe(403)
      expect((await get('/console/audit', 'viewer')).html).not.toContain('/console/audit/export')
    })
  })
})
