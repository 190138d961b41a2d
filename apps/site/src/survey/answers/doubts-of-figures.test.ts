import { expect, test } from 'vitest'
import type { Figures } from '../../releases/index.ts'
import { doubtsOf, type FigureDoubt } from './doubts-of-figures.ts'

const fine: Figures = { diagnosed: 31, deNovo: 14, recurrent: 17, periodStart: '2015-04-01', periodEnd: '2016-03-31' }
const unknown: Figures = { diagnosed: null, deNovo: null, recurrent: null, periodStart: null, periodEnd: null }

test.each<[string, Partial<Figures>, FigureDoubt[]]>([
  ['all fits', {}, []],
  ['fewer parts than people: the rest is not known', { deNovo: 1, recurrent: 1 }, []],
  ['nobody at all', { diagnosed: 0, deNovo: 0, recurrent: 0 }, []],
  ['nothing is known', unknown, []],
  ['only a part is known', { diagnosed: null, recurrent: null }, []],
  ['the parts are more than all', { recurrent: 18 }, ['parts-exceed-total']],
  ['one part alone is more than all', { deNovo: 32 }, ['de-novo-exceeds-total']],
  ['the other part alone is more than all', { recurrent: 32 }, ['recurrent-exceeds-total']],
  ['more than the United Kingdom has', { diagnosed: 100_001 }, ['too-many']],
  ['as many as that', { diagnosed: 100_000 }, []],
  ['no period', { periodStart: null, periodEnd: null }, ['no-period']],
  ['no end', { periodEnd: null }, ['half-a-period']],
  ['backwards', { periodStart: '2016-04-01' }, ['period-backwards']],
  ['ends after today', { periodStart: '2026-12-01', periodEnd: '2027-11-30' }, ['period-in-future']],
  ['ends today', { periodStart: '2026-04-02', periodEnd: '2027-04-01' }, []],
  ['a leap year', { periodStart: '2023-04-01', periodEnd: '2024-03-31' }, []],
  ['half a year', { periodEnd: '2015-09-30' }, ['period-not-a-year']],
  ['two years', { periodEnd: '2017-03-31' }, ['period-not-a-year']],
])('%s', (_, changes, expected) => {
  expect(doubtsOf({ ...fine, ...changes }, '2027-04-01')).toEqual(expected)
})
