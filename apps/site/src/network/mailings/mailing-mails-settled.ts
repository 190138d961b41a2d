import type { SettledMail, WriteDb } from '../../foundation/index.ts'
import { noteFate } from './recipient-mail-store.ts'

const ends = ['sent', 'failed', 'uncertain'] as const

/** Hears how mails of mailings ended. One that the mail server asked us to bring again is still on its way. */
export async function mailingMailsSettled(tx: WriteDb, mails: readonly SettledMail[]): Promise<void> {
  const ours = mails.filter(({ kind }) => kind === 'mailing')
  for (const end of ends) {
    await noteFate(
      tx,
      ours.filter(({ state }) => state === end).map(({ id }) => id),
      end,
    )
  }
}
