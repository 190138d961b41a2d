import { Resvg } from '@resvg/resvg-js'
import { layOutSign, type SignShape, signShapes, signSvg } from '@spotlight/drawing'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { findRoot, type Locale, loadMessages, readFaces } from '../../../foundation/index.ts'
import { readSign, signFileName } from './read-sign.ts'
import { tasks } from './sign-tasks.ts'
import { wordsOfSign } from './words-of-sign.ts'

const root = findRoot(import.meta.dirname)
const faces = readFaces(root)
const messages = loadMessages(`${root}/content/messages`)
const words = (locale: Locale, name: string, place: string) => ({
  ...wordsOfSign(messages.in(locale), { campaign: 'example', baseUrl: 'http://localhost:3000' }),
  name,
  place,
})
const draw = (shape: SignShape, name: string, place: string, locale: Locale = 'en') =>
  layOutSign(words(locale, name, place), shape, faces.face)
const saidIn = (drawing: ReturnType<typeof draw>) =>
  Object.fromEntries(
    drawing.marks.flatMap(mark => (mark.kind === 'words' ? [[mark.says, mark.lines.map(({ words }) => words).join(' ')]] : [])),
  )
const read = (name: string, place = '') => readSign({ name, place }, faces.face)

describe('what is typed', () => {
  test.each([
    ['Siân', 'Tŷ-croes', { ok: true, name: 'Siân', place: 'Tŷ-croes' }],
    ['  Zoë \u0000\r\nŁ. ', '', { ok: true, name: 'Zoë Ł.', place: '' }],
    // The same letters in pieces, and marks that turn the direction of writing.
    ['Sia\u0302n \u202eB', '', { ok: true, name: 'Siân B', place: '' }],
    ['<b onclick="x">&amp;', '</svg>', { ok: true, name: '<b onclick="x">&amp;', place: '</svg>' }],
    ['', '', { ok: true, name: '', place: '' }],
    ['W'.repeat(60), 'W'.repeat(60), { ok: true, name: 'W'.repeat(60), place: 'W'.repeat(60) }],
  ])('%j and %j are drawn', (name, place, expected) => expect(read(name, place)).toEqual(expected))

  test.each([
    ['emoji', 'Hope 🎗️ 👩🏽‍⚕️ 🎗️', [{ field: 'name', fault: { kind: 'letters', letters: ['🎗️', '👩🏽‍⚕️'] } }]],
    ['another script', 'נועה', [{ field: 'name', fault: { kind: 'letters', letters: ['נ', 'ו', 'ע', 'ה'] } }]],
    ['a text', 'n'.repeat(5000), [{ field: 'name', fault: { kind: 'too-long', count: 5000 } }]],
    ['many emoji', '👩🏽‍⚕️'.repeat(61), [{ field: 'name', fault: { kind: 'too-long', count: 61 } }]],
  ])('%s is refused with what is the matter', (_, name, faults) => expect(read(name)).toEqual({ ok: false, faults }))
})

describe.each(signShapes)('the %s', shape => {
  test.each([
    ['W'.repeat(60), 'M'.repeat(60)],
    ['Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch', 'Ŵŷ '.repeat(20).trim()],
    ['A', ''],
  ])('%j and %j stand on it whole, within its edges, and none over another', (name, place) => {
    const drawing = draw(shape, name, place, 'cy')
    const said = saidIn(drawing)
    expect(said.question).toBe('A allaf fod yn sicr o’ch cefnogaeth?')
    expect(said.name?.replace(/ /g, '')).toBe(name.replace(/ /g, ''))
    expect((said.place ?? '').replace(/ /g, '')).toBe(place.replace(/ /g, ''))
    expect(said.example).toBe('Enghraifft: dychmygol yw’r ymgyrch hon')
    const texts = drawing.marks.flatMap(mark =>
      mark.kind === 'words' ? mark.lines.map(line => ({ ...line, size: mark.size, says: mark.says })) : [],
    )
    for (const { words: line, x, y, size } of texts) {
      expect(x).toBeGreaterThan(0)
      expect(y - size * 0.8).toBeGreaterThan(0)
      expect(y + size * 0.25).toBeLessThan(drawing.height)
      expect(line).not.toContain('…')
    }
    const inner = texts.filter(({ says }) => says !== 'example')
    for (const [index, line] of inner.entries()) {
      const next = inner[index + 1]
      if (next) expect(next.y - next.size * 0.72, `${line.words} / ${next.words}`).toBeGreaterThan(line.y + line.size * 0.22)
    }
  })
})

test('an SVG holds what was typed as text and as nothing else', () => {
  const svg = signSvg(draw('square', '<script>alert(1)</script>', '"\'&'), { faces: faces.face, fonts: 'page', label: '<x "y">' })
  expect(svg).not.toContain('<script')
  expect(svg).toContain('&lt;script&gt;')
  expect(svg).toContain('aria-label="&lt;x &quot;y&quot;&gt;"')
})

test('a picture is as large as networks ask, and the fonts have its Welsh letters', () => {
  const svg = (name: string) => signSvg(draw('square', name, ''), { faces: faces.face, fonts: 'files', label: '' })
  const png = Buffer.from(tasks['draw-png']({ svg: svg('Ŵŷ'), fontFiles: faces.files }))
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1080, 1080])
  const pixels = (name: string) =>
    new Resvg(svg(name), { font: { loadSystemFonts: false, fontFiles: [...faces.files] } }).render().pixels
  // A letter that no font has would be drawn as nothing, or as the same box as any other.
  expect(pixels('ŵ').equals(pixels('ŷ'))).toBe(false)
})

test('the sheet is one tagged page of A4 that says its words, in its language', async () => {
  const t = messages.in('cy')
  const pdf = await tasks['draw-paper']({
    drawing: draw('paper', 'Siân Ŵ', 'Tŷ-croes', 'cy'),
    title: t('sign.words.question'),
    creator: t('site.name'),
    language: 'cy',
    day: '2026-11-22',
    fonts: `${root}/dist/site/fonts`,
  })
  const raw = Buffer.from(pdf).toString('latin1')
  expect(raw).toMatch(/\/Marked true/)
  expect(raw).toMatch(/\/Lang \(cy/)
  expect(raw).toMatch(/\/S \/H1/)
  const { totalPages, text } = await extractText(await getDocumentProxy(pdf), { mergePages: true })
  expect(totalPages).toBe(1)
  for (const said of ['cefnogaeth?', 'Siân Ŵ', 'Tŷ-croes', 'Enghraifft']) expect(text).toContain(said)
})

test.each([
  ['Siân O’Neill', 'sign-sian-o-neill-square.png'],
  ['../../etc "x"\r\n', 'sign-etc-x-square.png'],
  ['', 'sign-square.png'],
])('the file of %j is called %s', (name, file) => expect(signFileName(name, 'square', 'png')).toBe(file))
