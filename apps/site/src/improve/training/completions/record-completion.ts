import { type Locale, record, type WriteDb } from '../../../foundation/index.ts'
import { askToConfirmWork, ownerActor } from '../../professionals/ask-to-confirm-work.ts'
import { mailAgainMinutes, type Professional } from '../../professionals/professional.ts'
import type { WorkHouse } from '../../professionals/work-purpose.ts'
import { newCertificateCode } from '../certificates/certificate-code.ts'
import type { Completion } from './completion.ts'
import { insertCompletion, sameCompletion, writeCompletion } from './completion-store.ts'
import type { CompleteCompletion } from './read-completion.ts'

export const subjectOfCompletion = (id: number) => ({ kind: 'training', id: String(id) }) as const
/** Its name and words, for what asks the owner of the address. */
export const recording = { name: 'training', words: 'training' } as const

/** Which training it is, as it was called when somebody recorded it. */
export type RecordedTraining = Pick<
  Completion,
  'training' | 'trainingVersion' | 'titleEn' | 'titleCy' | 'providerEn' | 'providerCy'
>

export type RecordCompletion = CompleteCompletion & { readonly locale: Locale; readonly of: RecordedTraining }

/**
 * Takes what somebody says that they have completed, and asks the owner of the address whether it was they. Until they say yes there is no
 * certificate. Recorded once more, the same leads to the same certificate: its owner gets the link again.
 */
export const recordCompletion = (house: WorkHouse, asked: RecordCompletion): Promise<void> =>
  askToConfirmWork(house, {
    address: asked.address,
    locale: asked.locale,
    purpose: recording,
    keep: (tx, professional, now) => keepAsked(tx, { asked, professional, now }),
  })

type Keeping = { readonly asked: RecordCompletion; readonly professional: Professional; readonly now: Date }

async function keepAsked(tx: WriteDb, { asked, professional, now }: Keeping): Promise<number | null> {
  const { of, name, trustCode, employer, completedOn, showsName, showsEmployer, locale } = asked
  const known = await sameCompletion(tx, { professionalId: professional.id, training: of.training, completedOn })
  if (known) return again(tx, known, now)
  const words = { name, trustCode, employer, completedOn, showsName, showsEmployer, locale }
  const id = await insertCompletion(tx, { ...of, ...words, professionalId: professional.id, code: newCertificateCode(), now })
  await record(tx, {
    actor: ownerActor,
    at: now,
    deed: 'training.ask',
    subject: subjectOfCompletion(id),
    after: { training: of.training, fields: ['name', 'employer', 'completed-on'] },
  })
  return id
}

/** The finger that was impatient gets no second mail. */
async function again(tx: WriteDb, known: Completion, now: Date): Promise<number | null> {
  if (known.askedAt.getTime() > now.getTime() - mailAgainMinutes * 60_000) return null
  await record(tx, { actor: ownerActor, at: now, deed: 'training.again', subject: subjectOfCompletion(known.id) })
  await writeCompletion(tx, known, { asked_at: now, link_asked: known.state !== 'unconfirmed' })
  return known.id
}
