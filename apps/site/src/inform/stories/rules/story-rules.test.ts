import { describe, expect, test } from 'vitest'
import { cleanLine, cleanText, lengthOf } from './clean-words.ts'
import { longestOpening, openingOf } from './opening-of.ts'
import { daysAfter, remindersDue, yearsAfter } from './story-times.ts'

describe('words as they were meant', () => {
  test('emoji and Welsh stay; what nobody sees, turns the direction or piles up does not', () => {
    expect(cleanLine(' Tŷ 👩‍👩‍👧\u202e\n x\u0000 ')).toBe('Tŷ 👩‍👩‍👧 x')
    expect(cleanText('One\r\n\r\n\r\n\r\nTwo \u2066x\u2069')).toBe('One\n\nTwo x')
    expect(cleanText(`a${'\u0301'.repeat(50)}`).length).toBeLessThan(6)
    expect(lengthOf('🎗🎗')).toBe(2)
  })
})

describe('the opening of a story', () => {
  test('whole sentences of the first paragraph, as many as fit', () => {
    expect(openingOf('One. Two!\nThree.\n\nFour.')).toBe('One. Two! Three.')
    const long = `${'a'.repeat(200)}. ${'b'.repeat(100)}.`
    expect(openingOf(long)).toBe(`${'a'.repeat(200)}.`)
  })
  test('of one endless sentence its first words', () => {
    const opening = openingOf('word '.repeat(200))
    expect([opening.endsWith('word…'), lengthOf(opening) <= longestOpening]).toEqual([true, true])
    expect(lengthOf(openingOf('🎗'.repeat(5000)))).toBe(longestOpening)
  })
})

describe('how long somebody agrees', () => {
  const now = new Date('2024-02-29T10:00:00Z')
  test('years by the calendar', () => {
    expect(yearsAfter(now, 1).toISOString()).toBe('2025-03-01T10:00:00.000Z')
    expect(yearsAfter(now, 2).toISOString()).toBe('2026-03-01T10:00:00.000Z')
  })
  test('two mails before the end', () => {
    expect([31, 30, 8, 7, 0].map(days => remindersDue(daysAfter(now, days), now))).toEqual([0, 1, 1, 2, 2])
  })
})
