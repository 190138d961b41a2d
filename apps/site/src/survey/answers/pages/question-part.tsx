import { Select, TextArea, TextField, type Translate } from '../../../foundation/index.ts'
import { dayAndTime } from '../../requests/pages/clock-time.ts'
import type { AnswersView, QuestionView } from '../answers-view.ts'
import { exemptionsOf } from '../exemptions.ts'
import { fieldOf } from '../read-sheet.ts'
import { AddEvidence } from './add-evidence.tsx'
import { type Done, DoneNotice } from './done-notice.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { fieldOfAnswerFault } from './fault-fields.ts'
import { Language } from './language-field.tsx'
import { SaidPart } from './said-part.tsx'

type PartProps = { readonly t: Translate; readonly view: AnswersView; readonly question: QuestionView }

/** One question: what it asks, what the trust said to it, and what shows that. */
export function QuestionPart({ t, view, question, done }: PartProps & { readonly done: Done | null }) {
  const { id, wording } = question.question
  const mayRecord = view.may === 'yes'
  return (
    <section class="answer" id={`question-${id}`} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {t('answers.question', { position: question.position, wording: wording[t.locale] || wording.en })}
      </h2>
      {done && <DoneNotice t={t} done={done} view={view} />}
      {question.conflict && <Theirs t={t} question={question} />}
      {mayRecord ? (
        <Fields t={t} view={view} question={question} />
      ) : (
        <SaidPart t={t} answer={question.answer} law={view.request.law} />
      )}
      <EvidenceList t={t} view={view} question={question} />
      {mayRecord && <AddEvidence t={t} view={view} question={question} />}
      {mayRecord && (
        <p class="save">
          <button class="button" type="submit" name="do" value={`save:${id}`}>
            {t('answers.save')}
          </button>{' '}
          {question.answer && (
            <span class="small soft">
              {t('answers.savedBy', { who: question.answer.changedBy, at: dayAndTime(t, question.answer.changedAt) })}
            </span>
          )}
        </p>
      )}
    </section>
  )
}

/** What somebody else has recorded meanwhile, above what was typed. */
const Theirs = ({ t, question: { conflict } }: Pick<PartProps, 't' | 'question'>) =>
  conflict && (
    <div class="theirs">
      <p>{t('answers.conflict.theirs', { who: conflict.changedBy, at: dayAndTime(t, conflict.changedAt) })}</p>
      <SaidPart t={t} answer={conflict} law={null} />
    </div>
  )

function Fields({ t, view, question: { question, position, typed, basedOn, was, faults } }: PartProps) {
  const field = (name: keyof typeof typed) => {
    const fault = faults.find(each => fieldOfAnswerFault[each] === name)
    return {
      t,
      id: `${question.id}-${name}`,
      name: fieldOf(question.id, name),
      value: typed[name],
      error: fault && t(`answers.faults.${fault}`),
    }
  }
  const isMoreOpen = typed.translation !== '' || typed.exemption !== '' || typed.note !== '' || typed.language === 'cy'
  return (
    <>
      <input type="hidden" name={fieldOf(question.id, 'version')} value={String(basedOn)} />
      <input type="hidden" name={fieldOf(question.id, 'was')} value={was} />
      {question.type === 'number' && (
        <TextField {...field('number')} inputmode="numeric" label={t('answers.number')} hint={t('answers.numberHint')} />
      )}
      {question.type === 'date-range' && (
        <div class="two-columns">
          <TextField {...field('from')} type="date" label={t('answers.from')} />
          <TextField {...field('to')} type="date" label={t('answers.to')} />
        </div>
      )}
      <TextArea
        {...field('words')}
        rows={2}
        label={t('answers.words')}
        hint={position === 1 ? t('answers.wordsHint') : undefined}
      />
      <details class="fold" open={isMoreOpen || faults.length > 0}>
        <summary>{t('answers.more')}</summary>
        <div>
          <Language {...field('language')} />
          <TextArea
            {...field('translation')}
            rows={2}
            label={t('answers.translation')}
            hint={t('answers.translationHint')}
            optional
          />
          <Select
            {...field('exemption')}
            label={t('answers.exemptionLabel')}
            none={t('answers.noExemption')}
            choices={exemptionsOf[view.request.law].map(value => ({
              value,
              label: t(`answers.exemption.${view.request.law}.${value}`),
            }))}
          />
          <TextArea {...field('note')} rows={2} label={t('answers.note')} hint={t('answers.noteHint')} optional />
        </div>
      </details>
    </>
  )
}
