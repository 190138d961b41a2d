import { type WriteDb, writes } from '../../foundation/index.ts'
import type { KeptLetter } from './letter-store.ts'
import type { LetterTables } from './letter-tables.ts'
import type { LetterAnswer } from './letter-words.ts'

/** What stays of whom a letter was to, and of what it said. */
export type SentTo = Pick<
  KeptLetter,
  'kind' | 'body' | 'recipientCode' | 'constituencyCode' | 'trustCode' | 'askedFor' | 'inOwnWords'
>

/** Keeps what stays of a letter that was sent. Gives its number. */
export async function insertSent(tx: WriteDb, letter: SentTo, onDay: string): Promise<number> {
  const { id } = await writes<LetterTables>(tx)
    .insertInto('letter_sent')
    .values({
      on_day: onDay,
      answer: null,
      kind: letter.kind,
      body: letter.body,
      recipient_code: letter.recipientCode,
      constituency_code: letter.constituencyCode,
      trust_code: letter.trustCode,
      asked_for: JSON.stringify(letter.askedFor),
      in_own_words: letter.inOwnWords,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return Number(id)
}

export async function writeAnswer(tx: WriteDb, sentId: number, answer: LetterAnswer): Promise<void> {
  await writes<LetterTables>(tx).updateTable('letter_sent').set({ answer }).where('id', '=', sentId).execute()
}

/** It came back: it was not sent after all. */
export async function deleteSent(tx: WriteDb, sentId: number): Promise<void> {
  await writes<LetterTables>(tx).deleteFrom('letter_sent').where('id', '=', sentId).execute()
}
