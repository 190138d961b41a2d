import { describe, expect, test } from 'vitest'
import { invented, publish, result, saveTrusts, siteForTests } from './test/site-for-tests.ts'

const code = 'EX-001'
const site = siteForTests('example', async db => {
  await saveTrusts(db, [invented(code, 'Lantern Hospitals')])
  await publish(db, { title: 'First', asOf: '2026-05-01', rows: [result(code, 'partial')] })
})
const linksOf = (html: string): string[] => [...html.matchAll(/href="(\/[^"#]*)"/g)].map(([, href = '']) => href)

describe.each(['', '/cy'])('all that can be done, under "%s"', language => {
  test('is on one page, and every thing on it leads somewhere', async () => {
    const answer = await site.ask(`${language}/act`)
    const html = await answer.text()
    expect(answer.status).toBe(200)
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
    const links = linksOf(main).filter(link => link.startsWith(language || '/'))
    expect(links.length).toBeGreaterThanOrEqual(10)
    const statuses = await Promise.all(links.map(async link => [link, (await site.ask(link)).status] as const))
    expect(statuses.filter(([, status]) => status !== 200)).toEqual([])
    expect(main).not.toMatch(/\bact\.acts\./)
  })

  test('stands on the page of a trust, about that trust', async () => {
    const html = await (await site.ask(`${language}/trusts/${code}`)).text()
    const about = [...new Set(linksOf(html).filter(link => link.startsWith(`${language}/act`)))]
    expect(about).toContain(`${language}/act/trust/${code}`)
    for (const link of about) expect((await site.ask(link)).status, link).toBe(200)
  })
})
