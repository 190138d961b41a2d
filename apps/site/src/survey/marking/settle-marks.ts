import { type Actor, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import { type RequestKey, subjectOf } from '../requests/request-store.ts'
import { checkSheet, type FaultOnSheet, type TypedSheet } from './check-sheet.ts'
import { lockMarking, type MarkingGround } from './marking-ground.ts'
import { moveWork } from './move-work.ts'
import { isOneOfTheTwo, maySettle } from './place-at-sheets.ts'
import { wordsOf } from './record-marks.ts'
import { inOrder } from './save-marks.ts'
import { basisOf, markOn, type Sheets } from './sheets.ts'
import { type Marker, marksTyped, writeSheet } from './write-sheet.ts'

export type SettleMarks = RequestKey & {
  readonly marker: Marker
  readonly typed: TypedSheet
  /** Of somebody who has read it themselves: they have spoken with the other reader. */
  readonly isTogether: boolean
  readonly basedOn: number
  readonly basis: string
  readonly actor: Actor
  readonly now: Date
}

export type SettleOutcome =
  | { readonly outcome: 'settled' | 'nothing-to-do' }
  | { readonly outcome: 'refused'; readonly faults: readonly FaultOnSheet[]; readonly isAlone: boolean }
  | { readonly outcome: 'conflict'; readonly about: 'sheet' | 'answers' }
  | { readonly outcome: 'not-yet' }
  | { readonly outcome: 'no-such-request' }

/**
 * Settles what two people have read differently, or what has changed since they read it: best somebody who has not read it; in a small team
 * one of the two, together with the other. Every question that comes out otherwise than either has marked it needs a word about why.
 */
export const settleMarks = (db: WriteDb, input: SettleMarks): Promise<SettleOutcome> =>
  inTransaction(db, async tx => {
    const ground = await lockMarking(tx, input)
    if (!ground) return { outcome: 'no-such-request' }
    const { round, sheets, questions, evidence } = ground
    if (!maySettle(sheets)) return { outcome: 'not-yet' }
    const basis = basisOf('settled', round.markingMode, ground.answers, sheets)
    const { settled } = sheets
    const marks = marksTyped(input.typed, questions)
    if (settled?.basedOn === basis && JSON.stringify(inOrder(settled.marks)) === JSON.stringify(inOrder(marks))) {
      return { outcome: 'nothing-to-do' }
    }
    if ((settled?.version ?? 0) !== input.basedOn) return { outcome: 'conflict', about: 'sheet' }
    const differing = questionsToExplain(
      sheets,
      input.typed,
      questions.map(({ id }) => id),
    )
    const faults = checkSheet(input.typed, { questions, evidence, isDone: true, differing })
    const isAlone = isOneOfTheTwo(sheets, input.marker.id) && !input.isTogether
    if (faults.length > 0 || isAlone) return { outcome: 'refused', faults, isAlone }
    if (basis !== input.basis) return { outcome: 'conflict', about: 'answers' }
    await write(tx, input, ground, { marks, basis })
    return { outcome: 'settled' }
  })

/** The questions that do not come out as both have marked them. */
export const questionsToExplain = ({ first, second }: Sheets, typed: TypedSheet, questions: readonly string[]): string[] =>
  questions.filter(id => {
    const marks = [first, second].map(sheet => (sheet ? markOn(sheet, id) : 'none'))
    return marks.some(mark => mark !== (typed[id]?.mark ?? mark)) || marks[0] !== marks[1]
  })

async function write(
  tx: WriteDb,
  input: SettleMarks,
  ground: MarkingGround,
  { marks, basis }: { readonly marks: ReturnType<typeof marksTyped>; readonly basis: string },
): Promise<void> {
  const { actor, now, marker, isTogether } = input
  const key = { round: input.round, trustCode: input.trustCode }
  const { settled } = ground.sheets
  const sheet = await writeSheet(
    tx,
    key,
    {
      slot: 'settled',
      marker: marker.id,
      markerName: marker.name,
      state: 'done',
      marks,
      basedOn: basis,
      startedAt: settled?.startedAt ?? now,
      doneAt: now,
    },
    settled,
  )
  await record(tx, {
    actor,
    at: now,
    deed: 'mark.settle',
    subject: subjectOf(key),
    before: settled && wordsOf(settled),
    after: { ...wordsOf(sheet), together: isOneOfTheTwo(ground.sheets, marker.id) && isTogether },
  })
  await moveWork(tx, ground, { ...ground.sheets, settled: sheet }, { actor, now })
}
