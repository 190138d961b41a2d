import { sql } from 'kysely'
import { batchesAbout, makeBatch, type WriteDb, writes } from '../../foundation/index.ts'
import type { LetterHouse } from './letter.ts'
import { type KeptLetter, writeLetter } from './letter-store.ts'
import type { LetterTables } from './letter-tables.ts'
import { lastLeavesAt } from './letter-times.ts'
import { queueLetter } from './mail/queue-letter-mail.ts'

/** All letters leave in one batch, so that staff can stop them together. */
export const aboutLetters = 'letters'

/** Between two letters to one person: an office of a few people reads them. */
export const recipientSeconds = 60
/** Between two letters to one domain: all Members of Parliament have theirs at the same. */
export const domainSeconds = 3

/** A number of our own choosing: who gives letters their time takes turns. */
const lockOfLetters = 5_020_001

/** Waits until no other process gives a letter its time, until the transaction ends. */
async function takeTurn(tx: WriteDb): Promise<void> {
  await writes<LetterTables>(tx).selectNoFrom(sql`pg_advisory_xact_lock(${lockOfLetters})`.as('turn')).execute()
}

/** The batch of the letters, made when it is first needed. In the caller's transaction, which is audited. */
export async function letterBatch(tx: WriteDb, now: Date): Promise<number> {
  await takeTurn(tx)
  const [known] = await batchesAbout(tx, aboutLetters)
  return known?.id ?? (await makeBatch(tx, { about: aboutLetters, what: aboutLetters, intervalSeconds: domainSeconds, now }))
}

type Sending = { readonly letter: KeptLetter; readonly to: string; readonly now: Date }

/** Puts a letter that its writer has confirmed into the outbox, a while after the last one to the same person. */
export async function sendKeptLetter(tx: WriteDb, house: LetterHouse, { letter, to, now }: Sending): Promise<void> {
  if (house.campaign === 'example' && !to.endsWith('.invalid'))
    throw new Error('A letter of the example campaign was to leave for a real address')
  const batch = await letterBatch(tx, now)
  const leavesAt = nextTime(await lastLeavesAt(tx, letter), now)
  const mailId = await queueLetter(tx, house, { letter, to, batch, notBefore: leavesAt, now })
  await writeLetter(tx, letter.id, {
    state: 'queued',
    recipient_address: to,
    mail_id: mailId,
    leaves_at: leavesAt,
    settled_at: null,
    failure: null,
    told_at: null,
  })
}

/** The first moment at which a letter may leave, after the last one that was given a time. */
export function nextTime(last: Date | null, now: Date): Date {
  if (last === null) return now
  return new Date(Math.max(now.getTime(), last.getTime() + recipientSeconds * 1000))
}
