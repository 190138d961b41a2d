import { beforeAll, expect, test } from 'vitest'
import { tester } from '../../../test/support/requests-for-tests.ts'
import { type RoundWithAnswers, roundWithAnswers } from '../../../test/support/round-with-answers.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { inTransaction, record, writes } from '../../foundation/index.ts'
import { releaseFile } from '../attachments/release-file.ts'
import type { WritableSurveyTables } from '../schema.ts'
import { standingOf, standingsOf } from './load-standings.ts'

const today = '2027-03-08'
const now = new Date(`${today}T10:00:00Z`)
const sha256 = 'a'.repeat(64)

eachDatabase('a file that an admin closes again', open => {
  let round: RoundWithAnswers
  let code: string
  beforeAll(async () => {
    round = await roundWithAnswers(open().db, { today })
    code = round.oneIn('collecting')
    await inTransaction(open().db, async tx => {
      await record(tx, { actor: tester, at: now, deed: 'file.check', subject: { kind: 'file', id: sha256 } })
      const tables = writes<WritableSurveyTables>(tx)
      // It came long before anybody has marked.
      const cameAt = new Date('2026-01-05T10:00:00Z')
      const released = { released_at: now, released_by: 'First Admin', release_reason: 'There is nothing in it.' }
      const looked = { type: 'text/csv', findings: '[]', has_text: true, came_at: cameAt, checked_at: cameAt }
      await tables
        .insertInto('attachment_file')
        .values({ sha256, bytes: 1, state: 'released', ...looked, ...released })
        .execute()
      const of = { round_id: round.round, trust_code: code, question_id: 'diagnosed' }
      const words = { quote: 'We count 12.', language: 'en' as const, translation: null, url: null, dated: null }
      const where = { source: 'quote' as const, message_id: null, file_sha256: sha256, file_name: 'a.csv', page: 1 }
      const when = { added_at: cameAt, added_by: 'First Marker', removed_at: null, removed_by: null, form_token: null }
      await tables
        .insertInto('answer_evidence')
        .values({ ...of, ...words, ...where, ...when, is_found: true, is_shown: true })
        .execute()
    })
  })

  const todos = async () => {
    const key = { round: round.round, code, today }
    const [one, all] = [await standingOf(open().db, key), await standingsOf(open().db, round.round, today)]
    const inAll = all.find(({ trustCode }) => trustCode === code)
    expect(inAll?.todos).toEqual(one?.todos)
    return one?.todos ?? []
  }

  test('keeps what was quoted from it from being published, until it is open or no evidence any more', async () => {
    expect(await todos()).not.toContain('quarantined-file')
    const close = { sha256, isOpen: false, reason: 'A name stands in it.', actor: tester, now }
    expect(await releaseFile(open().db, close)).toEqual({ outcome: 'done' })
    expect(await todos()).toContain('quarantined-file')
    await releaseFile(open().db, { ...close, isOpen: true, reason: 'The name is an office.' })
    expect(await todos()).not.toContain('quarantined-file')
  })
})
