import { Resvg } from '@resvg/resvg-js'
import { drawPng } from '@spotlight/drawing/node'
import { describe, expect, it, test } from 'vitest'
import { readFaces } from '../../../paper/picture-faces.ts'
import { findRoot } from '../../../root.ts'
import { siteWords } from '../words-for-tests.ts'
import { Chart } from './chart.tsx'
import type { ChartSpec } from './chart-spec.ts'
import { charts } from './charts-for-samples.ts'
import { csvOf } from './csv-of.ts'
import { chartWidths, layOutChart } from './lay-out.ts'
import { roughLines, roughWidth } from './rough-width.ts'
import { scaleTo } from './scale.ts'
import type { Drawing, Shape } from './shape.ts'
import { svgOf } from './svg-of.tsx'

const english = siteWords('en')
const kinds = Object.keys(charts) as ChartSpec['kind'][]
const words = { brand: 'Spotlight', address: 'spotlight.example/cy/national', example: 'Enghraifft: pob ŵ ac ŷ wedi’i ddyfeisio' }
const texts = ({ shapes }: Drawing) => shapes.flatMap(shape => (shape.kind === 'text' ? [shape] : []))
const rects = ({ shapes }: Drawing) => shapes.flatMap(shape => (shape.kind === 'rect' ? [shape] : []))

