import { describe, expect, test } from 'vitest'
import type { ContentEntry } from '../../foundation/index.ts'
import { changesBetween, contentsOf, type Edition, inOrder, type Standard, standardOf } from './standard.ts'

const entry = (key: string, facts: ContentEntry['facts'], version = 1): ContentEntry => ({
  kind: 'standard',
  key,
  version,
  publishedAt: new Date('2026-11-23T00:00:00Z'),
  facts,
  en: { title: key },
  cy: null,
  isMachineMade: false,
})
const standard = (key: string, facts: ContentEntry['facts'] = { group: 'information', order: 1 }, version = 1): Standard => {
  const read = standardOf(entry(key, facts, version))
  if (!read) throw new Error('It was none')
  return read
}
const edition = (number: number, ...standards: Standard[]): Edition => ({ number, madeAt: new Date(0), standards })

describe('a standard', () => {
  test('has its group, its place, and what was read for it', () => {
    const sources = [{ title: 'A guideline', link: 'https://guide.example', readOn: '2026-11-23' }]
    expect(standard('nurse', { group: 'treatment', order: 2, sources, reviewBy: '2027-11-23' })).toMatchObject({
      group: 'treatment',
      order: 2,
      sources,
      reviewBy: '2027-11-23',
    })
  })

  test('of no group of ours is none', () => {
    expect(standardOf(entry('odd', { group: 'parking', order: 1 }))).toBeNull()
  })

  test('stands by its group first, then by its place, whatever its name', () => {
    const some = [
      standard('z', { group: 'palliative', order: 1 }),
      standard('b', { group: 'information', order: 2 }),
      standard('c', { group: 'information', order: 1 }),
      standard('a', { group: 'information', order: 2 }),
    ]
    expect(inOrder(some).map(({ key }) => key)).toEqual(['c', 'a', 'b', 'z'])
  })
})

describe('an edition', () => {
  test('is another when one standard is of another version, and the same in any order', () => {
    const [one, two] = [standard('one'), standard('two')]
    expect(contentsOf([one, two])).toBe(contentsOf([two, one]))
    expect(contentsOf([one, two])).not.toBe(contentsOf([one, standard('two', undefined, 2)]))
  })

  test('says what is new, changed and gone', () => {
    const before = edition(1, standard('stays'), standard('changes'), standard('goes'))
    const after = edition(2, standard('stays'), standard('changes', undefined, 2), standard('comes'))
    expect(changesBetween(before, after).map(({ standard: { key }, what }) => [key, what])).toEqual([
      ['changes', 'changed'],
      ['comes', 'new'],
      ['goes', 'gone'],
    ])
    expect(changesBetween(null, before).every(({ what }) => what === 'new')).toBe(true)
  })
})
