import { type ReadDb, rows } from '../../foundation/index.ts'
import { readMail } from '../mail-in/read-mail.ts'
import type { SurveyTables } from '../schema.ts'
import type { ReceivedLetter } from './plan-mails.ts'

/** The invented trusts have these addresses and no others: EX-003 reads what comes to any name at ex-003.invalid. */
const playersAddress = /@(ex-\d{3})\.invalid$/i

type Delivered = { readonly raw: Buffer; readonly from: string; readonly to: string; readonly at: Date }

/**
 * What a mail that reached the outside world is to the trust that it reached: people would read what kind of letter it is, the trusts of a
 * rehearsal look it up. Null for everything else, a test message to ourselves for example.
 */
export async function readLetter(db: ReadDb, { raw, from, to, at }: Delivered): Promise<ReceivedLetter | null> {
  const code = playersAddress.exec(to)?.[1]?.toUpperCase()
  if (code === undefined) return null
  const { messageId, subject, text } = await readMail(raw)
  if (messageId === null) return null
  const letter = await rows<SurveyTables>(db)
    .selectFrom('message')
    .innerJoin('request', join =>
      join.onRef('request.round_id', '=', 'message.round_id').onRef('request.trust_code', '=', 'message.trust_code'),
    )
    .select([
      'message.letter_kind as kind',
      'message.sender',
      'request.trust_name as trustName',
      'request.trust_code as trustCode',
      'request.nation',
      'request.law',
      'request.language',
      'request.reference',
    ])
    .where('message.direction', '=', 'out')
    .where('message.header_message_id', '=', messageId)
    .executeTakeFirst()
  if (!letter || letter.kind === null) return null
  const { kind, sender, ...request } = letter
  const [replyPage = null] = /https?:\/\/\S+\/reply\/\S+/.exec(text) ?? []
  return { ...request, kind, id: messageId, to, replyTo: addressIn(sender), envelopeFrom: from, subject, replyPage, at }
}

/** The link in a mail that asks a person at a trust whether they may be asked about its figures; null in every other mail. */
export async function linkToConfirm({
  raw,
  to,
}: {
  readonly raw: Buffer
  readonly to: readonly string[]
}): Promise<string | null> {
  if (!to.some(address => playersAddress.test(address))) return null
  const [link = null] = /https?:\/\/\S+\/reply\/confirm\/\S+/.exec((await readMail(raw)).text) ?? []
  return link
}

const addressIn = (sender: string): string => /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender
