import { expect, test } from 'vitest'
import { admit } from './admit.ts'
import { dayOf, isoOf } from './calendar.ts'
import { from, type History, historyOf, to } from './history.ts'
import { noise } from './noise.ts'
import { randomOf } from './random.ts'
import { registerCancers } from './register-cancers.ts'
import { irradiate, treat } from './treat.ts'
import { listProblems, meet } from './write-lists.ts'

const people = Array.from({ length: 4000 }, (_, at) => historyOf(randomOf('history test', at)))
const spread = people.flatMap(person =>
  person.spread === undefined || person.breast === undefined ? [] : [{ ...person, spread: person.spread, breast: person.breast }],
)
const partOf = (chosen: (history: History) => boolean): number => people.filter(chosen).length / people.length

test('the shares of the people add up, and come out as published', () => {
  expect(Object.values(noise.people).reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9)
  expect(partOf(({ kind }) => kind === 'spread')).toBeCloseTo(noise.people.spread, 1)
  expect(spread.filter(({ spread: { pathway } }) => pathway === 'de-novo').length / spread.length).toBeGreaterThan(0.2)
  expect(spread.filter(({ spread: { pathway } }) => pathway === 'de-novo').length / spread.length).toBeLessThan(0.4)
})

test('nobody is dead before the extracts begin, and nothing happens after a death', () => {
  for (const [at, history] of people.entries()) {
    if (history.death === undefined) continue
    const { day } = history.death
    expect(day).toBeGreaterThanOrEqual(from)
    expect(day).toBeLessThanOrEqual(to)
    const random = randomOf('after death', at)
    for (const entry of [...admit(history, random), ...treat(history, random), ...irradiate(history, random)])
      expect(entry.day).toBeLessThanOrEqual(day)
  }
})

test('the way somebody came to spread fits the days between', () => {
  for (const {
    breast,
    spread: { day, pathway, sites },
  } of spread) {
    const days = day - breast.day
    if (pathway === 'de-novo') expect(days).toBe(0)
    else if (pathway === 'early-progression') expect(days > 30 && days < 180).toBe(true)
    else expect(days).toBeGreaterThan(180)
    expect(sites.some(site => site.day === day)).toBe(true)
    expect(day).toBeLessThanOrEqual(to)
  }
})

test('what is written down lies within the extracts', () => {
  for (const [at, history] of people.slice(0, 1000).entries()) {
    const random = randomOf('written', at)
    for (const { day, feed } of [...registerCancers(history, random, 0.6), ...admit(history, random), ...meet(history, random)])
      expect(day >= from && day <= to, `${feed} ${isoOf(day)}`).toBe(true)
    for (const { day } of listProblems(history, random)) expect(day).toBeLessThanOrEqual(to)
  }
})

test('only people with spread are called so on purpose: the rest are mistakes, as rare as published', () => {
  const early = people.filter(({ kind }) => kind === 'earlyBreast')
  const isSpreadCoded = (history: History, at: number) =>
    admit(history, randomOf('coded', at)).some(
      entry => entry.feed === 'apc' && entry.body.codes.some(code => /^C7[89]/.test(code) && code !== 'C798'),
    )
  const wrong = early.filter(isSpreadCoded).length / early.length
  expect(wrong).toBeGreaterThan(0.004)
  expect(wrong).toBeLessThan(0.025)
  expect(spread.filter(isSpreadCoded).length / spread.length).toBeGreaterThan(0.6)
})

test('chance is the same on every machine', () => {
  const random = randomOf('a', 1)
  expect([random.whole(1, 1000), random.whole(1, 1000), random.whole(1, 1000)]).toMatchInlineSnapshot(`
    [
      969,
      909,
      267,
    ]
  `)
  const normal = Array.from({ length: 20_000 }, () => random.normal(5, 2))
  expect(normal.reduce((sum, value) => sum + value, 0) / normal.length).toBeCloseTo(5, 1)
  expect(Array.from({ length: 20_000 }, () => random.times(2.5)).reduce((sum, value) => sum + value, 0) / 20_000).toBeCloseTo(
    2.5,
    1,
  )
  expect(isoOf(dayOf('2024-02-29'))).toBe('2024-02-29')
})
