import { describe, expect, test } from 'vitest'
import { activeFilters, readListQuery, sortedBy, wholeList, writeListQuery } from './list-query.ts'

describe('the address of a list', () => {
  test.each([
    ['', wholeList],
    ['clock=overdue', { ...wholeList, clock: ['overdue'] }],
    ['clock=review-overdue&clock=overdue', { ...wholeList, clock: ['overdue', 'review-overdue'] }],
    [
      'work=to-read&nation=wales&law=foia&answer=none&delivery=sent&step=chase',
      {
        ...wholeList,
        work: ['to-read'],
        nation: ['wales'],
        law: ['foia'],
        answer: ['none'],
        delivery: ['sent'],
        step: ['chase'],
      },
    ],
    ['who=me&due=week&chased=no', { ...wholeList, who: 'me', due: 'week', chased: 'no' }],
    ['from=2027-03-01&to=2027-03-31&ripe=2027-03-08', { ...wholeList, from: '2027-03-01', to: '2027-03-31', ripe: '2027-03-08' }],
    ['sort=name&dir=desc&page=3', { ...wholeList, sort: 'name', dir: 'desc', page: 3 }],
    [`q=${encodeURIComponent(' Tŷ 💛 & Ŵ ')}`, { ...wholeList, q: 'Tŷ 💛 & Ŵ' }],
  ] as const)('%s', (search, query) => {
    expect(readListQuery(search)).toEqual(query)
    expect(readListQuery(writeListQuery(query)), 'read again').toEqual(query)
  })

  test.each([
    'clock=late&sort=secret&dir=up&page=-4&due=soon&who=a b;--&from=2027-02-30&to=yesterday&chased=perhaps',
    'clock=&q=&who=&page=x',
  ])('what it does not know is left out: %s', search => {
    expect(readListQuery(search)).toEqual(wholeList)
  })

  test('says nothing that goes without saying', () => {
    expect(writeListQuery(wholeList)).toBe('')
    expect(writeListQuery({ ...wholeList, sort: 'due', dir: 'desc' })).toBe('sort=due&dir=desc')
  })
})

test('each filter can be taken away by itself, and the list then begins at its start', () => {
  const query = readListQuery('clock=overdue&clock=paused&who=me&q=vale&sort=name&page=4')
  expect(activeFilters(query).map(({ name, value, without }) => [name, value, writeListQuery(without)])).toEqual([
    ['clock', 'paused', 'clock=overdue&who=me&q=vale&sort=name'],
    ['clock', 'overdue', 'clock=paused&who=me&q=vale&sort=name'],
    ['who', 'me', 'clock=paused&clock=overdue&q=vale&sort=name'],
    ['q', 'vale', 'clock=paused&clock=overdue&who=me&sort=name'],
  ])
})

test('a column asked for twice turns round', () => {
  const once = sortedBy({ ...wholeList, page: 2 }, 'name')
  expect([once.sort, once.dir, once.page]).toEqual(['name', 'asc', 1])
  expect(sortedBy(once, 'name').dir).toBe('desc')
})
