import { type Actor, record, type WriteDb } from '../../foundation/index.ts'
import { presentContactOf } from '../contacts/contact-store.ts'
import { lockRequest, subjectOf } from '../requests/request-store.ts'
import { writeNextVersion } from '../requests/request-version.ts'
import type { Delivery, SurveyRequest, WorkState } from '../types.ts'
import { type AddressedRequest, lettersSent } from './mail-in-store.ts'
import { noteBounce } from './note-bounce.ts'
import type { Recognition } from './recognise.ts'

type Input = {
  readonly request: AddressedRequest
  readonly messageId: number
  readonly recognition: Recognition
  readonly actor: Actor
  readonly now: Date
  /** When the mail came in, where that was earlier than now. */
  readonly cameAt?: Date
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
  if (bounce && bounced) {
    const address = bounced.recipient ?? bounce.failedAddress ?? request.sentTo
    await noteContact(tx, { trustCode, address, since: input.cameAt ?? input.now, ...input })
  }
  await moveRequest(tx, request, {
    needsReading,
    work: needsReading && request.work !== 'excluded' ? 'to-read' : request.work,
    delivery: bounced?.isTheRequest && mayBounce(request.delivery) ? 'bounced' : request.delivery,
    ...input,
  })
}

/** The contact to which letters of this trust go today: after a merger, another trust's. Nothing happens where it has another address by now. */
async function noteContact(
  tx: WriteDb,
  { trustCode, address, since, actor, now }: { trustCode: string; address: string | null; since: Date; actor: Actor; now: Date },
): Promise<void> {
  const contact = await presentContactOf(tx, trustCode)
  if (contact && address !== null) await noteBounce(tx, { trustCode: contact.trustCode, address, since, actor, now })
}

/** Which letter of ours came back. */
type Bounced = {
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

type Move = {
  readonly needsReading: boolean
  readonly work: WorkState
  readonly delivery: Delivery
  readonly messageId: number
  readonly actor: Actor
  readonly now: Date
}

async function moveRequest(
  tx: WriteDb,
  request: SurveyRequest,
  { needsReading, work, delivery, messageId, actor, now }: Move,
): Promise<void> {
  // A mail to read makes a new version even where one waits already: whoever is dealing with the older one hears of it before they settle it.
  if (!needsReading && work === request.work && delivery === request.delivery) return
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
