import { describe, expect, it } from 'vitest'
import { chaoLowerBound } from './chao.ts'
import { chapman } from './chapman.ts'
import { completeHistories, type ListHistory, peopleByNumberOfLists } from './list-histories.ts'
import { type LogLinearModel, logLinear, logLinearModels, type Pair } from './log-linear.ts'

/**
 * An outbreak of hepatitis A at a college in Taiwan, 1995, in three lists: 135, 122 and 126 people, 271 in all; about 545 were ill. Chao A et al.
 * The applications of capture-recapture models to epidemiological data. Stat Med 2001;20:3123-3157.
 */
const hepatitis: ListHistory[] = [
  { lists: [0, 1, 2], people: 28 },
  { lists: [0, 1], people: 21 },
  { lists: [0, 2], people: 17 },
  { lists: [0], people: 69 },
  { lists: [1, 2], people: 18 },
  { lists: [1], people: 55 },
  { lists: [2], people: 63 },
]
const allPairs: Pair[] = [
  [0, 1],
  [0, 2],
  [1, 2],
]

const model = (interactions: Pair[]): LogLinearModel => {
  const fit = logLinear({ histories: hepatitis, listCount: 3, interactions })
  if ('notPossible' in fit) throw new Error(fit.notPossible)
  return fit
}

describe('hepatitis A in Taiwan', () => {
  it('has the published lists', () => {
    const listed = [0, 1, 2].map(list =>
      hepatitis.filter(({ lists }) => lists.includes(list)).reduce((sum, { people }) => sum + people, 0),
    )
    expect(listed).toEqual([135, 122, 126])
    expect(peopleByNumberOfLists(hepatitis, 3)).toEqual([187, 56, 28])
  })
  it.each([
    { lists: { first: 135, second: 122, both: 49 }, expected: 333.56 },
    { lists: { first: 135, second: 126, both: 45 }, expected: 374.4783 },
    { lists: { first: 122, second: 126, both: 46 }, expected: 331.3617 },
  ])('in pairs of lists, by hand: $expected', ({ lists, expected }) => {
    expect(chapman(lists).value).toBeCloseTo(expected, 4)
  })
  it('is 388 if the lists were independent, 1,313 if each pair depends: the truth, about 545, is far from both', () => {
    expect(Math.round(model([]).value)).toBe(388)
    expect(Math.round(model(allPairs).value)).toBe(1313)
    expect(model(allPairs).degreesOfFreedom).toBe(0)
    expect(model(allPairs).deviance).toBeCloseTo(0, 8)
  })
  it('is, with all pairs, the closed formula of the saturated model', () => {
    expect(model(allPairs).value).toBeCloseTo(271 + (28 * 69 * 55 * 63) / (21 * 17 * 18), 6)
  })
  it('has a lower bound below the truth', () => {
    const bound = chaoLowerBound({ observed: 271, once: 187, twice: 56 }, { lists: 3 })
    expect(bound.value).toBeCloseTo(271 + (2 / 3) * (187 ** 2 / 112), 9)
    expect(bound.value).toBeLessThan(545)
    expect(bound.low).toBeGreaterThan(271)
  })
  it('is compared under all eight sets of pairs', () => {
    const models = logLinearModels({ histories: hepatitis, listCount: 3 })
    expect(models).toHaveLength(8)
    expect(models.map(each => each.interactions.length)).toEqual([0, 1, 1, 1, 2, 2, 2, 3])
    expect(models.every(each => 'aic' in each)).toBe(true)
  })
})

describe('Chapman', () => {
  it('of 30 and 20 with 9 on both is 64.1, se 9.34', () => {
    const { value, se, observed } = chapman({ first: 30, second: 20, both: 9 })
    expect(value).toBeCloseTo(64.1, 9)
    expect(se).toBeCloseTo(Math.sqrt((31 * 21 * 21 * 11) / (100 * 11)), 9)
    expect(observed).toBe(41)
  })
  it('of two lists that agree is who was seen', () => {
    expect(chapman({ first: 12, second: 12, both: 12 })).toMatchObject({ value: 12, se: 0, low: 12, high: 12 })
  })
  it('never goes below who was seen, and falls as the overlap grows', () => {
    let before = Number.POSITIVE_INFINITY
    for (let both = 0; both <= 20; both++) {
      const { value, low, high, observed } = chapman({ first: 30, second: 20, both })
      expect(low).toBeGreaterThanOrEqual(observed)
      expect(value).toBeGreaterThanOrEqual(low)
      expect(high).toBeGreaterThanOrEqual(value)
      expect(value).toBeLessThan(before)
      before = value
    }
  })
  it('refuses an overlap larger than a list', () => {
    expect(() => chapman({ first: 3, second: 9, both: 4 })).toThrow(RangeError)
  })
})

