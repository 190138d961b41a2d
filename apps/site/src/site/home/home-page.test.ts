import { describe, expect, test } from 'vitest'
import { findRoot } from '../../foundation/index.ts'
import { seedExampleStories } from '../../inform/index.ts'
import { seedPublicRecord } from '../../releases/index.ts'
import { invented, publish, result, saveTrusts, siteForTests, textOf } from '../test/site-for-tests.ts'

describe('with a release', () => {
  const site = siteForTests('example', async db => {
    await saveTrusts(
      db,
      [1, 2, 3, 4, 5].map(n => invented(`EX-00${n}` as `EX-${number}`, `Example Trust ${n}`, { lat: 51 + n / 2 })),
    )
    await publish(db, {
      title: 'Example round 1',
      asOf: '2026-11-03',
      rows: [
        result('EX-001', 'collecting'),
        result('EX-002', 'partial'),
        result('EX-003', 'not-collecting'),
        result('EX-004', 'no-response'),
      ],
    })
    await seedExampleStories({ write: db, root: findRoot(import.meta.dirname), clock: () => new Date('2026-11-22T10:00:00Z') })
  })
  const read = async (path: string) => (await site.ask(path)).text()

  test('what it means to someone comes first, then the figure, then what to do', async () => {
    // What is shown; the words for those who share it stand before.
    const html = (await read('/')).split('<body')[1] ?? ''
    const order = ['<h1>You can’t plan care', 'name="q"', 'role="img"', '2 of 3', 'Explore the map<', 'Why counting matters']
    expect(order.map(part => html.indexOf(part)).filter(at => at < 0)).toEqual([])
    expect(order.map(part => html.indexOf(part))).toEqual([...order.map(part => html.indexOf(part))].sort((a, b) => a - b))
  })

  test('the number has its denominator, its day, its source, and who did not answer', async () => {
    expect(textOf(await read('/'))).toContain(
      '2 of 3 trusts that answered don’t count everyone. 1 more did not answer. Example round 1 , as known on 3 November 2026.',
    )
  })

  test('the search posts, so that no postcode stands in an address', async () => {
    expect(await read('/')).toMatch(/<form[^>]*method="post" action="\/find"/)
  })

  test('the map has a pin for each trust, which leads to its page', async () => {
    const html = await read('/')
    expect(html.match(/<a id="[^"]*" href="\/trusts\/EX-\d+">/g)).toHaveLength(5)
  })

  test('a keyboard can pass by the pins of the map', async () => {
    const html = await read('/')
    expect(html.indexOf('href="#why"')).toBeLessThan(html.indexOf('class="pins"'))
    expect(html.match(/id="why"/g)).toHaveLength(1)
  })

  test('it says that everything is invented', async () => {
    expect(textOf(await read('/'))).toContain('every trust and every answer here is invented')
  })

  test('its menu leads to what the campaign is, to acting, to the facts, to the map, and last to support', async () => {
    const [menu = ''] = (await read('/')).split('class="menu menu-wide"')[1]?.split('</ul>') ?? []
    expect([...menu.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
      '/about',
      '/act',
      '/facts',
      '/map',
      '/support',
    ])
  })

  test('three voices have a name, an age, their words and a picture with a description', async () => {
    const html = await read('/')
    const voices = [...html.matchAll(/<figure class="quote"><img[^>]*alt="Drawing: [^"]+"[^>]*>.*?<\/figure>/gs)].map(
      match => match[0],
    )
    expect(voices).toHaveLength(3)
    for (const voice of voices) expect(textOf(voice)).toMatch(/“.+” Example voice: \p{L}+, \d\d/u)
    expect(voices.filter(voice => voice.includes('holds up a sign'))).toHaveLength(1)
    for (const voice of voices) {
      expect((await site.ask(/href="(\/stories\/\d+)"/.exec(voice)?.[1] ?? '/none')).status).toBe(200)
      const picture = await site.ask(/src="([^"]+)"/.exec(voice)?.[1] ?? '')
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
    }
  })

  test('Welsh is Welsh', async () => {
    expect(textOf(await read('/cy/'))).toContain('2 o 3 o’r ymddiriedolaethau a atebodd')
  })

  test('nothing on it needs a style attribute or an inline script, which the policy forbids', async () => {
    const html = await read('/')
    expect(html).not.toMatch(/<[^>]+\sstyle="/)
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=| type="application\/ld\+json")/)
  })
})

describe('before the first release', () => {
  const site = siteForTests(
    'uk',
    async db => void (await seedPublicRecord(db, findRoot(import.meta.dirname), new Date('2026-11-22T10:00:00Z'))),
  )

  test('it shows what was known for England in 2016, dated and sourced', async () => {
    const text = textOf(await (await site.ask('/')).text())
    expect(text).toContain('19% of hospital trusts in England collected nothing in 2016. Another 47% collected only in part.')
    expect(text).toContain('Breast Cancer Care, 21 September 2016.')
    expect(text).not.toContain('Example')
  })

  test('nobody speaks who has not spoken', async () => {
    expect(await (await site.ask('/')).text()).not.toContain('<figure class="quote">')
  })
})
