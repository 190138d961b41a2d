import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chaoLowerBound } from './chao.ts'
import { type ListHistory, peopleByNumberOfLists } from './list-histories.ts'
import { logLinear } from './log-linear.ts'

/** Published data of capture and recapture, which are not in this repository. */
const folder = join(process.env.SPOTLIGHT_TEST_DATA ?? '', 'count', 'capture')

const numbers = (file: string): number[][] =>
  readFileSync(join(folder, file), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map(line => line.split(',').map(Number))

/** Six days of catching: a row an animal, or a row a history with its frequency. */
const historiesOf = (rows: number[][]): ListHistory[] =>
  rows
    .map(row => ({ lists: [0, 1, 2, 3, 4, 5].filter(day => row[day] === 1), people: row[6] ?? 1 }))
    .filter(({ lists }) => lists.length > 0)

describe('68 snowshoe hares', () => {
  const hares = historiesOf(numbers('hare.csv'))
  const expected = JSON.parse(readFileSync(join(folder, 'hare_expected.json'), 'utf8')).hare
  const fit = (without: number[][]) => {
    const model = logLinear({ histories: hares, listCount: 6, without })
    if ('notPossible' in model) throw new Error(model.notPossible)
    return model
  }
  it('by day of catching: 75.0662, se 3.3523, deviance 58.3142, AIC 154.5046', () => {
    const model = fit([])
    expect(model.observed).toBe(expected.Mt.n_obs)
    expect(model.value).toBeCloseTo(expected.Mt.N, 4)
    expect(model.value - model.observed).toBeCloseTo(expected.Mt.n_unseen, 4)
    expect(model.se).toBeCloseTo(expected.Mt.se_rcapture, 4)
    expect(model.deviance).toBeCloseTo(expected.Mt.deviance, 4)
    expect(model.degreesOfFreedom).toBe(expected.Mt.df)
    expect(model.aic).toBeCloseTo(expected.Mt.aic, 4)
  })
  it('without the hares caught every day: 76.7776, se 3.9112, AIC 146.085', () => {
    const model = fit([[0, 1, 2, 3, 4, 5]])
    expect(model.value).toBeCloseTo(expected.Mt_without_111111.N, 4)
    expect(model.se).toBeCloseTo(expected.Mt_without_111111.se, 4)
    expect(model.aic).toBeCloseTo(expected.Mt_without_111111.aic, 3)
  })
})

describe('illicit drug users, seen 1,645 times once and 183 times twice', () => {
  it('have the lower bound S + f1² / (2 f2)', () => {
    const rows = numbers('ill.csv')
    const [once = 0, twice = 0] = rows.map(([, people]) => people ?? 0)
    const observed = rows.reduce((sum, [, people]) => sum + (people ?? 0), 0)
    expect([observed, once, twice]).toEqual([1880, 1645, 183])
    expect(chaoLowerBound({ observed, once, twice }).value).toBeCloseTo(1880 + 1645 ** 2 / 366, 6)
  })
})

describe('ducks of six years', () => {
  it('are fitted by every model that does not run away', () => {
    const ducks = historiesOf(numbers('duck.csv'))
    const model = logLinear({ histories: ducks, listCount: 6 })
    if ('notPossible' in model) throw new Error(model.notPossible)
    expect(model.value).toBeGreaterThan(model.observed)
    expect(peopleByNumberOfLists(ducks, 6).reduce((sum, people) => sum + people, 0)).toBe(model.observed)
  })
})
