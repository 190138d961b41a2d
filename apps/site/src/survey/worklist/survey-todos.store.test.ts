import { beforeAll, expect, test } from 'vitest'
import { type RoundOf240, roundOf240 } from '../../../test/support/round-of-240.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { readListQuery } from './list-query.ts'
import { countRequests } from './list-store.ts'
import { countTodos, roundTodos, searchOf } from './survey-todos.ts'

const today = '2027-03-08'
const looking = { me: 'nobody', today }

eachDatabase('what a round needs from somebody', open => {
  let round: RoundOf240
  beforeAll(async () => {
    round = await roundOf240(open().db, { seed: 'todo', today })
  })
  const fated = (...names: string[]) => names.flatMap(round.fated).length

  test('is counted, each thing by itself', async () => {
    expect(Object.fromEntries(await countTodos(open().db, round.round, looking))).toMatchObject({
      uncertain: fated('may have left'),
      bounced: fated('bounced', 'never left'),
      read: fated('a mail to read', 'said no for another reason'),
      write: fated('asked what we mean', 'asked for a fee'),
      'by-hand': fated('waits to be typed into a portal'),
      chase: fated('overdue', 'acknowledged, then overdue'),
      'late-review': fated('review overdue'),
      mark: fated('answered, to mark', 'answered in part', 'does not hold it, to mark', 'said no because of the cost'),
    })
  })

  test('and its link leads to a list of exactly as many', async () => {
    const counted = await countTodos(open().db, round.round, looking)
    for (const name of Object.keys(roundTodos) as (keyof typeof roundTodos)[]) {
      const { shown } = await countRequests(open().db, {
        ...looking,
        round: round.round,
        query: readListQuery(searchOf(name, today)),
      })
      expect(shown, name).toBe(counted.get(name))
    }
    expect(counted.get('review')).toBeGreaterThan(0)
  })
})
