import { describe, expect, test } from 'vitest'
import { changedFields } from './changed-fields.ts'

describe('what was changed of a row', () => {
  test.each([
    ['nothing', { a: 1, b: 'x' }, { a: 1, b: 'x' }, {}, {}],
    ['one field', { a: 1, b: 'x' }, { a: 2, b: 'x' }, { a: 1 }, { a: 2 }],
    [
      'keys in another order are the same',
      { a: { x: 1, y: [1, { q: 2, r: 3 }] } },
      { a: { y: [1, { r: 3, q: 2 }], x: 1 } },
      {},
      {},
    ],
    ['a list in another order is not', { a: [1, 2] }, { a: [2, 1] }, { a: [1, 2] }, { a: [2, 1] }],
    ['what was not there is null', { a: undefined }, { a: 'x' }, { a: null }, { a: 'x' }],
  ])('%s', (_, was, is, before, after) => {
    expect(changedFields<object>(was, is)).toEqual({ before, after })
  })

  test('only the fields that are saved are looked at', () => {
    const row = { name: 'A', version: 1 }
    expect(changedFields<{ name: string }>(row, { name: 'B' })).toEqual({ before: { name: 'A' }, after: { name: 'B' } })
  })
})
