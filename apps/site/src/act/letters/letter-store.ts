import { sql } from 'kysely'
import { z } from 'zod'
import { holdMails, type Locale, type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { LetterTables } from './letter-tables.ts'
import type { LetterBody, LetterKind, LetterState } from './letter-words.ts'
import { mailsOfLetter } from './mail/letter-mail-store.ts'

/** A letter as it is kept. */
export type KeptLetter = {
  readonly id: number
  readonly state: LetterState
  readonly locale: Locale
  readonly kind: LetterKind
  readonly body: LetterBody
  readonly recipientCode: string
  readonly constituencyCode: string | null
  readonly trustCode: string | null
  readonly recipientName: string
  readonly recipientAddress: string
  readonly writerName: string
  readonly writerAddress: string
  readonly writerKey: string
  readonly subject: string
  readonly text: string
  readonly askedFor: readonly string[]
  readonly inOwnWords: boolean
  readonly agreedHealth: string | null
  readonly concerns: readonly string[]
  readonly askedAt: Date
  readonly confirmedAt: Date | null
  readonly leavesAt: Date | null
  readonly settledAt: Date | null
  readonly failure: string | null
  readonly mailId: number | null
  readonly answeredAt: Date | null
  readonly sentId: number | null
}

const words = z.array(z.string())

const letters = (db: ReadDb) =>
  rows<LetterTables>(db)
    .selectFrom('letter')
    .select([
      'id',
      'state',
      'locale',
      'kind',
      'body',
      'recipient_code as recipientCode',
      'constituency_code as constituencyCode',
      'trust_code as trustCode',
      'recipient_name as recipientName',
      'recipient_address as recipientAddress',
      'writer_name as writerName',
      'writer_address as writerAddress',
      'writer_key as writerKey',
      'subject',
      'text',
      'asked_for as askedFor',
      'in_own_words as inOwnWords',
      'agreed_health as agreedHealth',
      'concerns',
      'asked_at as askedAt',
      'confirmed_at as confirmedAt',
      'leaves_at as leavesAt',
      'settled_at as settledAt',
      'failure',
      'mail_id as mailId',
      'answered_at as answeredAt',
      'sent_id as sentId',
    ])

type Raw = Omit<KeptLetter, 'askedFor' | 'concerns'> & { readonly askedFor: unknown; readonly concerns: unknown }
const asLetter = ({ askedFor, concerns, ...letter }: Raw): KeptLetter => ({
  ...letter,
  askedFor: words.parse(askedFor),
  concerns: words.parse(concerns),
})

export async function letterById(db: ReadDb, id: number): Promise<KeptLetter | null> {
  const row = await letters(db).where('id', '=', id).executeTakeFirst()
  return row ? asLetter(row) : null
}

/** Those in these states, the oldest first. */
export const lettersIn = async (db: ReadDb, states: readonly LetterState[], limit: number): Promise<KeptLetter[]> =>
  (await letters(db).where('state', 'in', states).orderBy('asked_at').orderBy('id').limit(limit).execute()).map(asLetter)

/** Those whose own words speak of danger or distress, in whatever state they are, the newest first. */
export const lettersOfNeed = async (db: ReadDb, limit: number): Promise<KeptLetter[]> => {
  const ofNeed = sql<boolean>`(concerns @> '["danger"]'::jsonb or concerns @> '["distress"]'::jsonb)`
  return (await letters(db).where(ofNeed).orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(asLetter)
}

export type NewLetter = Omit<LetterTables['letter'], 'id' | 'asked_for' | 'concerns' | LaterColumn> & {
  readonly asked_for: readonly string[]
  readonly concerns: readonly string[]
}
type LaterColumn =
  | 'state'
  | 'agreed'
  | 'confirmed_at'
  | 'leaves_at'
  | 'settled_at'
  | 'failure'
  | 'mail_id'
  | 'told_at'
  | 'follow_up_at'
  | 'answered_at'
  | 'sent_id'

/** Writes a letter that waits for its writer’s word. Null: this form has been sent before. */
export async function insertLetter(tx: WriteDb, letter: NewLetter): Promise<number | null> {
  const row = await writes<LetterTables>(tx)
    .insertInto('letter')
    .values({
      ...letter,
      asked_for: JSON.stringify(letter.asked_for),
      concerns: JSON.stringify(letter.concerns),
      state: 'asked',
      agreed: null,
      confirmed_at: null,
      leaves_at: null,
      settled_at: null,
      failure: null,
      mail_id: null,
      told_at: null,
      follow_up_at: null,
      answered_at: null,
      sent_id: null,
    })
    .onConflict(conflict => conflict.column('form_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row ? Number(row.id) : null
}

/** The letter of a form that has been sent before. */
export async function letterByFormKey(db: ReadDb, formKey: string): Promise<KeptLetter | null> {
  const row = await letters(db).where('form_key', '=', formKey).executeTakeFirst()
  return row ? asLetter(row) : null
}

export type LetterChange = Partial<
  Pick<
    LetterTables['letter'],
    | 'state'
    | 'agreed'
    | 'confirmed_at'
    | 'leaves_at'
    | 'settled_at'
    | 'failure'
    | 'mail_id'
    | 'told_at'
    | 'follow_up_at'
    | 'answered_at'
    | 'sent_id'
    | 'recipient_address'
  >
>

export async function writeLetter(tx: WriteDb, id: number, change: LetterChange): Promise<void> {
  await writes<LetterTables>(tx).updateTable('letter').set(change).where('id', '=', id).execute()
}

/** Its links and the notes of its mails go with it. */
export async function deleteLetter(tx: WriteDb, id: number): Promise<void> {
  await writes<LetterTables>(tx).deleteFrom('letter').where('id', '=', id).execute()
}

/**
 * Holds a letter until the transaction ends, and before it its mails: whoever is told how a mail ended holds the mail first, and the two must
 * not wait for each other. Null: it is not there (any more).
 */
export async function holdLetter(tx: WriteDb, id: number): Promise<KeptLetter | null> {
  const mails = await mailsOfLetter(tx, id)
  await holdMails(
    tx,
    mails.map(({ mailId }) => mailId),
  )
  return lockLetter(tx, id)
}

/** The same where its mail is held already. */
export async function lockLetter(tx: WriteDb, id: number): Promise<KeptLetter | null> {
  await writes<LetterTables>(tx).selectFrom('letter').select('id').where('id', '=', id).forUpdate().execute()
  return letterById(tx, id)
}

/** How many letters are in each state; states without any are left out. */
export async function countLetters(db: ReadDb): Promise<ReadonlyMap<LetterState, number>> {
  const counted = await rows<LetterTables>(db)
    .selectFrom('letter')
    .select(eb => ['state', eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  return new Map(counted.map(({ state, count }) => [state, Number(count)]))
}
