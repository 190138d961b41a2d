import { beforeAll, expect, test } from 'vitest'
import { askForTests, openRoundForTests, roundId, tester } from '../../../test/support/requests-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { inTransaction, record, writes } from '../../foundation/index.ts'
import type { WritableSurveyTables } from '../schema.ts'
import { answersOf, answersOfRound, evidenceOf, evidenceOfRound } from './answer-store.ts'

const now = new Date('2027-03-20T12:00:00Z')

eachDatabase('what was recorded of a round', open => {
  beforeAll(async () => {
    await openRoundForTests(open())
    for (const code of ['EX-901', 'EX-905', 'EX-903'] as const) await askForTests(open().db, code)
    await inTransaction(open().db, async tx => {
      const tables = writes<WritableSurveyTables>(tx)
      const common = { round_id: roundId, translation: null, language: 'cy' as const }
      const answer = {
        ...common,
        words: '',
        from_day: null,
        to_day: null,
        note: '',
        version: 1,
        changed_at: now,
        changed_by: 'x',
      }
      await tables
        .insertInto('answer')
        .values([
          { ...answer, trust_code: 'EX-905', question_id: 'diagnosed', number: 12, exemption: 's40' },
          { ...answer, trust_code: 'EX-901', question_id: 'period', number: null, from_day: '2026-03-29', to_day: '2026-10-25' },
          { ...answer, trust_code: 'EX-905', question_id: 'de-novo', number: 0 },
        ])
        .execute()
      const link = { source: 'link', url: 'https://ex-905.invalid/', question_id: 'diagnosed', trust_code: 'EX-905' } as const
      const nothing = { message_id: null, file_sha256: null, file_name: null, page: null, quote: null, dated: null }
      const made = { is_found: false, is_shown: true, added_at: now, added_by: 'x', removed_at: null, removed_by: null }
      await tables
        .insertInto('answer_evidence')
        .values([
          { ...common, ...link, ...nothing, ...made },
          { ...common, ...link, ...nothing, ...made, removed_at: now, removed_by: 'x' },
        ])
        .execute()
      await record(tx, { actor: tester, at: now, deed: 'answer.record', subject: { kind: 'round', id: roundId } })
    })
  })

  test('the answers of one trust, with days as days and nought as nought', async () => {
    expect(await answersOf(open().db, roundId, 'EX-905')).toMatchObject([
      { question: 'de-novo', number: 0, exemption: null },
      { question: 'diagnosed', number: 12, exemption: 's40' },
    ])
    expect(await answersOf(open().db, roundId, 'EX-901')).toMatchObject([{ fromDay: '2026-03-29', toDay: '2026-10-25' }])
  })

  test('evidence without what was taken away', async () => {
    expect(await evidenceOf(open().db, roundId, 'EX-905')).toMatchObject([{ source: 'link', url: 'https://ex-905.invalid/' }])
  })

  test('a whole round by trust', async () => {
    const answers = await answersOfRound(open().db, roundId)
    expect([...answers.keys()]).toEqual(['EX-901', 'EX-905'])
    expect(answers.get('EX-905')).toEqual(await answersOf(open().db, roundId, 'EX-905'))
    const evidence = await evidenceOfRound(open().db, roundId)
    expect([...evidence]).toEqual([['EX-905', await evidenceOf(open().db, roundId, 'EX-905')]])
    expect(await answersOfRound(open().db, '2099-1')).toEqual(new Map())
  })
})
