import { beforeAll, describe, expect, test } from 'vitest'
import { type RoundOf240, roundOf240 } from '../../../test/support/round-of-240.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { readListQuery } from './list-query.ts'
import { countRequests, listRequests, placeInList } from './list-store.ts'

const today = '2027-03-08'
const me = 'staff-editor'
const staff = [
  { id: me, name: 'First Editor' },
  { id: 'staff-marker', name: 'First Marker' },
]

eachDatabase('a list of requests', open => {
  let round: RoundOf240
  beforeAll(async () => {
    round = await roundOf240(open().db, { seed: 'list', today, staff })
  })
  const asked = (search: string) => ({ round: round.round, query: readListQuery(search), today, me })
  const codes = async (search: string) => (await listRequests(open().db, asked(search), 'all')).map(row => row.trust_code)
  const sorted = (...names: string[]) => names.flatMap(name => round.fated(name)).sort()

  test('pages through all of them, each once', async () => {
    const pages = await Promise.all([1, 2, 3, 4, 5, 6].map(page => listRequests(open().db, asked(`page=${page}`))))
    expect(pages.map(page => page.length)).toEqual([50, 50, 50, 50, 40, 0])
    expect(
      pages
        .flat()
        .map(row => row.trust_code)
        .sort(),
    ).toEqual(round.codes)
    expect(await countRequests(open().db, asked(''))).toEqual({ total: 240, shown: 240 })
  })

  describe('narrowed', () => {
    test.each([
      ['clock=overdue', ['overdue', 'acknowledged, then overdue', 'overdue and chased']],
      ['clock=overdue&chased=no', ['overdue', 'acknowledged, then overdue']],
      ['clock=overdue&chased=yes', ['overdue and chased']],
      ['clock=overdue&answer=acknowledged', ['acknowledged, then overdue']],
      ['due=overdue', ['overdue', 'acknowledged, then overdue', 'overdue and chased', 'review overdue']],
      ['delivery=bounced&delivery=failed', ['bounced', 'never left']],
      ['work=to-read', ['a mail to read', 'said no for another reason']],
      ['step=give-clarification&step=answer-fees', ['asked what we mean', 'asked for a fee']],
      ['clock=extended&law=foisa', []],
    ] as const)('%s', async (search, fates) => {
      expect((await codes(search)).sort()).toEqual(sorted(...fates))
      expect(await countRequests(open().db, asked(search))).toEqual({ total: 240, shown: sorted(...fates).length })
    })

    test('by who has it', async () => {
      const [mine, marker, somebody, nobody] = await Promise.all(
        ['who=me', 'who=staff-marker', 'who=somebody', 'who=nobody'].map(codes),
      )
      expect(mine?.length).toBeGreaterThan(40)
      expect([...(mine ?? []), ...(marker ?? [])].sort()).toEqual([...(somebody ?? [])].sort())
      expect([...(somebody ?? []), ...(nobody ?? [])].sort()).toEqual(round.codes)
      expect(await codes('who=stranger')).toEqual([])
    })

    test('by day', async () => {
      const due = await listRequests(open().db, asked('due=week'), 'all')
      expect(due.length).toBeGreaterThan(10)
      for (const { due_on } of due) expect(due_on && due_on >= today && due_on <= '2027-03-15').toBe(true)
      const until = await listRequests(open().db, asked('from=2027-03-01&to=2027-03-10'), 'all')
      expect(until.every(({ due_on }) => due_on && due_on >= '2027-03-01' && due_on <= '2027-03-10')).toBe(true)
    })

    test('by words that somebody remembers', async () => {
      expect(await codes('q=ex-104')).toEqual(['EX-104'])
      expect(await codes(`q=${encodeURIComponent('TY LANTERN')}`)).toEqual(await codes(`q=${encodeURIComponent('tŷ lantern')}`))
      expect((await codes(`q=${encodeURIComponent('ty lantern')}`)).length).toBeGreaterThan(0)
      expect(await codes('q=%25'), 'a per cent sign is a sign').toEqual([])
      expect(await codes(`q=${encodeURIComponent("'; drop table request; --")}`)).toEqual([])
    })
  })

  test.each(['name', 'nation', 'work', 'clock', 'due', 'answer', 'delivery', 'step', 'who'])(
    'sorted by %s, both ways, and still whole',
    async sort => {
      const up = await codes(`sort=${sort}`)
      const down = await codes(`sort=${sort}&dir=desc`)
      expect([...up].sort()).toEqual(round.codes)
      expect([...down].sort()).toEqual(round.codes)
      expect(up).not.toEqual(down)
    },
  )

  test('what is due first stands first, what has no day last', async () => {
    const days = (await listRequests(open().db, asked('sort=due'), 'all')).map(row => row.due_on)
    const known = days.filter(day => day !== null)
    expect(known).toEqual([...known].sort())
    expect(days.slice(known.length).every(day => day === null)).toBe(true)
  })

  describe('the next one', () => {
    test('follows the list from its first to its last', async () => {
      const list = await codes('clock=overdue&sort=name')
      for (const [index, code] of list.entries()) {
        expect(await placeInList(open().db, { ...asked('clock=overdue&sort=name'), code })).toEqual({
          position: index + 1,
          total: list.length,
          previous: list[index - 1] ?? null,
          next: list[index + 1] ?? null,
        })
      }
    })

    test('is still found when the one in hand has left the list', async () => {
      const place = await placeInList(open().db, { ...asked('clock=overdue&sort=name'), code: round.fated('bounced')[0] ?? '' })
      const list = await codes('clock=overdue&sort=name')
      expect(place).toMatchObject({ position: null, total: list.length })
      expect([place?.previous, place?.next].some(code => code && list.includes(code))).toBe(true)
    })

    test('is nothing for a trust that was not asked', async () => {
      expect(await placeInList(open().db, { ...asked(''), code: 'EX-999' })).toBeNull()
    })
  })
})
