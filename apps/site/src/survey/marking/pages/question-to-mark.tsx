import { Radios, TextArea, type Translate } from '../../../foundation/index.ts'
import { SaidPart } from '../../answers/pages/said-part.tsx'
import { marksOfType } from '../../rounds/criteria/marks-of-type.ts'
import { inLanguage, markWord } from '../../rounds/pages/round-words.ts'
import type { Mark, Question } from '../../types.ts'
import type { TypedMark } from '../check-sheet.ts'
import type { SheetView } from '../sheet-view.ts'
import { markOn, type Sheet } from '../sheets.ts'
import { EvidenceShown } from './evidence-shown.tsx'
import { errorAt, type FormState, markField, noteField } from './form-state.ts'

type ReadProps = { readonly t: Translate; readonly view: SheetView; readonly question: Question; readonly level: 'h2' | 'h3' }

/** What was asked, what the trust said, and what shows it. */
export function QuestionRead({ t, view, question, level: Heading }: ReadProps) {
  const number = view.questions.findIndex(({ id }) => id === question.id) + 1
  return (
    <div class="read">
      <Heading id={`question-${question.id}`}>
        {t('marking.sheet.question', { number })}: <span class="question-name">{question.id}</span>
      </Heading>
      <p class="asked">{inLanguage(question.wording, t.locale)}</p>
      <SaidPart t={t} answer={view.answers.get(question.id) ?? null} law={view.request.law} />
      <p class="part-title">{t('marking.sheet.evidence')}</p>
      <EvidenceShown t={t} request={view.request} evidence={view.evidence.get(question.id) ?? []} />
    </div>
  )
}

type MarkProps = {
  readonly t: Translate
  readonly question: Question
  readonly typed: TypedMark
  readonly state: FormState | null
  /** `settle`: the mark that is to stand. */
  readonly form: 'sheet' | 'settle'
}

/** The mark of one question, and why. */
export function MarkFields({ t, question, typed, state, form }: MarkProps) {
  const shown = state?.form === form ? state : null
  return (
    <div class="mark-fields">
      <Radios
        t={t}
        id={markField(question.id)}
        label={t(form === 'settle' ? 'marking.sheet.settledMark' : 'marking.sheet.mark')}
        value={typed.mark ?? undefined}
        error={errorAt(shown, markField(question.id))}
        choices={marksOfType(question.type).map(mark => ({ value: mark, label: markWord(t, mark) }))}
      />
      <TextArea
        t={t}
        id={noteField(question.id)}
        label={t('marking.sheet.note')}
        hint={t(form === 'settle' ? 'marking.sheet.settleHint' : 'marking.sheet.noteHint')}
        rows={2}
        value={typed.note}
        error={errorAt(shown, noteField(question.id))}
      />
    </div>
  )
}

/** A mark in a list: the long words stand where it is chosen. */
export const shortMark = (t: Translate, mark: Mark): string => t(`marking.marks.${mark}`)

/** How each reader has marked a question, with their words. */
export const ReadAs = ({ t, question, sheets }: { t: Translate; question: string; sheets: readonly Sheet[] }) => (
  <ul class="read-as">
    {sheets.map(sheet => {
      const note = sheet.marks[question]?.note ?? ''
      const mark = shortMark(t, markOn(sheet, question))
      return (
        <li>
          {t('marking.settle.readAs', {
            name: sheet.markerName,
            mark: note === '' ? mark : t('marking.readers.mark', { mark, note }),
          })}
        </li>
      )
    })}
  </ul>
)
