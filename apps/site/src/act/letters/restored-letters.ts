import { inTransaction, recallMails, record, rows, type WriteDb, writes } from '../../foundation/index.ts'
import { countLetters, lettersIn, writeLetter } from './letter-store.ts'
import type { LetterTables } from './letter-tables.ts'

const atOnce = 500

/**
 * A backup brings back letters that were on their way when it was made. They may have been sent since, and nobody can know: none is sent again by
 * itself. Their writers are told, and can ask for it.
 */
export const holdRestoredLetters = (db: WriteDb, now: Date): Promise<string | null> =>
  inTransaction(db, async tx => {
    let count = 0
    for (
      let letters = await lettersIn(tx, ['queued'], atOnce);
      letters.length > 0;
      letters = await lettersIn(tx, ['queued'], atOnce)
    ) {
      await record(tx, {
        actor: { kind: 'command', name: 'restore' },
        at: now,
        deed: 'letter.settle',
        subject: { kind: 'letter-list', id: '' },
        after: { state: 'uncertain', letters: letters.length },
      })
      await recallMails(
        tx,
        letters.flatMap(({ mailId }) => mailId ?? []),
        now,
      )
      for (const { id } of letters) {
        await writeLetter(tx, id, { state: 'uncertain', failure: 'interrupted', settled_at: now, told_at: null })
      }
      count += letters.length
    }
    const sent = await askNobodyAgain(tx, now)
    const held = (await countLetters(tx)).get('held') ?? 0
    const said = [
      ...(count === 0
        ? []
        : [
            `Letters of supporters that were on their way when the backup was made: ${count}. They may have been sent since, so they are not sent again: their writers are told, and can ask for it.`,
          ]),
      ...(sent === 0
        ? []
        : [
            `Letters of supporters that were sent: ${sent}. Their writers may have deleted them since, or have been asked: nobody is asked whether an answer came.`,
          ]),
      ...(held === 0
        ? []
        : [
            `Letters of supporters that were waiting for somebody to read them: ${held}. They may have been let go or refused since: look at what is known of each before you let it go at /console/letters.`,
          ]),
    ]
    return said.length === 0 ? null : said.join('\n')
  })

/** Who has deleted their letter since the backup was made gets no mail about it from us. Gives how many letters it concerns. */
async function askNobodyAgain(tx: WriteDb, now: Date): Promise<number> {
  const letters = await rows<LetterTables>(tx)
    .selectFrom('letter')
    .select('id')
    .where('state', '=', 'sent')
    .where('follow_up_at', 'is', null)
    .where('answered_at', 'is', null)
    .execute()
  if (letters.length === 0) return 0
  await record(tx, {
    actor: { kind: 'command', name: 'restore' },
    at: now,
    deed: 'letter.settle',
    subject: { kind: 'letter-list', id: '' },
    after: { fields: ['follow_up_at'], letters: letters.length },
  })
  await writes<LetterTables>(tx)
    .updateTable('letter')
    .set({ follow_up_at: now })
    .where('state', '=', 'sent')
    .where('follow_up_at', 'is', null)
    .where('answered_at', 'is', null)
    .execute()
  return letters.length
}
