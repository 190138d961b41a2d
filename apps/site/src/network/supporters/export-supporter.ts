import { mailsByIds, type ReadDb } from '../../foundation/index.ts'
import { actedOf } from '../acted/note-acted.ts'
import { alertsOf } from '../alerts/alert-store.ts'
import { subscriptionsOf } from '../alerts/subscription-store.ts'
import { consentsOf } from '../consent/consent-store.ts'
import { signUpsOf } from '../join/sign-up-store.ts'
import { permissionsOf } from '../lists/permission-store.ts'
import { mailsOf } from '../mail/supporter-mail-store.ts'
import type { Supporter } from './supporter-store.ts'

/** All that is kept about somebody, as they and machines can read it (UK GDPR, articles 15 and 20). */
export async function exportSupporter(db: ReadDb, supporter: Supporter, now: Date): Promise<object> {
  const { id, locale, ...own } = supporter
  const [subscriptions, consents, alerts, mails] = [
    await subscriptionsOf(db, id),
    await consentsOf(db, id),
    await alertsOf(db, id),
    await mailsOf(db, id),
  ]
  const letters = new Map(
    (
      await mailsByIds(
        db,
        mails.map(({ mailId }) => mailId),
      )
    ).map(mail => [mail.id, mail]),
  )
  return {
    made: now,
    supporter: { number: id, language: locale, ...own },
    lists: await permissionsOf(db, id),
    waitingForAYes: (await signUpsOf(db, id)).filter(({ confirmedAt }) => confirmedAt === null),
    consents,
    hospitals: subscriptions.map(({ id: _, supporterId: __, ...subscription }) => subscription),
    changesTold: alerts,
    acted: await actedOf(db, id),
    mails: mails.map(({ mailId, kind, queuedAt }) => {
      const letter = letters.get(mailId)
      return { kind, writtenAt: queuedAt, subject: letter?.subject ?? null, state: letter?.state ?? null }
    }),
  }
}
