import type { Chart, ChartSpec } from './chart-spec.ts'

const whole = (value: number): string => String(value)
const table = (rows: Chart['table']['rows']): Chart['table'] => ({
  columns: [{ label: 'Place' }, { label: 'People', isNumber: true }],
  rows,
})
const about = (id: string, spec: ChartSpec): Chart => ({
  id,
  title: `A sample of ${spec.kind}`,
  description: 'Three places, one of which has sent no numbers.',
  spec,
  table: table([
    ['Tŷ’r Ŵyl', 65],
    ['Somewhere else', 40],
    ['A third', null],
  ]),
  source: 'Invented, 3 November 2026, out of nobody.',
})

const funnelAt = [5, 10, 20, 40, 60, 80, 100]

/** One of each kind, with what is hard about it: Welsh letters, a range without an end, nothing known, names that are close together. */
export const charts: Readonly<Record<ChartSpec['kind'], Chart>> = {
  bars: about('sample-bars', {
    kind: 'bars',
    mark: 'bar',
    axis: { label: 'people', write: whole },
    marker: { at: 50, label: 'as expected: 50' },
    key: [
      { label: 'counted', look: { kind: 'fill', fill: 'full' } },
      { label: 'between the least and the most', look: { kind: 'fill', fill: 'hatched' } },
      { label: 'with chance', look: { kind: 'whisker' } },
    ],
    rows: [
      {
        group: 'Wales',
        label: 'Bwrdd Iechyd Tŷ’r Ŵyl',
        value: { low: 55, high: 65 },
        whisker: { low: 43, high: 81 },
        said: '55 to 65',
      },
      { group: 'England', label: 'Somewhere with a rather long name', value: { low: 40, high: null }, said: 'at least 40' },
      { label: 'A third', value: null, said: 'not known' },
    ],
  }),
  funnel: about('sample-funnel', {
    kind: 'funnel',
    x: { label: 'people expected', write: whole },
    y: { label: 'counted for each one expected', write: whole, to: 2 },
    target: { at: 1, label: 'as expected' },
    limits: [
      {
        label: '95%',
        dash: 'dashed',
        at: funnelAt.map(expected => ({
          expected,
          low: Math.max(0, 1 - 2 / Math.sqrt(expected)),
          high: 1 + 2 / Math.sqrt(expected),
        })),
      },
      {
        label: '99.8%',
        dash: 'dotted',
        at: funnelAt.map(expected => ({
          expected,
          low: Math.max(0, 1 - 3 / Math.sqrt(expected)),
          high: 1 + 3 / Math.sqrt(expected),
        })),
      },
    ],
    points: [
      { label: 'Tŷ’r Ŵyl', expected: 60, ratio: { low: 0.5, high: 0.6 }, point: 'diamond', isNamed: true },
      { label: 'Beside it', expected: 62, ratio: { low: 0.52, high: 0.52 }, point: 'diamond', isNamed: true },
      {
        label: 'Bwrdd Iechyd Prifysgol Rhywle Pell',
        expected: 32,
        ratio: { low: 0.4, high: 0.4 },
        point: 'diamond',
        isNamed: true,
      },
      { label: 'Inside', expected: 30, ratio: { low: 0.9, high: 1.1 }, point: 'dot', isNamed: false },
      { label: 'Open', expected: 90, ratio: { low: 1.2, high: null }, point: 'ring', isNamed: false },
    ],
  }),
  lines: about('sample-lines', {
    kind: 'lines',
    moments: ['2024-1', '2025-1', '2026-1', '2026-2'],
    y: { label: 'trusts', write: whole },
    series: [
      { label: 'everyone', dash: 'solid', point: 'dot', values: [3, 5, 9, 12] },
      { label: 'some', dash: 'dashed', point: 'ring', values: [10, null, 8, 9] },
    ],
  }),
  stacked: about('sample-stacked', {
    kind: 'stacked',
    scale: 'count',
    write: whole,
    parts: [
      { label: 'from the start', fill: 'lamp' },
      { label: 'came back', fill: 'full' },
      { label: 'not known', fill: 'dotted' },
      { label: 'hidden', fill: 'hatched' },
    ],
    rows: [
      { label: 'Cymru', values: [20, 45, 5, 7], said: '70 to 77' },
      { label: 'England', values: [60, 140, 0, 1] },
    ],
  }),
  windows: about('sample-windows', {
    kind: 'windows',
    key: { lit: 'has counted', dark: 'not yet' },
    rows: [
      { label: 'Cymru', lit: 2, of: 7, said: '2 of 7' },
      { label: 'England', lit: 20, of: 90, said: '20 of 90' },
    ],
  }),
  flow: about('sample-flow', {
    kind: 'flow',
    from: {
      label: '2024-1',
      nodes: [
        { key: 'all', label: 'Everyone: 10', fill: 'lamp', count: 10 },
        { key: 'some', label: 'Some: 30', fill: 'hatched', count: 30 },
        { key: 'none', label: 'Nobody: 6', fill: 'rose', count: 6 },
      ],
    },
    to: {
      label: '2026-1',
      nodes: [
        { key: 'all', label: 'Everyone: 13', fill: 'lamp', count: 13 },
        { key: 'some', label: 'Some: 33', fill: 'hatched', count: 33 },
      ],
    },
    links: [
      { from: 'some', to: 'all', count: 3 },
      { from: 'all', to: 'all', count: 10 },
      { from: 'none', to: 'some', count: 6 },
      { from: 'some', to: 'some', count: 27 },
    ],
  }),
}