describe.each(kinds)('a chart of %s', kind => {
  it.each(Object.entries(chartWidths))('keeps every word within its drawing, %s', (_, width) => {
    const drawing = layOutChart(charts[kind].spec, width)
    expect(texts(drawing).length).toBeGreaterThan(2)
    for (const text of texts(drawing)) {
      const half = roughWidth(text.text, text.size)
      const left = text.anchor === 'start' ? text.x : text.anchor === 'end' ? text.x - half : text.x - half / 2
      expect({ text: text.text, isWithin: left >= -8 && left + half <= width + 8 }).toEqual({ text: text.text, isWithin: true })
      expect(text.y).toBeLessThanOrEqual(drawing.height)
    }
  })

  it('is an image with a name and a description, its table beside it and its files to take', () => {
    const files = { png: '/x.png', svg: '/x.svg', csv: '/x.csv' }
    const html = String(<Chart t={english} chart={charts[kind]} files={files} />)
    const { id, title, description } = charts[kind]
    expect(html).toContain(`role="img" aria-labelledby="${id}-wide-title ${id}-wide-desc"`)
    expect(html).toContain(`<title id="${id}-narrow-title">${title}</title>`)
    expect(html).toContain(`<desc id="${id}-wide-desc">${description}</desc>`)
    expect(html).toContain('<td class="number">65</td>')
    expect(html).toContain('<td class="number">not known</td>')
    for (const file of Object.values(files)) expect(html).toContain(`href="${file}"`)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(match => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    expect(html).not.toContain('NaN')
  })

  it('is a file whole in itself: colours written out, nothing fetched, and it says that it is an example', () => {
    const svg = svgOf(charts[kind], { words })
    expect(svg).not.toMatch(/var\(|class=|NaN|undefined/)
    expect([...svg.matchAll(/(?:href|src)="/g)]).toEqual([])
    expect(svg).toContain(`>${words.example}<`)
    expect(svg).toContain('Invented, 3 November 2026, out of nobody.')
    expect(svgOf(charts[kind], { words: { ...words, example: null } })).not.toContain('Enghraifft')
  })
})

test('a picture has the Welsh letters of its words', () => {
  const faces = readFaces(findRoot())
  const without = svgOf(charts.bars, { words, faces: faces.face }).replaceAll(/[ŴŵŶŷ]/g, '')
  const size = (svg: string) => drawPng({ svg, fontFiles: faces.files }).length
  expect(size(svgOf(charts.bars, { words, faces: faces.face }))).toBeGreaterThan(size(without))
  // Letters that stand in the second file of a face are runs of their own.
  expect(svgOf(charts.bars, { words, faces: faces.face })).toContain('<tspan font-weight="300">ŷ</tspan>')
  expect(new Resvg(svgOf(charts.bars, { words })).width).toBe(1200)
})

describe('what the shapes say', () => {
  const bars = layOutChart(charts.bars.spec, 720)
  it('draws a bar as long as its number, hatched where it is not known how much, and nothing for what is not known', () => {
    const [first, between, second, open] = rects(bars).slice(2)
    expect([first?.fill, between?.fill, second?.fill, open?.fill]).toEqual(['full', 'hatched', 'full', 'hatched'])
    expect((between?.width ?? 0) / (first?.width ?? 1)).toBeCloseTo(10 / 55, 2)
    expect((second?.width ?? 0) / (first?.width ?? 1)).toBeCloseTo(40 / 55, 2)
    expect(rects(bars)).toHaveLength(6)
  })
  it('lights as many windows as there are, and no other', () => {
    const fills = rects(layOutChart(charts.windows.spec, 328)).map(({ fill }) => fill)
    expect(fills.slice(2).filter(fill => fill === 'lit')).toHaveLength(22)
    expect(fills.slice(2)).toHaveLength(97)
  })
  it('leaves a gap in a line where nothing is known', () => {
    const paths = layOutChart(charts.lines.spec, 720).shapes.filter(
      (shape): shape is Extract<Shape, { kind: 'path' }> => shape.kind === 'path',
    )
    expect(paths.map(({ d }) => d.split(/[ML]/).length - 1)).toEqual([4, 2])
  })
  it('never lays one name of a funnel over another', () => {
    const named = texts(layOutChart(charts.funnel.spec, 720)).filter(({ text }) => text === 'Tŷ’r Ŵyl' || text === 'Beside it')
    expect(Math.abs((named[0]?.y ?? 0) - (named[1]?.y ?? 0))).toBeGreaterThanOrEqual(15)
  })
  it('breaks a long name of a funnel where neither side has room for it', () => {
    const points = (width: number) => texts(layOutChart(charts.funnel.spec, width)).map(({ text }) => text)
    expect(points(720)).toContain('Bwrdd Iechyd Prifysgol Rhywle Pell')
    expect(points(328)).toContain('Bwrdd Iechyd Prifysgol')
    expect(points(328)).toContain('Rhywle Pell')
  })
  it('never draws what is read against bars through the words above them', () => {
    const narrow = layOutChart(charts.bars.spec, 328)
    const names = texts(narrow).filter(({ text }) => text.startsWith('Somewhere') || text.startsWith('Bwrdd'))
    expect(names).toHaveLength(2)
    const marks = narrow.shapes.flatMap(shape => (shape.kind === 'line' && shape.ink === 'rose' ? [shape] : []))
    expect(marks).toHaveLength(2)
    for (const { y } of names) for (const { y1, y2 } of marks) expect(y1 < y && y < y2).toBe(false)
  })
  it('shows in the key what has no end', () => {
    const spec = { ...charts.bars.spec, key: [{ label: 'at least', look: { kind: 'open' } }] } as ChartSpec
    const [first] = rects(layOutChart(spec, 720))
    expect(first?.fill).toBe('hatched')
  })
  it('draws ribbons and blocks of a flow to one scale', () => {
    const flow = layOutChart(charts.flow.spec, 328)
    expect(rects(flow).map(({ height }) => Math.round(height / ((rects(flow)[0]?.height ?? 1) / 10)))).toEqual([
      10, 30, 6, 13, 33,
    ])
  })
})

describe('a scale', () => {
  it.each([
    [0, [0, 0.25, 0.5, 0.75, 1]],
    [0.3, [0, 0.1, 0.2, 0.3]],
    [7, [0, 2, 4, 6, 8]],
    [65, [0, 20, 40, 60, 80]],
    [1000, [0, 250, 500, 750, 1000]],
  ])('to %s has round steps and ends on one', (most, ticks) => {
    expect(scaleTo(most, { start: 0, end: 100 }).ticks).toEqual(ticks)
  })
  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s', most =>
    expect(() => scaleTo(most, { start: 0, end: 1 })).toThrow(RangeError),
  )
})

test('words are broken at spaces only', () => {
  expect(roughLines('one two three', { size: 10, width: 45 })).toEqual(['one two', 'three'])
  expect(roughLines('unbreakable', { size: 10, width: 5 })).toEqual(['unbreakable'])
})

test('each row of the numbers says whether it is invented, which chart, when, from where and out of whom', () => {
  const lines = csvOf(charts.bars, { campaign: 'example' }).replace('\ufeff', '').trimEnd().split('\r\n')
  expect(lines[0]).toBe('campaign,chart,Place,People,source')
  expect(lines[1]).toBe('example,sample-bars,Tŷ’r Ŵyl,65,"Invented, 3 November 2026, out of nobody."')
  expect(lines[3]).toBe('example,sample-bars,A third,,"Invented, 3 November 2026, out of nobody."')
})
