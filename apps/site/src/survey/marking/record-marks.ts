import type { Entry } from '../../foundation/index.ts'
import { type RequestKey, subjectOf } from '../requests/request-store.ts'
import type { MarkingMode } from '../types.ts'
import { areShown, type Sheet, type Sheets } from './sheets.ts'

type Change = {
  readonly key: RequestKey
  readonly mode: MarkingMode
  readonly before: Sheets
  readonly after: Sheets
  readonly slot: 'first' | 'second'
  readonly by: Pick<Entry, 'actor' | 'at'>
}

/**
 * What the log hears of a sheet that was saved. Everybody reads the log: in a round that is marked blind it therefore tells only which
 * questions were touched, and gets the marks of both when both are done. From then on neither can be changed, so nothing is missing in it
 * but the marks that somebody changed their mind about while they were alone with them.
 */
export function entriesOfSheet({ key, mode, before, after, slot, by }: Change): Entry[] {
  const subject = subjectOf(key)
  const shown = areShown(mode, before) || areShown(mode, after)
  const [was, is] = [before[slot], after[slot]]
  if (mode === 'check') {
    return [{ ...by, deed: 'mark.make', subject, before: was && wordsOf(was), after: is && wordsOf(is) }]
  }
  const saved: Entry = {
    ...by,
    deed: 'mark.make',
    subject,
    before: was && { slot, state: was.state },
    after: is && { slot, state: is.state, questions: touched(was, is) },
  }
  if (!shown) return [saved]
  const both = [after.first, after.second].flatMap(sheet => (sheet ? [sheet] : []))
  const shownEntries = both.map(
    (sheet): Entry => ({
      at: by.at,
      actor: { kind: 'system', name: 'marking' },
      deed: 'mark.show',
      subject,
      after: wordsOf(sheet),
    }),
  )
  return [saved, ...shownEntries]
}

/** A sheet as the log keeps it. */
export const wordsOf = ({ slot, state, markerName, marks }: Sheet) => ({ slot, state, marker: markerName, marks })

const touched = (was: Sheet | undefined, is: Sheet): string[] =>
  [...new Set([...Object.keys(was?.marks ?? {}), ...Object.keys(is.marks)])]
    .filter(id => JSON.stringify(was?.marks[id]) !== JSON.stringify(is.marks[id]))
    .sort()
