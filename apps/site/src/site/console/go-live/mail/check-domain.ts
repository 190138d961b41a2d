import { type Actor, inTransaction, record, type WriteDb } from '../../../../foundation/index.ts'
import { domainCheckOf, saveDomainCheck } from '../go-live-store.ts'
import { type LookUpTxt, lookUpRecords } from './look-up-records.ts'

type CheckDomain = {
  readonly lookUp: LookUpTxt
  readonly domain: string
  readonly signing: { readonly domain: string; readonly selector: string } | null
  readonly actor: Actor
  readonly now: Date
}

/** Asks the DNS, because a person has pressed the button, and keeps what it said with the day and who asked. */
export async function checkDomain(db: WriteDb, { lookUp, domain, signing, actor, now }: CheckDomain): Promise<void> {
  // Before the transaction: no network within one.
  const found = await lookUpRecords(lookUp, domain, signing)
  await inTransaction(db, async tx => {
    const before = (await domainCheckOf(tx, domain))?.found
    await saveDomainCheck(tx, { found, by: actor.name, now })
    await record(tx, {
      actor,
      at: now,
      deed: 'go-live.look-up',
      subject: { kind: 'mail-domain', id: domain },
      before,
      after: found,
    })
  })
}
