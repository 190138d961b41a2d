import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  askForTests,
  emptyRoundForTests,
  house,
  openRoundForTests,
  roundId,
  type TestCode,
} from '../../../test/support/requests-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { rows } from '../../foundation/index.ts'
import { reckonEachDay } from './reckon-each-day.ts'
import { reckonOpenRequests } from './reckon-open-requests.ts'
import { dueChangesOf, requestOf } from './request-store.ts'

eachDatabase('a day passes', open => {
  beforeAll(() => openRoundForTests(open()))
  beforeEach(() => emptyRoundForTests(open().db))

  const reckonAt = (instant: string) => reckonOpenRequests(open().db, { actor: house, now: new Date(instant), why: 'day' })
  const clockOf = async (code: TestCode) => (await requestOf(open().db, roundId, code))?.clock
  const audited = async () => {
    const { count } = await rows<{ audit: { id: number } }>(open().db)
      .selectFrom('audit')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return count
  }

  test('what was running is overdue when its last day is over, in UK time', async () => {
    await askForTests(open().db, 'EX-901')
    // Due on 1 April 2027, when summer time has begun: the day ends at 23:00 UTC.
    await reckonAt('2027-04-01T22:59:59Z')
    expect(await clockOf('EX-901')).toBe('running')
    await reckonAt('2027-04-01T23:00:00Z')
    expect(await clockOf('EX-901')).toBe('overdue')
  })

  test('across the end of summer time the day ends at midnight', async () => {
    await askForTests(open().db, 'EX-901', { sentOn: '2026-10-12' })
    expect((await requestOf(open().db, roundId, 'EX-901'))?.dueOn).toBe('2026-11-09')
    await reckonAt('2026-11-09T23:59:59Z')
    expect(await clockOf('EX-901')).toBe('running')
    await reckonAt('2026-11-10T00:00:00Z')
    expect(await clockOf('EX-901')).toBe('overdue')
  })

  describe('over Christmas and New Year', () => {
    // 2026: 25 December is a Friday, Boxing Day is kept on Monday 28; 2027: 1 January, and in Scotland 4 January for the 2nd.
    test.each([
      ['EX-901', '2026-12-14', '2027-01-15'],
      ['EX-902', '2026-12-14', '2027-01-15'],
      ['EX-901', '2026-12-25', '2027-01-27'],
    ] as const)('%s, received on %s, is due on %s', async (code, received, due) => {
      await askForTests(open().db, code, { sentOn: received })
      expect((await requestOf(open().db, roundId, code))?.dueOn).toBe(due)
    })
  })

  test('twice changes nothing and leaves nothing in the log', async () => {
    await askForTests(open().db, 'EX-901')
    await askForTests(open().db, 'EX-902')
    await reckonAt('2027-04-20T09:00:00Z')
    const before = [await audited(), await requestOf(open().db, roundId, 'EX-901')]
    expect(await reckonAt('2027-04-20T18:00:00Z')).toEqual([])
    expect([await audited(), await requestOf(open().db, roundId, 'EX-901')]).toEqual(before)
  })

  test('does not stand in the way of somebody who is typing', async () => {
    await askForTests(open().db, 'EX-901')
    const before = await requestOf(open().db, roundId, 'EX-901')
    await reckonAt('2027-04-20T09:00:00Z')
    const after = await requestOf(open().db, roundId, 'EX-901')
    expect([after?.clock, after?.version, after?.changedBy]).toEqual(['overdue', before?.version, before?.changedBy])
  })

  test('two processes at once enter it once', async () => {
    await askForTests(open().db, 'EX-901')
    const before = await audited()
    await Promise.all([reckonAt('2027-04-20T09:00:00Z'), reckonAt('2027-04-20T09:00:00Z')])
    expect((await audited()) - before).toBe(1)
    expect(await dueChangesOf(open().db, { round: roundId, trustCode: 'EX-901' })).toHaveLength(1)
  })

  test('the site looks when it starts and when the day changes, and tries again what failed', async () => {
    await askForTests(open().db, 'EX-901')
    const db = open().db
    let now = new Date('2027-04-01T12:00:00Z')
    let isAway = true
    const logged: string[] = []
    const services = {
      get write() {
        if (isAway) throw new Error('The database is away')
        return db
      },
      clock: () => now,
      log: (event: string) => void logged.push(event),
    }
    const looking = reckonEachDay(services, { everyMs: 5 })
    try {
      await until(async () => logged.includes('clocks-not-reckoned'))
      isAway = false
      now = new Date('2027-04-02T12:00:00Z')
      await until(async () => (await clockOf('EX-901')) === 'overdue')
    } finally {
      await looking.stop()
    }
  })
})

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 4000; tries += 1) {
    if (await isSo()) return
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  throw new Error('It never came to that')
}