describe('the lower bound of Chao', () => {
  it('without a limit to the sightings is S + f1² / (2 f2)', () => {
    expect(chaoLowerBound({ observed: 100, once: 40, twice: 20 }).value).toBe(140)
  })
  it('of two lists of one size that know nothing of each other is the estimate itself', () => {
    // 40 and 40 with 20 on both: n1 n2 / m = 80.
    expect(chaoLowerBound({ observed: 60, once: 40, twice: 20 }, { lists: 2 }).value).toBe(80)
  })
  it('where nobody is on two lists uses the bias-corrected form, and says so', () => {
    expect(chaoLowerBound({ observed: 10, once: 10, twice: 0 })).toMatchObject({ value: 55, isBiasCorrected: true })
    expect(chaoLowerBound({ observed: 0, once: 0, twice: 0 })).toMatchObject({ value: 0, low: 0, high: 0 })
  })
  it('holds who was seen and grows with those seen once', () => {
    let before = 0
    for (let once = 0; once < 100; once += 9) {
      const bound = chaoLowerBound({ observed: 200, once, twice: 30 }, { lists: 4 })
      expect(bound.low).toBeGreaterThanOrEqual(200)
      expect(bound.high).toBeGreaterThanOrEqual(bound.value)
      expect(bound.value).toBeGreaterThan(before)
      before = bound.value
    }
  })
  it('refuses a single list', () => {
    expect(() => chaoLowerBound({ observed: 3, once: 1, twice: 1 }, { lists: 1 })).toThrow(RangeError)
  })
})

describe('log-linear models', () => {
  it('of two independent lists give n1 n2 / m', () => {
    const fit = logLinear({
      histories: [
        { lists: [0], people: 30 },
        { lists: [1], people: 10 },
        { lists: [0, 1], people: 20 },
      ],
      listCount: 2,
    })
    expect(fit).toMatchObject({ value: expect.closeTo((50 * 30) / 20, 6), degreesOfFreedom: 0 })
  })
  it('say what is not possible instead of a number without meaning', () => {
    const apart = [
      { lists: [0], people: 30 },
      { lists: [1], people: 10 },
      { lists: [2], people: 10 },
      { lists: [1, 2], people: 4 },
    ]
    expect(logLinear({ histories: apart, listCount: 3, interactions: [[0, 1]] })).toHaveProperty('notPossible')
    expect(logLinear({ histories: apart.slice(0, 2), listCount: 2 })).toHaveProperty('notPossible')
    expect(logLinear({ histories: hepatitis, listCount: 3, interactions: allPairs, without: [[0]] })).toHaveProperty(
      'notPossible',
    )
  })
  it('find the pair that was made to depend, among four lists', () => {
    const chance = [0.5, 0.4, 0.3, 0.45]
    const histories: ListHistory[] = []
    for (let mask = 1; mask < 16; mask++) {
      const lists = [0, 1, 2, 3].filter(list => (mask >> list) & 1)
      const independent = chance.reduce((product, p, list) => product * ((mask >> list) & 1 ? p : 1 - p), 4000)
      histories.push({ lists, people: Math.round(lists.includes(0) && lists.includes(3) ? independent * 3 : independent) })
    }
    const models = logLinearModels({ histories, listCount: 4 }).filter(each => 'aic' in each)
    const best = models.reduce((left, right) => (right.aic < left.aic ? right : left))
    expect(best.interactions).toEqual([[0, 3]])
    // 4000 × 0.5 × 0.6 × 0.7 × 0.55 = 462 people are on none of the four.
    expect(best.value - best.observed).toBeCloseTo(462, -1)
    const independence = models.find(each => each.interactions.length === 0)
    expect(independence?.value).toBeLessThan(best.value)
  })
  it('complete the histories that nobody has, and refuse those that cannot be', () => {
    expect(completeHistories([{ lists: [1], people: 3 }], 2)).toEqual([
      { mask: 1, people: 0 },
      { mask: 2, people: 3 },
      { mask: 3, people: 0 },
    ])
    expect(() => completeHistories([{ lists: [2], people: 1 }], 2)).toThrow(RangeError)
    expect(() => completeHistories([{ lists: [], people: 1 }], 2)).toThrow(RangeError)
    expect(() => completeHistories([], 1)).toThrow(RangeError)
  })
})
