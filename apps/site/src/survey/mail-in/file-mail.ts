import { hideTokens } from '../../accounts/index.ts'
import { type Actor, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import type { Guess } from '../types.ts'
import type { Envelope, IncomingMail } from './incoming-mail.ts'
import { insertIncoming, requestByToken } from './mail-in-store.ts'
import { noteConsequences } from './note-consequences.ts'
import { type Recognition, recognise } from './recognise.ts'
import { replyTokenIn } from './reply-token.ts'
import { storableLine } from './storable-text.ts'

/** Why a mail lies in the holding pen. */
export const holdReasons = ['no-token', 'unknown-token'] as const
export type HoldReason = (typeof holdReasons)[number]

export type FiledMail =
  | { readonly outcome: 'filed'; readonly id: number; readonly guess: Guess }
  | { readonly outcome: 'held'; readonly id: number; readonly because: HoldReason }
  /** The same mail for the same address was filed before. */
  | { readonly outcome: 'known' }

type FileInput = {
  readonly mail: IncomingMail
  readonly envelope: Envelope
  readonly sha256: string
  readonly bytes: number
  readonly at: Date
  readonly mailDomain: string
}

const actor: Actor = { kind: 'system', name: 'mail-in' }

/**
 * Files a mail under the request whose token its recipient's address carries, once for each address, in one transaction. Who it says it is
 * from never decides: a mail without a token that we gave out waits in the holding pen for a person.
 */
export async function fileMail(db: WriteDb, input: FileInput): Promise<FiledMail[]> {
  const recognition = recognise(input.mail, input.envelope)
  const recipients = [...new Set(input.envelope.recipients.map(address => address.toLowerCase()))]
  return inTransaction(db, async tx => {
    const filed: FiledMail[] = []
    for (const recipient of recipients) filed.push(await fileFor(tx, recipient, recognition, input))
    return filed
  })
}

async function fileFor(tx: WriteDb, recipient: string, recognition: Recognition, input: FileInput): Promise<FiledMail> {
  const { mail, sha256, bytes, at, mailDomain, envelope } = input
  const token = replyTokenIn(recipient, mailDomain)
  const request = token === null ? null : await requestByToken(tx, token)
  const because: HoldReason = token === null ? 'no-token' : 'unknown-token'
  const id = await insertIncoming(tx, {
    round_id: request?.round ?? null,
    trust_code: request?.trustCode ?? null,
    header_message_id: mail.messageId,
    sender: mail.from === '' ? storableLine(envelope.sender) : mail.from,
    recipient: storableLine(recipient),
    // An invitation that comes back brings its key along, and whoever sorts mail is no administrator.
    subject: hideTokens(mail.subject),
    body: hideTokens(mail.text),
    at,
    guess: recognition.guess,
    authentication: mail.authentication,
    raw_sha256: sha256,
    raw_bytes: bytes,
    attachments: mail.attachments,
    held_because: request ? null : because,
  })
  if (id === null) return { outcome: 'known' }
  const { guess } = recognition
  await record(tx, {
    actor,
    at,
    deed: request ? 'mail-in.file' : 'mail-in.hold',
    subject: { kind: 'message', id: String(id) },
    after: request ? { request: `${request.round}/${request.trustCode}`, guess, sha256 } : { because, guess, sha256 },
  })
  if (!request) return { outcome: 'held', id, because }
  await noteConsequences(tx, { request, messageId: id, recognition, actor, now: at })
  return { outcome: 'filed', id, guess }
}
