import { expect, test } from 'vitest'
import { rows } from '../../src/foundation/index.ts'
import { standingsOf } from '../../src/survey/marking/load-standings.ts'
import type { SurveyTables } from '../../src/survey/schema.ts'
import { answeredStates } from './answered-states.ts'
import { roundWithAnswers } from './round-with-answers.ts'
import { eachDatabase } from './test-database.ts'

eachDatabase('a round with answers', open => {
  test('has a request in every state, with its answers, its evidence and its marks', async () => {
    const round = await roundWithAnswers(open().db, { count: 2 * answeredStates.length })
    expect(new Set(answeredStates.map(({ name }) => name)).size).toBe(answeredStates.length)
    expect(round.codes).toHaveLength(2 * answeredStates.length)
    const reader = rows<SurveyTables>(open().db)
    const requests = await reader.selectFrom('request').selectAll().execute()
    const clocks = new Map(requests.map(({ trust_code, clock }) => [trust_code, clock]))
    for (const { code, state } of round.trusts) {
      const isAnswered = state.events.some(({ kind }) => kind !== 'acknowledged')
      const isUnder = state.arrived === null ? 'not-started' : state.arrived < 10 ? 'running' : 'overdue'
      expect(clocks.get(code), state.name).toBe(isAnswered ? 'answered' : isUnder)
    }
    const answers = await reader.selectFrom('answer').selectAll().execute()
    const evidence = await reader.selectFrom('answer_evidence').selectAll().execute()
    const messages = new Map((await reader.selectFrom('message').selectAll().execute()).map(message => [message.id, message]))
    const files = new Map(
      (await reader.selectFrom('attachment_text').selectAll().execute()).map(({ sha256, text }) => [sha256, text]),
    )
    for (const { trust_code, question_id, quote, message_id, file_sha256 } of evidence) {
      expect(answers.some(each => each.trust_code === trust_code && each.question_id === question_id)).toBe(true)
      const text = file_sha256 === null ? messages.get(message_id ?? 0)?.body : files.get(file_sha256)
      expect(text, `${trust_code} ${question_id}`).toContain(quote)
      expect(messages.get(message_id ?? 0)?.trust_code).toBe(trust_code)
    }
    expect(evidence.some(({ file_sha256 }) => file_sha256 !== null)).toBe(true)
  })

  test('stands as it says that it stands', async () => {
    const { round, today, trusts } = await roundWithAnswers(open().db, { round: '2027-2' })
    const standings = new Map((await standingsOf(open().db, round, today)).map(standing => [standing.trustCode, standing]))
    for (const { code, state } of trusts) {
      const standing = standings.get(code)
      expect(standing?.todos, state.name).toEqual(state.expected.todos)
      if (state.expected.status !== null) expect(standing?.status, state.name).toBe(state.expected.status)
    }
  })
})
