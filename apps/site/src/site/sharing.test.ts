import { describe, expect, test } from 'vitest'
import { findRoot, inTransaction, type WriteDb } from '../foundation/index.ts'
import { saveInventedTrusts, seedRegister, type TrustCode } from '../register/index.ts'
import { newestCriteria, publishResults, type ResultRow } from '../releases/index.ts'
import { invented, result, siteForTests, textOf } from './test/site-for-tests.ts'

const root = findRoot(import.meta.dirname)
const now = new Date('2026-11-22T09:00:00Z')
// As the campaign numbers its invented trusts.
const codeOf = (number: number) => `EX-00${number}` as `EX-${number}`

type Given = { readonly title?: string; readonly asOf: string; readonly corrects?: string }

async function publish(db: WriteDb, rows: readonly ResultRow[], { title, asOf, corrects }: Given): Promise<void> {
  const outcome = await publishResults(db, {
    actor: { kind: 'command', name: 'test' },
    now,
    campaign: 'example',
    criteria: newestCriteria(root),
    today: '2026-11-22',
    asOf,
    rows,
    ...(title ? { title } : {}),
    ...(corrects ? { correction: { parent: corrects, reason: 'We had read one answer wrongly.' } } : {}),
  })
  if (outcome.kind !== 'published') throw new Error(`Not published: ${JSON.stringify(outcome)}`)
}

/** What the head says to networks, by the names of the tags. */
const tagsOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll('&amp;', '&'),
    ]),
  )
const factsOf = (html: string): Record<string, unknown>[] =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '{"@graph":[]}')['@graph']

