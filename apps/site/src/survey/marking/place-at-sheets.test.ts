import { describe, expect, test } from 'vitest'
import { isOneOfTheTwo, maySettle, mayTakeBack, placeAtSheets, sheetsAsSeenBy } from './place-at-sheets.ts'
import { bySlot, type Sheet } from './sheets.ts'
import { sheetForTests } from './sheets-for-tests.ts'

const first = (state: Sheet['state'] = 'done') => sheetForTests('first', { diagnosed: 'given' }, { marker: 'a', state })
const second = (state: Sheet['state'] = 'done') => sheetForTests('second', { diagnosed: 'no' }, { marker: 'b', state })
const settled = sheetForTests('settled', { diagnosed: 'no' }, { marker: 'c' })

describe('where somebody stands', () => {
  const write = (slot: 'first' | 'second') => ({ place: 'write', slot })
  test.each([
    ['nobody has begun', 'check', [], 'a', write('first')],
    ['nobody has begun', 'blind', [], 'a', write('first')],
    ['it is mine', 'check', [first('open')], 'a', write('first')],
    ['it is mine, and done', 'check', [first()], 'a', write('first')],
    ['I check', 'check', [first()], 'b', write('second')],
    ['the check comes after', 'check', [first('open')], 'b', { place: 'wait' }],
    ['blind, both begin when they like', 'blind', [first('open')], 'b', write('second')],
    ['two others have it', 'check', [first(), second('open')], 'c', { place: 'taken' }],
    ['the first was taken back', 'blind', [second()], 'c', write('first')],
    ['the first was taken back, and the second is mine', 'blind', [second()], 'b', write('second')],
    ['checked, and still mine to mend', 'check', [first(), second()], 'a', write('first')],
    ['blind and both done: nothing is changed any more', 'blind', [first(), second()], 'a', { place: 'over' }],
    ['settled', 'check', [first(), second(), settled], 'a', { place: 'over' }],
  ] as const)('%s (%s)', (_, mode, sheets, me, place) => expect(placeAtSheets(mode, bySlot(sheets), me)).toEqual(place))

  test('only what both have done can be settled', () => {
    expect(maySettle(bySlot([first(), second()]))).toBe(true)
    expect(maySettle(bySlot([first(), second('open')]))).toBe(false)
    expect(maySettle({})).toBe(false)
    expect(['a', 'b', 'c'].map(me => isOneOfTheTwo(bySlot([first(), second()]), me))).toEqual([true, true, false])
  })
})

test.each([
  ['open, by whoever has it', 'check', [first('open')], 'marker', true],
  ['done, by whoever has it', 'check', [first()], 'marker', false],
  ['done, by an admin', 'check', [first()], 'admin', true],
  ['blind, one done', 'blind', [first(), second('open')], 'admin', true],
  ['blind, both done: everybody has seen it', 'blind', [first(), second()], 'admin', false],
  ['settled', 'check', [first(), second(), settled], 'admin', false],
  ['there is none', 'check', [], 'admin', false],
] as const)('given back: %s', (_, mode, sheets, by, may) => expect(mayTakeBack(mode, bySlot(sheets), 'first', by)).toBe(may))

describe('what somebody sees', () => {
  const marksSeen = (mode: 'check' | 'blind', sheets: readonly Sheet[], me: string) =>
    Object.values(sheetsAsSeenBy(mode, bySlot(sheets), me)).map(({ slot, marks }) => `${slot}:${Object.keys(marks).length}`)

  test('everything, where one marks and another checks', () =>
    expect(marksSeen('check', [first('open')], 'b')).toEqual(['first:1']))
  test('only one’s own, while one of two blind readers is not done', () => {
    for (const sheets of [
      [first(), second('open')],
      [first('open'), second()],
    ]) {
      expect(marksSeen('blind', sheets, 'a')).toEqual(['first:1', 'second:0'])
      expect(marksSeen('blind', sheets, 'b')).toEqual(['first:0', 'second:1'])
      expect(marksSeen('blind', sheets, 'c')).toEqual(['first:0', 'second:0'])
    }
  })
  test('everything, once both are done', () =>
    expect(marksSeen('blind', [first(), second()], 'c')).toEqual(['first:1', 'second:1']))
})
