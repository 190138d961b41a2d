import { Resvg } from '@resvg/resvg-js'
import type { FaceName } from '@spotlight/drawing'
import { drawPng } from '@spotlight/drawing/node'
import { describe, expect, test } from 'vitest'
import { findRoot, type Locale, loadMessages, readFaces } from '../../../foundation/index.ts'
import { nations } from '../../../register/index.ts'
import type { PublishedStatus } from '../../../releases/index.ts'
import { readOutline } from '../../drawing/read-outline.ts'
import { mixedRelease, release } from '../../test/mixed-release.ts'
import { makePicture, makeSitePicture, type Subject } from '../make-picture.ts'
import { drawPicture } from './draw-picture.tsx'
import { column } from './stage.ts'
import { Line } from './words.tsx'

const root = findRoot(import.meta.dirname)
const faces = readFaces(root)
const messages = loadMessages(`${root}/content/messages`)
const statuses = mixedRelease()
const trust = statuses.find(({ status }) => status === 'partial') ?? fail()

function fail(): never {
  throw new Error('The mixed release holds every status')
}

type Drawn = { readonly locale?: Locale; readonly isExample?: boolean; readonly of?: readonly PublishedStatus[] }
const source = ({ locale = 'en', isExample = true, of = statuses }: Drawn) => ({
  t: messages.in(locale),
  isExample,
  outline: readOutline(root),
  release: release('2026-1.1'),
  statuses: of,
})
const draw = (subject: Subject, given: Drawn = {}) => drawPicture(makePicture(source(given), subject), faces)
const ofTrust = (changes: Partial<PublishedStatus>, given: Drawn = {}) =>
  draw({ of: 'trust', trust: { ...trust, ...changes } }, given)
const render = (svg: string) =>
  new Resvg(svg, { font: { loadSystemFonts: false, fontFiles: [...faces.files] }, logLevel: 'off' }).render()
