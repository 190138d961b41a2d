import { describe, expect, it } from 'vitest'
import { mixedSource, renderMap } from '../test/page-under-test.ts'

const text = (html: string) =>
  html
    .replace(/<(style|svg)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
const rowsOf = (html: string) =>
  [...html.matchAll(/<tr id="t-([^"]+)">([\s\S]*?)<\/tr>/g)].map(([, code, row]) => ({ code, row: row ?? '' }))
const partial = mixedSource().statuses.filter(({ status }) => status === 'partial')

describe('the map', () => {
  it('gives the number with its denominator, its silent ones, its day and its release', async () => {
    const { html } = await renderMap()
    const statuses = mixedSource().statuses
    const of = (status: string) => statuses.filter(trust => trust.status === status).length
    const answered = of('collecting') + of('partial') + of('not-collecting')
    expect(text(html)).toContain(
      `${of('partial') + of('not-collecting')} of ${answered} trusts that answered don’t count everyone. ${of('no-response')} more did not answer.`,
    )
    expect(text(html)).toContain('As known on 3 November 2026 · release 2026-1 · how we decide')
    expect(html).toContain('href="/releases/2026-1"')
  })

  it('shows each status by shape and by word: on the pin, in the key, in the row', async () => {
    const { html } = await renderMap()
    const trust = partial[0]
    expect(html).toMatch(
      new RegExp(
        `<a id="p-${trust?.code}" href="#t-${trust?.code}" data-at="[\\d.]+ -?[\\d.]+"><title>[^<]+: Partly</title><use href="#mp"`,
      ),
    )
    const row = rowsOf(html).find(({ code }) => code === trust?.code)?.row ?? ''
    expect(row).toContain('href="#p"')
    expect(text(row)).toContain('Partly')
    expect(text(row)).toContain('records some people but not all')
    expect(html).toMatch(/<a href="\/map\?status=partial"><span class="status">/)
  })

  it('offers on each card the trust’s page and the way back to its pin', async () => {
    const { html } = await renderMap()
    for (const { code, row } of rowsOf(html)) {
      expect(row).toContain(`href="/trusts/${code}"`)
      expect(row).toContain(`href="#p-${code}"`)
      expect(html).toContain(`id="p-${code}"`)
    }
  })

  it('leads past the words to the map, which comes late on a phone', async () => {
    const { html } = await renderMap()
    expect(html).toMatch(/href="#country".+<svg class="uk"/s)
    expect(html.match(/id="country"/g)).toHaveLength(1)
  })

  it('uses no style attribute and no script of its own: the policy forbids both', async () => {
    const { html } = await renderMap()
    expect(html).not.toMatch(/\sstyle=/)
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/)
    expect(html).not.toMatch(/\son[a-z]+=/)
  })

  it('says that a hospital may not be named, and helps to find it', async () => {
    const { html } = await renderMap()
    expect(text(html)).toContain('A trust runs several hospitals, so yours may not be named here.')
    expect(html).toMatch(/<form class="find-form" method="post" action="\/find"/)
  })

  it('has no id twice', async () => {
    const { html } = await renderMap({ near: { district: 'SE1', point: { lat: 51.5, lon: -0.09 } } })
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
  })

  it('is kept whole, but not where it shows the surroundings of a place', async () => {
    const near = { district: 'LS9', point: { lat: 53.797, lon: -1.52 } }
    expect((await renderMap()).response.headers.get('cache-control')).toContain('public')
    expect((await renderMap({ near })).response.headers.get('cache-control')).toContain('private')
  })
})

