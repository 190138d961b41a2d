import { expect, test } from 'vitest'
import { figuresOf } from '../figures/index.ts'
import { inventedRegister } from '../figures/invented-register.ts'
import { pathwaysInWords } from './in-words.ts'

test('the parts of a year add up to its people', () => {
  const { incidence } = figuresOf(inventedRegister(3, 500), { asAt: '2024-12-31', from: '2019-01-01' })
  expect(incidence.length).toBeGreaterThan(3)
  for (const { total, pathways } of incidence) {
    const numbers = [...pathwaysInWords(pathways).matchAll(/\d+/g)].map(([digits]) => Number(digits))
    expect(numbers.reduce((sum, n) => sum + n, 0)).toBe(total.n)
  }
})
