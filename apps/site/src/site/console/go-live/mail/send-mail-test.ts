import { type Charity, charityOf } from '../../../../content/index.ts'
import {
  type Actor,
  inTransaction,
  mailById,
  queueMail,
  record,
  type Services,
  type Translate,
} from '../../../../foundation/index.ts'
import { insertMailTest, newestMailTests } from '../go-live-store.ts'

export type MailTestOutcome =
  | { readonly outcome: 'queued' | 'nothing-to-do' }
  | { readonly outcome: 'refused'; readonly why: 'no-server' | 'no-from' | 'no-address' }

type SendMailTest = { readonly services: Services; readonly t: Translate; readonly to: string; readonly actor: Actor }

const againAfterMs = 60_000
const address = /^[^\s@<>()[\],;:"\\]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i

/**
 * Writes a message from the charity's address to an address that staff choose, to be opened there and its headers brought back. Pressing
 * the button twice writes one. The text is always ours: nobody can be written to with words of somebody else.
 */
export async function sendMailTest({ services, t, to, actor }: SendMailTest): Promise<MailTestOutcome> {
  if (services.smtpUrl === null) return { outcome: 'refused', why: 'no-server' }
  const recipient = to.trim()
  if (recipient.length > 254 || !address.test(recipient)) return { outcome: 'refused', why: 'no-address' }
  return inTransaction(services.write, async (tx): Promise<MailTestOutcome> => {
    // The row is locked until the end: of two who press at once, the second finds the first one's message.
    const charity = await charityOf(tx, { forUpdate: true })
    if (charity.fromAddress === '') return { outcome: 'refused', why: 'no-from' }
    const now = services.clock()
    const [last] = await newestMailTests(tx, 1)
    const isAgain = last?.recipient === recipient && now.getTime() - last.sentAt.getTime() < againAfterMs
    if (isAgain) return { outcome: 'nothing-to-do' }
    const mailId = await queueMail(tx, write(charity, recipient, t, services.baseUrl), services)
    const mail = await mailById(tx, mailId)
    if (mail === null) throw new Error('A mail that was just written is not there')
    const { messageId } = mail
    const id = await insertMailTest(tx, {
      mailId,
      messageId,
      fromAddress: charity.fromAddress,
      recipient,
      sentBy: actor.name,
      now,
    })
    await record(tx, {
      actor,
      at: now,
      deed: 'go-live.test-mail',
      subject: { kind: 'mail-test', id: String(id) },
      after: { mailId },
    })
    return { outcome: 'queued' }
  })
}

const write = (charity: Charity, to: string, t: Translate, site: string) => ({
  kind: 'test' as const,
  from: charity.fromAddress,
  to,
  subject: t('go-live.mail.message.subject'),
  text: t('go-live.mail.message.text', { site }),
})
