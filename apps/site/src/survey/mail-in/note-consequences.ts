import { type Actor, record, type WriteDb } from '../../foundation/index.ts'
import { lockRequest, subjectOf } from '../requests/request-store.ts'
import { writeNextVersion } from '../requests/request-version.ts'
import type { Delivery, SurveyRequest, WorkState } from '../types.ts'
import { markBouncing } from './bouncing-contact.ts'
import { type AddressedRequest, lettersSent } from './mail-in-store.ts'
import type { Recognition } from './recognise.ts'

type Input = {
  readonly request: AddressedRequest
  readonly messageId: number
  readonly recognition: Recognition
  readonly actor: Actor
  readonly now: Date
}

/**
 * What follows from a mail for its request, in the caller's transaction: that somebody should read it, and, when the letter itself came back,
 * that it was not delivered. Nothing else; the clock and the class of answer are moved by people.
 */
export async function noteConsequences(
  tx: WriteDb,
  { request: { round, trustCode, roundState }, ...input }: Input,
): Promise<void> {
  // In a round that is over nothing moves any more; the mail itself stands in the thread.
  if (roundState === 'closed' || roundState === 'draft') return
  const request = await lockRequest(tx, { round, trustCode })
  if (!request) return
  const { bounce, needsReading } = input.recognition
  const bounced = bounce?.severity === 'hard' ? await whatBounced(tx, request, bounce.aboutMessageId) : null
  if (bounce && bounced) await markBouncing(tx, { request, bounced, failedAddress: bounce.failedAddress, ...input })
  await moveRequest(tx, request, {
    work: needsReading && request.work !== 'excluded' ? 'to-read' : request.work,
    delivery: bounced?.isTheRequest && mayBounce(request.delivery) ? 'bounced' : request.delivery,
    ...input,
  })
}

/** Which letter of ours came back. */
export type Bounced = {
  readonly recipient: string | null
  /** True when it is the request itself in its newest copy: an older copy, or a later letter, says nothing about whether that arrived. */
  readonly isTheRequest: boolean
}

async function whatBounced(tx: WriteDb, request: SurveyRequest, aboutMessageId: string | null): Promise<Bounced> {
  const letters = await lettersSent(tx, request)
  const named = letters.find(({ messageId }) => aboutMessageId !== null && bare(messageId) === bare(aboutMessageId))
  const bounced = named ?? (letters.length === 1 ? letters[0] : undefined)
  const newest = letters.findLast(({ kind }) => kind === 'request')
  return { recipient: bounced?.recipient ?? null, isTheRequest: bounced !== undefined && bounced.id === newest?.id }
}

const bare = (messageId: string | null): string => (messageId ?? '').replace(/^<|>$/g, '').toLowerCase()

const mayBounce = (delivery: Delivery): boolean => ['sending', 'sent', 'delivered', 'uncertain'].includes(delivery)

async function moveRequest(
  tx: WriteDb,
  request: SurveyRequest,
  { work, delivery, messageId, actor, now }: { work: WorkState; delivery: Delivery; messageId: number; actor: Actor; now: Date },
): Promise<void> {
  if (work === request.work && delivery === request.delivery) return
  await writeNextVersion(tx, request, { work, delivery, changed_at: now, changed_by: 'system' })
  await record(tx, {
    actor,
    at: now,
    deed: delivery === request.delivery ? 'request.to-read' : 'request.bounce',
    subject: subjectOf(request),
    before: { work: request.work, delivery: request.delivery },
    after: { work, delivery, message: messageId },
  })
}