describe('a filtered map', () => {
  it('lists those asked for and draws the others as faint dots', async () => {
    const { html } = await renderMap({ query: { status: 'partial' } })
    const others = mixedSource().statuses.length - partial.length
    expect(rowsOf(html)).toHaveLength(partial.length)
    expect(html.match(/<a id="p-/g)).toHaveLength(partial.length)
    expect(html.match(/<circle class="faint"/g)).toHaveLength(others)
    expect(text(html)).toContain(`${partial.length} of ${mixedSource().statuses.length} trusts are in this list.`)
    expect(html).toMatch(/<a href="\/map\?status=partial" aria-current="true">/)
  })

  it('keeps the number and the key of all trusts', async () => {
    const number = (html: string) => /\d+ of \d+<\/b>/.exec(html)?.[0]
    const [all, some] = await Promise.all([renderMap(), renderMap({ query: { nation: 'wales' } })])
    expect(number(some.html)).toBe(number(all.html))
    expect(number(all.html)).toBeDefined()
  })

  it('shows what has changed since the release before', async () => {
    const { html } = await renderMap({ query: { changed: true } })
    const changed = mixedSource()
      .statuses.slice(0, 10)
      .filter(({ status }) => status !== 'not-asked')
    expect(
      rowsOf(html)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(changed.map(({ code }) => String(code)).sort())
    expect(text(html)).toContain('changed since 3 November 2025 (release 2025-1)')
  })

  it('says so kindly when no trust is like that, and keeps the way back', async () => {
    const { html } = await renderMap({ query: { nation: 'wales', region: 'Y56' } })
    expect(rowsOf(html)).toHaveLength(0)
    expect(text(html)).toContain('None of the')
    expect(text(html)).toContain('Show all trusts again')
  })

  it('keeps its question when the list is sorted', async () => {
    const { html } = await renderMap({ query: { status: 'partial', sort: 'answered' } })
    expect(html).toContain('aria-sort="ascending"><a href="/map?status=partial&amp;sort=answered&amp;dir=desc#list">')
    expect(html).toContain('<a href="/map?status=partial#list">Trust</a>')
    expect(html).toContain('<input type="hidden" name="sort" value="answered"/>')
  })
})

describe('near a place', () => {
  it('puts the nearest trusts first, with the distance and what each said', async () => {
    const near = { district: 'LS9', point: { lat: 53.797, lon: -1.52 } }
    const { html } = await renderMap({ near, query: { near: 'LS9' } })
    expect(html).toContain('<h1>Nearest to LS9</h1>')
    expect(html.match(/<h1/g)).toHaveLength(1)
    const list = /<ol class="map-near">([\s\S]*?)<\/ol>/.exec(html)?.[1] ?? ''
    expect(list.match(/<li data-trust="/g)).toHaveLength(5)
    expect(text(list)).toMatch(/The trust says that it does not record this\.|records some people|records everyone|Nothing came/)
    expect(text(list)).toMatch(/Answered on \d+ \w+ 2026\./)
    expect(text(list)).toMatch(/^ ?Leeds Teaching Hospitals NHS Trust .+ 1\.\d km away/)
    const here = { district: 'LS9', point: { lat: 53.8067, lon: -1.5201 } }
    expect(text((await renderMap({ near: here })).html)).toContain('less than 1 km away')
    expect(html).toMatch(/<g class="here" data-at="53\.7970 -1\.5200"><circle cx="\d+" cy="\d+"/)
  })
})

describe('what the island needs', () => {
  it('finds its words in the language of the page, each with its holes', async () => {
    for (const locale of ['en', 'cy'] as const) {
      const { html } = await renderMap({ locale })
      const words = JSON.parse((/data-words="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&#39;', "'"))
      expect(words).toMatchObject({ hospitals: '/map/hospitals.json', km: expect.stringContaining('{km}') })
      expect(words.all).toBe(locale === 'cy' ? '/cy/map' : '/map')
      expect(words.inView).toContain('{count}')
    }
  })

  it('says beside the button that a position stays in the browser', async () => {
    const { html } = await renderMap()
    expect(html).toMatch(/data-tool="position" aria-describedby="map-mine-hint"/)
    expect(text(html)).toContain('Your position is not sent to us or to anybody else.')
  })
})

describe('other times', () => {
  it('leads from release to release by links, the oldest first', async () => {
    const { html } = await renderMap({ query: { status: 'partial' } })
    const times = /<nav class="map-times"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? ''
    expect([...times.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
      '/map?status=partial&amp;release=2025-1',
      '/map?status=partial',
    ])
    expect(times).toContain('data-name="3 November 2026 (release 2026-1)" aria-current="true"')
    expect((await renderMap({ releases: mixedSource().releases.slice(0, 1) })).html).not.toContain('class="map-times"')
  })

  it('before the first release says that nobody has been asked', async () => {
    const statuses = mixedSource().statuses.map(trust => ({ ...trust, status: 'not-asked' as const, answeredOn: null }))
    const { html } = await renderMap({ release: null, releases: [], earlier: null, statuses, reasons: new Map() })
    expect(text(html)).toContain(`We have not asked yet. There are ${statuses.length} trusts on this map`)
    expect(text(html)).not.toContain('As known on')
    expect(html).not.toContain('name="changed"')
    expect(html.match(/<a id="p-/g)).toHaveLength(statuses.length)
  })

  it('says that an older release is older, and where the newest is', async () => {
    const [newest, older] = mixedSource().releases
    const { html } = await renderMap({ release: older, query: { release: '2025-1' }, earlier: null })
    expect(text(html)).toContain(`These are older results. See the newest, release ${newest?.id}`)
  })

  it('lists trusts outside the survey with their reason, and counts them nowhere', async () => {
    const all = mixedSource().statuses
    const statuses = all.map((trust, i) => (i === 0 ? { ...trust, status: null, excludedReason: 'Treats eyes only.' } : trust))
    const { html } = await renderMap({ statuses })
    expect(text(html)).toContain(`There are ${all.length - 1} trusts on this map.`)
    expect(text(html)).toContain(`${all[0]?.name} : Treats eyes only.`)
    expect(html).not.toContain(`id="p-${all[0]?.code}"`)
  })

  it('says in Welsh why a trust stands outside, and marks the reason as English where nobody wrote it in Welsh', async () => {
    const outside = { status: null, excludedReason: 'Treats eyes only.' } as const
    const statuses = mixedSource().statuses.map((trust, i) => {
      if (i > 1) return trust
      return i === 0 ? { ...trust, ...outside, noteCy: 'Mae’n trin llygaid yn unig.' } : { ...trust, ...outside }
    })
    const { html } = await renderMap({ statuses, locale: 'cy' })
    expect(html).toContain('</a>: Mae’n trin llygaid yn unig.')
    expect(html.split('<span lang="en">Treats eyes only.</span>')).toHaveLength(2)
  })

  it('says how many trusts have no pin', async () => {
    const statuses = mixedSource().statuses.map((trust, i) => (i < 2 ? { ...trust, lat: null, lon: null } : trust))
    const { html } = await renderMap({ statuses })
    expect(text(html)).toContain('We do not know where 2 of all the trusts are')
    expect(rowsOf(html)).toHaveLength(statuses.length)
    expect(rowsOf(html).find(({ code }) => code === statuses[0]?.code)?.row).toContain('href="#list"')
  })

  it('speaks Welsh, and leads to Welsh pages', async () => {
    const { html } = await renderMap({ locale: 'cy' })
    expect(html).toContain('lang="cy"')
    expect(html).toContain('Ydy eich ysbyty chi’n cyfrif?')
    expect(html).toContain('href="/cy/map?status=partial"')
    expect(html).toContain('<option value="Y63">Gogledd-ddwyrain Lloegr a Swydd Efrog</option>')
    expect(html).toContain('<td>Canolbarth Lloegr</td>')
    expect(html).not.toContain('North East and Yorkshire')
    expect(html).toContain('Bwrdd Iechyd Prifysgol Betsi Cadwaladr')
  })
})