describe('the example campaign after two rounds and a correction', () => {
  const site = siteForTests('example', async db => {
    const named: Record<number, object> = {
      1: { nameCy: 'Bwrdd Iechyd Ŵyl y Tŷ', nation: 'wales' },
      6: { name: '</script><b>Example</b> Hope 🎗️', lat: null, lon: null },
      7: { openedOn: '2026-04-01' },
      8: { closedOn: '2026-04-01' },
    }
    const trusts = [1, 2, 3, 4, 5, 6, 7, 8].map(n => invented(codeOf(n), `Example Trust ${n}`, { lat: 51 + n / 5, ...named[n] }))
    const successions = [{ from: codeOf(8), fromName: 'Example Trust 8', to: 'EX-007' as TrustCode, effectiveOn: '2026-04-01' }]
    await inTransaction(db, tx => saveInventedTrusts(tx, { trusts, hospitals: [], politicians: [], successions }, now))
    const quoted = { quote: 'We count everyone.', evidenceUrl: 'https://example.invalid/answer' }
    await publish(
      db,
      [
        result('EX-001', 'partial', { answeredOn: '2026-03-02' }),
        result('EX-002', 'collecting', { answeredOn: '2026-03-02' }),
        result('EX-003', 'no-response'),
        result('EX-004', 'not-collecting', { answeredOn: '2026-03-02' }),
        result('EX-005', 'partial', { answeredOn: '2026-03-02' }),
        result('EX-006', 'no-response'),
        result('EX-008', 'partial', { answeredOn: '2026-03-02' }),
      ],
      { title: 'Example round 1', asOf: '2026-03-20' },
    )
    const second = (five: ResultRow['status']) => [
      result('EX-001', 'collecting', quoted),
      result('EX-002', 'partial'),
      result('EX-003', 'not-collecting'),
      result('EX-004', 'no-response'),
      result('EX-005', five),
      result('EX-006', 'collecting'),
      result('EX-007', 'partial'),
    ]
    await publish(db, second('not-collecting'), { title: 'Example round 2', asOf: '2026-11-03' })
    await publish(db, second('partial'), { asOf: '2026-11-03', corrects: '2026-2' })
  })
  const read = async (path: string) => (await site.ask(path)).text()

  test('each page that is shared names its picture, its address and its language', async () => {
    const at = async (path: string) => tagsOf(await read(path))
    expect(await at('/trusts/EX-001')).toMatchObject({
      'og:url': 'http://localhost:3000/trusts/EX-001',
      'og:image': 'http://localhost:3000/share/2026-2.1/trusts/EX-001.png',
      'og:image:width': '1200',
      'og:locale': 'en_GB',
      'og:locale:alternate': 'cy_GB',
      'twitter:card': 'summary_large_image',
    })
    expect(await at('/cy/trusts/EX-001')).toMatchObject({
      'og:url': 'http://localhost:3000/cy/trusts/EX-001',
      'og:image': 'http://localhost:3000/cy/share/2026-2.1/trusts/EX-001.png',
      'og:locale': 'cy_GB',
      'og:locale:alternate': 'en_GB',
    })
    expect((await at('/'))['og:image']).toBe('http://localhost:3000/share/2026-2.1.png')
    expect((await at('/map?nation=wales'))['og:url']).toBe('http://localhost:3000/map?nation=wales')
    expect((await at('/map?nation=wales'))['og:image']).toBe('http://localhost:3000/share/2026-2.1/wales.png')
    expect((await at('/map?release=2026-1'))['og:image']).toBe('http://localhost:3000/share/2026-1.png')
    expect((await at('/map?status=partial&nation=wales'))['og:image']).toBe('http://localhost:3000/share/2026-2.1.png')
    for (const path of ['/releases', '/releases/2026-2', '/releases/2026-2/changes', '/data'])
      expect((await at(path))['og:image'], path).toMatch(/\/share\/2026-2(\.1)?\.png$/)
  })

  test('what is invented says so wherever it goes, and has its words beside it', async () => {
    for (const path of ['/', '/map', '/trusts/EX-001', '/releases/2026-2.1', '/releases/2026-2.1/changes']) {
      const tags = tagsOf(await read(path))
      expect(tags['og:title'], path).toContain('Example')
      expect(tags['og:image:alt'], path).toMatch(/A map of the UK at night/)
    }
    expect(tagsOf(await read('/trusts/EX-002'))['og:image:alt']).toContain('Example Trust 2. Partly: some are counted.')
  })

  test('the other languages of a view are those of the same view', async () => {
    const html = await read('/cy/map?nation=wales')
    const links = [...html.matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)].map(([, tag, href]) => [tag, href])
    expect(links.slice(0, 3)).toEqual([
      ['en', 'http://localhost:3000/map?nation=wales'],
      ['cy', 'http://localhost:3000/cy/map?nation=wales'],
      ['x-default', 'http://localhost:3000/map?nation=wales'],
    ])
    expect(html).toContain('<link rel="canonical" href="http://localhost:3000/cy/map?nation=wales"')
  })

  test.each(['/find', '/map?near=LS9', '/privacy', '/console/sign-in', '/trusts/nobody', '/share/2019-1.png'])(
    '%s is not meant for sharing',
    async path => {
      const html = await read(path)
      expect([tagsOf(html), factsOf(html)]).toEqual([{}, []])
    },
  )

  test('programs read of a data set, but never that an invented trust exists', async () => {
    expect(factsOf(await read('/releases/2026-2.1'))[0]).toMatchObject({
      '@type': 'Dataset',
      identifier: '2026-2.1',
      name: expect.stringContaining('Example'),
      isBasedOn: 'http://localhost:3000/releases/2026-2#dataset',
    })
    expect(factsOf(await read('/data'))[0]).toMatchObject({ '@type': 'DataCatalog' })
    expect(factsOf(await read('/')).map(fact => fact['@type'])).toEqual(['WebSite'])
    expect(factsOf(await read('/trusts/EX-001'))).toEqual([])
  })

  test('a name with markup and emoji ends no element', async () => {
    for (const path of ['/trusts/EX-006', '/releases/2026-2.1/changes']) expect(await read(path)).not.toContain('</script><b>')
    expect((await site.ask('/share/2026-2.1/trusts/EX-006.png')).status).toBe(200)
  })

  test('who started counting: from what to what, in words, with its own words and its denominator', async () => {
    const text = textOf(await read('/releases/2026-2/changes'))
    for (const words of [
      '2 lights went on',
      'Of the trusts that answered, 2 of 6 count everyone now; 1 of 5 did then.',
      'They started counting 2 of 6',
      'Example Trust 1 Partly → and now Collecting “We count everyone.” What it said · Its source',
      'They slipped back 2 of 6',
      'They answered for the first time 1 of 6',
      'Example Trust 3 No response → and now Not collecting',
      'They fell silent 1 of 6',
      'Example Trust 8 became part of Example Trust 7 on 1 April 2026',
      'One trust is new in the survey Example Trust 7',
      'We compare the 6 trusts that are in this release and in that of 20 March 2026. None of them stayed as it was.',
    ])
      expect(text).toContain(words)
  })

  test('a correction is told apart from what happened', async () => {
    const text = textOf(await read('/releases/2026-2.1/changes'))
    expect(text).toContain('What this correction put right')
    expect(text).toContain('We had read one answer wrongly.')
    expect(text).toContain('Example Trust 5 Not collecting → and now Partly')
    expect(text).toContain('They slipped back 1 of 6')
    expect(textOf(await read('/releases/2026-2/changes'))).toContain('This release was corrected later.')
  })

  test('the first release is told kindly: everyone, as they stand', async () => {
    const text = textOf(await read('/releases/2026-1/changes'))
    expect(text).toContain('nothing to compare it with yet')
    expect(text).toContain('7 trusts in the survey')
    expect(text).toContain('Partly: 3 of 7')
    expect((await site.ask('/releases/2025-1/changes')).status).toBe(404)
  })

  test('the front page, the release and the map lead to it; in Welsh it is Welsh', async () => {
    for (const path of ['/', '/map', '/releases/2026-2.1'])
      expect(await read(path), path).toContain('href="/releases/2026-2.1/changes"')
    const welsh = await read('/cy/releases/2026-2.1/changes')
    expect(textOf(welsh)).toContain('Cynheuwyd dau olau')
    expect(welsh).toContain('<a href="/cy/trusts/EX-001">Bwrdd Iechyd Ŵyl y Tŷ</a>')
  })

  test('ways to share stand on trust and release pages, and ask nothing of anybody by themselves', async () => {
    for (const path of ['/trusts/EX-001', '/releases/2026-2.1']) {
      const html = await read(path)
      expect(html).toContain(`<code class="share-address">http://localhost:3000${path}</code>`)
      expect(html).not.toMatch(/<(?:script|img|link)[^>]*(?:src|href)="https?:\/\/(?!localhost)/)
    }
  })
})

describe('the real campaign before its first release', () => {
  const site = siteForTests('uk', async db => void (await seedRegister(db, root, now)))
  const read = async (path: string) => (await site.ask(path)).text()

  test('is not indexed as long as nobody has put a name to it, and names nobody', async () => {
    const html = await read('/')
    expect(html).toContain('content="noindex"')
    expect(tagsOf(html)['og:image']).toBe('http://localhost:3000/share/spotlight.png')
    expect(tagsOf(html)['og:title']).not.toContain('Example')
    expect(factsOf(html).map(fact => fact['@type'])).toEqual(['WebSite'])
  })

  test('of a real trust programs read what the register knows, and nothing else', async () => {
    const [fact] = factsOf(await read('/trusts/7A1'))
    expect(fact).toMatchObject({
      '@type': 'MedicalOrganization',
      name: 'Betsi Cadwaladr University Health Board',
      identifier: '7A1',
    })
    expect(Object.keys(fact ?? {})).not.toContain('url')
  })
})
