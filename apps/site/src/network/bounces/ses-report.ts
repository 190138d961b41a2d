import { z } from 'zod'
import type { ReturnedMail } from '../../foundation/index.ts'
import { messageReturnedTo, returnAddress } from '../mail/return-address.ts'

const header = z.object({ name: z.string(), value: z.string() })
const mail = z.object({
  source: z.string().default(''),
  headers: z.array(header).default([]),
  commonHeaders: z.object({ messageId: z.string().optional() }).optional(),
})

/** What SES says of a mail (docs.aws.amazon.com/ses, "Amazon SNS notification contents"). By event publishing it comes as `eventType`. */
const sesReport = z
  .object({
    notificationType: z.string().optional(),
    eventType: z.string().optional(),
    mail,
    bounce: z.object({ bounceType: z.string() }).optional(),
    complaint: z.object({ complaintFeedbackType: z.string().nullish() }).optional(),
  })
  .transform(({ notificationType, eventType, ...rest }) => ({ type: notificationType ?? eventType ?? '', ...rest }))

export type SesReport = Pick<ReturnedMail, 'severity'> & { readonly recipient: string }

/**
 * What a report of SES says, and of which mail: by the address to which that mail would be returned, which is what it was sent from. Whom SES names as
 * its reader is not looked at. Null: it is no report on a mail of ours.
 */
export function readSesReport(text: string, mailDomain: string): SesReport | null {
  const parsed = sesReport.safeParse(jsonOf(text))
  if (!parsed.success) return null
  const recipient = addressOf(parsed.data.mail, mailDomain)
  return recipient === null ? null : { recipient, severity: severityOf(parsed.data) }
}

function addressOf({ source, headers, commonHeaders }: z.infer<typeof mail>, mailDomain: string): string | null {
  if (messageReturnedTo(source, mailDomain) !== null) return source.trim().toLowerCase()
  // Where SES was told to use an envelope of its own, the headers as we had written them say which mail it was.
  const written = headers.find(({ name }) => name.toLowerCase() === 'message-id')?.value ?? commonHeaders?.messageId ?? ''
  const own = returnAddress(written, mailDomain)
  return own !== null && written.endsWith(`@${mailDomain}>`) ? own.toLowerCase() : null
}

function severityOf({ type, bounce, complaint }: z.infer<typeof sesReport>): ReturnedMail['severity'] {
  if (type === 'Complaint') return complaint?.complaintFeedbackType === 'not-spam' ? 'unclear' : 'complaint'
  if (type === 'Delivery') return 'delivered'
  if (type !== 'Bounce') return 'none'
  if (bounce?.bounceType === 'Permanent') return 'hard'
  return bounce?.bounceType === 'Transient' ? 'soft' : 'unclear'
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
