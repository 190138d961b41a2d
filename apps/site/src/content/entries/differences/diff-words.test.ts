import { expect, test } from 'vitest'
import { diffWords } from './diff-words.ts'

const shown = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => ({ same: text, added: `[+${text}]`, removed: `[-${text}]` })[kind])
    .join('')

test.each([
  ['', '', ''],
  ['', 'One two', '[+One two]'],
  ['One two', '', '[-One two]'],
  ['One two three', 'One two three', 'One two three'],
  ['One two three', 'One 2 three', 'One [-two ][+2 ]three'],
  ['A b c d', 'A c d e', 'A [-b ]c [-d][+d e]'],
  ['One.\n\nTwo.', 'One.\n\nNew.\n\nTwo.', 'One.\n\n[+New.\n\n]Two.'],
  ['Mae’r Gymraeg 🌍 yma', 'Mae’r Gymraeg 🕯️ yma', 'Mae’r Gymraeg [-🌍 ][+🕯️ ]yma'],
])('%j to %j', (before, after, expected) => {
  expect(shown(before, after)).toBe(expected)
})

test('the pieces give both texts back, however much differs', () => {
  const word = (seed: number) => 'abcdefg'.charAt((seed * 7919) % 7)
  const text = (length: number, shift: number) => Array.from({ length }, (_, at) => word(at * at + shift)).join(' ')
  for (const [before, after] of [
    [text(50, 0), text(70, 3)],
    [text(9_000, 0), text(9_000, 5)],
  ] as const) {
    const pieces = diffWords(before, after)
    const without = (kind: string) => pieces.filter(piece => piece.kind !== kind).map(piece => piece.text)
    expect(without('added').join('')).toBe(before)
    expect(without('removed').join('')).toBe(after)
  }
})
