import { beforeAll, describe, expect, test } from 'vitest'
import { noonOf } from '../../../test/support/requests-for-tests.ts'
import { type RoundWithAnswers, roundWithAnswers } from '../../../test/support/round-with-answers.ts'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { makeApp } from '../../app.tsx'
import { inTransaction, type Role, type Router, record, type Services, writes } from '../../foundation/index.ts'
import type { WritableSurveyTables } from '../schema.ts'
import { answersInTime } from './answers-in-time.ts'
import { statisticsFileLink, statisticsLink } from './links.ts'
import { loadStatistics } from './load-statistics.ts'

eachDatabase('the figures of a round', open => {
  let round: RoundWithAnswers
  let services: Services
  let app: Router
  beforeAll(async () => {
    round = await roundWithAnswers(open().db)
    services = testServices(open(), { clock: () => noonOf(round.today) })
    app = makeApp(services)
  })
  const read = async (path: string, role: Role = 'viewer') => {
    const { cookie } = await signInForTests(services, { role, name: `Some ${role}` })
    const answer = await app.request(path, { headers: { cookie } })
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }

  test('every request is counted once, with what each share is a part of', async () => {
    const { all, byNation, byKind, asked, notArrived, withdrawn, answered, histogram } = await loadStatistics(
      open().db,
      round.round,
      round.today,
    )
    expect(asked).toBe(round.codes.length)
    expect(all.arrived + notArrived + withdrawn).toBe(asked)
    expect(all['in-time'] + all.late + all.overdue).toBe(all.decided)
    expect(all.decided + all.running + all['standing-still']).toBe(all.arrived)
    for (const groups of [byNation, byKind]) expect(groups.reduce((sum, group) => sum + group.arrived, 0)).toBe(all.arrived)
    expect(all['in-time'] + all.late).toBe(answered)
    expect(histogram.reduce((sum, { trusts }) => sum + trusts, 0)).toBe(answered)
    expect([answered, all.overdue]).not.toContain(0)
  })

  test('who answered in time is told of rounds that are published or closed, and of no other', async () => {
    const { db } = open()
    expect(await answersInTime(db, { today: round.today, published: [] })).toEqual([])
    const { all, answered } = await loadStatistics(db, round.round, round.today)
    const [told, ...others] = await answersInTime(db, { today: round.today, published: [round.round] })
    expect(others).toEqual([])
    expect(told).toMatchObject({ round: round.round, inTime: all['in-time'], decided: all.decided, answered })
  })

  test('what was kept back is counted by its ground', async () => {
    const code = round.oneIn('settled')
    const now = noonOf(round.today)
    await inTransaction(open().db, async tx => {
      const row = {
        round_id: round.round,
        trust_code: code,
        words: 'No',
        language: 'en',
        translation: null,
        number: null,
      } as const
      await writes<WritableSurveyTables>(tx)
        .insertInto('answer')
        .values({
          ...row,
          question_id: 'of-a-test',
          from_day: null,
          to_day: null,
          exemption: 's12',
          note: '',
          version: 1,
          changed_at: now,
          changed_by: 'test',
        })
        .execute()
      await record(tx, {
        actor: { kind: 'command', name: 'test' },
        at: now,
        deed: 'answer.record',
        subject: { kind: 'request', id: code },
      })
    })
    const { byExemption, keptBack } = await loadStatistics(open().db, round.round, round.today)
    expect(byExemption.find(({ exemption }) => exemption === 's12')?.trusts).toBeGreaterThan(0)
    expect(keptBack).toBeGreaterThan(0)
    expect((await read(statisticsLink(round.round))).text).toContain('Section 12, it would cost too much')
  })

  describe('are shown to everybody on the staff', () => {
    test('in words, tables and a chart that says where its figures are', async () => {
      const { status, text } = await read(statisticsLink(round.round))
      expect(status).toBe(200)
      expect(text).toMatch(/Answered in time: \d+ of \d+ \(\d+%\) of the trusts that have answered/)
      expect(text).toContain('aria-current="page">Figures')
      expect(text).toMatch(/<svg[^>]*role="img" aria-labelledby="taken-chart"/)
      expect(text).toContain('The table below holds the same figures')
      expect((await read(`/cy${statisticsLink(round.round)}`)).text).toContain('Sut yr atebwyd y rownd')
    })

    test('as a file that says that it is an example', async () => {
      const { headers, text } = await read(statisticsFileLink(round.round))
      expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
      const [heading = '', all = '', ...others] = text.trim().split(/\r?\n/)
      expect(heading).toMatch(/^round,as_of,group,name,arrived,decided,in_time,late,overdue,running,standing_still,answered,/)
      expect(all).toMatch(new RegExp(`^${round.round},${round.today},all,all,\\d+`))
      expect(all).toContain('Example campaign')
      expect(others.some(line => line.includes(',nation,england,'))).toBe(true)
    })

    test('a round that is not there has none', async () => {
      expect((await read(statisticsLink('2099-1'))).status).toBe(404)
    })
  })
})
