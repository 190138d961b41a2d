import type { Standing } from '../answer-types.ts'
import type { MarkingMode, SurveyRequest } from '../types.ts'
import { isOneOfTheTwo, maySettle, placeAtSheets } from './place-at-sheets.ts'
import { isDone, type Sheets } from './sheets.ts'

/** What somebody can do for a request, most pressing first; `wait`: it is for somebody else; `read`: nothing is left to do with its marks. */
export const queueSteps = ['begun', 'settle', 'changed', 'to-check', 'to-mark', 'reason', 'wait', 'read'] as const
export type QueueStep = (typeof queueSteps)[number]

export type QueueItem = {
  readonly code: string
  readonly name: string
  readonly step: QueueStep
  /** Who has read it and who is at it, in the order of the sheets. Never what they said. */
  readonly readers: readonly { readonly name: string; readonly isDone: boolean }[]
}

export type Looker = {
  readonly id: string
  readonly mayMark: (code: string) => boolean
  readonly maySay: (code: string) => boolean
}

/** Where one request belongs in the queue of one person; null where nobody has anything to mark. */
export function queueItem(
  mode: MarkingMode,
  standing: Pick<Standing, 'trustCode' | 'trustName' | 'todos'>,
  sheets: Sheets,
  looker: Looker,
): QueueItem | null {
  const step = stepOf(mode, standing, sheets, looker)
  if (step === null) return null
  const readers = [sheets.first, sheets.second, sheets.settled].flatMap(sheet =>
    sheet ? [{ name: sheet.markerName, isDone: isDone(sheet) }] : [],
  )
  return { code: standing.trustCode, name: standing.trustName, step, readers }
}

function stepOf(
  mode: MarkingMode,
  { trustCode, todos }: Pick<Standing, 'trustCode' | 'todos'>,
  sheets: Sheets,
  { id, mayMark, maySay }: Looker,
): QueueStep | null {
  const has = (...names: Standing['todos'][number][]) => todos.some(todo => names.includes(todo))
  const isOpen = has('to-mark', 'to-check', 'differs', 'changed-since-marked')
  if (!isOpen) {
    if (has('reason-missing')) return maySay(trustCode) ? 'reason' : 'wait'
    return maySettle(sheets) ? 'read' : null
  }
  if (!mayMark(trustCode)) return 'wait'
  const mine = [sheets.first, sheets.second].find(sheet => sheet?.marker === id)
  if (mine && !isDone(mine)) return 'begun'
  if (has('differs')) return 'settle'
  const place = placeAtSheets(mode, sheets, id)
  if (has('changed-since-marked') && (maySettle(sheets) || (mine && place.place === 'write'))) return 'changed'
  if (place.place !== 'write' || (mine && isDone(mine))) return 'wait'
  return has('to-check') ? 'to-check' : 'to-mark'
}

/** For a difference: better somebody else than one of the two. */
export const isBetterForOthers = (sheets: Sheets, me: string): boolean => maySettle(sheets) && isOneOfTheTwo(sheets, me)

/** What waits for one person, step by step, by name. */
export const inQueue = (items: readonly QueueItem[]): ReadonlyMap<QueueStep, readonly QueueItem[]> =>
  new Map(
    queueSteps.flatMap(step => {
      const found = items.filter(item => item.step === step)
      return found.length > 0 ? [[step, found] as const] : []
    }),
  )

/** Of the requests that somebody could go on with, the one after this; null when there is none. */
export function nextInQueue(items: readonly QueueItem[], after: SurveyRequest['trustCode']): QueueItem | null {
  const open = queueSteps
    .filter(step => step !== 'wait' && step !== 'read')
    .flatMap(step => items.filter(item => item.step === step && item.code !== after))
  return open[0] ?? null
}
