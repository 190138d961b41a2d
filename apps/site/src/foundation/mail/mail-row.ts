import type { MailFailure, MailKind, MailState } from './mail.ts'

export type MailRow = {
  id: number
  message_id: string
  kind: MailKind
  sender: string
  recipient: string
  reply_to: string | null
  subject: string
  body: string
  html: string | null
  headers: Record<string, string>
  envelope_from: string | null
  batch: number | null
  domain: string
  is_heard: boolean
  state: MailState
  attempts: number
  failure: MailFailure | null
  queued_at: Date
  next_attempt_at: Date | null
  sending_at: Date | null
  settled_at: Date | null
}

/** `id` and some others have defaults: only writing needs to know. */
export type MailTables = { mail: MailRow }
export type WritableMailTables = { mail: Omit<MailRow, 'id' | 'headers' | 'is_heard'> & { id?: number; headers: string } }

export const mailColumns = [
  'id',
  'message_id as messageId',
  'kind',
  'sender as from',
  'recipient as to',
  'reply_to as replyTo',
  'subject',
  'body as text',
  'html',
  'headers',
  'envelope_from as envelopeFrom',
  'batch',
  'state',
  'attempts',
  'failure',
  'queued_at as queuedAt',
  'next_attempt_at as nextAttemptAt',
  'settled_at as settledAt',
] as const
