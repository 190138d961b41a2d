import { asActor, inTransaction, type Principal, record, type WriteDb } from '../../../foundation/index.ts'
import { professionalById } from '../../professionals/professional-store.ts'
import { queueWorkMail } from '../../professionals/work-mail.ts'
import type { WorkHouse } from '../../professionals/work-purpose.ts'
import type { Completion } from '../completions/completion.ts'
import { holdCompletion, writeCompletion } from '../completions/completion-store.ts'
import { subjectOfCompletion } from '../completions/record-completion.ts'
import { endBecause, titleIn } from '../completions/settle-completion.ts'

type Decide = { readonly id: number; readonly note: string; readonly who: Principal }

/** `already`: it is so, or the completion is gone. */
export type DecideOutcome = 'done' | 'already' | 'unknown'

const decide = (
  house: WorkHouse,
  id: number,
  change: (tx: WriteDb, completion: Completion, now: Date) => Promise<DecideOutcome>,
): Promise<DecideOutcome> =>
  inTransaction(house.write, async tx => {
    const completion = await holdCompletion(tx, id)
    return completion === null ? 'unknown' : change(tx, completion, house.clock())
  })

/** Notes that the provider of the training has confirmed to us that it was completed. The certificate says so from then on. */
export const noteProvider = (house: WorkHouse, { id, note, who }: Decide): Promise<DecideOutcome> =>
  decide(house, id, async (tx, completion, now) => {
    if (completion.state !== 'standing' || completion.providerConfirmedAt !== null) return 'already'
    await record(tx, { actor: asActor(who), at: now, deed: 'training.note-provider', subject: subjectOfCompletion(id) })
    await writeCompletion(tx, completion, { provider_confirmed_at: now, provider_confirmed_by: who.id, provider_note: note })
    return 'done'
  })

/** Withdraws a certificate, and tells its owner why. */
export const revokeCompletion = (house: WorkHouse, { id, note, who }: Decide): Promise<DecideOutcome> =>
  decide(house, id, async (tx, completion, now) => {
    if (completion.state === 'ended' || completion.professionalId === null) return 'already'
    const professional = await professionalById(tx, completion.professionalId)
    // Not the reason, which is about somebody who is forgotten now: the log is for ever.
    await record(tx, {
      actor: asActor(who),
      at: now,
      deed: 'training.revoke',
      subject: subjectOfCompletion(id),
    })
    if (professional && completion.state !== 'unconfirmed') {
      const { locale } = completion
      await queueWorkMail(tx, house, {
        professional: { ...professional, locale },
        key: 'training.mail.revoked',
        with: { training: titleIn(completion, locale), reason: note },
        now,
      })
    }
    await endBecause(tx, completion, 'staff', now)
    return 'done'
  })
