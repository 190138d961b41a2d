import { describe, expect, test } from 'vitest'
import { countWords, isStillTemplate, ownSentences } from './still-template.ts'

const offered = [
  { text: 'I am writing to you because I live in Leeds East. Not every hospital counts.' },
  { text: 'Please ask the trust when it will count everyone.' },
]
const own = 'My sister waited four months before anybody told her who her nurse was, and nobody could say why it took that long.'

describe('a letter', () => {
  test.each([
    ['as we offered it', offered.map(({ text }) => text), true],
    [
      'with a comma, capitals and blanks changed',
      ['I am  writing to you, because I LIVE in Leeds East.\n\nNot every hospital counts!'],
      true,
    ],
    ['with three words added', [...offered.map(({ text }) => text), 'Please do help.'], true],
    ['with one’s own words', [...offered.map(({ text }) => text), own], false],
    [
      'rewritten from the first word',
      ['Every time I pass the hospital I ask myself how many of us they know about, and whether anybody there wants to know.'],
      false,
    ],
    ['empty', [], true],
  ])('%s', (_, written, expected) => {
    expect(isStillTemplate({ offered, written })).toBe(expected)
  })

  test('one’s own sentences are given as they were typed', () => {
    expect(ownSentences({ offered, written: [`Not every hospital counts. ${own}`] })).toEqual([own])
  })

  test('words are counted in any script', () => {
    expect(countWords('Mae’r ysbyty’n cyfrif – ydy? 💛')).toBe(4)
    expect(countWords('בית החולים סופר את כולם')).toBe(5)
    expect(countWords('医院应该统计每个人')).toBe(5)
  })
})
