import { type Locale, queueMail, type Services, type WriteDb } from '../../foundation/index.ts'
import { hospitalEnterLink } from './hospital-links.ts'
import { askedMinutes, invitedDays } from './hospital-rules.ts'

type HospitalMail = {
  readonly to: { readonly email: string; readonly language: Locale }
  readonly letter: 'invitation' | 'link'
  readonly token: string
  readonly trustName: string
}

/** Writes a mail with a link for signing in, within the transaction that makes the link. */
export async function queueHospitalMail(
  tx: WriteDb,
  services: Services,
  { to, letter, token, trustName }: HospitalMail,
): Promise<void> {
  const t = services.messages.in(to.language)
  const local = to.language === 'cy' ? '/cy' : ''
  await queueMail(
    tx,
    {
      kind: 'confirmation',
      from: (await services.mailFrom?.(tx)) ?? `no-reply@${services.mailDomain}`,
      to: to.email,
      subject: t(`hospital.mail.${letter}.subject`),
      text: `${t(`hospital.mail.${letter}.text`, {
        trust: trustName,
        site: services.baseUrl,
        link: services.baseUrl + local + hospitalEnterLink(token),
        minutes: askedMinutes,
        days: invitedDays,
      })}\n`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    },
    services,
  )
}

/** What the trust is called; its code while nobody can say. */
export async function trustNameOf(services: Services, db: Parameters<NonNullable<Services['trustNames']>>[0], code: string) {
  return (await services.trustNames?.(db, [code]))?.get(code) ?? code
}
