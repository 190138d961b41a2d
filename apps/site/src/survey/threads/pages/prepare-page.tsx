import { consolePage, type Verdict } from '../../../accounts/index.ts'
import {
  ButtonLink,
  type Ctx,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
  type PageView,
} from '../../../foundation/index.ts'
import { requestLink } from '../../requests/links.ts'
import { trailToRound } from '../../round-here.ts'
import type { Round } from '../../types.ts'
import { lettersLink, previewAt } from '../links.ts'
import { bodyOf } from '../public-thread.ts'
import type { PublishedVersion } from '../thread-store.ts'
import type { ThreadWork } from '../thread-work.ts'
import css from './letters.css?inline'
import { ChoicesForm, type TypedWords, WordsForm } from './redaction-forms.tsx'
import { WithdrawForm } from './withdraw-form.tsx'
import { WorkingLetters } from './working-letters.tsx'

export const doneNotices = ['redactions', 'words', 'message', 'published', 'withdrawn', 'same'] as const
export type DoneNotice = (typeof doneNotices)[number]

export type PrepareView = {
  readonly round: Round
  readonly work: ThreadWork
  readonly standing: PublishedVersion | null
  readonly may: { readonly redact: Verdict; readonly withdraw: Verdict }
  readonly done: DoneNotice | null
  readonly typed: TypedWords
  readonly reason: { readonly en: string; readonly cy: string }
  readonly errors: readonly FieldError[]
  readonly status?: PageView['status']
}

/** Where the letters of one request are made ready: what is blacked out, and everything that was written. */
export function preparePage(c: Ctx, view: PrepareView): Response {
  const { t, locale } = c.var
  const { round, work, may, done, errors, status, typed } = view
  const { request } = work
  const mayRedact = may.redact === 'yes'
  return consolePage(c, {
    title: t('threads.prepare.title', { trust: request.trustName }),
    lead: t('threads.prepare.lead'),
    trail: [...trailToRound(t, round), { href: requestLink(request), label: request.trustName }],
    status,
    css: [css],
    islands: mayRedact ? ['redact-selection'] : [],
    body: (
      <>
        {done !== null && (
          <div role="status">
            <Notice>
              <p>{t(`threads.prepare.done.${done}`)}</p>
            </Notice>
          </div>
        )}
        <ErrorSummary t={t} errors={errors} />
        {!mayRedact && <p class="hint">{t(`threads.prepare.readOnly.${may.redact}`)}</p>}
        <StandingPart c={c} view={view} />
        {work.messages.length === 0 ? (
          <p>{t('threads.prepare.empty')}</p>
        ) : (
          <>
            <p>
              <ButtonLink href={localPath(locale, previewAt.link(request))}>{t('threads.prepare.look')}</ButtonLink>
            </p>
            <div class="preparing">
              <div>
                <h2>{t('threads.prepare.letters')}</h2>
                <p class="hint">{t('threads.prepare.lettersHint')}</p>
                <WorkingLetters t={t} work={work} mayRedact={mayRedact} />
              </div>
              <aside aria-label={t('threads.prepare.choices.title')}>
                <ChoicesForm t={t} work={work} mayRedact={mayRedact} />
                {mayRedact && <WordsForm t={t} work={work} typed={typed} errors={errors} />}
              </aside>
            </div>
          </>
        )}
        {view.standing && may.withdraw === 'yes' && (
          <WithdrawForm t={t} request={request} version={view.standing.version} reason={view.reason} errors={errors} />
        )}
      </>
    ),
  })
}

function StandingPart({ c, view: { standing, work } }: { c: Ctx; view: PrepareView }) {
  const { t, locale } = c.var
  const isSame = standing?.body === bodyOf(work.thread)
  return (
    <section aria-labelledby="standing">
      <h2 id="standing">{t('threads.prepare.standing.title')}</h2>
      <p>
        {standing === null
          ? t('threads.prepare.standing.none')
          : t(`threads.prepare.standing.${isSame ? 'same' : 'older'}`, {
              version: standing.version,
              day: t.day(standing.publishedAt),
            })}{' '}
        {standing && <a href={localPath(locale, lettersLink(work.request))}>{t('threads.prepare.standing.link')}</a>}
      </p>
    </section>
  )
}
