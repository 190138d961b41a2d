import { expect, test } from 'vitest'
import { inWords, tellProgress } from './progress.ts'

test('nothing is said in the first two seconds; then rows, rate and time left', () => {
  let time = 0
  const said: string[] = []
  const progress = tellProgress({ write: text => said.push(text), isTerminal: false, now: () => time })
  progress.begin('Reading HES', { amount: 1000, unit: 'rows' })
  time = 1999
  progress.reached(100)
  expect(said).toEqual([])
  time = 2000
  progress.reached(200)
  expect(said).toEqual(['Reading HES: 200 rows. 100 rows a second. 20 %, about 8 seconds left.\n'])
  time = 3000
  progress.reached(300)
  expect(said).toHaveLength(1)
  time = 12_000
  progress.reached(900)
  expect(said).toHaveLength(2)
})

test('without a total there is no time left', () => {
  expect(inWords({ step: 'Linking', amount: 5, rows: 5, seconds: 1 })).toBe('Linking: 5 rows. 5 rows a second.')
})

test('long waits are told in minutes and hours', () => {
  const left = (seconds: number) => inWords({ step: 'S', total: { amount: 2, unit: 'rows' }, amount: 1, rows: 1, seconds })
  expect(left(60)).toContain('about 60 seconds left')
  expect(left(600)).toContain('about 10 minutes left')
  expect(left(36_000)).toContain('about 10 hours left')
})

test('what is counted is named', () => {
  const of = (unit: string) => inWords({ step: 'S', total: { amount: 10, unit }, amount: 5, rows: 5, seconds: 1 })
  expect(of('files')).toContain('5 files. 5 files a second.')
  expect(of('bytes')).toContain('5 rows. 5 rows a second.')
})
