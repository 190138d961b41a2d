import { describe, expect, test } from 'vitest'
import { inTransaction } from '../../foundation/index.ts'
import { saveInventedTrusts } from '../../register/index.ts'
import { invented, siteForTests } from '../test/site-for-tests.ts'
import { sitePages } from './site-pages.ts'

describe('the search of the site', () => {
  const site = siteForTests('example', db =>
    inTransaction(db, tx =>
      saveInventedTrusts(
        tx,
        { trusts: [invented('EX-001', 'Marram Coast Trust')], hospitals: [], politicians: [] },
        new Date('2026-11-22T09:00:00Z'),
      ),
    ),
  )
  const search = (q: string, { path = '/search', headers = {} }: { path?: string; headers?: Record<string, string> } = {}) =>
    site.ask(path, {
      method: 'POST',
      headers: { host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', ...headers },
      body: new URLSearchParams({ q }),
    })

  test('finds pages by what they are for, in both languages', async () => {
    const text = await (await search('write to my MP')).text()
    expect(text).toContain('href="/act/politician"')
    const welsh = await (await search('gwleidydd', { path: '/cy/search' })).text()
    expect(welsh).toContain('href="/cy/act/politician"')
  })

  test('finds a trust by a slip in its name', async () => {
    expect(await (await search('Maram Coast')).text()).toContain('href="/trusts/EX-001"')
  })

  test.each(['LS9 7TF', 'bt1 1aa', 'AB10', 'IM1 1AA'])(
    'sends the postcode %s on to where places are found, by a post',
    async q => {
      const response = await search(q)
      expect([response.status, response.headers.get('location')]).toEqual([307, '/find'])
    },
  )

  test('gives the question back when it cannot be answered, and keeps nothing', async () => {
    const long = 'x'.repeat(121)
    const response = await search(long)
    expect(response.status).toBe(422)
    expect(await response.text()).toContain(`value="${long}"`)
    expect((await search('  ')).status).toBe(422)
    expect(response.headers.getSetCookie()).toEqual([])
    expect(response.headers.get('cache-control')).toMatch(/^private/)
  })

  test('shows what was typed as text, whatever it is', async () => {
    const text = await (await search('<img src=x onerror=alert(1)> 💛')).text()
    expect(text).not.toContain('<img src=x')
    expect(text).toContain('Nothing found')
  })

  test('takes no form of another site, and nothing that is longer than a question', async () => {
    expect(
      (await search('bone', { headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' } })).status,
    ).toBe(403)
    expect((await search('x'.repeat(5000))).status).toBe(413)
  })

  test('leads only to pages that there are', async () => {
    const t = site.services().messages.in('en')
    for (const { link } of sitePages(t)) expect([link, (await site.ask(link)).status]).toEqual([link, 200])
  })
})
