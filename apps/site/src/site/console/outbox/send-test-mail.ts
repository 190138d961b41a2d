import { type Charity, charityOf } from '../../../content/index.ts'
import {
  type Actor,
  inTransaction,
  listMail,
  queueMail,
  record,
  type Services,
  type StoredMail,
  type Translate,
} from '../../../foundation/index.ts'

export type TestMailOutcome = { readonly outcome: 'queued'; readonly id: number } | { readonly outcome: 'no-address' }

const againAfterMs = 60_000

/** Writes a test message from the charity's address to itself. Pressing the button twice makes one. */
export function sendTestMail(services: Services, t: Translate, actor: Actor): Promise<TestMailOutcome> {
  return inTransaction(services.write, async (tx): Promise<TestMailOutcome> => {
    // The row is locked until the end: of two who press at once, the second finds the first one's mail.
    const charity = await charityOf(tx, { forUpdate: true })
    if (charity.fromAddress === '') return { outcome: 'no-address' }
    const recent = (await listMail(tx, { limit: 20 })).find(mail => isRecentTest(mail, charity, services.clock()))
    if (recent) return { outcome: 'queued', id: recent.id }
    const mail = {
      kind: 'test' as const,
      from: charity.fromAddress,
      to: charity.fromAddress,
      subject: t('console.test.subject'),
      text: t('console.test.text', { address: services.baseUrl }),
    }
    const id = await queueMail(tx, mail, services)
    await record(tx, { actor, at: services.clock(), deed: 'mail.test', subject: { kind: 'mail', id: String(id) } })
    return { outcome: 'queued', id }
  })
}

const isRecentTest = (mail: StoredMail, charity: Charity, now: Date): boolean =>
  mail.kind === 'test' && mail.to === charity.fromAddress && now.getTime() - mail.queuedAt.getTime() < againAfterMs
