import { createPublicKey, createVerify, type KeyObject, X509Certificate } from 'node:crypto'
import { z } from 'zod'

const line = z.string().max(2048)
const common = {
  MessageId: line,
  TopicArn: line,
  Message: z.string().max(256 * 1024),
  Timestamp: z.iso.datetime(),
  SignatureVersion: z.enum(['1', '2']),
  Signature: line,
  SigningCertURL: line,
}

/** What Amazon SNS posts (docs.aws.amazon.com/sns, "Parsing Amazon SNS message formats"). Fields that it adds are left alone. */
export const snsMessage = z.discriminatedUnion('Type', [
  z.object({ Type: z.literal('Notification'), Subject: z.string().max(1024).optional(), ...common }),
  z.object({ Type: z.literal('SubscriptionConfirmation'), SubscribeURL: line, Token: line, ...common }),
  z.object({ Type: z.literal('UnsubscribeConfirmation'), SubscribeURL: line, Token: line, ...common }),
])
export type SnsMessage = z.infer<typeof snsMessage>

/** The text that Amazon has signed: names and values of some fields, by name, each on a line of its own. */
export function signedText(message: SnsMessage): string {
  const pairs: readonly (readonly [string, string | undefined])[] =
    message.Type === 'Notification'
      ? [
          ['Message', message.Message],
          ['MessageId', message.MessageId],
          ['Subject', message.Subject],
          ['Timestamp', message.Timestamp],
          ['TopicArn', message.TopicArn],
          ['Type', message.Type],
        ]
      : [
          ['Message', message.Message],
          ['MessageId', message.MessageId],
          ['SubscribeURL', message.SubscribeURL],
          ['Timestamp', message.Timestamp],
          ['Token', message.Token],
          ['TopicArn', message.TopicArn],
          ['Type', message.Type],
        ]
  return pairs.map(([name, value]) => (value === undefined ? '' : `${name}\n${value}\n`)).join('')
}

/** The host of Amazon SNS in the topic's own region: certificates and confirmations are fetched there and nowhere else. */
const hostOf = (topicArn: string): string => `sns.${topicArn.split(':')[3]}.amazonaws.com`

/** Whether an address is that of a certificate of Amazon SNS in the topic's region. */
export function isCertificateOf(topicArn: string, address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return (
    isPlainAt(url, hostOf(topicArn)) &&
    url.search === '' &&
    /^\/SimpleNotificationService-[a-z0-9]{1,64}\.pem$/i.test(url.pathname)
  )
}

/** Whether an address confirms a subscription to this topic, and does nothing else. */
export function isConfirmationOf(topicArn: string, address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  const { searchParams: query } = url
  const names = [...query.keys()].sort().join()
  return (
    isPlainAt(url, hostOf(topicArn)) &&
    url.pathname === '/' &&
    names === 'Action,Token,TopicArn' &&
    query.get('Action') === 'ConfirmSubscription' &&
    query.get('TopicArn') === topicArn
  )
}

const isPlainAt = (url: URL, host: string): boolean =>
  url.protocol === 'https:' && url.host === host && url.username === '' && url.password === '' && url.hash === ''

/** The key of a certificate that holds on this day. Null: it is none, or it does not hold. */
export function keyOfCertificate(pem: string, now: Date): KeyObject | null {
  try {
    const certificate = new X509Certificate(pem)
    const holds = certificate.validFromDate <= now && now <= certificate.validToDate
    return holds ? createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' })) : null
  } catch {
    // Whatever it is, it is no certificate; what is wrong with it helps nobody.
    return null
  }
}

/** Version 1 is SHA-1, version 2 SHA-256, both with RSA. */
export const isSignedBy = (key: KeyObject, message: SnsMessage): boolean =>
  createVerify(message.SignatureVersion === '2' ? 'RSA-SHA256' : 'RSA-SHA1')
    .update(signedText(message), 'utf8')
    .verify(key, message.Signature, 'base64')

/** How old a message may be: Amazon comes again for an hour where we do not answer. A message of the future is none. */
export const isOfNow = (message: SnsMessage, now: Date): boolean => {
  const age = now.getTime() - Date.parse(message.Timestamp)
  return age > -5 * 60_000 && age < 2 * 60 * 60_000
}
