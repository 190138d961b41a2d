import { describe, expect, test } from 'vitest'
import { changedWords } from './changed-words.ts'

describe('where two texts differ', () => {
  test.each([
    ['in the middle', 'how many people', 'how few people', ['how ', 'many', ' people'], ['how ', 'few', ' people']],
    ['at the end', 'a b', 'a b c', ['a b', '', ''], ['a b', ' c', '']],
    ['at the beginning', 'b c', 'a b c', ['', '', 'b c'], ['', 'a ', 'b c']],
    ['wholly', 'one', 'two', ['', 'one', ''], ['', 'two', '']],
    ['by a repeated word', 'the the end', 'the end', ['the ', 'the ', 'end'], ['the ', '', 'end']],
    ['in Welsh and pictures', 'Tŷ 👩🏽‍⚕️ mawr', 'Tŷ 👩🏽 mawr', ['Tŷ ', '👩🏽‍⚕️', ' mawr'], ['Tŷ ', '👩🏽', ' mawr']],
  ])('%s', (_, before, after, was, is) => {
    const found = changedWords(before, after)
    expect(Object.values(found.before)).toEqual(was)
    expect(Object.values(found.after)).toEqual(is)
  })

  test('a long letter is shortened to what stands around the change, between words', () => {
    const long = 'word '.repeat(400)
    const { before, after } = changedWords(`${long}old ${long}`, `${long}new ${long}`)
    expect([before.changed, after.changed]).toEqual(['old', 'new'])
    expect(before.start).toMatch(/^… (word )+$/)
    expect(before.end).toMatch(/^( word)+ …$/)
    expect(before.start.length).toBeLessThan(200)
  })

  test('pieces put together give the texts again, whatever they are', () => {
    const texts = ['', ' ', 'a', 'a b', 'b a', 'a  b\nc', 'a b c a b c', 'c b a']
    for (const one of texts) {
      for (const other of texts) {
        const { before, after } = changedWords(one, other)
        expect(before.start + before.changed + before.end).toBe(one)
        expect(after.start + after.changed + after.end).toBe(other)
      }
    }
  })
})
