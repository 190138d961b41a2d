import { hospitalPage } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  componentCss,
  ErrorSummary,
  type FieldError,
  Fold,
  type HospitalPerson,
  localPath,
  Notice,
  Radios,
  TextArea,
  TextField,
} from '../../../foundation/index.ts'
import { type AnswerFault, type AssessmentAnswer, grades, longestEvidence, sayTheSame } from '../assessment.ts'
import { ownAt, ownPath } from '../links.ts'
import type { AnswerView, AssessmentView } from '../load-assessment.ts'
import { AnswersList } from '../pages/answers-list.tsx'
import css from '../pages/assessments.css?inline'

export type Editing = {
  readonly view: AssessmentView
  /** What was typed, where the form comes back. */
  readonly typed?: readonly AssessmentAnswer[]
  readonly faults?: readonly AnswerFault[]
  readonly notice?: 'saved' | 'sent' | 'changed' | 'recalled' | 'closed'
}

/** One assessment: the form while it is a draft, else what was said. */
export function editPage(c: Ctx, person: HospitalPerson, editing: Editing): Response {
  const { t } = c.var
  const { view, faults = [], notice } = editing
  const { row, unit, trust } = view
  const errors = faults.map(({ standard, part, fault }) => ({
    field: `${part}-${standard}`,
    message: t(`assessments.faults.${fault}`, {
      standard: view.answers.find(answer => answer.standard === standard)?.title ?? '',
      most: longestEvidence,
    }),
  }))
  return hospitalPage(c, person, {
    title: t('assessments.page.heading', { unit, year: String(row.year) }),
    lead: t(`assessments.edit.leads.${row.state}`, { number: String(row.edition) }),
    trustName: trust,
    trail: [{ href: ownPath, label: t('assessments.own.title') }],
    status: errors.length > 0 ? 422 : notice === 'changed' ? 409 : 200,
    css: [css, componentCss.fold],
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {notice && (
          <Notice>
            <p role="status">{t(`assessments.edit.notices.${notice}`)}</p>
          </Notice>
        )}
        {row.state === 'draft' && row.note !== '' && (
          <Notice>
            <p>{t('assessments.edit.givenBack')}</p>
            <p dir="auto">{row.note}</p>
          </Notice>
        )}
        {row.state === 'draft' ? <Form c={c} editing={editing} errors={errors} /> : <Said c={c} view={view} />}
      </>
    ),
  })
}

function Said({ c, view }: { readonly c: Ctx; readonly view: AssessmentView }) {
  const { t, locale } = c.var
  return (
    <>
      <AnswersList c={c} view={view} label={t('assessments.page.caption', { unit: view.unit, year: String(view.row.year) })} />
      {view.row.state === 'sent' && (
        <form method="post" action={localPath(locale, ownAt.link(view.row.id))}>
          <input type="hidden" name="do" value="recall" />
          <Button kind="quiet">{t('assessments.edit.recall')}</Button>
        </form>
      )}
    </>
  )
}

type FormProps = { readonly c: Ctx; readonly editing: Editing; readonly errors: readonly FieldError[] }

function Form({ c, editing: { view, typed, notice }, errors }: FormProps) {
  const { t, locale } = c.var
  const typedOf = (answer: AnswerView): AssessmentAnswer => typed?.find(({ standard }) => standard === answer.standard) ?? answer
  return (
    <form method="post" action={localPath(locale, ownAt.link(view.row.id))} novalidate>
      <input type="hidden" name="version" value={String(view.row.version)} />
      <p>{t('assessments.edit.privacy')}</p>
      {view.answers.map(answer => (
        <Answer c={c} answer={answer} typed={typedOf(answer)} errors={errors} isCompared={notice === 'changed'} />
      ))}
      <p class="assessment-buttons">
        <button class="button quiet" type="submit" name="do" value="save">
          {t('assessments.edit.save')}
        </button>
        <button class="button" type="submit" name="do" value="send">
          {t('assessments.edit.send')}
        </button>
      </p>
    </form>
  )
}

type AnswerProps = {
  readonly c: Ctx
  readonly answer: AnswerView
  readonly typed: AssessmentAnswer
  readonly errors: readonly FieldError[]
  readonly isCompared: boolean
}

function Answer({ c, answer, typed, errors, isCompared }: AnswerProps) {
  const { t } = c.var
  const { standard, title, team, asks, lang } = answer
  const field = (part: 'grade' | 'evidence' | 'link' | 'evidenceOn') => ({
    t,
    id: `${part}-${standard}`,
    error: errors.find(error => error.field === `${part}-${standard}`)?.message,
  })
  return (
    <section class="answer">
      <h2 lang={lang}>{title}</h2>
      <Fold summary={t('assessments.edit.what')}>
        <p lang={lang}>{team}</p>
        <ul lang={lang}>
          {asks.map(line => (
            <li>{line}</li>
          ))}
        </ul>
      </Fold>
      {isCompared && !sayTheSame([answer], [typed]) && (
        <p class="other">
          <b>{t('assessments.edit.saved')}</b> {t(`assessments.grades.${answer.grade}`)}. {answer.evidence} {answer.link}{' '}
          {answer.evidenceOn}
        </p>
      )}
      <Radios
        {...field('grade')}
        label={t('assessments.edit.grade')}
        value={typed.grade}
        choices={grades.map(grade => ({ value: grade, label: t(`assessments.grades.${grade}`) }))}
      />
      <TextArea
        {...field('evidence')}
        rows={4}
        label={t('assessments.edit.evidence')}
        hint={t('assessments.edit.evidenceHint')}
        value={typed.evidence}
        optional
      />
      <TextField {...field('link')} type="url" label={t('assessments.edit.link')} value={typed.link} optional />
      <TextField
        {...field('evidenceOn')}
        type="date"
        label={t('assessments.edit.day')}
        hint={t('assessments.edit.dayHint')}
        value={typed.evidenceOn}
        optional
      />
    </section>
  )
}
