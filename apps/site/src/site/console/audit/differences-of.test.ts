import { describe, expect, test } from 'vitest'
import { differencesOf } from './differences-of.ts'

describe('what an entry changed, field by field', () => {
  const cases: [string, unknown, unknown, [string, unknown, unknown][]][] = [
    ['nothing', { a: 1 }, { a: 1 }, []],
    ['one field of several', { a: 1, b: 'x' }, { a: 2, b: 'x' }, [['a', 1, 2]]],
    [
      'what is made',
      null,
      { name: 'A', open: true },
      [
        ['name', null, 'A'],
        ['open', null, true],
      ],
    ],
    ['what is taken away', { name: 'A' }, undefined, [['name', 'A', null]]],
    ['a field within a field', { laws: { wales: 'foia' } }, { laws: { wales: 'foisa' } }, [['laws/wales', 'foia', 'foisa']]],
    [
      'a list of words is one field',
      { nations: ['wales'] },
      { nations: ['wales', 'england'] },
      [['nations', 'wales', 'wales, england']],
    ],
    ['an empty list is nothing', { codes: [] }, { codes: ['EX-001'] }, [['codes', null, 'EX-001']]],
    [
      'a thing put in between others, known by their ids',
      {
        q: [
          { id: 'a', n: 1 },
          { id: 'b', n: 2 },
        ],
      },
      {
        q: [
          { id: 'a', n: 1 },
          { id: 'new', n: 3 },
          { id: 'b', n: 2 },
        ],
      },
      [
        ['q/new/id', null, 'new'],
        ['q/new/n', null, 3],
      ],
    ],
    ['things without a name go by their place', { q: [{ n: 1 }] }, { q: [{ n: 2 }] }, [['q/1/n', 1, 2]]],
    ['an empty text is not the same as nothing', { a: '' }, { a: null }, [['a', '', null]]],
    ['a plain value', 'draft', 'open', [['', 'draft', 'open']]],
    [
      'keys that look alike are two',
      { 'a,b': 1 },
      { a: { b: 1 } },
      [
        ['a,b', 1, null],
        ['a/b', null, 1],
      ],
    ],
  ]
  test.each(cases)('%s', (_, before, after, expected) => {
    expect(differencesOf(before, after).map(({ path, before: was, after: is }) => [path.join('/'), was, is])).toEqual(expected)
  })
})
