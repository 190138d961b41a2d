import { batchesAbout, inTransaction, listMail, type MailState, type Services, writes } from '../../../src/foundation/index.ts'
import { messagesOf } from '../../../src/survey/requests/request-store.ts'
import { roundById } from '../../../src/survey/rounds/round-store.ts'
import { batchAbout } from '../../../src/survey/sending/batch-about.ts'
import { loadPlan } from '../../../src/survey/sending/load-plan.ts'
import { sendRound } from '../../../src/survey/sending/send-round.ts'
import { surveyMailSettled } from '../../../src/survey/sending/survey-mail-settled.ts'
import { roundToSend } from '../../support/round-to-send.ts'
import { trustCode } from '../rounds-in-every-state.ts'
import type { Scene } from './example.ts'

export const newRound = '2027-1'
const actor = { kind: 'command', name: 'test' } as const

const houseOf = ({ campaign, mailDomain, smtpUrl }: Services) => ({ campaign, mailDomain, smtpUrl, lastBackupOn: null })

/** A draft that asks the two trusts of every scene, ready to be sent. Gives what the last page before sending carries. */
export async function draftToSend(services: Services): Promise<string> {
  const now = services.clock()
  await roundToSend({ db: services.write }, { now, trusts: [] })
  const round = await roundById(services.db, newRound)
  if (!round) throw new Error('The draft of the example is not there')
  return (await loadPlan(services.db, round, houseOf(services), now)).fingerprint
}

/** The same, sent: both letters wait, or are held where mail does not leave. Gives the number of their batch. */
export async function sentRound({ services }: Scene, { smtpUrl }: Pick<Services, 'smtpUrl'> = services): Promise<number> {
  const here = { ...services, smtpUrl }
  const fingerprint = await draftToSend(here)
  const now = services.clock()
  const sent = await sendRound(services.write, {
    ...{ round: newRound, fingerprint, recallMinutes: 15, house: houseOf(here), office: here },
    ...{ actor, now },
  })
  const [batch] = await batchesAbout(services.db, batchAbout(newRound))
  if (sent.outcome !== 'sent' || !batch) throw new Error('The round of the example cannot be sent')
  return batch.id
}

/** The letters come to this end, as the sender would note it. */
export async function settleLetters({ services }: Scene, state: Extract<MailState, 'sent' | 'uncertain'>): Promise<void> {
  const at = services.clock()
  for (const { id, kind } of await listMail(services.db)) {
    await inTransaction(services.write, async tx => {
      await writes<{ mail: { id: number; state: MailState; sending_at: Date; settled_at: Date } }>(tx)
        .updateTable('mail')
        .set({ state, sending_at: at, settled_at: at })
        .where('id', '=', id)
        .execute()
      await surveyMailSettled(tx, { id, kind, state, failure: null, at })
    })
  }
}

/** What fills the address of the first letter to EX-001. */
export async function firstLetter({ services }: Scene) {
  const [letter] = await messagesOf(services.db, newRound, trustCode)
  if (!letter) throw new Error('The letter of the example is not there')
  return { round: newRound, code: trustCode, message: String(letter.id) }
}
