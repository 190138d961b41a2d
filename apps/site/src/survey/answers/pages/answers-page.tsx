import { consolePage } from '../../../accounts/index.ts'
import {
  auditLink,
  Button,
  type Ctx,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
  type PageView,
  type Translate,
} from '../../../foundation/index.ts'
import { requestLink } from '../../requests/links.ts'
import { nameOfRound, trailToRound } from '../../round-here.ts'
import type { AnswersView, SheetState } from '../answers-view.ts'
import { answersLink } from '../links.ts'
import css from './answers.css?inline'
import { CamePart } from './came-part.tsx'
import { type Done, DoneNotice } from './done-notice.tsx'
import { fieldOfAnswerFault, fieldOfEvidenceFault } from './fault-fields.ts'
import { QuestionPart } from './question-part.tsx'

type Shown = {
  readonly view: AnswersView
  readonly state: SheetState | null
  readonly done: Done | null
  readonly status?: PageView['status']
}

/** What a trust said, question by question, beside what came from it. One form holds it all, so that nothing typed is ever lost. */
export function answersPage(c: Ctx, { view, state, done, status }: Shown): Response {
  const { t, locale } = c.var
  const { request, round, may } = view
  const mayRecord = may === 'yes'
  const doneAt = view.questions.some(({ question }) => question.id === done?.question) ? done?.question : null
  const questions = view.questions.map(question => (
    <QuestionPart t={t} view={view} question={question} done={doneAt === question.question.id ? done : null} />
  ))
  return consolePage(c, {
    title: t('answers.title', { trust: request.trustName }),
    lead: t('answers.lead', { round: nameOfRound(round, locale), reference: request.reference }),
    trail: [...trailToRound(t, round), { href: requestLink(request, view.list), label: request.trustName }],
    status,
    css: [css],
    islands: mayRecord ? ['quote-picker'] : [],
    body: (
      <>
        {done !== null && !doneAt && <DoneNotice t={t} done={done} view={view} />}
        <ErrorSummary t={t} errors={errorsOf(t, view)} />
        {state !== null && state.conflicts.length > 0 && <ConflictNotice t={t} count={state.conflicts.length} />}
        {view.isNotReady && (
          <div role="alert">
            <Notice>
              <p>
                {t('answers.notReady')} <a href={localPath(locale, requestLink(request, view.list))}>{t('answers.back')}</a>
              </p>
            </Notice>
          </div>
        )}
        {!mayRecord && <p class="hint">{t(`answers.readOnly.${may}`)}</p>}
        <Doubts t={t} view={view} />
        <p class="to-came">
          <a href="#came">{t('answers.came.title')}</a>
        </p>
        <div class="answers">
          {mayRecord ? (
            <form method="post" action={localPath(locale, answersLink(request, { list: view.list }))} class="sheet">
              <input type="hidden" name="token" value={view.formToken} />
              <input type="hidden" name="request" value={String(view.requestVersion)} />
              {/* The return key presses the first button of a form: it saves and takes nothing away. */}
              <button class="hidden" type="submit" tabindex={-1}>
                {t('answers.saveAll')}
              </button>
              {questions}
              <Ready t={t} />
            </form>
          ) : (
            <div class="sheet">{questions}</div>
          )}
          <CamePart t={t} view={view} />
        </div>
        <p class="small">
          <a href={localPath(locale, requestLink(request, view.list))}>{t('answers.back')}</a>
          {' · '}
          <a href={localPath(locale, auditLink({ subject: { kind: 'answer' }, text: `${request.round}/${request.trustCode}/` }))}>
            {t('answers.log')}
          </a>
        </p>
      </>
    ),
  })
}

const ConflictNotice = ({ t, count }: { t: Translate; count: number }) => (
  <div role="alert">
    <Notice title={t('answers.conflict.title')}>
      <p>{t('answers.conflict.lead', { count })}</p>
    </Notice>
  </div>
)

const Doubts = ({ t, view: { doubts } }: { t: Translate; view: AnswersView }) =>
  doubts.length === 0 ? null : (
    <Notice title={t('answers.doubts.title')}>
      <p>{t('answers.doubts.lead')}</p>
      <ul>
        {doubts.map(doubt => (
          <li>{t(`answers.doubts.${doubt}`)}</li>
        ))}
      </ul>
    </Notice>
  )

const Ready = ({ t }: { t: Translate }) => (
  <section class="ready" aria-labelledby="ready">
    <h2 id="ready">{t('answers.ready.title')}</h2>
    <p>{t('answers.ready.lead')}</p>
    <button class="button" type="submit" name="do" value="ready">
      {t('answers.ready.button')}
    </button>{' '}
    <Button kind="quiet">{t('answers.saveAll')}</Button>
  </section>
)

/** Everything that has to be mended, in the order of the page. */
const errorsOf = (t: Translate, { questions }: AnswersView): FieldError[] =>
  questions.flatMap(({ question: { id }, position, faults, evidenceFault }) => [
    ...faults.map(fault => ({
      field: `${id}-${fieldOfAnswerFault[fault]}`,
      message: t('answers.atQuestion', { position, message: t(`answers.faults.${fault}`) }),
    })),
    ...(evidenceFault === null
      ? []
      : [
          {
            field: `${id}-${fieldOfEvidenceFault[evidenceFault]}`,
            message: t('answers.atQuestion', { position, message: t(`answers.evidenceFaults.${evidenceFault}`) }),
          },
        ]),
  ])
