import type { Child } from 'hono/jsx'
import { consolePage } from '../../../accounts/index.ts'
import { type Ctx, DataTable, ErrorSummary, localPath, Notice, type PageView, type Translate } from '../../../foundation/index.ts'

import { editLink, roundsLink } from '../links.ts'
import { type RoundSection, readiness, roundSections } from '../rules/readiness.ts'
import type { DraftConflict, RoundNow } from '../verbs/change-draft.ts'
import type { Fault } from './check-text.ts'
import { errorsOf } from './round-words.ts'
import css from './rounds.css?inline'

/** What somebody else has saved meanwhile, beside what was typed. */
export type Difference = { readonly label: string; readonly now: string; readonly typed: string }

export type DraftPage = {
  readonly whole: RoundNow
  readonly section: RoundSection | null
  readonly title: string
  readonly lead: string
  readonly body: Child
  readonly faults?: readonly Fault[]
  readonly conflict?: { readonly conflict: DraftConflict; readonly differences: readonly Difference[] }
  readonly status?: PageView['status']
  readonly css?: readonly string[]
}

/** One page of the editor: where it belongs, what came of the last form, and the other parts of the round. */
export function draftPage(c: Ctx, view: DraftPage): Response {
  const { t } = c.var
  const { whole, section, title, lead, body, faults = [], conflict, status, css: more = [] } = view
  const { id } = whole.round
  const trail = [
    { href: roundsLink(), label: t('rounds.title') },
    ...(section ? [{ href: editLink(id), label: t('rounds.edit.title', { id }) }] : []),
  ]
  return consolePage(c, {
    title,
    lead,
    trail,
    status: status ?? (conflict ? 409 : faults.length > 0 ? 422 : 200),
    css: [css, ...more],
    body: (
      <>
        <Done t={t} done={c.req.query('done')} />
        <ErrorSummary t={t} errors={errorsOf(t, faults)} />
        {conflict && <ConflictNotice t={t} {...conflict} />}
        <Parts t={t} whole={whole} here={section} />
        {body}
      </>
    ),
  })
}

const doneWords = ['saved', 'made', 'added', 'moved', 'removed', 'deleted', 'reset'] as const

/** What came of the form that led here. */
export function Done({ t, done }: { t: Translate; done: string | undefined }) {
  const word = doneWords.find(each => each === done)
  return word ? (
    <div role="status">
      <Notice title={t(`rounds.done.${word}`)}>
        <p>{t(`rounds.done.${word}More`)}</p>
      </Notice>
    </div>
  ) : null
}

/** The parts of the round, each with whether something is missing in it. */
function Parts({ t, whole, here }: { t: Translate; whole: RoundNow; here: RoundSection | null }) {
  const missing = new Set<RoundSection>(readiness(whole).map(({ section }) => section))
  return (
    <nav class="parts" aria-label={t('rounds.parts.label')}>
      <ul>
        {roundSections.map(section => (
          <li>
            <a href={localPath(t.locale, editLink(whole.round.id, section))} aria-current={section === here ? 'page' : undefined}>
              <span class={missing.has(section) ? 'part-open' : 'part-done'}>{t(`rounds.parts.${section}`)}</span>
              {missing.has(section) && <span class="hidden"> {t('rounds.parts.unfinished')}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function ConflictNotice({ t, conflict, differences }: { t: Translate } & NonNullable<DraftPage['conflict']>) {
  const differ = differences.filter(({ now, typed }) => now !== typed)
  return (
    <div role="alert">
      <Notice title={t('rounds.conflict.title')}>
        <p>{t('rounds.conflict.body', { who: conflict.changedBy, when: dayAndTime(t, conflict.changedAt) })}</p>
        {differ.length > 0 && (
          <DataTable
            id="differences"
            caption={t('rounds.conflict.caption')}
            columns={[
              { label: t('rounds.conflict.field') },
              { label: t('rounds.conflict.now') },
              { label: t('rounds.conflict.typed') },
            ]}
            rows={differ.map(({ label, now, typed }) => [
              label,
              now || t('rounds.conflict.nothing'),
              typed || t('rounds.conflict.nothing'),
            ])}
          />
        )}
        <p>{t('rounds.conflict.next')}</p>
      </Notice>
    </div>
  )
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })
const dayAndTime = (t: Translate, instant: Date): string => `${t.day(instant)}, ${clock.format(instant)}`

/** Says with every form which version of the round it was made from. */
export const VersionField = ({ version }: { version: number }) => <input type="hidden" name="version" value={String(version)} />

/** A form of the editor: the action by its link, the version always with it. */
export const DraftForm = ({ t, to, version, children }: { t: Translate; to: string; version: number; children: Child }) => (
  <form method="post" action={localPath(t.locale, to)} novalidate>
    <VersionField version={version} />
    {children}
  </form>
)

/** The version that the next form is based on: what stands now, once somebody has been shown it. */
export const versionToSend = (whole: RoundNow, typedOn: number | null, conflict: DraftConflict | null): number =>
  conflict ? conflict.current.round.version : (typedOn ?? whole.round.version)
