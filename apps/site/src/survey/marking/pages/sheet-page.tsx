import { consolePage } from '../../../accounts/index.ts'
import {
  type Ctx,
  componentCss,
  ErrorSummary,
  localPath,
  Notice,
  type PageView,
  type Translate,
} from '../../../foundation/index.ts'
import { statusCss } from '../../../releases/index.ts'
import { answersLink } from '../../answers/links.ts'
import { requestLink } from '../../requests/links.ts'
import { nameOfRound, trailToRound } from '../../round-here.ts'
import { markingLink, sheetAt } from '../links.ts'
import type { QueueItem } from '../queue.ts'
import type { SheetView } from '../sheet-view.ts'
import { DecisionPart } from './decision-part.tsx'
import type { FormState } from './form-state.ts'
import { MarkForm } from './mark-form.tsx'
import css from './marking.css?inline'
import { OverrideForm } from './override-form.tsx'
import { QuestionRead } from './question-to-mark.tsx'
import { ReadersPart } from './readers-part.tsx'
import { hasToBeSettled, SettleForm } from './settle-form.tsx'
import { WordsForm } from './words-form.tsx'

export const doneNotices = [
  'saved',
  'finished',
  'settled',
  'given-back',
  'cleared',
  'words',
  'override',
  'criteria',
  'cannot',
] as const
export type DoneNotice = (typeof doneNotices)[number]

type Shown = {
  readonly view: SheetView
  readonly state?: FormState | null
  readonly done?: DoneNotice | null
  /** What somebody could mark after this. */
  readonly next?: QueueItem | null
  /** One of the two readers has asked to settle it, together with the other. */
  readonly wantsToSettle?: boolean
  readonly status?: PageView['status']
}

/** The sheet of one request: what the trust said, what its readers make of it, and the status that follows. */
export function sheetPage(
  c: Ctx,
  { view, state = null, done = null, next = null, wantsToSettle = false, status }: Shown,
): Response {
  const { t, locale } = c.var
  const { request, round, may, standing } = view
  const maySettle = view.maySettle && may.settle === 'yes'
  const settles =
    maySettle && (wantsToSettle || state?.form === 'settle' || (view.place.place !== 'write' && hasToBeSettled(view)))
  return consolePage(c, {
    title: t('marking.sheet.title', { trust: request.trustName }),
    lead: t('marking.sheet.lead', { round: nameOfRound(round, locale), reference: request.reference }),
    trail: [
      ...trailToRound(t, round),
      { href: markingLink(round.id), label: t('marking.queue.title') },
      { href: requestLink(request), label: request.trustName },
    ],
    status,
    css: [componentCss.quote, statusCss, css],
    body: (
      <>
        <DoneNotice t={t} done={done} next={next} view={view} />
        <ErrorSummary t={t} errors={state?.errors ?? []} />
        {state?.conflict && (state.form === 'sheet' || state.form === 'settle') && (
          <div role="alert">
            <Notice>
              <p>{state.conflict}</p>
            </Notice>
          </div>
        )}
        {may.mark !== 'yes' && <p class="hint">{t(`marking.sheet.readOnly.${may.mark}`)}</p>}
        {!settles && <p>{placeInWords(t, view)}</p>}
        {standing.todos.includes('quarantined-file') && <p>{t('marking.sheet.heldFile')}</p>}
        <div class="marking">
          <div class="marking-main">
            {settles ? (
              <SettleForm t={t} view={view} state={state} />
            ) : (
              <>
                {maySettle && (
                  <p>
                    <a href={`${localPath(locale, sheetAt.link(request))}?form=settle`}>
                      {t(`marking.settle.${view.place.place === 'write' ? 'asReader' : 'open'}`)}
                    </a>
                  </p>
                )}
                <MarkForm t={t} view={view} state={state} />
              </>
            )}
            <Others t={t} view={view} />
          </div>
          <aside class="marking-side" aria-label={t('marking.decision.title')}>
            <DecisionPart t={t} view={view} />
            <ReadersPart t={t} view={view} />
            <WordsForm t={t} view={view} state={state} />
            <OverrideForm t={t} view={view} state={state} />
            <ul class="around">
              <li>
                <a href={localPath(locale, answersLink(request))}>{t('marking.sheet.record')}</a>
              </li>
              <li>
                <a href={localPath(locale, requestLink(request))}>{t('marking.sheet.request')}</a>
              </li>
            </ul>
          </aside>
        </div>
      </>
    ),
  })
}

type NoticeProps = {
  readonly t: Translate
  readonly done: DoneNotice | null
  readonly next: QueueItem | null
  readonly view: SheetView
}

const DoneNotice = ({ t, done, next, view: { round } }: NoticeProps) =>
  done === null ? null : (
    <div role="status">
      <Notice>
        <p>{t(`marking.sheet.done.${done}`)}</p>
        <p>
          {next && (
            <>
              <a href={localPath(t.locale, sheetAt.link({ round: round.id, trustCode: next.code }))}>
                {t('marking.sheet.next', { trust: next.name })}
              </a>
              {' · '}
            </>
          )}
          <a href={localPath(t.locale, markingLink(round.id))}>{t('marking.sheet.queue')}</a>
        </p>
      </Notice>
    </div>
  )

/** Where this reader stands at the sheets, in a sentence. */
export function placeInWords(t: Translate, { needsMarks, place, sheets, round, standing }: SheetView): string {
  const name = sheets.first?.markerName ?? ''
  if (!needsMarks) return t(`marking.sheet.place.${standing.todos.includes('clock-running') ? 'running' : 'nothing'}`)
  if (place.place !== 'write')
    return t(`marking.sheet.place.${place.place === 'over' && sheets.settled ? 'settled' : place.place}`, { name })
  if (round.markingMode === 'blind') return t('marking.sheet.place.second')
  return t(`marking.sheet.place.${place.slot === 'first' ? 'first' : 'check'}`, { name })
}

/** What else the trust said: to be read, not marked. */
function Others({ t, view }: { t: Translate; view: SheetView }) {
  const others = view.questions.filter(
    ({ id }) => !view.toMark.some(each => each.id === id) && (view.answers.has(id) || view.evidence.has(id)),
  )
  if (others.length === 0) return null
  return (
    <section aria-labelledby="others">
      <h2 id="others">{t('marking.sheet.others')}</h2>
      <p class="hint">{t('marking.sheet.othersHint')}</p>
      {others.map(question => (
        <section class="to-mark" aria-labelledby={`question-${question.id}`}>
          <QuestionRead t={t} view={view} question={question} level="h3" />
        </section>
      ))}
    </section>
  )
}