const words = (svg: string): string =>
  svg
    .replace(/<\/text>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')

describe('what it says', () => {
  test('a release: the number with its denominator, who did not answer, every status, the day and the release', () => {
    const svg = draw({ of: 'release' })
    expect(words(svg)).toContain('59 of 88 trusts that answered do not count everyone. 30 more did not answer.')
    for (const word of ['29 Collecting', '30 Partly', '29 Not collecting', '30 No response', '29 Not asked yet'])
      expect(words(svg)).toContain(word)
    expect(words(svg)).toContain('As known on 3 November 2026 · release 2026-1.1')
  })

  test('a trust: its name and status, with a pin that stands out', () => {
    const svg = ofTrust({})
    expect(words(svg)).toContain(`Partly some are counted Across the UK: 59 of 88 trusts`)
    expect(svg).toContain('url(#moonlight)"')
    expect(ofTrust({}, { locale: 'cy' })).toContain('Yn rhannol')
  })

  test('a nation: its own number, and only its own pins', () => {
    const own = statuses.filter(({ nation }) => nation === 'wales')
    const svg = draw({ of: 'nation', nation: 'wales' })
    expect(svg.match(/href="#pin-/g)).toHaveLength(own.length)
    expect(words(svg)).toContain('Wales 4 of 5 trusts')
  })

  test.each(['en', 'cy'] as const)('Example stands on every picture of the example campaign, and on no other (%s)', locale => {
    const subjects: Subject[] = [
      { of: 'release' },
      { of: 'trust', trust },
      ...nations.map(nation => ({ of: 'nation', nation }) as const),
    ]
    for (const subject of subjects) {
      expect(words(draw(subject, { locale }))).toContain('Example')
      expect(words(draw(subject, { locale, isExample: false }))).not.toContain('Example')
    }
    expect(drawPicture(makeSitePicture(messages.in(locale), source({})), faces)).toContain('Example')
  })

  test('when everybody who answered counts everyone, it says so', () => {
    const one = { ...trust, status: 'collecting' as const }
    expect(words(draw({ of: 'release' }, { of: [one] }))).toContain('1 of 1 trust that answered counts everyone.')
  })

  test('a nation in which nobody was asked has no number', () => {
    const elsewhere = statuses.filter(({ nation }) => nation === 'england')
    expect(words(draw({ of: 'nation', nation: 'wales' }, { of: elsewhere }))).toContain('No trust is asked here.')
  })
})

describe('what comes from outside', () => {
  test('a name is text, whatever stands in it', () => {
    const svg = ofTrust({ name: '</text><script>&"🎗️' })
    expect(svg).not.toContain('<script')
    expect(words(svg)).toContain('&lt;/text&gt;&lt;script&gt;&amp;')
    expect(render(svg).width).toBe(1200)
  })

  test('a trust without a place has a picture without a ring; one outside the survey has no lamp', () => {
    const nowhere = { ...trust, lat: null, lon: null }
    expect(draw({ of: 'trust', trust: nowhere }, { of: [nowhere] })).not.toContain('url(#moonlight)"')
    const outside = { ...trust, status: null }
    expect(words(draw({ of: 'trust', trust: outside }, { of: [outside] }))).toContain('Outside the survey')
  })

  test('a name that holds no letter of ours leaves a picture with its status', () => {
    expect(words(ofTrust({ name: '🎗️' }))).toContain('Partly')
  })

  test('what is withheld from a trust’s words changes no picture', () => {
    const withheld = { source: 'withheld', id: 'x', withheldOn: '2026-11-22', reason: 'A name', sha256: '0' } as const
    expect(ofTrust({ note: null, evidence: [withheld] })).toBe(ofTrust({ note: 'Mrs Example told us' }))
  })
})

test.each([
  [' long', 'The Royal Example Hospitals of Somewhere and Elsewhere University NHS Foundation Trust and its Partners '.repeat(2)],
  ['n endless', 'W'.repeat(300)],
  [' Welsh', 'Bwrdd Iechyd Prifysgol Ŵyl y Gŷr a Thŷ’r Ŷd yn Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'],
])('a%s name stays in its column, as the renderer draws it', (_, name) => {
  const texts = ofTrust({ name }).match(/<text[\s\S]*?<\/text>/g) ?? []
  const column640 = texts.filter(each => !each.includes('fill="#231736"')).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630">${column640}</svg>`
  const box = new Resvg(svg, { font: { loadSystemFonts: false, fontFiles: [...faces.files] }, logLevel: 'off' }).getBBox()
  expect(box?.x).toBeGreaterThan(column.left - 8)
  expect((box?.x ?? 0) + (box?.width ?? 9999)).toBeLessThanOrEqual(column.left + column.width + 2)
})

describe('Welsh letters', () => {
  const pixelsOf = (letters: string, name: FaceName): Buffer => {
    const line = (
      <Line face={faces.face[name]} size={99} x={9} y={150} fill="#000">
        {letters}
      </Line>
    )
    return render(`<svg xmlns="http://www.w3.org/2000/svg" width="500" height="200">${line.toString()}</svg>`).pixels
  }
  /** How many pixels are covered. */
  const ink = (pixels: Buffer) => pixels.filter((value, index) => index % 4 === 3 && value > 127).length

  test.each([...'ŵŷŴŶẁẃẅỳâêîôûï'])('%s is its letter with its accent, and no box in its place', letter => {
    const plain = pixelsOf(letter.normalize('NFD').charAt(0), 'voice')
    const accented = pixelsOf(letter, 'voice')
    const unknown = pixelsOf('\u4e2d', 'voice')
    expect(accented.equals(plain) || accented.equals(unknown)).toBe(false)
    expect(ink(accented) / ink(plain)).toBeGreaterThan(0.9)
    expect(ink(accented) / ink(plain)).toBeLessThan(1.9)
  })

  test('they come from the face of their line: bold ones have more ink, and those of the voice are others', () => {
    const [text, bold, voice] = (['text', 'bold', 'voice'] as const).map(name => ink(pixelsOf('ŵŷŴŶŵŷ', name)))
    expect(bold).toBeGreaterThan((text ?? 0) * 1.15)
    expect([text, bold]).not.toContain(voice)
  })
})

test('the same release gives the same bytes, below 300 kB, in the size that networks ask for', () => {
  const order = { svg: draw({ of: 'release' }), fontFiles: faces.files }
  const png = Buffer.from(drawPng(order))
  expect(png.length).toBeLessThan(300_000)
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
  expect(Buffer.from(drawPng(order)).equals(png)).toBe(true)
})
