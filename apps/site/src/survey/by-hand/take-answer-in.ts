import { type Actor, dayInUk, inTransaction, type WriteDb } from '../../foundation/index.ts'
import type { KeptFile } from '../attachments/attachment-folder.ts'
import { noteFiles } from '../attachments/note-files.ts'
import { lockRequest, type RequestKey } from '../requests/request-store.ts'
import { roundById } from '../rounds/round-store.ts'
import { insertMessageByHand } from './message-by-hand.ts'
import type { CompleteByHand } from './read-by-hand-form.ts'

export type TakeAnswerIn = RequestKey & {
  readonly form: CompleteByHand
  /** Kept in the folder of attachments already, under names that are safe to show. */
  readonly files: readonly (KeptFile & { readonly name: string; readonly type: string })[]
  readonly actor: Actor
  readonly now: Date
}

export type TakenIn =
  | { readonly outcome: 'taken'; readonly id: number }
  | { readonly outcome: 'no-such-request' }
  /** The round was closed while the form was being filled in. */
  | { readonly outcome: 'round-is-over' }

/** Keeps an answer that came by post, through the trust's form or by phone. The same form twice keeps it once. */
export const takeAnswerIn = (db: WriteDb, { round, trustCode, form, files, actor, now }: TakeAnswerIn): Promise<TakenIn> =>
  inTransaction(db, async tx => {
    if (!(await lockRequest(tx, { round, trustCode }))) return { outcome: 'no-such-request' }
    const state = (await roundById(tx, round))?.state
    if (state !== 'sending' && state !== 'open') return { outcome: 'round-is-over' }
    await noteFiles(tx, files, now)
    const id = await insertMessageByHand(tx, {
      round,
      trustCode,
      cameBy: form.way,
      at: momentOf(form.day, now),
      from: form.who,
      subject: '',
      text: form.text,
      language: form.language,
      attachments: files,
      actor,
      now,
      formToken: form.token,
    })
    return { outcome: 'taken', id }
  })

/** Noon of a day that is over, so that neither change of the clocks moves it to another day; of today, now. */
const momentOf = (day: string, now: Date): Date => (day === dayInUk(now) ? now : new Date(`${day}T12:00:00Z`))
