import { hideTokens } from '../../accounts/index.ts'
import { type Actor, inTransaction, type MailReturned, record, type WriteDb } from '../../foundation/index.ts'
import { noteFiles } from '../attachments/note-files.ts'
import { enteredBy } from '../requests/entered-by.ts'
import type { Guess } from '../types.ts'
import type { Envelope, IncomingMail } from './incoming-mail.ts'
import type { Bringer } from './mail-folder.ts'
import { type AddressedRequest, hasSameMail, insertIncoming, requestByToken } from './mail-in-store.ts'
import { noteConsequences } from './note-consequences.ts'
import { type Recognition, recognise } from './recognise.ts'
import { replyTokenIn } from './reply-token.ts'
import { storableLine } from './storable-text.ts'

/** Why a mail lies in the holding pen. */
export const holdReasons = ['no-token', 'unknown-token', 'brought-by-barred'] as const
export type HoldReason = (typeof holdReasons)[number]

export type FiledMail =
  | { readonly outcome: 'filed'; readonly id: number; readonly guess: Guess }
  | { readonly outcome: 'held'; readonly id: number; readonly because: HoldReason }
  /** The same mail for the same address was filed before. */
  | { readonly outcome: 'known' }
  /** It came back to another room, which has taken note of it: nothing of it is kept here. */
  | { readonly outcome: 'returned' }

type FileInput = {
  readonly mail: IncomingMail
  readonly envelope: Envelope
  readonly sha256: string
  readonly bytes: number
  readonly at: Date
  readonly mailDomain: string
  /** Who brought it as a file; null where a mail server handed it in. */
  readonly broughtBy?: Bringer | null
  /** Tells the other rooms of mail that came back. */
  readonly returned?: MailReturned | undefined
}

const mailServer: Actor = { kind: 'system', name: 'mail-in' }

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

/**
 * Whether it came back to an address of another room. A complaint comes to one address for all: the mail it is about says by its Message-ID, which
 * nobody but its reader knows, where it would have come back to.
 */
async function isTakenByAnother(
  tx: WriteDb,
  recipient: string,
  { bounce }: Recognition,
  { returned, at }: FileInput,
): Promise<boolean> {
  if (!returned) return false
  const severity = bounce?.severity ?? 'none'
  if (await returned(tx, { recipient, severity, at })) return true
  const about = /^<([0-9a-f-]{36})@([a-z0-9.-]+)>$/i.exec(bounce?.aboutMessageId ?? '')
  if (severity !== 'complaint' || !about) return false
  return returned(tx, { recipient: `returns+${about[1]}@${about[2]}`.toLowerCase(), severity, at })
}

async function fileFor(tx: WriteDb, recipient: string, recognition: Recognition, input: FileInput): Promise<FiledMail> {
  const { mail, sha256, bytes, at, broughtBy = null } = input
  const actor = broughtBy?.actor ?? mailServer
  const { request, because } = await whereItBelongs(tx, recipient, input)
  if (request === null && (await isTakenByAnother(tx, recipient, recognition, input))) return { outcome: 'returned' }
  const isAgain = request !== null && (await isThereAlready(tx, request, mail))
  const id = await insertIncoming(tx, {
    round_id: request?.round ?? null,
    trust_code: request?.trustCode ?? null,
    header_message_id: mail.messageId,
    sender: mail.from === '' ? storableLine(input.envelope.sender) : mail.from,
    recipient: storableLine(recipient),
    ...wordsOf(mail),
    at: broughtBy === null ? at : cameAt(mail, at),
    guess: recognition.guess,
    // What another mail server wrote into a file is nothing that ours found out.
    authentication: broughtBy === null ? mail.authentication : null,
    raw_sha256: sha256,
    raw_bytes: bytes,
    attachments: mail.attachments,
    held_because: request ? null : because,
    entered_by: broughtBy === null ? null : enteredBy(actor),
    entered_at: broughtBy === null ? null : at,
  })
  if (id === null) return { outcome: 'known' }
  await noteFiles(tx, mail.attachments, at)
  const { guess } = recognition
  await record(tx, {
    actor,
    at,
    deed: request ? 'mail-in.file' : 'mail-in.hold',
    subject: { kind: 'message', id: String(id) },
    after: request ? { request: `${request.round}/${request.trustCode}`, guess, sha256 } : { because, guess, sha256 },
  })
  if (!request) return { outcome: 'held', id, because }
  if (!isAgain) await noteConsequences(tx, { request, messageId: id, recognition, actor, now: at })
  return { outcome: 'filed', id, guess }
}

async function whereItBelongs(
  tx: WriteDb,
  recipient: string,
  { mailDomain, broughtBy }: FileInput,
): Promise<{ request: AddressedRequest | null; because: HoldReason }> {
  const token = replyTokenIn(recipient, mailDomain)
  if (token === null) return { request: null, because: 'no-token' }
  const request = await requestByToken(tx, token)
  if (request && broughtBy?.barredFrom.includes(request.trustCode)) return { request: null, because: 'brought-by-barred' }
  return { request, because: 'unknown-token' }
}

/** What the thread keeps of a mail. An invitation that comes back brings its key along, and whoever sorts mail is no administrator. */
const wordsOf = (mail: IncomingMail) => ({ subject: hideTokens(mail.subject), body: hideTokens(mail.text) })

/** The very mail that stands in the thread, by another way or in another wrapping: nobody has to read it once more. */
const isThereAlready = (tx: WriteDb, request: AddressedRequest, mail: IncomingMail): Promise<boolean> =>
  mail.messageId === null
    ? Promise.resolve(false)
    : hasSameMail(tx, request, { messageId: mail.messageId, sender: mail.from, ...wordsOf(mail), attachments: mail.attachments })

const longAgo = Date.parse('2000-01-01T00:00:00Z')

/** When a mail that was brought as a file had come: the day in it, where that can be. */
const cameAt = ({ datedAt }: IncomingMail, now: Date): Date =>
  datedAt !== null && datedAt.getTime() > longAgo && datedAt.getTime() <= now.getTime() ? datedAt : now
