import { randomBytes } from 'node:crypto'
import { type WriteDb, writes } from '../../foundation/index.ts'
import type { Holidays } from '../legal-clock/holidays.ts'
import { judgeClock } from '../legal-clock/judge-clock.ts'
import type { WritableSurveyTables } from '../schema.ts'
import type { Delivery, Law } from '../types.ts'
import type { PlannedLetter } from './plan-letters.ts'

/** 128 bits that nobody can guess, in characters that survive every mail server: they change the case of an address. */
export const newReplyToken = (): string => randomBytes(16).toString('hex')

export type MakeRequests = {
  readonly round: string
  readonly letters: readonly PlannedLetter[]
  readonly tokenOf: (trustCode: string) => string
  /** Of those that go by mail; the others wait for somebody to deliver them. */
  readonly delivery: Extract<Delivery, 'queued' | 'held'>
  readonly today: string
  readonly holidays: Holidays
  readonly by: string
  readonly now: Date
}

/** Makes the requests of a round, one for each letter, in the caller's transaction. */
export async function makeRequests(tx: WriteDb, input: MakeRequests): Promise<void> {
  const rows = input.letters.map(letter => rowOf(letter, input))
  for (let from = 0; from < rows.length; from += 500) {
    await writes<WritableSurveyTables>(tx)
      .insertInto('request')
      .values(rows.slice(from, from + 500))
      .execute()
  }
}

function rowOf(
  { trust, law, language, reference, to, channel }: PlannedLetter,
  { round, tokenOf, delivery, today, holidays, by, now }: MakeRequests,
): WritableSurveyTables['request'] {
  const { state, nextStep, nextStepOn } = clockBefore(law, today, holidays)
  return {
    round_id: round,
    trust_code: trust.code,
    trust_name: trust.name,
    nation: trust.nation,
    law,
    language,
    reference,
    reply_token: tokenOf(trust.code),
    sent_to: to,
    channel,
    delivery: to === null ? 'not-sent' : delivery,
    clock: state,
    answer: 'none',
    work: to === null ? 'to-write' : 'waiting',
    sent_on: null,
    received_on: null,
    due_on: null,
    answered_on: null,
    next_step: nextStep,
    next_step_on: nextStepOn,
    assignee: null,
    assignee_name: null,
    version: 1,
    changed_at: now,
    changed_by: by,
  }
}

/** Before a letter has arrived the law does not count. */
const clockBefore = (law: Law, today: string, holidays: Holidays) => judgeClock({ law, events: [], holidays, today })
