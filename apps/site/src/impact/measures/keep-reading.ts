import { type Actor, announce, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import { type Entered, entryOfForm, holdEntry, insertEntry, insertVersion, type MeasureEntry } from './store/measure-store.ts'

type Keeping = {
  readonly actor: Actor
  readonly now: Date
  /** Made with the form: the same form sent twice writes one version. */
  readonly formToken: string
}

const subjectOf = (measure: string, id: number) => ({ kind: 'measure', id: `${measure}/${id}` })

/** What the log keeps of a reading: all that was said, none of which is about a person. */
const logged = ({ date, amount, outOf, state, source, url, kept, note }: Entered) => ({
  date,
  amount,
  outOf,
  state,
  source,
  url,
  kept,
  note,
})

export type EnterReading = Keeping & { readonly measure: string; readonly entered: Entered }

/** Enters a reading. Gives its number, also where this form has entered it before. */
export const enterReading = (db: WriteDb, { measure, entered, actor, now, formToken }: EnterReading): Promise<number> =>
  inTransaction(db, async tx => {
    const sent = await entryOfForm(tx, formToken)
    if (sent !== null) return sent
    const id = await insertEntry(tx, { measure, at: now })
    const first = { version: 1, kind: 'entered', reason: '', by: actor.name, at: now } as const
    await insertVersion(tx, { ...entered, ...first, entryId: id, formToken })
    await record(tx, { actor, at: now, deed: 'measure.enter', subject: subjectOf(measure, id), after: logged(entered) })
    await announce(tx, { name: 'impact-changed' })
    return id
  })

export type ChangeReading = Keeping & {
  readonly id: number
  readonly basedOn: number
  readonly entered: Entered
  readonly reason: string
}
export type WithdrawReading = Keeping & { readonly id: number; readonly basedOn: number; readonly reason: string }

/** `changed`: somebody else was faster; nothing of this was kept. `withdrawn`: there is nothing left to change. */
export type KeepOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'changed'; readonly entry: MeasureEntry }
  | { readonly kind: 'withdrawn'; readonly entry: MeasureEntry }

/** Puts a reading right. What stood before stays as an earlier version, with the reason why it does not stand any more. */
export const changeReading = (db: WriteDb, { entered, ...asked }: ChangeReading): Promise<KeepOutcome> =>
  nextVersion(db, asked, () => ({ kind: 'changed', deed: 'measure.change', entered }))

/** Takes a reading back: it is in no figure any more. What it said, and why it was withdrawn, stays in the console. */
export const withdrawReading = (db: WriteDb, asked: WithdrawReading): Promise<KeepOutcome> =>
  nextVersion(db, asked, entered => ({ kind: 'withdrawn', deed: 'measure.withdraw', entered }))

type Next = { readonly kind: 'changed' | 'withdrawn'; readonly deed: string; readonly entered: Entered }

function nextVersion(
  db: WriteDb,
  { id, basedOn, reason, actor, now, formToken }: WithdrawReading,
  next: (entry: MeasureEntry) => Next,
): Promise<KeepOutcome> {
  return inTransaction(db, async (tx): Promise<KeepOutcome> => {
    const entry = await holdEntry(tx, id)
    if (!entry) return { kind: 'unknown' }
    if ((await entryOfForm(tx, formToken)) !== null) return { kind: 'done' }
    if (entry.kind === 'withdrawn') return { kind: 'withdrawn', entry }
    if (entry.version !== basedOn) return { kind: 'changed', entry }
    const { kind, deed, entered } = next(entry)
    const version = { ...logged(entered), version: entry.version + 1, kind, reason, by: actor.name, at: now }
    await insertVersion(tx, { ...version, entryId: id, formToken })
    const [before, after] = [logged(entry), kind === 'withdrawn' ? { withdrawn: true, reason } : { ...logged(entered), reason }]
    await record(tx, { actor, at: now, deed, subject: subjectOf(entry.measure, id), before, after })
    await announce(tx, { name: 'impact-changed' })
    return { kind: 'done' }
  })
}
