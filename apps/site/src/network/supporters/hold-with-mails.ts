import { holdMails, type WriteDb } from '../../foundation/index.ts'
import { mailsOf } from '../mail/supporter-mail-store.ts'
import { holdSupporter, type Supporter } from './supporter-store.ts'

/** Holds somebody and the mails to them until the transaction ends, for what takes mails back: the mails first, see `holdMails`. */
export async function holdWithMails(tx: WriteDb, id: number): Promise<Supporter | null> {
  const mails = await mailsOf(tx, id)
  await holdMails(
    tx,
    mails.map(({ mailId }) => mailId),
  )
  return holdSupporter(tx, id)
}
