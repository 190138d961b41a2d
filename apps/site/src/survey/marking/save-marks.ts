import { type Actor, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import type { RequestKey } from '../requests/request-store.ts'
import { checkSheet, type FaultOnSheet, type TypedSheet } from './check-sheet.ts'
import { lockMarking, type MarkingGround } from './marking-ground.ts'
import { moveWork } from './move-work.ts'
import { type PlaceAtSheets, placeAtSheets } from './place-at-sheets.ts'
import { entriesOfSheet } from './record-marks.ts'
import { basisOf, type Sheet } from './sheets.ts'
import { type Marker, marksTyped, writeSheet } from './write-sheet.ts'

export type SaveMarks = RequestKey & {
  readonly marker: Marker
  readonly typed: TypedSheet
  /** Done: every question is marked. Else it is kept, and gone on with later. */
  readonly isDone: boolean
  /** The version of the sheet that was filled in; 0 where there was none. */
  readonly basedOn: number
  /** What was read while marking: `basisOf` as the page was made. */
  readonly basis: string
  readonly actor: Actor
  readonly now: Date
}

export type MarkOutcome =
  | { readonly outcome: 'saved' | 'nothing-to-do' }
  | { readonly outcome: 'refused'; readonly faults: readonly FaultOnSheet[] }
  /** `sheet`: it was saved from elsewhere, or somebody else has begun. `answers`: what it rests on is no longer what was read. */
  | { readonly outcome: 'conflict'; readonly about: 'sheet' | 'answers' }
  | { readonly outcome: 'no-place'; readonly why: Exclude<PlaceAtSheets['place'], 'write'> }
  | { readonly outcome: 'no-such-request' }

/**
 * Keeps one person's marks of one request. Whoever comes first is the first reader, somebody else the second; two who save at the same time
 * come one after the other. In a round that is marked blind the later one simply becomes the second reader, since neither has seen a mark.
 */
export const saveMarks = (db: WriteDb, input: SaveMarks): Promise<MarkOutcome> =>
  inTransaction(db, async tx => {
    const ground = await lockMarking(tx, input)
    if (!ground) return { outcome: 'no-such-request' }
    const { round, sheets, questions, evidence } = ground
    const mine = [sheets.first, sheets.second].find(sheet => sheet?.marker === input.marker.id)
    if (mine && isAlready(mine, input, ground)) return { outcome: 'nothing-to-do' }
    const place = placeAtSheets(round.markingMode, sheets, input.marker.id)
    if (place.place === 'wait' && input.basedOn === 0) return { outcome: 'conflict', about: 'sheet' }
    if (place.place !== 'write') return { outcome: 'no-place', why: place.place }
    if ((mine?.version ?? 0) !== input.basedOn) return { outcome: 'conflict', about: 'sheet' }
    const faults = checkSheet(input.typed, { questions, evidence, isDone: input.isDone })
    if (faults.length > 0) return { outcome: 'refused', faults }
    const basis = basisOf(place.slot, round.markingMode, ground.answers, sheets)
    // Who marked as the first reader of a round with a check, and finds a first reader there, has not seen what they would be checking.
    if (basis !== input.basis && (input.isDone || mine === undefined)) return { outcome: 'conflict', about: 'answers' }
    await write(tx, input, ground, { slot: place.slot, mine, basis })
    return { outcome: 'saved' }
  })

/** The same form again: this is what stands there. */
const isAlready = (mine: Sheet, { typed, isDone }: SaveMarks, { questions, round, answers, sheets }: MarkingGround): boolean =>
  mine.state === (isDone ? 'done' : 'open') &&
  JSON.stringify(inOrder(mine.marks)) === JSON.stringify(inOrder(marksTyped(typed, questions))) &&
  (!isDone || mine.basedOn === basisOf(mine.slot, round.markingMode, answers, sheets))

export const inOrder = (marks: Sheet['marks']): unknown[] =>
  Object.entries(marks)
    .map(([question, { mark, note }]) => [question, mark, note])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))

type Place = { readonly slot: 'first' | 'second'; readonly mine: Sheet | undefined; readonly basis: string }

async function write(tx: WriteDb, input: SaveMarks, ground: MarkingGround, { slot, mine, basis }: Place): Promise<void> {
  const { actor, now, marker, isDone } = input
  const key = { round: input.round, trustCode: input.trustCode }
  const sheet = await writeSheet(
    tx,
    key,
    {
      slot,
      marker: marker.id,
      markerName: marker.name,
      state: isDone ? 'done' : 'open',
      marks: marksTyped(input.typed, ground.questions),
      basedOn: isDone ? basis : null,
      startedAt: mine?.startedAt ?? now,
      doneAt: isDone ? now : null,
    },
    mine,
  )
  const after = { ...ground.sheets, [slot]: sheet }
  const mode = ground.round.markingMode
  await record(tx, ...entriesOfSheet({ key, mode, before: ground.sheets, after, slot, by: { actor, at: now } }))
  await moveWork(tx, ground, after, { actor, now })
}
