import { expect, test } from 'vitest'
import { findRoot } from '../../foundation/index.ts'
import { automaticSources, readMeasures, readPromise } from './definitions.ts'
import { aims } from './measure-value.ts'

const root = findRoot(import.meta.dirname)
const measures = readMeasures(root)

test('every aim is measured, and each of our records is used once', () => {
  expect(aims.filter(aim => !measures.some(measure => measure.aim === aim))).toEqual([])
  const used = measures.flatMap(measure => (measure.how === 'entered' ? [] : measure.from))
  expect(used.sort()).toEqual([...automaticSources].sort())
})

test('aim 1 begins with England in 2016: both percentages, as they were published', () => {
  const first = measures[0]
  const baseline = first?.baseline
  if (typeof baseline !== 'object' || baseline === null) throw new Error('It has a published baseline')
  expect([first?.key, first?.aim, baseline.date]).toEqual(['england-since-2016', 1, '2016-09-21'])
  expect(baseline.percents?.map(({ percent, en }) => [percent, en])).toEqual([
    [19, 'collected nothing'],
    [47, 'collected in part'],
  ])
})

test('the promise names what was promised, until when, and where there was to read of it', () => {
  const { key, madeOn, dueOn, asRead, en, cy } = readPromise(root)
  expect([key, madeOn, dueOn, asRead.state]).toEqual(['cancer-plan-2026', '2026-02-04', '2026-12-31', 'repeated'])
  expect(en.text).not.toBe(cy.text)
})

test('no measure and no promise share a key', () => {
  const keys = [...measures.map(({ key }) => key), readPromise(root).key]
  expect(new Set(keys).size).toBe(keys.length)
})
