import { mayDo, principalOf } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  type EntryFault,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
  sayMoment,
  TextField,
} from '../../../foundation/index.ts'
import { checkWords } from '../check-words.ts'
import type { EntryDraft } from '../entry-store.ts'
import { asIfPublished, noWords } from '../entry-words.ts'
import { Differences } from './differences.tsx'
import type { EntryHere } from './entry-here.ts'
import { discardDraftAt, publishEntryAt, scheduleEntryAt, unscheduleEntryAt } from './entry-links.ts'
import { sayFault } from './say-faults.ts'

/** The moment that somebody typed, and what is wrong with it. */
export type TypedPlan = { readonly day: string; readonly time: string; readonly faults: readonly FieldError[] }

type Part = { readonly c: Ctx; readonly here: EntryHere; readonly plan?: TypedPlan }
type Whole = Part & { readonly warnings: readonly EntryFault[] }

/** What keeps the draft from being published. */
export const faultsOfDraft = (c: Ctx, { kind, at, entry }: EntryHere, draft: EntryDraft): readonly EntryFault[] =>
  checkWords(kind, asIfPublished(at, draft.words, { version: entry.newest + 1, publishedAt: c.var.services.clock() }))

/** What is written and not published: what it would change, what is missing, and how it goes on. */
export function DraftPart({ c, here, plan, warnings }: Whole) {
  const { t } = c.var
  const { kind, entry, version, draft } = here
  if (!draft) {
    return (
      <section>
        <h2>{t('entries.entry.draft.title')}</h2>
        <p>{t('entries.entry.draft.none')}</p>
      </section>
    )
  }
  const faults = faultsOfDraft(c, here, draft)
  const may = (deed: Parameters<typeof mayDo>[1]) => mayDo(principalOf(c), deed) === 'yes'
  return (
    <section>
      <h2>{t('entries.entry.draft.title')}</h2>
      <p>{t('entries.entry.draft.saved', { when: sayMoment(t, draft.savedAt), who: draft.savedBy })}</p>
      {draft.base !== entry.newest && (
        <Notice>
          <p>{t('entries.entry.draft.base', { version: entry.newest })}</p>
        </Notice>
      )}
      {draft.failedAt && (
        <Notice>
          <p>{t('entries.entry.draft.failed', { when: sayMoment(t, draft.failedAt) })}</p>
        </Notice>
      )}
      {faults.length > 0 && (
        <Notice title={t('entries.entry.draft.faults')}>
          <ul>
            {faults.map(fault => (
              <li>{sayFault(t, kind, fault)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice title={t('entries.entry.draft.warnings')}>
          <ul>
            {warnings.map(warning => (
              <li>{sayFault(t, kind, warning)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <details class="fold">
        <summary>{t('entries.entry.draft.changes')}</summary>
        <Differences t={t} kind={kind} before={version ?? noWords} after={draft.words} />
      </details>
      {faults.length === 0 && may('entry.publish') && <PublishForms c={c} here={here} plan={plan} />}
      {draft.publishAt && <PlanNow c={c} here={here} />}
      {may('entry.discard') && <DiscardForm c={c} here={here} />}
    </section>
  )
}

const Revision = ({ here }: Pick<Part, 'here'>) => <input type="hidden" name="revision" value={String(here.entry.revision)} />

function PublishForms({ c, here, plan }: Part) {
  const { t, locale } = c.var
  const { at, draft } = here
  const errorOf = (id: string) => plan?.faults.find(({ field }) => field === id)?.message
  return (
    <>
      <ErrorSummary t={t} errors={plan?.faults ?? []} />
      <form method="post" action={localPath(locale, publishEntryAt.link(at))} class="entry-buttons">
        <Revision here={here} />
        <Button>{t('entries.entry.draft.publish')}</Button>
      </form>
      {!draft?.publishAt && (
        <form method="post" action={localPath(locale, scheduleEntryAt.link(at))} novalidate>
          <h3>{t('entries.entry.draft.plan')}</h3>
          <Revision here={here} />
          <div class="entry-buttons">
            <TextField
              t={t}
              id="day"
              label={t('entries.entry.draft.day')}
              hint={t('entries.entry.draft.dayHint')}
              value={plan?.day}
              error={errorOf('day')}
            />
            <TextField
              t={t}
              id="time"
              label={t('entries.entry.draft.time')}
              hint={t('entries.entry.draft.timeHint')}
              value={plan?.time}
              error={errorOf('time')}
            />
            <Button kind="quiet">{t('entries.entry.draft.planButton')}</Button>
          </div>
        </form>
      )}
    </>
  )
}

/** When it will be published, and how that is taken back. */
function PlanNow({ c, here }: Part) {
  const { t, locale } = c.var
  const { at, draft } = here
  if (!draft?.publishAt) return null
  return (
    <form method="post" action={localPath(locale, unscheduleEntryAt.link(at))} class="entry-move">
      <p>{t('entries.entry.draft.planned', { when: sayMoment(t, draft.publishAt), who: draft.plannedBy ?? '' })}</p>
      {mayDo(principalOf(c), 'entry.unschedule') === 'yes' && <Button kind="quiet">{t('entries.entry.draft.unplan')}</Button>}
    </form>
  )
}

function DiscardForm({ c, here }: Part) {
  const { t, locale } = c.var
  return (
    <form method="post" action={localPath(locale, discardDraftAt.link(here.at))} class="entry-move">
      <p>{t('entries.entry.draft.discardText')}</p>
      <Revision here={here} />
      <Button kind="quiet">{t('entries.entry.draft.discard')}</Button>
    </form>
  )
}
