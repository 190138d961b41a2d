import { type Actor, inTransaction, type Locale, record, type WriteDb } from '../../foundation/index.ts'
import { mayWriteTo } from '../../network/index.ts'
import { confirmLink } from './links.ts'
import { confirmDays, type Professional } from './professional.ts'
import { holdOrMake } from './professional-store.ts'
import { makeWorkLink } from './work-link-store.ts'
import { queueWorkMail } from './work-mail.ts'
import type { WorkHouse, WorkPurpose } from './work-purpose.ts'

export const ownerActor: Actor = { kind: 'link', name: 'professional' }
export const subjectOfProfessional = (id: number) => ({ kind: 'professional', id: String(id) }) as const

export type AskToConfirmWork = {
  /** As `readAddress` gives it. */
  readonly address: string
  readonly locale: Locale
  readonly purpose: Pick<WorkPurpose, 'name' | 'words'>
  /**
   * Keeps what was asked for, not yet confirmed, in the same transaction, behind an entry in the log: gives its number. Null where the very same was asked for
   * within `mailAgainMinutes`: no second mail is written then.
   */
  readonly keep: (tx: WriteDb, professional: Professional, now: Date) => Promise<number | null>
  /** More values for the words of the mail. */
  readonly with?: Readonly<Record<string, string | number>>
}

/**
 * Asks the owner of an address at work whether it was they who filled in a form. Whoever sends the form learns the same in every case; nothing counts before its
 * owner says yes. An address to which mail must not go gets none, and nothing is kept.
 */
export const askToConfirmWork = (house: WorkHouse, ask: AskToConfirmWork): Promise<void> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const { address, locale, purpose } = ask
    if (!(await mayWriteTo(tx, house, address))) return
    const professional = { ...(await holdOrMake(tx, { address, locale, now })), locale }
    // The table looks for it when the transaction ends.
    await record(tx, {
      actor: ownerActor,
      at: now,
      deed: 'professional.ask',
      subject: subjectOfProfessional(professional.id),
      after: { purpose: purpose.name, fields: ['address'] },
    })
    const ref = await ask.keep(tx, professional, now)
    if (ref === null) return
    const token = await makeWorkLink(tx, { professionalId: professional.id, purpose: purpose.name, ref, now })
    await queueWorkMail(tx, house, {
      professional,
      key: `${purpose.words}.mail.confirm`,
      with: { ...ask.with, days: confirmDays },
      link: confirmLink(token),
      now,
    })
  })
