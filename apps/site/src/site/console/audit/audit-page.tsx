import { consolePage } from '../../../accounts/index.ts'
import {
  type AuditEntry,
  actorKey,
  auditLink,
  auditPath,
  Button,
  type Ctx,
  componentCss,
  dayInUk,
  ErrorSummary,
  Fold,
  localPath,
  Select,
  TextField,
  type Translate,
} from '../../../foundation/index.ts'
import { timeOfDay } from '../clock-time.ts'
import css from './audit.css?inline'
import { type AuditView, byDay } from './audit-view.ts'
import { differencesOf } from './differences-of.ts'
import { EntryChanges } from './entry-changes.tsx'
import { exportPath } from './export-audit.ts'
import { sayActor, sayDeed, sayEntry, saySubject, type Words } from './say-entry.ts'

/** The log, as sentences by day, with what was before and after each. */
export function auditPage(c: Ctx, view: AuditView): Response {
  const { t, locale, services } = c.var
  const keys = new Set(services.messages.keys)
  const words: Words = { t, has: key => keys.has(key), staff: view.staff }
  const { asked, entries, olderThan, isFirst } = view
  const errors = asked.errors.map(({ field, fault }) => ({ field, message: t(`audit.faults.${field}-${fault}`) }))
  return consolePage(c, {
    title: t('audit.title'),
    lead: t('audit.lead'),
    status: errors.length > 0 ? 422 : 200,
    css: [componentCss.card, css],
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        <Filters words={words} view={view} action={localPath(locale, auditPath)} />
        {entries.length === 0 ? (
          <p>{t(isNarrowed(view) ? 'audit.noneFound' : 'audit.none')}</p>
        ) : (
          <Days words={words} entries={entries} />
        )}
        <p class="log-pages">
          {olderThan !== null && <a href={localPath(locale, auditLink(asked.filter, olderThan))}>{t('audit.older')}</a>}
          {!isFirst && <a href={localPath(locale, auditLink(asked.filter))}>{t('audit.newest')}</a>}
        </p>
        {view.mayExport && entries.length > 0 && <Export t={t} view={view} action={localPath(locale, exportPath)} />}
      </>
    ),
  })
}

const isNarrowed = ({ asked, isFirst }: AuditView): boolean => !isFirst || Object.keys(asked.filter).length > 0

const errorOf = (t: Translate, { asked }: AuditView, field: 'from' | 'to'): string | undefined => {
  const error = asked.errors.find(each => each.field === field)
  return error && t(`audit.faults.${field}-${error.fault}`)
}

function Filters({ words, view, action }: { words: Words; view: AuditView; action: string }) {
  const { t } = words
  const { asked, choices } = view
  const { filter, typed } = asked
  // `round.make` is about a round: without it, two deeds could read alike.
  const sayInGeneral = (deed: string) =>
    sayDeed(words, deed, { who: t('audit.somebody'), what: saySubject(words, { kind: deed.split('.')[0] ?? deed, id: '…' }) })
  return (
    <form method="get" action={action} class="log-filters" aria-label={t('audit.filters.label')}>
      <Select
        t={t}
        id="who"
        label={t('audit.filters.who')}
        none={t('site.form.all')}
        value={filter.who}
        choices={choices.actors.map(actor => ({ value: actorKey(actor), label: sayActor(words, actor) }))}
      />
      <Select
        t={t}
        id="deed"
        label={t('audit.filters.deed')}
        none={t('site.form.all')}
        value={filter.deed}
        choices={choices.deeds.map(deed => ({ value: deed, label: sayInGeneral(deed) }))}
      />
      <Select
        t={t}
        id="kind"
        label={t('audit.filters.kind')}
        none={t('site.form.all')}
        value={filter.subject?.kind}
        choices={choices.kinds.map(kind => ({ value: kind, label: saySubject(words, { kind, id: '…' }) }))}
      />
      {filter.subject?.id !== undefined && <TextField t={t} id="id" label={t('audit.filters.id')} value={filter.subject.id} />}
      <TextField t={t} id="text" label={t('audit.filters.text')} hint={t('audit.filters.textHint')} value={filter.text} />
      <TextField
        t={t}
        id="from"
        label={t('audit.filters.from')}
        type="date"
        value={typed.from}
        error={errorOf(t, view, 'from')}
      />
      <TextField t={t} id="to" label={t('audit.filters.to')} type="date" value={typed.to} error={errorOf(t, view, 'to')} />
      <p class="log-ask">
        <Button>{t('audit.filters.show')}</Button>
        {isNarrowed(view) && <a href={action}>{t('audit.filters.all')}</a>}
      </p>
    </form>
  )
}

const Days = ({ words, entries }: { words: Words; entries: readonly AuditEntry[] }) => (
  <>
    {byDay(entries, dayInUk).map(({ day, entries: ofDay }) => (
      <div class="log-day">
        <h2>{words.t.day(day)}</h2>
        <ol class="log">
          {ofDay.map(entry => (
            <Entry words={words} entry={entry} />
          ))}
        </ol>
      </div>
    ))}
  </>
)

function Entry({ words, entry }: { words: Words; entry: AuditEntry }) {
  const { t } = words
  const changes = differencesOf(entry.before, entry.after)
  const said = sayEntry(words, entry)
  return (
    <li id={`entry-${entry.id}`}>
      <time datetime={entry.at.toISOString()}>{timeOfDay(entry.at)}</time>
      <div>
        <p>{said}</p>
        {changes.length > 0 && (
          <Fold summary={t('audit.changes', { count: changes.length })}>
            <EntryChanges
              words={words}
              id={`changes-${entry.id}`}
              caption={t('audit.entry', { number: String(entry.id), said })}
              changes={changes}
            />
          </Fold>
        )}
      </div>
    </li>
  )
}

function Export({ t, view, action }: { t: Translate; view: AuditView; action: string }) {
  const { filter } = view.asked
  const asked = { ...filter, subject: undefined, kind: filter.subject?.kind, id: filter.subject?.id }
  return (
    <form method="post" action={action}>
      <h2>{t('audit.export.title')}</h2>
      <p class="console-lead">{t(isNarrowed(view) ? 'audit.export.some' : 'audit.export.all')}</p>
      {Object.entries(asked).map(([name, value]) =>
        value === undefined ? null : <input type="hidden" name={name} value={value} />,
      )}
      <p>
        <Button kind="quiet">{t('audit.export.button')}</Button>
      </p>
    </form>
  )
}
