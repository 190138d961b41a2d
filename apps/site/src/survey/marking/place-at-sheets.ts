import type { MarkingMode } from '../types.ts'
import { areShown, bySlot, isDone, type Sheets } from './sheets.ts'

/**
 * Where somebody stands at the sheets of one request. `write`: the sheet is theirs, or would be when they save. `wait`: the first reader is
 * not done, and the check comes after. `taken`: two others read it. `over`: both are done and blind, or it is settled; what is to be changed
 * now is changed by settling it.
 */
export type PlaceAtSheets =
  | { readonly place: 'write'; readonly slot: 'first' | 'second' }
  | { readonly place: 'wait' | 'taken' | 'over' }

export function placeAtSheets(mode: MarkingMode, sheets: Sheets, me: string): PlaceAtSheets {
  const { first, second, settled } = sheets
  const mine = first?.marker === me ? first : second?.marker === me ? second : undefined
  if (isDone(settled) || (mode === 'blind' && isDone(first) && isDone(second))) return { place: 'over' }
  if (mine) return { place: 'write', slot: mine.slot === 'second' ? 'second' : 'first' }
  if (!first) return { place: 'write', slot: 'first' }
  if (second) return { place: 'taken' }
  return mode === 'check' && !isDone(first) ? { place: 'wait' } : { place: 'write', slot: 'second' }
}

/** Both are done: where they differ, or where something was changed since, one sheet settles it. */
export const maySettle = ({ first, second }: Sheets): boolean => isDone(first) && isDone(second)

/** Whoever has read it themselves settles it only together with the other. */
export const isOneOfTheTwo = ({ first, second }: Sheets, me: string): boolean => first?.marker === me || second?.marker === me

/**
 * Whether a sheet can be given back, so that somebody else can take it: an open one by whoever has it. An admin takes back any sheet of
 * somebody who is away, but not one that others have seen and built upon.
 */
export function mayTakeBack(mode: MarkingMode, sheets: Sheets, slot: 'first' | 'second', by: 'marker' | 'admin'): boolean {
  const sheet = sheets[slot]
  if (!sheet || sheets.settled) return false
  if (mode === 'blind' && isDone(sheets.first) && isDone(sheets.second)) return false
  return by === 'admin' || !isDone(sheet)
}

/**
 * The sheets as somebody may see them: their own, and those that are shown to everybody. Of the others only whose they are and whether they
 * are done: their marks and notes are taken out here, before any page gets them.
 */
export function sheetsAsSeenBy(mode: MarkingMode, sheets: Sheets, me: string): Sheets {
  if (areShown(mode, sheets)) return sheets
  const seen = Object.values(sheets).map(sheet => (sheet.marker === me ? sheet : { ...sheet, marks: {}, basedOn: null }))
  return bySlot(seen)
}
