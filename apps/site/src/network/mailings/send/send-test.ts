import { type Ctx, inTransaction, queueMails, record } from '../../../foundation/index.ts'
import { checkWords, languagesOf, type Written } from '../compose/read-mailing.ts'
import { actorHere } from '../console/mailing-here.ts'
import { writeSample } from '../console/preview-page.tsx'
import { subjectOfMailing } from '../draft/make-mailing.ts'
import type { Mailing } from '../mailing-store.ts'

type Colleague = { readonly id: string; readonly email: string }

/** Sends a mailing to colleagues, in each of its languages, as a reader of whom everything is known would get it. `words`: it cannot be sent yet. */
export async function sendTest(c: Ctx, mailing: Mailing, to: readonly Colleague[]): Promise<'sent' | 'words'> {
  const { services } = c.var
  const { faults, missing } = checkWords(mailing, services.baseUrl)
  if (faults.length + missing.length > 0) return 'words'
  const mails: Written[] = []
  for (const language of languagesOf(mailing)) {
    const { subject, ...rest } = await writeSample(c, mailing, { sample: 'known', language, isTest: true })
    mails.push({ ...rest, subject: services.messages.in(language)('mailings.mail.testSubject', { subject }) })
  }
  const from = (await services.mailFrom?.(c.var.db)) ?? `no-reply@${services.mailDomain}`
  await inTransaction(services.write, async tx => {
    await record(tx, {
      actor: actorHere(c),
      at: services.clock(),
      deed: 'mailing.test',
      subject: subjectOfMailing(mailing.id),
      after: { to: to.map(({ id }) => id) },
    })
    const all = to.flatMap(({ email }) => mails.map(mail => ({ kind: 'test' as const, from, to: email, ...mail })))
    await queueMails(tx, all, services)
  })
  return 'sent'
}
