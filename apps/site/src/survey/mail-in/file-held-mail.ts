import { type Actor, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import { lockRequest } from '../requests/request-store.ts'
import { addressedRequest, type IncomingMessage, lockIncoming, moveMessage } from './mail-in-store.ts'
import { noteConsequences } from './note-consequences.ts'
import type { Recognition } from './recognise.ts'

export type HeldOutcome =
  | { readonly outcome: 'changed' }
  | { readonly outcome: 'nothing-to-do' }
  | { readonly outcome: 'no-such-message' }
  | { readonly outcome: 'no-such-request' }
  /** Somebody else has filed it meanwhile, under this request. */
  | { readonly outcome: 'filed-elsewhere'; readonly round: string; readonly trustCode: string; readonly by: string }

type Held = { readonly messageId: number; readonly actor: Actor; readonly now: Date }

/** Files a mail of the holding pen under a request, because a person says that it belongs there. `recognition`: what it looks like. */
export const fileHeldMail = (
  db: WriteDb,
  { round, trustCode, recognition, ...input }: Held & { round: string; trustCode: string; recognition: Recognition },
): Promise<HeldOutcome> =>
  inTransaction(db, async tx => {
    // The request before the mail, as everywhere.
    await lockRequest(tx, { round, trustCode })
    const message = await lockHeld(tx, input.messageId)
    if (!message) return { outcome: 'no-such-message' }
    if (message.round_id === round && message.trust_code === trustCode) return { outcome: 'nothing-to-do' }
    const elsewhere = filedElsewhere(message)
    if (elsewhere) return elsewhere
    const request = await addressedRequest(tx, round, trustCode)
    if (!request) return { outcome: 'no-such-request' }
    const { actor, now, messageId } = input
    await moveMessage(tx, messageId, { round_id: round, trust_code: trustCode, filed_by: actor.name })
    await enter(tx, 'held-mail.file', message, { request: `${round}/${trustCode}` }, input)
    await noteConsequences(tx, { request, messageId, recognition, actor, now, cameAt: message.at })
    return { outcome: 'changed' }
  })

/** Sets a mail aside that belongs to no request: it stays readable, and is out of the way. `isAside` false: back into the pen. */
export const setHeldMailAside = (db: WriteDb, { isAside, ...input }: Held & { isAside: boolean }): Promise<HeldOutcome> =>
  inTransaction(db, async tx => {
    const message = await lockHeld(tx, input.messageId)
    if (!message) return { outcome: 'no-such-message' }
    const elsewhere = filedElsewhere(message)
    if (elsewhere) return elsewhere
    if ((message.filed_by !== null) === isAside) return { outcome: 'nothing-to-do' }
    const { actor, messageId } = input
    await moveMessage(tx, messageId, { round_id: null, trust_code: null, filed_by: isAside ? actor.name : null })
    await enter(tx, isAside ? 'held-mail.set-aside' : 'held-mail.put-back', message, {}, input)
    return { outcome: 'changed' }
  })

/** Only what came into the pen: a mail that its own token has filed is not moved from here. */
async function lockHeld(tx: WriteDb, id: number): Promise<IncomingMessage | null> {
  const message = await lockIncoming(tx, id)
  return message && message.held_because !== null ? message : null
}

const filedElsewhere = ({ round_id, trust_code, filed_by }: IncomingMessage): HeldOutcome | null =>
  round_id !== null && trust_code !== null
    ? { outcome: 'filed-elsewhere', round: round_id, trustCode: trust_code, by: filed_by ?? '' }
    : null

const enter = (tx: WriteDb, deed: string, { id, held_because }: IncomingMessage, after: object, { actor, now }: Held) =>
  record(tx, {
    actor,
    at: now,
    deed,
    subject: { kind: 'message', id: String(id) },
    before: { heldBecause: held_because },
    after,
  })
