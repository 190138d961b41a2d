import type { KeyState } from './key-tables.ts'

export const longestNote = 500
/** Nobody needs more that wait at once; a mistake that is repeated stops here. */
export const mostWaiting = 5

/** Who registered a key, as far as they may still sign in. */
export type Registrant = { readonly firstEnteredAt: Date | null; readonly calledBackOn: string | null }

/**
 * Whether staff may confirm a key: its registrant has come in through their work address, and somebody has rung the hospital and heard that
 * they work there.
 */
export type ConfirmVerdict = 'yes' | 'not-waiting' | 'gone' | 'not-entered' | 'not-called-back'

export function judgeConfirm(state: KeyState, registrant: Registrant | null): ConfirmVerdict {
  if (state !== 'waiting') return 'not-waiting'
  if (registrant === null) return 'gone'
  if (registrant.firstEnteredAt === null) return 'not-entered'
  return registrant.calledBackOn === null ? 'not-called-back' : 'yes'
}

export type NoteFault = 'no-note' | 'long-note'

/** What is wrong with a note; null: nothing. */
export function faultOfNote(note: string, { isNeeded }: { readonly isNeeded: boolean }): NoteFault | null {
  if (isNeeded && note === '') return 'no-note'
  return [...note].length > longestNote ? 'long-note' : null
}
