import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { type Campaign, findRoot, loadMessages, type OpenDatabase } from '../../foundation/index.ts'
import { methodIds } from '../figures/methods/method.ts'
import { nationalPicture } from '../figures/national-picture.ts'
import type { NationalPicture, PeopleRange } from '../figures/picture.ts'
import { readReferences } from '../figures/read-references.ts'
import { countOf, row, sender, statusOf } from '../figures/test-statuses.ts'
import { chartOf } from './charts/charts-of.ts'
import { placesShown, placesTable } from './charts/places.ts'
import { chartFileKinds, chartFileLink, chartIds, methodLink, nationalPath } from './national-links.ts'
import { nationalPagesRoutes } from './national-pages-routes.ts'
import { sayPeople } from './say-numbers.ts'
import { emptyPicture, examplePicture, release } from './test/example-picture.ts'

const messages = loadMessages(join(findRoot(import.meta.dirname), 'content/messages'))
const [en, cy] = [messages.in('en'), messages.in('cy')]

/** The pages of a picture that is there already: nothing of a database is asked. */
const site = (picture: NationalPicture | null, campaign: Campaign = 'example') => {
  const services = testServices({ db: {} } as OpenDatabase, { campaign, messages }) // No page asks the database.
  const router = testRouter(services, each => nationalPagesRoutes(each, async () => picture))
  return async (address: string) => {
    const answer = await router.request(address)
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
  }
}
const full = site(examplePicture())
const textOf = (bytes: Buffer): string =>
  bytes
    .toString()
    .replace(/<(style|script)[^>]*>[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

/** Without what stands around every page. */
const mainOf = (bytes: Buffer): string => textOf(Buffer.from(/<main[\s\S]*<\/main>/.exec(bytes.toString())?.[0] ?? ''))

const slow = 60_000

test('says people in words, and never nought for what is hidden', () => {
  const cases: [PeopleRange, string, string][] = [
    [{ low: 0, high: 0 }, '0', '0'],
    [{ low: 63, high: 67 }, '63 to 67', '63 i 67'],
    [{ low: 2101, high: null }, 'at least 2,101', 'o leiaf 2,101'],
    [{ low: 0, high: null }, 'hidden', 'wedi’i guddio'],
    [{ low: 0, high: 7 }, 'up to 7', 'hyd at 7'],
    [{ low: 10, high: 10 }, '10', '10'],
  ]
  for (const [range, english, welsh] of cases) expect([sayPeople(en, range), sayPeople(cy, range)]).toEqual([english, welsh])
})

describe('the national picture', () => {
  it.each([
    ['/national', 'en', 'How many of us are there?', 'It is what these hospitals counted'],
    ['/cy/national', 'cy', 'Faint ohonom sydd?', 'nid ydym yn ychwanegu dim dros y lleill'],
  ])(
    '%s says first what it means, then the number, then what it is not',
    async (address, locale, heading, caveat) => {
      const { status, headers, bytes } = await full(address)
      expect(status).toBe(200)
      expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
      const html = bytes.toString()
      expect(html).toContain(`<html lang="${locale}">`)
      const text = textOf(bytes)
      const alive = examplePicture().alive.find(({ nation }) => nation === 'uk')?.people
      const places = [heading, sayPeople(messages.in(locale as 'en' | 'cy'), alive ?? { low: 0, high: 0 }), caveat].map(words =>
        text.indexOf(words),
      )
      expect(Math.min(...places)).toBeGreaterThan(0)
      expect(places).toEqual([...places].sort((a, b) => a - b))
      expect(text).not.toMatch(/undefined|NaN|\[object|national-(?:picture|methods)\./)
    },
    slow,
  )

  it(
    'shows each chart with its table and its files',
    async () => {
      const html = (await full(nationalPath)).bytes.toString()
      for (const id of chartIds) {
        expect(html).toContain(`<figure class="plot" id="${id}">`)
        expect(html).toContain(`id="${id}-table"`)
        for (const kind of chartFileKinds) expect(html).toContain(`href="${chartFileLink(id, kind)}"`)
      }
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(match => match[1])
      expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
    },
    slow,
  )

  it(
    'says where fewer were counted than expected, and is no league table',
    async () => {
      const text = mainOf((await full(nationalPath)).bytes)
      expect(text).toContain('lower than expected: recurrences may be missing')
      expect(text).toContain('This is not a league table')
      expect(text).not.toMatch(/\b(best|worst|rank(?:ed|ing)?|top|bottom)\b/i)
      const { rows } = placesTable(en, examplePicture())
      const order = ['England', 'Wales', 'Scotland', 'Northern Ireland']
      const nationsOfRows = rows.map(row => order.indexOf(String(row[1])))
      expect(nationsOfRows).toEqual([...nationsOfRows].sort((a, b) => a - b))
      const welsh = rows.filter(row => row[1] === 'Wales').map(row => String(row[0]))
      expect(welsh).toEqual([...welsh].sort((a, b) => a.localeCompare(b, 'en')))
    },
    slow,
  )

  it(
    'bounds those treated at two hospitals, explains capture-recapture, and computes neither',
    async () => {
      const text = mainOf((await full(nationalPath)).bytes)
      const { people } = examplePicture().overlap ?? { people: { low: 0, high: 0 } }
      expect(text).toContain(`at least ${en.number(people.low)} different people`)
      expect(text).toContain('Those lists stay inside the hospitals')
    },
    slow,
  )
})

describe.each([
  ['before the first release', null],
  ['before the first count', emptyPicture()],
])('%s', (_, picture) => {
  it('says what will stand there, and no number', async () => {
    const ask = site(picture, 'uk')
    const { status, bytes } = await ask(nationalPath)
    expect(status).toBe(200)
    const main = mainOf(bytes)
    expect(main).toContain('Nobody knows yet')
    expect(main).toContain('What will stand here')
    expect(main).not.toMatch(/\d/)
    expect((await ask(chartFileLink('living', 'svg'))).status).toBe(404)
  })
})

describe('the files of a chart', () => {
  it.each(chartIds)('%s says in the picture and in every row that it is an example', async id => {
    const svg = (await full(`/cy${chartFileLink(id, 'svg')}`)).bytes.toString()
    expect(svg).toContain('>Enghraifft: mae pob ysbyty a phob rhif yma wedi’i ddyfeisio<')
    expect(svg).not.toMatch(/var\(|NaN|undefined| (?:href|src)=/)
    const csv = (await full(chartFileLink(id, 'csv'))).bytes.toString().replace('\ufeff', '').trimEnd().split('\r\n')
    expect(csv.length).toBeGreaterThan(1)
    for (const line of csv.slice(1)) expect(line).toMatch(new RegExp(`^example,${id},.*release 2026-1\\.2`))
  })

  it('is no example in the real campaign', async () => {
    const real = site(examplePicture(), 'uk')
    expect((await real(chartFileLink('living', 'svg'))).bytes.toString()).not.toContain('Example:')
    expect((await real(chartFileLink('living', 'csv'))).bytes.toString()).toContain('\r\nuk,living,')
  })

  it(
    'is a picture of 1200 pixels, the same for everyone until the next release',
    async () => {
      const { status, headers, bytes } = await full(chartFileLink('trusts-that-counted', 'png'))
      expect([status, headers.get('content-type')]).toEqual([200, 'image/png'])
      expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
      expect(bytes.readUInt32BE(16)).toBe(1200)
      expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
      expect(headers.get('content-disposition')).toBe('inline; filename="spotlight-example-trusts-that-counted-2026-1.2.png"')
    },
    slow,
  )

  it('says in its name from which release it is, and its language where that is not English', async () => {
    const nameOf = async (address: string) => (await full(address)).headers.get('content-disposition')
    expect(await nameOf(chartFileLink('living', 'csv'))).toBe('inline; filename="spotlight-example-living-2026-1.2.csv"')
    expect(await nameOf(`/cy${chartFileLink('living', 'svg')}`)).toBe(
      'inline; filename="spotlight-example-living-2026-1.2-cy.svg"',
    )
  })

  it.each(['/national/charts/nothing.svg', '/national/charts/living.pdf', '/national/charts/living'])(
    'there is no %s',
    async address => {
      expect((await full(address)).status).toBe(404)
    },
  )
})

test('a hidden or unknown number is an empty cell, never nought', () => {
  const table = chartOf(en, examplePicture(), 'living')?.table
  const scotland = table?.rows.find(([nation]) => nation === 'Scotland')
  expect(scotland?.[4]).toBeNull()
  const places = placesTable(en, examplePicture()).rows.filter(row => row[6] === null)
  expect(places.length).toBeGreaterThan(0)
  for (const row of places) expect(row.slice(10, 12)).toEqual([null, null])
})

describe('the first number', () => {
  const only = (statuses: ReturnType<typeof statusOf>[]) =>
    nationalPicture({ statuses, release, references: readReferences(findRoot(import.meta.dirname), 'example') })
  const asks = async (picture: NationalPicture, address = nationalPath) => mainOf((await site(picture)(address)).bytes)
  const hidden = { on: '2026-03-31', seenSince: '2024-04-01', notKnownDead: '*', seenIn24Months: '*' } as const

  it('says why it is “at least”, and that somebody may be in two counts, so that it may stand for fewer people', async () => {
    const text = await asks(examplePicture())
    expect(text).toContain('It says “at least” because small numbers are hidden.')
    expect(text).toContain('If you are treated at two of them, you may be in both counts. So it may stand for fewer people.')
    // What “What that means” leads to speaks of the same number.
    expect(text).toContain(
      'People living with it: together the hospitals counted at least 2,101. Some may be the same people. So there are at least 408 different people',
    )
  })
  it('of one trust is one trust’s, and nobody can be in it twice', async () => {
    const text = await asks(only([sender('R1', [row(2025, 20)])]))
    expect(text).toContain(
      '98 to 102 people living with secondary breast cancer. That is the count of 1 hospital trust or health board',
    )
    expect(text).toContain('the people counted by 1 of 1 trust or health board')
    expect(text).not.toMatch(/“at least”|two of them|People treated at two hospitals|\b1 (?:trusts|people|boards)/)
  })
  it('is none where all is hidden: “at least 1” would be a number that nobody gave', async () => {
    const picture = only([statusOf('R1', { evidence: [countOf([row(2025, '*')], { prevalence: hidden })] })])
    expect(await asks(picture)).toContain('The hospitals that have counted show no numbers yet.')
    expect(await asks(picture)).not.toMatch(/at least 1 people|at least 1 person/)
  })
  it('speaks of the trusts that are in it, not of all that sent', async () => {
    const dropped = { ...hidden, notKnownDead: 'dropped', seenIn24Months: 'dropped' } as const
    const text = await asks(
      only([sender('R1', [row(2025, 20)]), statusOf('R2', { evidence: [countOf([row(2025, 20)], { prevalence: dropped })] })]),
    )
    expect(text).toContain('That is the count of 1 hospital trust or health board')
    expect(text).toContain('the people counted by 1 of 2 trusts and health boards')
  })
})

test('the table of places that is read has each range as one, and never nought for what is not there', () => {
  const { columns, rows } = placesShown(en, examplePicture())
  for (const row of rows) expect(row).toHaveLength(columns.length)
  const of = (name: string) => rows.find(([place]) => place === name)?.slice(2, 7)
  expect(of('Bridgeswan Example Health Board')).toEqual([
    '480,000 (31 December 2025)',
    '2024 to 2025',
    '111 to 119',
    '173 to 312',
    '0.64 to 0.69',
  ])
  expect(of('London')).toEqual(['9,002,488 (June 2020)', 'not yet', 'not yet', '1,214 to 2,188', 'not yet'])
  expect(of('Lowford Carse Example Health Board')).toEqual([
    '22,000 (31 December 2025)',
    'not yet',
    'hidden',
    '4 to 7',
    'not yet',
  ])
})

test('a place whose newest year is hidden is never “at least 0.00”', () => {
  const hidden = statusOf('7A1', {
    nation: 'wales',
    kind: 'health-board',
    evidence: [countOf([row(2024, 0, [0, 0, 0]), row(2025, '*')])],
  })
  const picture = nationalPicture({
    statuses: [hidden],
    release,
    references: readReferences(findRoot(import.meta.dirname), 'uk'),
  })
  const [place] = placesShown(en, picture).rows
  expect(place?.slice(4, 7)).toEqual(['at least 1', '265 to 478', 'hidden'])
})

describe('the page of all methods', () => {
  it.each([
    ['/national/methods', 'How each number is made'],
    ['/cy/national/methods', 'Sut mae pob rhif yn cael ei wneud'],
  ])('%s leads to each, and says what they rest on and of when', async (address, title) => {
    for (const ask of [full, site(null, 'uk')]) {
      const { status, bytes } = await ask(address)
      expect(status).toBe(200)
      const html = bytes.toString()
      expect(html).toContain(`>${title}</h1>`)
      for (const id of methodIds) expect(html).toContain(`href="${address.replace(/\/national.*/, '')}${methodLink(id)}"`)
      expect(html).toContain('id="sources"')
      expect(textOf(bytes)).not.toMatch(/undefined|NaN|national-(?:picture|methods)\./)
    }
  })
  it('names the year of each number of people', async () => {
    expect(textOf((await full('/national/methods')).bytes)).toMatch(
      /National Records of Scotland and NISRA \(June 2020 to June 2021\)/,
    )
    expect(mainOf((await full(nationalPath)).bytes)).toContain('official ones of June 2020 to June 2021')
  })
})

describe('the page of a method', () => {
  it.each(methodIds)(
    '%s shows its formula and what its signs mean, an example, what it cannot show, where it comes from and its version',
    async id => {
      for (const locale of ['', '/cy']) {
        const { status, bytes } = await full(locale + methodLink(id))
        expect(status).toBe(200)
        expect(bytes.toString()).toMatch(/<code>[^<]+<\/code>/)
        expect(bytes.toString()).toMatch(/<ol class="picture-example"[^>]*><li>/)
        expect(textOf(bytes)).toContain(examplePicture().methods)
        expect(textOf(bytes)).not.toMatch(/undefined|NaN|national-(?:picture|methods)\./)
      }
    },
  )
  it('there is none for what is no method', async () => {
    expect((await full(methodLink('guessing'))).status).toBe(404)
  })
})
