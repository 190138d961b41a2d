import { type Actor, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import { presentContactOf } from '../contacts/contact-store.ts'
import { lockRequest, type RequestKey, subjectOf } from '../requests/request-store.ts'
import { writeNextVersion } from '../requests/request-version.ts'
import { addressedRequest, type IncomingMessage, lockIncoming, setGuessUndone, standingGuesses } from './mail-in-store.ts'
import { noteBounce } from './note-bounce.ts'
import { noteConsequences } from './note-consequences.ts'
import type { Recognition } from './recognise.ts'

export type GuessOutcome = { readonly outcome: 'changed' | 'nothing-to-do' | 'no-such-message' }

type GuessInput = RequestKey & { readonly messageId: number; readonly actor: Actor; readonly now: Date }

/**
 * "This is something else": takes a guess back with all that had followed from it. A letter that was said to have come back counts as sent
 * again, unless another mail says the same; what was not for reading is now.
 */
export const undoGuess = (db: WriteDb, input: GuessInput): Promise<GuessOutcome> =>
  inTransaction(db, async tx => {
    const message = await lockHere(tx, input)
    if (!message?.guess) return { outcome: 'no-such-message' }
    if (message.guess_undone) return { outcome: 'nothing-to-do' }
    await setGuessUndone(tx, message.id, true)
    await enter(tx, message, true, input)
    if (message.guess === 'bounce') await takeBackBounce(tx, message, input)
    await putForReading(tx, input)
    return { outcome: 'changed' }
  })

/** "It was right after all". `recognition` is what the mail as it came says, or null when its file is not there any more. */
export const redoGuess = (
  db: WriteDb,
  { recognition, ...input }: GuessInput & { readonly recognition: Recognition | null },
): Promise<GuessOutcome> =>
  inTransaction(db, async tx => {
    const message = await lockHere(tx, input)
    if (!message?.guess) return { outcome: 'no-such-message' }
    if (!message.guess_undone) return { outcome: 'nothing-to-do' }
    await setGuessUndone(tx, message.id, false)
    await enter(tx, message, false, input)
    const request = await addressedRequest(tx, input.round, input.trustCode)
    if (request && recognition?.guess === message.guess) {
      const { actor, now } = input
      await noteConsequences(tx, { request, messageId: message.id, recognition, actor, now, cameAt: message.at })
    }
    return { outcome: 'changed' }
  })

/**
 * Only a mail of this very request: a guessed number finds nothing. The request is locked before the mail, everywhere: two people who press
 * two buttons of one mail wait for each other and never for ever.
 */
async function lockHere(tx: WriteDb, { messageId, round, trustCode }: GuessInput): Promise<IncomingMessage | null> {
  await lockRequest(tx, { round, trustCode })
  const message = await lockIncoming(tx, messageId)
  return message && message.round_id === round && message.trust_code === trustCode ? message : null
}

const enter = (tx: WriteDb, { id, guess }: IncomingMessage, undone: boolean, { round, trustCode, actor, now }: GuessInput) =>
  record(tx, {
    actor,
    at: now,
    deed: 'message.guess',
    subject: subjectOf({ round, trustCode }),
    before: { message: id, guess, undone: !undone },
    after: { message: id, guess, undone },
  })

/** What a report of a letter that came back had moved goes back, in the caller's transaction. */
export async function takeBackBounce(
  tx: WriteDb,
  message: IncomingMessage,
  { round, trustCode, actor, now }: Omit<GuessInput, 'messageId'>,
): Promise<void> {
  const contact = await presentContactOf(tx, trustCode)
  if (contact?.email && contact.bouncingSince?.getTime() === message.at.getTime()) {
    await noteBounce(tx, { trustCode: contact.trustCode, address: contact.email, since: null, actor, now })
  }
  if ((await standingGuesses(tx, { round, trustCode, guess: 'bounce', except: message.id })) > 0) return
  const request = await lockRequest(tx, { round, trustCode })
  if (request?.delivery !== 'bounced') return
  await writeNextVersion(tx, request, { delivery: 'sent', changed_at: now, changed_by: actor.name })
  await record(tx, {
    actor,
    at: now,
    deed: 'request.bounce',
    subject: subjectOf(request),
    before: { delivery: 'bounced' },
    after: { delivery: 'sent', message: message.id },
  })
}

async function putForReading(tx: WriteDb, { round, trustCode, actor, now, messageId }: GuessInput): Promise<void> {
  const request = await lockRequest(tx, { round, trustCode })
  if (!request || request.work === 'to-read' || request.work === 'excluded') return
  await writeNextVersion(tx, request, { work: 'to-read', changed_at: now, changed_by: actor.name })
  await record(tx, {
    actor,
    at: now,
    deed: 'request.to-read',
    subject: subjectOf(request),
    before: { work: request.work },
    after: { work: 'to-read', message: messageId },
  })
}
