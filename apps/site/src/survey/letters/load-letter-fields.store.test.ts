import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { inTransaction, record, type WriteDb, writes } from '../../foundation/index.ts'
import { saveInventedTrusts } from '../../register/index.ts'
import { inventedTrustForTests } from '../../register/register-for-tests.ts'
import { defaultsForTests as defaults } from '../rounds/round-for-tests.ts'
import { makeRound } from '../rounds/verbs/make-round.ts'
import type { WritableSurveyTables } from '../schema.ts'
import { loadLetterFields } from './load-letter-fields.ts'

const actor = { kind: 'staff', id: '1', name: 'First Admin' } as const
const now = new Date('2027-02-01T10:00:00Z')
const input = { round: '2027-1', trustCode: 'EX-001', language: 'cy', today: '2027-03-28', mailDomain: 'localhost' } as const

eachDatabase('the fields of a letter', open => {
  const db = () => open().db
  beforeAll(async () => {
    const trust = inventedTrustForTests('EX-001', 'Invented Board', { nameCy: 'Bwrdd Dyfeisiedig', nation: 'wales' })
    await inTransaction(db(), tx => saveInventedTrusts(tx, { trusts: [trust], hospitals: [], politicians: [] }, now))
    await makeRound(db(), { id: '2027-1', name: { en: 'Round', cy: 'Rownd' }, copyOf: null, defaults, actor, now })
  })

  test('before there is a request: its reference is known, its address and days are not', async () => {
    const fields = await loadLetterFields(db(), input)
    expect(fields).toMatchObject({
      trust_name: 'Bwrdd Dyfeisiedig',
      round_name: 'Rownd',
      reference: '2027-1/EX-001',
      reply_address: '',
      sent_on: '',
      today: '28 Mawrth 2027',
    })
    expect(fields?.questions).toContain('1. A yw eich ymddiriedolaeth')
    const given = await loadLetterFields(db(), { ...input, request: { replyAddress: 'reply+test@localhost' } })
    expect(given?.reply_address).toBe('reply+test@localhost')
  })

  test('of a request: its own address, its days, and the last event of each kind that was not undone', async () => {
    await inTransaction(db(), async tx => {
      await addRequest(tx)
      await record(tx, { actor, at: now, deed: 'round.send', subject: { kind: 'round', id: '2027-1' } })
    })
    expect(await loadLetterFields(db(), { ...input, language: 'en', ownWords: 'We mean this.' })).toMatchObject({
      trust_name: 'Invented Board',
      reference: 'REF-1',
      reply_address: 'reply+token1@localhost',
      sent_on: '1 February 2027',
      due_on: '1 March 2027',
      answered_on: '',
      clarification_asked_on: '10 February 2027',
      review_asked_on: '',
      own_words: 'We mean this.',
    })
  })

  test('a round or a trust that does not exist has none', async () => {
    expect(await loadLetterFields(db(), { ...input, trustCode: 'EX-999' })).toBeNull()
    expect(await loadLetterFields(db(), { ...input, round: '2020-1' })).toBeNull()
  })
})

async function addRequest(tx: WriteDb): Promise<void> {
  const write = writes<WritableSurveyTables>(tx)
  const key = { round_id: '2027-1', trust_code: 'EX-001' }
  await write
    .insertInto('request')
    .values({
      ...key,
      trust_name: 'Invented Board',
      nation: 'wales',
      law: 'foia',
      language: 'cy',
      reference: 'REF-1',
      reply_token: 'token1',
      sent_to: 'foi@ex-001.invalid',
      channel: 'email',
      delivery: 'sent',
      clock: 'running',
      answer: 'none',
      work: 'waiting',
      sent_on: '2027-02-01',
      received_on: '2027-02-01',
      due_on: '2027-03-01',
      answered_on: null,
      next_step: 'wait',
      next_step_on: null,
      assignee: null,
      assignee_name: null,
      version: 1,
      changed_at: now,
      changed_by: 'test',
    })
    .execute()
  const event = { ...key, until_day: null, note: '', message_id: null, entered_by: 'test', entered_at: now, undone_by: null }
  await write
    .insertInto('request_event')
    .values([
      { ...event, kind: 'clarification-asked', on_day: '2027-02-10', undone_at: null },
      { ...event, kind: 'clarification-asked', on_day: '2027-02-05', undone_at: null },
      { ...event, kind: 'clarification-asked', on_day: '2027-02-20', undone_at: now, undone_by: 'test' },
      { ...event, kind: 'review-asked', on_day: '2027-02-21', undone_at: now, undone_by: 'test' },
    ])
    .execute()
}
