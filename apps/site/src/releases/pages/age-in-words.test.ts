import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findRoot, loadMessages } from '../../foundation/index.ts'
import { ageInWords } from './age-in-words.ts'
import { dayAsKnown } from './day-as-known.ts'

const messages = loadMessages(join(findRoot(), 'content/messages'))

test.each([
  [0, 'less than a month ago', 'lai na mis yn ôl'],
  [1, 'one month ago', 'fis yn ôl'],
  [2, '2 months ago', 'ddau fis yn ôl'],
  [23, '23 months ago', '23 mis yn ôl'],
  [24, '2 years ago', 'ddwy flynedd yn ôl'],
  [65, '5 years ago', '5 o flynyddoedd yn ôl'],
])('%i months are said as “%s”', (months, english, welsh) => {
  expect(ageInWords(messages.in('en'), months)).toBe(english)
  expect(ageInWords(messages.in('cy'), months)).toBe(welsh)
})

test.each([
  ['2018-12-07', '7 December 2018', '7 Rhagfyr 2018'],
  ['2024-07', 'July 2024', 'Gorffennaf 2024'],
  ['2016', '2016', '2016'],
])('%s is said as far as the source gives it', (day, english, welsh) => {
  expect(dayAsKnown(messages.in('en'), day)).toBe(english)
  expect(dayAsKnown(messages.in('cy'), day)).toBe(welsh)
})
