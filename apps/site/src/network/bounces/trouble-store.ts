import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'

/** `hard`: it will never arrive. `soft`: it did not this time. `complaint`: its reader called it unwanted. */
export type TroubleKind = 'hard' | 'soft' | 'complaint'

type Tables = {
  mail_trouble: { mail_id: number; kind: TroubleKind; batch: number | null; supporter_id: number | null; at: Date }
}

type Trouble = {
  readonly mailId: number
  readonly kind: TroubleKind
  readonly batch: number | null
  /** Null: it went to an address that is not theirs (any more). */
  readonly supporterId: number | null
  readonly at: Date
}

/** Notes what was said of a mail, once. False: it was said before. */
export async function noteTrouble(tx: WriteDb, { mailId, kind, batch, supporterId, at }: Trouble): Promise<boolean> {
  const noted = await writes<Tables>(tx)
    .insertInto('mail_trouble')
    .values({ mail_id: mailId, kind, batch, supporter_id: supporterId, at })
    .onConflict(conflict => conflict.columns(['mail_id', 'kind']).doNothing())
    .returning('mail_id')
    .execute()
  return noted.length > 0
}

/** Of how many mails to somebody it was said since then that they did not arrive this time. */
export async function countSoft(db: ReadDb, { supporterId, since }: { supporterId: number; since: Date }): Promise<number> {
  const { count } = await rows<Tables>(db)
    .selectFrom('mail_trouble')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('supporter_id', '=', supporterId)
    .where('kind', '=', 'soft')
    .where('at', '>=', since)
    .executeTakeFirstOrThrow()
  return count
}

/** Of how many mails of a batch it was said that they never arrive (`hard`), did not arrive this time (`soft`), or were unwanted (`complaints`). */
export type MailTroubles = { readonly hard: number; readonly soft: number; readonly complaints: number }

export async function mailTroubles(db: ReadDb, batch: number): Promise<MailTroubles> {
  const found = await rows<Tables>(db)
    .selectFrom('mail_trouble')
    .select(eb => ['kind', eb.fn.countAll<number>().as('count')])
    .where('batch', '=', batch)
    .groupBy('kind')
    .execute()
  const of = (kind: TroubleKind) => found.find(each => each.kind === kind)?.count ?? 0
  return { hard: of('hard'), soft: of('soft'), complaints: of('complaint') }
}
