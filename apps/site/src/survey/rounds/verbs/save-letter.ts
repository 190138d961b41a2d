import type { WriteDb } from '../../../foundation/index.ts'
import type { LetterTemplate } from '../../types.ts'
import { writeLetterTemplate } from '../round-store.ts'
import { changeDraft, type DraftInput, type DraftOutcome } from './change-draft.ts'

/** Saves one letter of the round: of its kind, under its law, in its language. */
export const saveLetter = (db: WriteDb, input: DraftInput & { readonly letter: LetterTemplate }): Promise<DraftOutcome> =>
  changeDraft(db, input, ({ round, letters }) => {
    const { kind, law, language, subject, body } = input.letter
    const old = letters.find(each => each.kind === kind && each.law === law && each.language === language)
    if ((old?.subject ?? '') === subject && (old?.body ?? '') === body) return null
    const which = `${kind} ${law} ${language}`
    return {
      before: old ? { letter: which, subject: old.subject, body: old.body } : null,
      after: { letter: which, subject, body },
      write: tx => writeLetterTemplate(tx, round.id, { kind, law, language, subject, body }),
    }
  })
