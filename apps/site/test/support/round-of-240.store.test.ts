import { expect, test } from 'vitest'
import { type OpenDatabase, rows } from '../../src/foundation/index.ts'
import type { SurveyTables } from '../../src/survey/schema.ts'
import { roundOf240 } from './round-of-240.ts'
import { fates } from './round-of-240-fates.ts'
import { eachDatabase } from './test-database.ts'

const options = { seed: 'lamp', today: '2027-03-08', staff: [{ id: 'a', name: 'First Editor' }] }
const requests = ({ db }: OpenDatabase) =>
  rows<SurveyTables>(db).selectFrom('request').selectAll().orderBy('trust_code').execute()

eachDatabase(
  'a round of 240',
  open => {
    test('has a letter for every trust, and every fate as often as it says', async () => {
      const round = await roundOf240(open().db, options)
      const all = await requests(open())
      expect(all.map(({ trust_code }) => trust_code)).toEqual(round.codes)
      expect(round.codes).toHaveLength(240)
      const clockOf = new Map(all.map(({ trust_code, clock }) => [trust_code, clock]))
      for (const { name, count, clock } of fates) {
        expect(round.fated(name), name).toHaveLength(count)
        expect(new Set(round.fated(name).map(code => clockOf.get(code))), name).toEqual(new Set([clock]))
      }
      expect(new Set(all.map(({ nation }) => nation)).size).toBe(4)
      expect(all.filter(({ law, clock }) => law === 'foisa' && clock === 'extended')).toEqual([])
      expect(all.some(({ assignee }) => assignee === null) && all.some(({ assignee }) => assignee === 'a')).toBe(true)
    })

    test('is the same for the same seed', async () => {
      await roundOf240(open().db, options)
      const first = await requests(open())
      await roundOf240(open().db, { ...options, round: '2027-2' })
      const second = (await requests(open())).filter(({ round_id }) => round_id === '2027-2')
      const fateOf = ({ trust_code, clock, due_on, assignee }: SurveyTables['request']) => [trust_code, clock, due_on, assignee]
      expect(second.map(fateOf)).toEqual(first.map(fateOf))
    })

    test('never calls a request overdue before its day, nor late after it', async () => {
      await roundOf240(open().db, options)
      for (const { trust_code, clock, due_on } of await requests(open())) {
        if (clock === 'running' || clock === 'extended') expect(due_on && due_on >= options.today, trust_code).toBe(true)
        if (clock === 'overdue') expect(due_on && due_on < options.today, trust_code).toBe(true)
      }
    })
  },
  { freshFor: 'test' },
)
