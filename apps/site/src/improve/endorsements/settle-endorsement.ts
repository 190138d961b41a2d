import { announce, record, type WriteDb } from '../../foundation/index.ts'
import { queueWorkMail } from '../professionals/work-mail.ts'
import type { Settling, WorkHouse } from '../professionals/work-purpose.ts'
import { subjectOfEndorsement } from './endorse.ts'
import {
  agreesToName,
  type EndorsementRow,
  ended,
  holdEndorsement,
  makeMineLink,
  othersOf,
  writeEndorsement,
} from './endorsement-store.ts'
import { mineLink } from './links.ts'

const actor = { kind: 'system', name: 'endorsements' } as const

/**
 * What becomes of a signature when its owner has said yes, and when somebody here has decided about the address. One mailbox counts once: who signs again,
 * with a note behind a `+` or not, replaces what they signed before.
 */
export async function settleEndorsement(tx: WriteDb, house: WorkHouse, settling: Settling): Promise<'done' | 'gone'> {
  const { ref, standing, now } = settling
  const endorsement = await holdEndorsement(tx, ref)
  if (!endorsement || endorsement.state === 'ended') return 'gone'
  switch (standing) {
    case 'good':
      if (endorsement.state !== 'counted') await count(tx, house, endorsement, settling)
      break
    case 'review':
      if (endorsement.state === 'unconfirmed') {
        await writeEndorsement(tx, endorsement, { state: 'review' })
        await tell(tx, house, { key: 'review', endorsement, settling })
      }
      break
    case 'refused':
      await endBecause(tx, endorsement, 'address', now)
      await queueWorkMail(tx, house, { professional: settling.professional, key: 'endorsements.mail.refused', now })
  }
  return 'done'
}

async function count(tx: WriteDb, house: WorkHouse, endorsement: EndorsementRow, settling: Settling): Promise<void> {
  const { now } = settling
  for (const other of await othersOf(tx, endorsement)) await endBecause(tx, other, 'replaced', now)
  const asksName = await agreesToName(tx, endorsement.id)
  await record(tx, { actor, at: now, deed: 'endorsement.count', subject: subjectOfEndorsement(endorsement.id) })
  await writeEndorsement(tx, endorsement, { state: 'counted', counted_at: now, name_state: asksName ? 'waiting' : 'hidden' })
  await tell(tx, house, { key: 'counted', endorsement, settling })
  await announce(tx, { name: 'endorsements-changed' })
}

type Telling = { readonly key: 'counted' | 'review'; readonly endorsement: EndorsementRow; readonly settling: Settling }

async function tell(
  tx: WriteDb,
  house: WorkHouse,
  { key, endorsement, settling: { professional, now } }: Telling,
): Promise<void> {
  const token = await makeMineLink(tx, endorsement.id, now)
  await queueWorkMail(tx, house, {
    professional: { ...professional, locale: endorsement.locale },
    key: `endorsements.mail.${key}`,
    link: mineLink(token),
    now,
  })
}

/** Ends a signature that is held: whose it was is forgotten at once, and every process forgets the pages that counted it. */
export async function endBecause(
  tx: WriteDb,
  endorsement: EndorsementRow,
  because: 'owner' | 'staff' | 'address' | 'replaced',
  now: Date,
): Promise<void> {
  await writeEndorsement(tx, endorsement, ended(because, now))
  if (endorsement.state === 'counted') await announce(tx, { name: 'endorsements-changed' })
}
