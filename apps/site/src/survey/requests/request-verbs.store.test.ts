// Long because: one request lives through everything that a round can bring, on both databases.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  askForTests,
  emptyRoundForTests,
  house,
  mergeForTests,
  noonOf,
  openRoundForTests,
  roundId,
  tester,
} from '../../../test/support/requests-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { inTransaction, record, rows, writes } from '../../foundation/index.ts'
import type { SurveyTables } from '../schema.ts'
import type { EventKind } from '../types.ts'
import { addNote } from './add-note.ts'
import { changeRequest } from './change-request.ts'
import { newFormToken } from './form-token.ts'
import { reckonOpenRequests } from './reckon-open-requests.ts'
import { type EventInput, recordEvent } from './record-event.ts'
import { dueChangesOf, eventsOf, messagesOf, requestOf } from './request-store.ts'
import { sendByHand } from './send-by-hand.ts'
import { undoEvent } from './undo-event.ts'

const key = { round: roundId, trustCode: 'EX-901' }

eachDatabase('one request', open => {
  beforeAll(() => openRoundForTests(open()))
  beforeEach(() => emptyRoundForTests(open().db))
  const now = noonOf('2027-04-30')
  const request = async () => {
    const found = await requestOf(open().db, key.round, key.trustCode)
    if (!found) throw new Error('no request')
    return found
  }
  const enter = (kind: EventKind, on: string, more: Partial<EventInput> = {}) =>
    inTransaction(open().db, tx => recordEvent(tx, { ...key, kind, on, note: '', actor: tester, now, ...more }))
  const undo = (id: number, basedOn?: number) =>
    inTransaction(open().db, tx => undoEvent(tx, { ...key, id, basedOn, actor: tester, now }))
  let logged = 0
  beforeEach(async () => {
    const { id } = await rows<{ audit: { id: number } }>(open().db)
      .selectFrom('audit')
      .select(({ fn }) => fn.max('id').as('id'))
      .executeTakeFirstOrThrow()
    logged = id
  })
  const deeds = async () =>
    (
      await rows<{ audit: { id: number; deed: string; subject_id: string; actor_name: string } }>(open().db)
        .selectFrom('audit')
        .select(['deed', 'actor_name'])
        .where('subject_id', '=', `${roundId}/EX-901`)
        .where('id', '>', logged)
        .orderBy('id')
        .execute()
    ).map(({ deed, actor_name }) => `${deed} by ${actor_name}`)

  test('the letter goes: the clock starts on the day of sending, by the house itself', async () => {
    await askForTests(open().db, 'EX-901')
    expect(await request()).toMatchObject({
      clock: 'running',
      receivedOn: '2027-03-01',
      dueOn: '2027-04-01',
      nextStep: 'wait',
      nextStepOn: '2027-04-02',
      answer: 'none',
      work: 'waiting',
      delivery: 'sent',
    })
    expect((await eventsOf(open().db, roundId, 'EX-901')).map(({ kind, enteredBy }) => [kind, enteredBy])).toEqual([
      ['received', 'system'],
    ])
    expect(await dueChangesOf(open().db, key)).toMatchObject([{ from: null, to: '2027-04-01', why: 'event.received' }])
  })

  test('an answer moves the clock, the answer and our work, and not the delivery; undone, all three go back', async () => {
    await askForTests(open().db, 'EX-901')
    await reckonOpenRequests(open().db, { actor: house, now, why: 'day' })
    const before = await request()
    const recorded = await enter('answered', '2027-03-20', { answer: 'not-held' })
    expect(await request()).toMatchObject({
      clock: 'answered',
      answer: 'not-held',
      work: 'to-mark',
      answeredOn: '2027-03-20',
      delivery: 'sent',
      version: before.version + 1,
      changedBy: 'Some tester',
    })
    if (recorded.outcome !== 'recorded') throw new Error(recorded.outcome)
    expect(await undo(recorded.id)).toMatchObject({ outcome: 'undone' })
    const { version, changedAt, changedBy, ...restored } = await request()
    expect(restored).toEqual(withoutStamp(before))
    expect(await undo(recorded.id)).toEqual({ outcome: 'nothing-to-do' })
    const [, answered] = await eventsOf(open().db, roundId, 'EX-901')
    expect(answered).toMatchObject({ undoneBy: 'Some tester' })
  })

  test('the same form twice is one event', async () => {
    await askForTests(open().db, 'EX-901')
    const { version } = await request()
    const first = await enter('acknowledged', '2027-03-02', { basedOn: version })
    const again = await enter('acknowledged', '2027-03-02', { basedOn: version })
    expect(first.outcome).toBe('recorded')
    expect(again).toEqual({ outcome: 'nothing-to-do', id: first.outcome === 'recorded' ? first.id : -1 })
    expect(await eventsOf(open().db, roundId, 'EX-901')).toHaveLength(2)
  })

  test('a form that somebody else has overtaken changes nothing and says who', async () => {
    await askForTests(open().db, 'EX-901')
    const { version } = await request()
    await enter('acknowledged', '2027-03-02', { basedOn: version })
    const late = await enter('answered', '2027-03-20', { basedOn: version })
    expect(late).toMatchObject({ outcome: 'conflict', changedBy: 'Some tester', current: { answer: 'acknowledged' } })
    expect(await eventsOf(open().db, roundId, 'EX-901')).toHaveLength(2)
  })

  test('two at the same moment: one is kept, the other is told', async () => {
    await askForTests(open().db, 'EX-901')
    const { version } = await request()
    const outcomes = await Promise.all([
      enter('answered', '2027-03-20', { basedOn: version }),
      enter('not-held', '2027-03-21', { basedOn: version }),
    ])
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'recorded'])
  })

  test('what does not fit is refused and leaves no trace', async () => {
    await askForTests(open().db, 'EX-901')
    const before = [await request(), await deeds()]
    expect(await enter('clarification-given', '2027-03-05')).toMatchObject({ outcome: 'refused', reason: 'nothing-asked' })
    expect(await enter('answered', '2027-05-01')).toMatchObject({ outcome: 'refused', reason: 'in-the-future' })
    expect(await enter('answered', '2027-03-05', { messageId: 999_999 })).toEqual({ outcome: 'no-such-message' })
    expect([await request(), await deeds()]).toEqual(before)
    expect(await enter('answered', '2027-03-05', { trustCode: 'EX-999' })).toEqual({ outcome: 'no-such-request' })
  })

  test('a question of the trust stops the clock, our answer starts a fresh twenty days', async () => {
    await askForTests(open().db, 'EX-901')
    await enter('clarification-asked', '2027-03-10')
    expect(await request()).toMatchObject({ clock: 'paused', dueOn: null, work: 'to-write', nextStep: 'give-clarification' })
    await enter('clarification-given', '2027-04-20')
    expect(await request()).toMatchObject({
      clock: 'running',
      dueOn: '2027-05-19',
      work: 'waiting',
      answer: 'clarification-asked',
    })
    expect((await dueChangesOf(open().db, key)).map(({ from, to }) => [from, to])).toEqual([
      [null, '2027-04-01'],
      ['2027-04-01', null],
      [null, '2027-05-19'],
    ])
  })

  test('every change is in the log, with who made it', async () => {
    await askForTests(open().db, 'EX-901')
    await enter('answered', '2027-03-20')
    const { version } = await request()
    await changeRequest(open().db, { ...key, changes: { work: 'done' }, basedOn: version, actor: tester, now })
    await addNote(open().db, { ...key, text: 'Tŷ 🌙', formToken: newFormToken(), actor: tester, now })
    expect(await deeds()).toEqual([
      'round.send by test',
      'request.record by test',
      'request.reckon by test',
      'request.follow by Some tester',
      'request.record by Some tester',
      'request.reckon by Some tester',
      'request.change by Some tester',
      'request.note by Some tester',
    ])
  })

  describe('a letter that came back', () => {
    const deliver = (delivery: 'bounced' | 'queued' | 'sent') =>
      inTransaction(open().db, async tx => {
        await writes<SurveyTables>(tx).updateTable('request').set({ delivery }).where('trust_code', '=', 'EX-901').execute()
        await record(tx, { actor: house, at: now, deed: 'request.settle-mail', subject: { kind: 'request', id: 'x' } })
      })

    test('starts no clock, is never overdue, and waits to be delivered', async () => {
      await askForTests(open().db, 'EX-901')
      await deliver('bounced')
      await reckonOpenRequests(open().db, { actor: house, now, why: 'day' })
      expect(await request()).toMatchObject({ clock: 'not-started', dueOn: null, nextStep: 'deliver', delivery: 'bounced' })
    })

    test('sent again, counts from the second sending', async () => {
      await askForTests(open().db, 'EX-901')
      await deliver('bounced')
      await deliver('sent')
      await enter('received', '2027-03-15', { actor: house })
      expect(await request()).toMatchObject({ clock: 'overdue', receivedOn: '2027-03-15' })
      const events = await eventsOf(open().db, roundId, 'EX-901')
      expect(events.map(({ on, undoneBy }) => [on, undoneBy])).toEqual([
        ['2027-03-01', 'system'],
        ['2027-03-15', null],
      ])
    })

    test('a person does not put a second receipt beside the first', async () => {
      await askForTests(open().db, 'EX-901')
      expect(await enter('received', '2027-03-15')).toMatchObject({ outcome: 'refused', reason: 'received-already' })
    })
  })

  describe('a letter that somebody delivers', () => {
    test('starts the clock on the day it arrived, once', async () => {
      await askForTests(open().db, 'EX-901', { sentOn: null })
      const { version } = await request()
      const send = () =>
        sendByHand(open().db, { ...key, sentOn: '2027-03-01', arrivedOn: '2027-03-03', basedOn: version, actor: tester, now })
      expect(await send()).toEqual({ outcome: 'sent' })
      expect(await send()).toEqual({ outcome: 'nothing-to-do' })
      expect(await request()).toMatchObject({ delivery: 'by-hand', sentOn: '2027-03-01', receivedOn: '2027-03-03' })
    })

    test('is refused where a mail carries it, and leaves the delivery as it was', async () => {
      await askForTests(open().db, 'EX-901')
      const { version } = await request()
      const input = { ...key, sentOn: '2027-03-01', arrivedOn: '2027-03-03', basedOn: version, actor: tester, now }
      expect(await sendByHand(open().db, input)).toEqual({ outcome: 'refused', reason: 'sent-already' })
      expect(await sendByHand(open().db, { ...input, arrivedOn: '2027-02-03' })).toEqual({
        outcome: 'refused',
        reason: 'arrived-before-sent',
      })
      expect((await request()).delivery).toBe('sent')
    })
  })

  test('a note is kept once, whatever it is written in, and moves nothing', async () => {
    await askForTests(open().db, 'EX-901')
    const before = await request()
    const formToken = newFormToken()
    const text = 'Ffoniodd Tŷ Helyg 💛\n<script>alert(1)</script>'
    const add = () => addNote(open().db, { ...key, text, formToken, actor: tester, now })
    const outcomes = await Promise.all([add(), add()])
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['added', 'nothing-to-do'])
    expect((await messagesOf(open().db, roundId, 'EX-901')).map(message => [message.direction, message.text])).toEqual([
      ['note', text],
    ])
    expect(await request()).toEqual(before)
  })

  describe('our side', () => {
    const change = (changes: Parameters<typeof changeRequest>[1]['changes'], basedOn: number) =>
      changeRequest(open().db, { ...key, changes, basedOn, actor: tester, now })

    test('is changed by a form that is fresh, and not by one that is not', async () => {
      await askForTests(open().db, 'EX-901')
      const { version } = await request()
      expect(await change({ assignee: { id: 's2', name: 'Other editor' } }, version)).toMatchObject({ outcome: 'changed' })
      expect(await change({ work: 'done' }, version)).toMatchObject({ outcome: 'conflict', current: { assignee: 's2' } })
      expect(await change({ assignee: { id: 's2', name: 'Other editor' } }, version)).toEqual({ outcome: 'nothing-to-do' })
      expect(await change({ assignee: null }, version + 1)).toMatchObject({ outcome: 'changed', request: { assignee: null } })
    })
  })

  test('a trust that merged keeps its row, and its thread', async () => {
    await askForTests(open().db, 'EX-903')
    await mergeForTests(open().db, 'EX-903', 'EX-904', '2027-04-01')
    expect(await requestOf(open().db, roundId, 'EX-903')).toMatchObject({ trustName: 'Copper Bay Hospitals Trust' })
    expect(await eventsOf(open().db, roundId, 'EX-903')).toHaveLength(1)
  })
})

const withoutStamp = <Request extends { version: number; changedAt: Date; changedBy: string }>({
  version,
  changedAt,
  changedBy,
  ...rest
}: Request) => rest
