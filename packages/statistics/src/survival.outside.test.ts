import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { kaplanMeier, survivalQuantile } from './kaplan-meier.ts'

/** Published data of survival, which are not in this repository. */
const folder = join(process.env.SPOTLIGHT_TEST_DATA ?? '', 'count', 'survival')

function csv(...path: string[]): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(join(folder, ...path), 'utf8')
    .trim()
    .split(/\r?\n/)
  const names = header.split(',')
  return lines.map(line => Object.fromEntries(line.split(',').map((cell, column) => [names[column] ?? '', cell])))
}

const followUp = (rows: Record<string, string>[], time: string, event: string) =>
  rows.map(row => ({ time: Number(row[time]), isEvent: Number(row[event]) === 1 }))

describe('2,982 women of Rotterdam', () => {
  it('have the expected curve, every row to six digits', () => {
    const expected = csv('expected', 'rotterdam_os_km_log.csv')
    const { points } = kaplanMeier(followUp(csv('rotterdam.csv'), 'dtime', 'death'))
    expect(points).toHaveLength(expected.length)
    points.forEach((point, index) => {
      const row = expected[index] ?? {}
      expect([point.time, point.atRisk, point.events]).toEqual([row.time, row.n_risk, row.n_event].map(Number))
      expect(point.survival).toBeCloseTo(Number(row.surv), 6)
      expect(point.se).toBeCloseTo(Number(row.se), 6)
      expect(point.low).toBeCloseTo(Number(row.lower), 6)
      expect(point.high).toBeCloseTo(Number(row.upper), 6)
    })
  })
})

describe('228 people with lung cancer', () => {
  it('have the median that R prints: 310 days, from 285 to 363', () => {
    const curve = kaplanMeier(followUp(csv('lung.csv'), 'time', 'status'))
    expect([curve.people, curve.events]).toEqual([228, 165])
    expect(survivalQuantile(curve)).toEqual({ value: 310, low: 285, high: 363 })
  })
})
