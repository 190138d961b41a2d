import { describe, expect, it } from 'vitest'
import { type FollowUp, kaplanMeier, survivalAt, survivalQuantile } from './kaplan-meier.ts'

/**
 * 26 women of a trial in ovarian cancer: days, and whether the time ended in death. Edmunson JH et al. Cancer Treat Rep 1979;63:241-247, the
 * worked example of R's survival package.
 */
const days = [
  59, 115, 156, 421, 431, 448, 464, 475, 477, 563, 638, 744, 769, 770, 803, 855, 1040, 1106, 1129, 1206, 1227, 268, 329, 353, 365,
  377,
]
const died = new Set([59, 115, 156, 431, 464, 475, 563, 638, 268, 329, 353, 365])
const women: FollowUp[] = days.map(time => ({ time, isEvent: died.has(time) }))

describe('survival of the 26 women', () => {
  const curve = kaplanMeier(women)
  // As R prints summary(survfit(Surv(futime, fustat) ~ 1, data = ovarian)).
  it.each([
    { time: 59, atRisk: 26, survival: 0.962, se: 0.0377, low: 0.89, high: 1 },
    { time: 115, atRisk: 25, survival: 0.923, se: 0.0523, low: 0.826, high: 1 },
    { time: 156, atRisk: 24, survival: 0.885, se: 0.0627, low: 0.77, high: 1 },
    { time: 268, atRisk: 23, survival: 0.846, se: 0.0708, low: 0.718, high: 0.997 },
    { time: 329, atRisk: 22, survival: 0.808, se: 0.0773, low: 0.67, high: 0.974 },
    { time: 353, atRisk: 21, survival: 0.769, se: 0.0826, low: 0.623, high: 0.949 },
    { time: 365, atRisk: 20, survival: 0.731, se: 0.087, low: 0.579, high: 0.923 },
    { time: 431, atRisk: 17, survival: 0.688, se: 0.0919, low: 0.529, high: 0.894 },
    { time: 464, atRisk: 15, survival: 0.642, se: 0.0965, low: 0.478, high: 0.862 },
    { time: 475, atRisk: 14, survival: 0.596, se: 0.0999, low: 0.429, high: 0.828 },
    { time: 563, atRisk: 12, survival: 0.546, se: 0.1032, low: 0.377, high: 0.791 },
    { time: 638, atRisk: 11, survival: 0.497, se: 0.1051, low: 0.328, high: 0.752 },
  ])('on day $time is $survival', ({ time, atRisk, survival, se, low, high }) => {
    const point = curve.points.find(candidate => candidate.time === time)
    expect(point?.atRisk).toBe(atRisk)
    expect(point?.survival).toBeCloseTo(survival, 3)
    expect(point?.se).toBeCloseTo(se, 4)
    expect(point?.low).toBeCloseTo(low, 3)
    expect(point?.high).toBeCloseTo(high, 3)
  })
  it('has a median of 638 days, from 464, without an upper limit', () => {
    expect(survivalQuantile(curve)).toEqual({ value: 638, low: 464, high: null })
  })
  it('between two deaths is that of the earlier, before the first is whole, after the last look unknown', () => {
    expect(survivalAt(curve, 700)?.survival).toBeCloseTo(0.497, 3)
    expect(survivalAt(curve, 58)).toEqual({ survival: 1, se: 0, low: 1, high: 1 })
    expect(survivalAt(curve, 1227)?.survival).toBeCloseTo(0.497, 3)
    expect(survivalAt(curve, 1228)).toBeNull()
  })
  it('does not depend on the order of the people', () => {
    expect(kaplanMeier(women.toReversed())).toEqual(curve)
  })
})

describe('edges of survival', () => {
  it('counts who leaves on the day of a death as at risk that day', () => {
    const curve = kaplanMeier([
      { time: 5, isEvent: false },
      { time: 5, isEvent: true },
    ])
    expect(curve.points).toMatchObject([{ time: 5, atRisk: 2, events: 1, survival: 0.5 }])
  })
  it('ends at 0 without an interval when the last person dies', () => {
    const curve = kaplanMeier([1, 2].map(time => ({ time, isEvent: true })))
    expect(curve.points.at(-1)).toEqual({ time: 2, atRisk: 1, events: 1, survival: 0, se: null, low: null, high: null })
    expect(survivalAt(curve, 100)).toMatchObject({ survival: 0, low: null })
  })
  it('takes the middle of a step that lies at a half', () => {
    const curve = kaplanMeier([1, 2, 3, 4].map(time => ({ time, isEvent: true })))
    expect(survivalQuantile(curve).value).toBe(2.5)
  })
  it('of nobody is a curve without points', () => {
    const curve = kaplanMeier([])
    expect(curve.points).toEqual([])
    expect(survivalAt(curve, 0)).toBeNull()
    expect(survivalQuantile(curve)).toEqual({ value: null, low: null, high: null })
  })
  it('without a single death stays whole', () => {
    const curve = kaplanMeier([{ time: 10, isEvent: false }])
    expect(survivalAt(curve, 10)?.survival).toBe(1)
    expect(survivalAt(curve, 11)).toBeNull()
  })
  it('never rises, keeps its interval around it, and counts everyone', () => {
    let seed = 12345
    const random = (): number => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31
      return seed / 2 ** 31
    }
    for (let round = 0; round < 30; round++) {
      const people = Array.from({ length: 60 }, () => ({ time: Math.floor(random() * 40), isEvent: random() < 0.6 }))
      const curve = kaplanMeier(people)
      let before = 1
      for (const point of curve.points) {
        expect(point.survival).toBeLessThan(before)
        if (point.low !== null && point.high !== null) {
          expect(point.low).toBeLessThanOrEqual(point.survival)
          expect(point.high).toBeGreaterThanOrEqual(point.survival)
        }
        before = point.survival
      }
      expect(curve.events).toBe(people.filter(person => person.isEvent).length)
    }
  })
  it('refuses a time before the beginning', () => {
    expect(() => kaplanMeier([{ time: -1, isEvent: true }])).toThrow(RangeError)
  })
})
