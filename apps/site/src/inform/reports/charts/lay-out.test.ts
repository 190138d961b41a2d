import { expect, test } from 'vitest'
import type { BarsChart, IntervalsChart } from '../document/report-document.ts'
import { layOut } from './lay-out.ts'

const bars = (parts: BarsChart['rows'][number]['parts']): BarsChart => ({
  kind: 'bars',
  alt: '',
  key: [],
  rows: [{ label: 'Wales: 8 surveyed', parts }],
})

test('a bar is as long as its row, each part as long as its share, with its number in its middle', () => {
  const { shapes } = layOut(
    bars([
      { status: 'collecting', count: 2 },
      { status: 'no-response', count: 6 },
    ]),
  )
  const drawn = shapes.filter(shape => shape.kind === 'bar')
  expect(drawn.map(({ status, x, width }) => [status, x, width])).toEqual([
    ['collecting', 0, 0.25],
    ['no-response', 0.25, 0.75],
  ])
  const numbers = shapes.filter(shape => shape.kind === 'words' && shape.look === 'number')
  expect(numbers).toMatchObject([
    { text: '2', x: 0.125 },
    { text: '6', x: 0.625 },
  ])
})

test('a part too narrow for its number has none: the table has it', () => {
  const { shapes } = layOut(
    bars([
      { status: 'collecting', count: 1 },
      { status: 'partial', count: 99 },
    ]),
  )
  const numbers = shapes.flatMap(shape => (shape.kind === 'words' && shape.look === 'number' ? [shape.text] : []))
  expect(numbers).toEqual(['99'])
})

test('a group too small for a percentage has words and no point', () => {
  const chart: IntervalsChart = {
    kind: 'intervals',
    alt: '',
    scale: [],
    rows: [
      { label: 'Wales', point: null, words: '1 of 4' },
      { label: 'England', point: { value: 0.37, low: 0.29, high: 0.46 }, words: '37%' },
    ],
  }
  const { shapes } = layOut(chart)
  expect(shapes.filter(({ kind }) => kind === 'point')).toMatchObject([{ x: 0.37 }])
  expect(shapes.flatMap(shape => (shape.kind === 'words' ? [shape.text] : []))).toEqual(['Wales: 1 of 4', 'England: 37%'])
})
