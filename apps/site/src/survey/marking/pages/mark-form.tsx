import { localPath, type Translate } from '../../../foundation/index.ts'
import type { TypedSheet } from '../check-sheet.ts'
import { sheetAt } from '../links.ts'
import type { SheetView } from '../sheet-view.ts'
import type { FormState } from './form-state.ts'
import { MarkFields, QuestionRead, ReadAs } from './question-to-mark.tsx'

type Props = { readonly t: Translate; readonly view: SheetView; readonly state: FormState | null }

/** Question by question: what the trust said, and the reader's mark beside it. Without a place at the sheets it can be read and no more. */
export function MarkForm({ t, view, state }: Props) {
  const { place, toMark, may, request } = view
  const isOpen = place.place === 'write' && may.mark === 'yes' && view.needsMarks
  const typed = state?.form === 'sheet' ? state.typed : beginWith(view)
  const mine = view.mine?.slot
  // While one marks, the marks of the other stand beside, as far as they may be seen; afterwards those of both, and what was settled.
  const readers = [view.sheets.first, view.sheets.second, view.sheets.settled].flatMap(sheet =>
    sheet && view.isShown && !(isOpen && sheet.slot === mine) ? [sheet] : [],
  )
  const questions = toMark.map(question => (
    <section class="to-mark" aria-labelledby={`question-${question.id}`}>
      <QuestionRead t={t} view={view} question={question} level="h2" />
      <div class="say">
        {readers.length > 0 && <ReadAs t={t} question={question.id} sheets={readers} />}
        {isOpen && (
          <MarkFields
            t={t}
            question={question}
            typed={typed[question.id] ?? { mark: null, note: '' }}
            state={state}
            form="sheet"
          />
        )}
      </div>
    </section>
  ))
  if (!isOpen) return <>{questions}</>
  return (
    <form method="post" action={localPath(t.locale, sheetAt.link(request))} novalidate>
      <input type="hidden" name="version" value={String(view.mine?.version ?? 0)} />
      <input type="hidden" name="basis" value={view.basis.mine} />
      {questions}
      <p class="acts">
        <button class="button" type="submit" name="finish" value="yes">
          {t('marking.sheet.finish')}
        </button>
        <button class="button quiet" type="submit" name="finish" value="no">
          {t('marking.sheet.later')}
        </button>
      </p>
    </form>
  )
}

/** One's own marks; a check begins with those that it checks. */
function beginWith({ mine, place, sheets, round }: SheetView): TypedSheet {
  if (mine) return mine.marks
  const first = place.place === 'write' && place.slot === 'second' && round.markingMode === 'check' ? sheets.first : undefined
  return Object.fromEntries(Object.entries(first?.marks ?? {}).map(([id, { mark }]) => [id, { mark, note: '' }]))
}
