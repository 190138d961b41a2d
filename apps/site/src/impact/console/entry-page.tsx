import { consolePage, mayDo, newToken, principalOf } from '../../accounts/index.ts'
import { Button, type Ctx, DataTable, ErrorSummary, localPath, Notice, sayFigureDate, TextArea } from '../../foundation/index.ts'
import { type EntryVersion, type MeasureEntry, versionsOf } from '../measures/store/measure-store.ts'
import { entryAt, measuresDeskPath, withdrawAt } from '../pages/impact-links.ts'
import { enteredInWords } from './entry-in-words.ts'
import { type ReadingFault, type TypedReading, typedOf } from './read-reading.ts'
import { errorsOf, ReadingForm } from './reading-form.tsx'
import type { Enterable } from './what-is-entered.ts'

type Shown = {
  readonly of: Enterable
  readonly entry: MeasureEntry
  /** What somebody typed to change it. */
  readonly typed?: TypedReading
  readonly faults?: readonly ReadingFault[]
  /** Why somebody wants it withdrawn, as they typed it. */
  readonly withdrawReason?: string
  /** What is wrong with that. */
  readonly withdrawFault?: 'reason' | 'long'
  /** Somebody else was faster. */
  readonly isChanged?: boolean
}

/** One reading: what it says, putting it right, withdrawing it, and every version that it had. */
export async function entryPage(c: Ctx, shown: Shown): Promise<Response> {
  const { t, db, locale } = c.var
  const { of, entry, faults = [], withdrawFault, isChanged = false } = shown
  const name = of.title[locale]
  const errors = [...errorsOf(t, faults), ...(withdrawFault ? [withdrawError(c, withdrawFault)] : [])]
  return consolePage(c, {
    title: t('impact.console.entry.title', { id: String(entry.id), name }),
    lead: t('impact.console.entry.lead'),
    trail: [{ href: measuresDeskPath, label: t('impact.console.title') }],
    status: isChanged ? 409 : errors.length > 0 ? 422 : 200,
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {isChanged && (
          <Notice>
            <p role="alert">{t('impact.console.entry.changed')}</p>
          </Notice>
        )}
        <Versions c={c} of={of} versions={await versionsOf(db, entry.id)} />
        {entry.kind === 'withdrawn' ? (
          <p>{t('impact.console.entry.isWithdrawn')}</p>
        ) : (
          <>
            <ChangePart c={c} {...shown} />
            <WithdrawPart c={c} {...shown} />
          </>
        )}
      </>
    ),
  })
}

const longestReason = 500
const withdrawError = ({ var: { t } }: Ctx, message: 'reason' | 'long') => ({
  field: 'withdraw-reason',
  message: t(`impact.console.faults.${message}`, { most: t.number(longestReason) }),
})

type PartProps = Shown & { readonly c: Ctx }

function ChangePart({ c, of, entry, typed, faults = [] }: PartProps) {
  const { t, locale } = c.var
  if (mayDo(principalOf(c), 'measure.change') !== 'yes') return null
  return (
    <section>
      <h2>{t('impact.console.entry.changeTitle')}</h2>
      <ReadingForm
        t={t}
        locale={locale}
        of={of}
        action={entryAt.link(entry.id)}
        typed={typed ?? typedOf(entry)}
        faults={faults}
        basedOn={entry.version}
      />
    </section>
  )
}

function WithdrawPart({ c, entry, withdrawReason, withdrawFault }: PartProps) {
  const { t, locale } = c.var
  if (mayDo(principalOf(c), 'measure.withdraw') !== 'yes') return null
  return (
    <section>
      <h2>{t('impact.console.entry.withdrawTitle')}</h2>
      <p>{t('impact.console.entry.withdrawText')}</p>
      <form method="post" action={localPath(locale, withdrawAt.link(entry.id))} novalidate>
        <input type="hidden" name="token" value={newToken()} />
        <input type="hidden" name="basedOn" value={String(entry.version)} />
        <TextArea
          t={t}
          id="withdraw-reason"
          name="reason"
          rows={2}
          label={t('impact.console.entry.withdrawReason')}
          value={withdrawReason}
          error={withdrawFault && withdrawError(c, withdrawFault).message}
        />
        <Button kind="quiet">{t('impact.console.entry.withdraw')}</Button>
      </form>
    </section>
  )
}

type VersionsProps = { readonly c: Ctx; readonly of: Enterable; readonly versions: readonly EntryVersion[] }

const Versions = ({
  c: {
    var: { t },
  },
  of,
  versions,
}: VersionsProps) => (
  <section>
    <h2>{t('impact.console.entry.history')}</h2>
    <DataTable
      id="versions"
      caption={t('impact.console.entry.historyCaption')}
      isStacked
      columns={['version', 'said', 'day', 'source', 'reason', 'by'].map(column => ({
        label: t(`impact.console.columns.${column}`),
      }))}
      rows={versions.map(version => [
        `${version.version}. ${t(`impact.console.entry.kinds.${version.kind}`)}`,
        enteredInWords(t, of.asks, version),
        sayFigureDate(t, version.date),
        <Evidence version={version} />,
        version.reason,
        t('impact.console.entry.byLine', { name: version.by, day: t.day(version.at) }),
      ])}
    />
  </section>
)

const Evidence = ({ version: { source, url, kept, note } }: { readonly version: EntryVersion }) => (
  <>
    {url === '' ? source : <a href={url}>{source}</a>}
    {kept !== '' && ` (${kept})`}
    {note.en !== '' && <span class="small"> {note.en}</span>}
  </>
)
