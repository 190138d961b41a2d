import { expect, test } from 'vitest'
import { mentionsHealth } from './mentions-health.ts'

test.each([
  ['I was diagnosed in 2021.', true],
  ['My mum died of it last spring.', true],
  ['She is having chemo again.', true],
  ['Cefais i ddiagnosis yn 2021, ac mae fy nhriniaeth yn parhau.', true],
  ['Bu farw fy mam.', true],
  ['I live in Leeds and I care about this.', false],
  ['Hospitals should know how many people have secondary breast cancer.', false],
  ['', false],
])('%s', (sentence, expected) => {
  expect(mentionsHealth([sentence])).toBe(expected)
})

test('what is said in one sentence and about whom in another is not put together', () => {
  expect(mentionsHealth(['Cancer should be counted.', 'I live in Leeds.'])).toBe(false)
})
