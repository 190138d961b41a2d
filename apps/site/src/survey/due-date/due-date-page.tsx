import { Breadcrumbs, type Ctx, componentCss, ErrorSummary, page } from '../../foundation/index.ts'
import type { Holidays } from '../legal-clock/holidays.ts'
import { whatNext } from '../legal-clock/what-next.ts'
import css from './due-date.css?inline'
import { DueDateAnswer } from './due-date-answer.tsx'
import { DueDateForm, faultText } from './due-date-form.tsx'
import { DueDateNext } from './due-date-next.tsx'
import { Caveat, WhatMoves } from './due-date-notes.tsx'
import type { DueQuestion } from './read-question.ts'

export type DueDateView = { readonly question: DueQuestion; readonly holidays: Holidays; readonly today: string }

/** Empty: the question. Invalid: what to mend. Complete: the day, how it was counted, and what to do if it passes. */
export function dueDatePage(c: Ctx, { question, holidays, today }: DueDateView): Response {
  const { t } = c.var
  const title = t('due-date.title')
  const { known } = holidays
  const errors =
    question.shape === 'invalid'
      ? question.faults.map(fault => ({ field: fault.field, message: faultText(t, fault, known) }))
      : []
  const law = question.shape === 'complete' ? question.law : 'foia'
  return page(c, {
    title: errors.length > 0 ? t('due-date.errorTitle', { title }) : title,
    description: t('due-date.description'),
    css: [componentCss.formField, componentCss.errorSummary, componentCss.fold, css],
    cacheable: question.shape === 'empty',
    status: question.shape === 'invalid' ? 422 : 200,
    indexed: question.shape === 'empty',
    body: (
      <>
        <Breadcrumbs t={t} here={title} />
        <section class="band prose due-ask">
          <ErrorSummary t={t} errors={errors} />
          <h1>{title}</h1>
          {question.shape !== 'complete' && <p class="lead">{t('due-date.lead')}</p>}
          {question.shape !== 'complete' && <DueDateForm t={t} question={question} known={known} />}
        </section>
        {question.shape === 'complete' && (
          <>
            <DueDateAnswer t={t} question={question} holidays={holidays} today={today} />
            <DueDateNext t={t} law={law} next={whatNext({ due: question.answer.due, law, holidays })} />
          </>
        )}
        <WhatMoves t={t} law={question.shape === 'complete' ? law : null} />
        {question.shape === 'complete' && (
          <section class="band prose">
            <h2>{t('due-date.form.again')}</h2>
            <DueDateForm t={t} question={question} known={known} />
          </section>
        )}
        <Caveat t={t} law={law} known={known} />
      </>
    ),
  })
}
