import { Button, localPath, type Translate } from '../../../foundation/index.ts'
import type { TypedSheet } from '../check-sheet.ts'
import { settleAt } from '../links.ts'
import { isOneOfTheTwo } from '../place-at-sheets.ts'
import type { SheetView } from '../sheet-view.ts'
import { differingQuestions, type Sheet } from '../sheets.ts'
import { errorAt, type FormState } from './form-state.ts'
import { MarkFields, QuestionRead, ReadAs } from './question-to-mark.tsx'

type Props = { readonly t: Translate; readonly view: SheetView; readonly state: FormState | null }

/** The questions on which two people differ come first; then the others, each beside what was read. */
export function SettleForm({ t, view, state }: Props) {
  const { first, second, settled } = view.sheets
  if (!first || !second || view.may.settle !== 'yes') return null
  const ids = view.toMark.map(({ id }) => id)
  const differing = differingQuestions(first, second, ids)
  const why = view.standing.todos.includes('changed-since-marked')
    ? 'changed'
    : settled
      ? 'settled'
      : differing.length > 0
        ? 'differs'
        : 'again'
  const typed = state?.form === 'settle' ? state.typed : beginWith(settled, first, differing, ids)
  const inOrder = [...view.toMark].sort((a, b) => Number(differing.includes(b.id)) - Number(differing.includes(a.id)))
  return (
    <section aria-labelledby="settle">
      <h2 id="settle">{t('marking.settle.title')}</h2>
      <p>{t(`marking.settle.${why}`)}</p>
      <form method="post" action={localPath(t.locale, settleAt.link(view.request))} novalidate>
        <input type="hidden" name="version" value={String(settled?.version ?? 0)} />
        <input type="hidden" name="basis" value={view.basis.settled} />
        {inOrder.map(question => (
          <section class="to-mark" aria-labelledby={`question-${question.id}`}>
            <QuestionRead t={t} view={view} question={question} level="h3" />
            <div class="say">
              <ReadAs t={t} question={question.id} sheets={[first, second]} />
              <MarkFields
                t={t}
                question={question}
                typed={typed[question.id] ?? { mark: null, note: '' }}
                state={state}
                form="settle"
              />
            </div>
          </section>
        ))}
        {isOneOfTheTwo(view.sheets, view.me.id) && <Together t={t} state={state} />}
        <Button>{t('marking.sheet.settle')}</Button>
      </form>
    </section>
  )
}

/** Whether there is something to settle now, and not only something that could be looked at once more. */
export const hasToBeSettled = ({ standing, maySettle, may }: SheetView): boolean =>
  maySettle && may.settle === 'yes' && standing.todos.some(todo => todo === 'differs' || todo === 'changed-since-marked')

function Together({ t, state }: Pick<Props, 't' | 'state'>) {
  const error = errorAt(state, 'together')
  return (
    <div class={error ? 'field invalid' : 'field'}>
      {error && (
        <p class="error" id="together-error">
          <span class="hidden">{t('site.form.error')}</span> {error}
        </p>
      )}
      <label class="choice">
        <input
          id="together"
          type="checkbox"
          name="together"
          value="yes"
          checked={state?.form === 'settle' && state.isTogether}
          aria-describedby={error ? 'together-error' : undefined}
        />
        <span>{t('marking.sheet.together')}</span>
      </label>
    </div>
  )
}

/** What was settled before; else what both say alike. Where they differ nothing is chosen yet. */
const beginWith = (settled: Sheet | undefined, first: Sheet, differing: readonly string[], ids: readonly string[]): TypedSheet =>
  settled?.marks ??
  Object.fromEntries(ids.map(id => [id, { mark: differing.includes(id) ? null : (first.marks[id]?.mark ?? 'none'), note: '' }]))
