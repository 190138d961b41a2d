import { describe, expect, test } from 'vitest'
import { findRoot } from '../../../foundation/index.ts'
import { mustBeSeenFirst } from '../concern.ts'
import { readPhraseLists } from './phrases.ts'
import { readConcerns, readsAsDistress } from './read-concerns.ts'

describe.each(readPhraseLists(findRoot()))('$concern: $what', ({ concern, found, passed }) => {
  test.each(found)('finds: %s', sentence => {
    expect(readConcerns(`Dear Member, thank you. ${sentence} I live near you.`)).toContain(concern)
    expect(readConcerns(sentence)).toContain(concern)
  })

  test.each(passed)('passes: %s', sentence => {
    expect(readConcerns(`Dear Member, thank you. ${sentence} I live near you.`)).toEqual([])
    expect(readConcerns(sentence)).toEqual([])
  })
})

test.each([
  ['curly and straight apostrophes, capitals, breaks of a line', 'I DON’T\n want to  live any more', 'danger'],
  ['letters that look alike to a program', 'I want to ｋｉｌｌ myself', 'danger'],
  ['marks that nobody sees', 'I want to k\u200bill myself', 'danger'],
  ['both: the graver one counts', 'I can’t cope any more. I feel suicidal.', 'danger'],
  ['nothing', 'Please answer how many people you count.', null],
  ['no words at all', '💛🏴󠁧󠁢󠁷󠁬󠁳󠁿', null],
])('%s', (_, text, severity) => {
  expect(readsAsDistress(text)).toBe(severity)
})

test.each([
  ['Read https://example.org/x', true],
  ['see www.example.org', true],
  ['see cheap-pills.shop/now', true],
  ['Write to me: someone@post.example.com', false],
  ['The nurse left.The next one too. e.g. in May', false],
  ['an increase of 2.5 per cent. No.', false],
])('a web address in “%s”: %s', (text, isFound) => {
  expect(readConcerns(text).includes('links')).toBe(isFound)
})

test('what speaks of one’s own need holds nothing up; what is aimed at somebody else does', () => {
  expect(mustBeSeenFirst(readConcerns('I want to kill myself. I cannot cope any more.'))).toBe(false)
  expect(mustBeSeenFirst(readConcerns('I will kill you.'))).toBe(true)
})

test('a text made to keep it busy is read at once', () => {
  const started = process.cpuUsage()
  readConcerns('i have been '.repeat(4000))
  readConcerns('you lying fat stupid '.repeat(2500))
  readConcerns('a.'.repeat(25_000))
  // Not a stopwatch: steps of the machine for this process alone, far from both sides (a few ms; minutes if it could be kept busy).
  expect(process.cpuUsage(started).user).toBeLessThan(5_000_000)
})
