import { consolePage } from '../../../accounts/index.ts'
import { type Ctx, ErrorSummary, Notice, type PageView } from '../../../foundation/index.ts'
import { nameOfRound, trailToRound } from '../../round-here.ts'
import { listLink } from '../../worklist/links.ts'
import type { RequestNavigation } from '../../worklist/request-navigation.tsx'
import stateCss from '../../worklist/state-word.css?inline'
import type { KeptField, LastChange } from '../field-history.ts'
import type { RequestView } from '../request-view.ts'
import { AroundPart, StepsPart } from './around-part.tsx'
import { ByHandForm } from './by-hand-form.tsx'
import { ClockPart } from './clock-part.tsx'
import { ConflictPart } from './conflict-part.tsx'
import { EventForm } from './event-form.tsx'
import { EventsPart } from './events-part.tsx'
import type { FormState } from './form-state.ts'
import { FourFields } from './four-fields.tsx'
import { LettersPart } from './letters-part.tsx'
import { MergerPart } from './merger-part.tsx'
import { NoteForm } from './note-form.tsx'
import { OursForm } from './ours-form.tsx'
import css from './request.css?inline'
import { Standing } from './standing.tsx'
import { ThreadPart } from './thread-part.tsx'

/** What was just done, as the address says it after a form. */
export const doneNotices = [
  'event',
  'again',
  'undone',
  'note',
  'work',
  'by-hand',
  'by-hand-in',
  'elsewhere',
  'letter',
  'letter-by-hand',
] as const
export type DoneNotice = (typeof doneNotices)[number]

type Shown = {
  readonly view: RequestView
  readonly changes: ReadonlyMap<KeptField, LastChange>
  readonly navigation: RequestNavigation | null
  readonly state?: FormState | null
  readonly done?: DoneNotice | null
  readonly status?: PageView['status']
}

/** One request: how it stands and what comes next, everything that was written, everything that can be done. */
export function requestPage(c: Ctx, { view, changes, navigation, state = null, done = null, status }: Shown): Response {
  const { t, locale } = c.var
  const { request, round, may } = view
  const mayRecord = may.record === 'yes'
  const mayWrite = may.write === 'yes'
  return consolePage(c, {
    title: request.trustName,
    lead: t('requests.lead', {
      round: nameOfRound(round, locale),
      reference: request.reference,
      nation: t(`requests.nation.${request.nation}`),
      law: t(`legal.law.${request.law}`),
    }),
    trail: [...trailToRound(t, round), { href: listLink(round.id), label: t('worklist.tabs.list') }],
    status,
    css: navigation ? [css, stateCss, navigation.css] : [css, stateCss],
    islands: navigation?.islands,
    body: (
      <>
        {navigation?.body}
        {done !== null && (
          <div role="status">
            <Notice>
              <p>{t(`requests.done.${done}`)}</p>
            </Notice>
          </div>
        )}
        <ErrorSummary t={t} errors={state?.errors ?? []} />
        {state?.conflict && <ConflictPart t={t} changes={state.conflict} />}
        {!mayRecord && <p class="hint">{t(`requests.readOnly.${may.record}`)}</p>}
        <div class="request">
          <div class="request-main">
            <Standing t={t} view={view} />
            <MergerPart t={t} view={view} />
            {mayWrite && <ByHandForm t={t} view={view} state={state} />}
            <ThreadPart t={t} view={view} />
            {mayRecord && <NoteForm t={t} view={view} state={state} />}
            {mayRecord && <EventForm t={t} view={view} state={state} />}
            <EventsPart t={t} view={view} />
            <ClockPart t={t} view={view} />
          </div>
          <aside class="request-side" aria-label={t('requests.side')}>
            <FourFields t={t} view={view} changes={changes} />
            <StepsPart t={t} view={view} />
            {mayRecord && <OursForm t={t} view={view} state={state} />}
            {mayWrite && <LettersPart t={t} view={view} />}
            <AroundPart t={t} view={view} />
          </aside>
        </div>
      </>
    ),
  })
}
