import type { AnswerEvidence } from '../answer-types.ts'
import { marksOfType } from '../rounds/criteria/marks-of-type.ts'
import { marks as allMarks, type Mark, type Question } from '../types.ts'

/** One question of a sheet as it was typed: no mark yet is null. */
export type TypedMark = { readonly mark: Mark | null; readonly note: string }
export type TypedSheet = Readonly<Record<string, TypedMark>>

/**
 * `choose`: no mark. `does-not-fit`: a mark that no such question can carry. `note-missing`: a mark that nothing shows, and no word about why.
 * `why-missing`: two people read it differently, and no word about why it is settled like this.
 */
export type SheetFault = 'choose' | 'does-not-fit' | 'note-missing' | 'note-too-long' | 'why-missing'
export type FaultOnSheet = { readonly question: string; readonly fault: SheetFault }

export const longestNote = 2000

export const asMark = (text: string): Mark | null => allMarks.find(mark => mark === text) ?? null

/**
 * What is wrong with a sheet. While it stays open, a question may lack its mark and its note; what is typed must fit all the same. A mark
 * that says what the trust said needs evidence or a note; that it said nothing needs neither.
 *
 * @param differing the questions on which two people differ, for a sheet that settles them: each needs a word
 */
export function checkSheet(
  typed: TypedSheet,
  about: {
    readonly questions: readonly Pick<Question, 'id' | 'type'>[]
    readonly evidence: readonly Pick<AnswerEvidence, 'question'>[]
    readonly isDone: boolean
    readonly differing?: readonly string[]
  },
): FaultOnSheet[] {
  return about.questions.flatMap(({ id, type }) => {
    const { mark, note } = typed[id] ?? { mark: null, note: '' }
    const fault = faultOf({ mark, note }, type, {
      isDone: about.isDone,
      isShown: about.evidence.some(({ question }) => question === id),
      isSettling: about.differing?.includes(id) ?? false,
    })
    return fault ? [{ question: id, fault }] : []
  })
}

type Ground = { readonly isDone: boolean; readonly isShown: boolean; readonly isSettling: boolean }

function faultOf({ mark, note }: TypedMark, type: Question['type'], { isDone, isShown, isSettling }: Ground): SheetFault | null {
  if (mark !== null && !marksOfType(type).includes(mark)) return 'does-not-fit'
  if (note.length > longestNote) return 'note-too-long'
  if (!isDone) return null
  if (mark === null) return 'choose'
  const isEmpty = note.trim() === ''
  if (isSettling && isEmpty) return 'why-missing'
  return mark !== 'none' && !isShown && isEmpty ? 'note-missing' : null
}
