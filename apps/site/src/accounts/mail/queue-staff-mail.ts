import { type Locale, queueMail, type Services, type WriteDb } from '../../foundation/index.ts'

export type StaffLetter = 'newPassword' | 'passwordChanged' | 'invitation' | 'locked' | 'secondStepReset'

type StaffMail = {
  readonly to: { readonly email: string; readonly language: Locale }
  readonly letter: StaffLetter
  readonly values: Readonly<Record<string, string>>
}

/** Writes a mail to somebody on the staff, in their language, within the transaction of whatever it tells. */
export async function queueStaffMail(tx: WriteDb, services: Services, { to, letter, values }: StaffMail): Promise<number> {
  const t = services.messages.in(to.language)
  return queueMail(
    tx,
    {
      kind: 'confirmation',
      from: (await services.mailFrom?.(tx)) ?? `no-reply@${services.mailDomain}`,
      to: to.email,
      subject: t(`accounts.mail.${letter}.subject`),
      text: `${t(`accounts.mail.${letter}.text`, { site: services.baseUrl, ...values })}\n`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    },
    services,
  )
}
