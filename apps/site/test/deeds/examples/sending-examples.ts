import { dayInUk, inTransaction } from '../../../src/foundation/index.ts'
import { addNote } from '../../../src/survey/requests/add-note.ts'
import { changeRequest } from '../../../src/survey/requests/change-request.ts'
import { newFormToken } from '../../../src/survey/requests/form-token.ts'
import { requestOf } from '../../../src/survey/requests/request-store.ts'
import { leaveOut } from '../../../src/survey/sending/choose-trusts.ts'
import { pauseLetters } from '../../../src/survey/sending/hold-batch.ts'
import * as links from '../../../src/survey/sending/links.ts'
import { recallLetters } from '../../../src/survey/sending/recall-letters.ts'
import { writeLetter } from '../../../src/survey/sending/write-letter.ts'
import { otherTrustCode, roundIn, trustCode } from '../rounds-in-every-state.ts'
import type { Examples, Scene } from './example.ts'
import { draftToSend, firstLetter, newRound, sentRound, settleLetters } from './sent-round.ts'

const actor = { kind: 'command', name: 'test' } as const
const round = { round: newRound }
const draft = { round: roundIn.draft }
const batchHoles = (batch: number) => ({ holes: { ...round, batch: String(batch) } })
const typed = { subject: 'Unwaith eto 💛', text: 'Dear team,\n\nThe words of a letter.\n' }

/** Both letters were recalled, and a note says that the round has begun all the same. */
async function recalledLetters(scene: Scene): Promise<void> {
  const { write, clock } = scene.services
  const batch = await sentRound(scene)
  const note = { ...round, trustCode, text: 'They rang', formToken: newFormToken(), actor, now: clock() }
  await addNote(write, note)
  await recallLetters(write, { ...round, batch, actor, now: clock() })
}

/** A reminder was written to a trust that takes no mail, and waits for somebody to deliver it. */
async function reminderByHand(scene: Scene) {
  const { write, clock, db } = scene.services
  await sentRound(scene)
  await settleLetters(scene, 'sent')
  const asked = await requestOf(db, newRound, trustCode)
  const changes = { channel: 'portal' } as const
  await changeRequest(write, { ...round, trustCode, changes, basedOn: asked?.version ?? 0, actor, now: clock() })
  const reminder = { request: { ...round, trustCode }, kind: 'chase', subject: 'A reminder', text: 'Words' } as const
  const { messageId } = await inTransaction(write, tx =>
    writeLetter(tx, { ...reminder, actor, now: clock(), office: scene.services }),
  )
  return { ...round, code: trustCode, message: String(messageId) }
}

/** From the choice of the trusts to a letter that is sent again. */
export const sendingExamples: Examples = {
  forms: [
    {
      path: links.trustsPath,
      role: 'editor',
      prepare: () => ({ holes: draft, fields: { trust: otherTrustCode, do: 'leave-out', reason: 'no-breast-cancer' } }),
      leaves: ['round.leave-out'],
    },
    {
      path: links.trustsPath,
      role: 'editor',
      prepare: async ({ services: { write, clock } }) => {
        const left = { codes: [otherTrustCode], reason: 'It treats nobody.', treatedBy: null }
        await leaveOut(write, { ...draft, ...left, actor, now: clock() })
        return { holes: draft, fields: { trust: otherTrustCode, do: 'ask' } }
      },
      leaves: ['round.ask-after-all'],
    },
    {
      path: links.testLetterPath,
      role: 'editor',
      prepare: async ({ services }) => {
        await draftToSend(services)
        return { holes: { ...round, code: trustCode } }
      },
      leaves: ['round.try'],
    },
    {
      path: links.sendPath,
      role: 'editor',
      prepare: async ({ services }) => ({
        holes: round,
        fields: { fingerprint: await draftToSend(services), minutes: '15' },
      }),
      leaves: ['round.send', 'request.make', 'request.make'],
    },
    {
      path: links.pausePath,
      role: 'editor',
      prepare: async scene => batchHoles(await sentRound(scene)),
      leaves: ['round.pause'],
    },
    {
      path: links.resumePath,
      role: 'editor',
      prepare: async scene => {
        const { write, clock } = scene.services
        const batch = await sentRound(scene)
        await pauseLetters(write, { ...round, batch, actor, now: clock() })
        return batchHoles(batch)
      },
      leaves: ['round.resume'],
    },
    {
      path: links.releasePath,
      role: 'editor',
      prepare: async scene => batchHoles(await sentRound(scene, { smtpUrl: null })),
      leaves: ['request.release', 'request.release', 'round.release'],
    },
    {
      path: links.recallPath,
      role: 'editor',
      prepare: async scene => batchHoles(await sentRound(scene)),
      leaves: ['request.recall', 'request.recall', 'round.recall'],
    },
    {
      path: links.recalledPath,
      role: 'editor',
      prepare: async scene => {
        await recalledLetters(scene)
        return { holes: round }
      },
      leaves: ['round.send-recalled', 'request.write', 'request.send-again', 'request.write', 'request.send-again'],
    },
    {
      path: links.correctionPath,
      role: 'editor',
      prepare: async scene => {
        await sentRound(scene)
        await settleLetters(scene, 'sent')
        const trusts = { trust: [trustCode, otherTrustCode] }
        const words = { 'words-en': 'We named the wrong day.', 'words-cy': 'Enwyd y diwrnod anghywir.' }
        return { holes: round, fields: { ...trusts, ...words, step: 'send', token: newFormToken() } }
      },
      leaves: ['round.correct', 'request.write', 'request.write'],
    },
    {
      path: links.arrivedPath,
      role: 'editor',
      prepare: async scene => {
        await sentRound(scene)
        await settleLetters(scene, 'uncertain')
        return { holes: await firstLetter(scene) }
      },
      leaves: ['request.arrived', 'request.settle-mail', 'request.record', 'request.reckon'],
    },
    {
      path: links.againPath,
      role: 'editor',
      prepare: async scene => {
        await sentRound(scene)
        await settleLetters(scene, 'sent')
        return { holes: await firstLetter(scene), fields: { ...typed, step: 'send' } }
      },
      leaves: ['request.write', 'request.send-again'],
    },
    {
      path: links.handedOverPath,
      role: 'editor',
      prepare: async scene => ({
        holes: await reminderByHand(scene),
        fields: { 'delivered-on': dayInUk(scene.services.clock()) },
      }),
      leaves: ['request.hand-over'],
    },
  ],
}
