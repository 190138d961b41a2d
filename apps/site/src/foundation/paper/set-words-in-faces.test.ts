import { breakLines, drawable, fitText, runsOf, widthOf } from '@spotlight/drawing'
import { describe, expect, test } from 'vitest'
import { findRoot } from '../root.ts'
import { readFaces } from './picture-faces.ts'

const { voice, text } = readFaces(findRoot(import.meta.dirname)).face
const room = { face: voice, maxWidth: 640 }

test('widths are those of the font: a hundred letters are about half as wide as high', () => {
  expect(widthOf('n'.repeat(100), voice, 10)).toBeGreaterThan(450)
  expect(widthOf('n'.repeat(100), voice, 10)).toBeLessThan(700)
  expect(widthOf('ŵ', voice, 1)).toBeCloseTo(widthOf('w', voice, 1), 1)
})

describe('what can be drawn', () => {
  test.each([
    ['Tŷ’r Ŵyl', 'Tŷ’r Ŵyl'],
    ['Tŷ’r Ŵyl', 'Tŷ’r Ŵyl'],
    ['Hope 🎗️ and 👩🏽‍⚕️ care', 'Hope and care'],
    ['a\u0000b\tc\nd\u202ee', 'ab c de'],
    ['Ǵǹ', 'Gn'],
    ['🎗️', ''],
    ['<b>&"', '<b>&"'],
  ])('%j is drawn as %j', (given, drawn) => expect(drawable(given, voice)).toBe(drawn))
})

test.each([
  ['many words', 'Example Trust of a Very Long Name '.repeat(9)],
  ['one endless word', 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'.repeat(3)],
  ['Welsh letters', 'ŵŷẁẃẅỳý ŴŶ '.repeat(40)],
])('%s: never wider than the room and never more lines than there are', (_, words) => {
  const set = fitText(words, { ...room, sizes: [64, 48, 32], maxLines: 3 })
  expect(set.lines).toHaveLength(3)
  for (const line of set.lines) expect(widthOf(line, voice, set.size)).toBeLessThanOrEqual(640)
  expect(set.lines.at(-1)).toMatch(/…$/)
})

test('takes the largest size at which no word is broken', () => {
  const set = fitText('Bwrdd Iechyd Prifysgol', { ...room, sizes: [300, 64, 32], maxLines: 3 })
  expect(set).toEqual({ size: 64, lines: ['Bwrdd Iechyd', 'Prifysgol'] })
})

test('breaks after hyphens, and keeps every letter', () => {
  const lines = breakLines('Stoke-on-Trent and Newcastle-under-Lyme', { face: text, maxWidth: 200, size: 30 })
  expect(lines.length).toBeGreaterThan(2)
  expect(lines.join(' ').replace(/- /g, '-')).toBe('Stoke-on-Trent and Newcastle-under-Lyme')
})

test('letters of the second file are runs of their own', () => {
  expect(runsOf('Tŷ ŵŷ a', voice)).toEqual([
    { words: 'T', isBeyond: false },
    { words: 'ŷ', isBeyond: true },
    { words: ' ', isBeyond: false },
    { words: 'ŵŷ', isBeyond: true },
    { words: ' a', isBeyond: false },
  ])
})
