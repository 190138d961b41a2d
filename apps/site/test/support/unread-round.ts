import { sql } from 'kysely'
import { inTransaction, record, type WriteDb, writes } from '../../src/foundation/index.ts'
import { defaultsForTests, roundForTests } from '../../src/survey/rounds/round-for-tests.ts'
import { insertRound, replaceQuestions } from '../../src/survey/rounds/round-store.ts'
import type { SurveyTables } from '../../src/survey/schema.ts'

const texts = [
  'The trust does not record secondary breast cancer.',
  'This would exceed the appropriate limit. We refuse under section 12.',
  'This trust does not treat breast cancer. Our patients are seen by another trust.',
]

/** A second open round that asks the trusts of another one, each of which has sent a short answer that nobody has read. Gives its id. */
export async function unreadRound(db: WriteDb, { of, now }: { readonly of: string; readonly now: Date }): Promise<string> {
  const round = '2028-1'
  const by = { actor: 'unread-round', now }
  await inTransaction(
    db,
    async tx => {
      await insertRound(tx, roundForTests({ id: round, state: 'open', sentAt: now }), by)
      await replaceQuestions(tx, round, defaultsForTests.questions)
      const tables = writes<SurveyTables>(tx)
      const fresh = {
        round_id: round,
        work: 'to-read',
        answer: 'none',
        delivery: 'sent',
        clock: 'overdue',
        version: 1,
        answered_on: null,
      }
      await sql`
        insert into request select (jsonb_populate_record(r, ${JSON.stringify(fresh)}::jsonb || jsonb_build_object(
          'reference', 'SBC-2028-1-' || trust_code, 'reply_token', 'second' || reply_token, 'sent_on', '2027-01-04', 'received_on', '2027-01-04',
          'due_on', '2027-02-02'))).*
        from request r where round_id = ${of}`.execute(tables)
      await sql`
        insert into request_event (round_id, trust_code, kind, on_day, note, entered_by, entered_at)
        select round_id, trust_code, 'received', received_on, '', 'system', ${now} from request where round_id = ${round}`.execute(
        tables,
      )
      await sql`
        insert into message (round_id, trust_code, direction, sender, recipient, subject, body, attachments, at, guess, came_by)
        select round_id, trust_code, 'in', 'foi@trust.invalid', 'us', 'Re: request',
          (${JSON.stringify(texts)}::jsonb) ->> (row_number() over (order by trust_code) % 3)::int, '[]', ${new Date('2027-01-20T11:00:00Z')}::timestamptz, 'answer', 'mail'
        from request where round_id = ${round}`.execute(tables)
      await record(tx, {
        actor: { kind: 'command', name: by.actor },
        at: now,
        deed: 'round.send',
        subject: { kind: 'round', id: round },
      })
    },
    { limitMs: 60_000 },
  )
  return round
}
