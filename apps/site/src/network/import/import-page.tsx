import { consolePage } from '../../accounts/index.ts'
import { Button, type Ctx, DataTable, ErrorSummary, localPath, Notice, type PageView } from '../../foundation/index.ts'
import { importFaultsAt, importPath, importRunPath, supportersPath } from '../links.ts'
import { softOptInFrom } from '../network-words.ts'
import { type ImportRun, listImports } from './import-store.ts'
import { listColumns, neededColumns } from './read-list-row.ts'

type Shown = { readonly error?: string; readonly status?: PageView['status'] }

const newest = 20

/** Taking in a list of supporters: first to see what would become of it, then for good. */
export async function importPage(c: Ctx, { error, status }: Shown = {}): Promise<Response> {
  const { t, db, locale } = c.var
  const runs = await listImports(db, newest)
  const done = runs.find(({ id }) => String(id) === c.req.query('done'))
  return consolePage(c, {
    title: t('join.import.title'),
    lead: t('join.import.lead'),
    trail: [{ href: supportersPath, label: t('network.console.title') }],
    status,
    body: (
      <>
        <ErrorSummary t={t} errors={error === undefined ? [] : [{ field: 'list', message: error }]} />
        {done && (
          <Notice title={t(done.isTrial ? 'join.import.trial' : 'join.import.kept')}>
            <p role="status">{t('join.import.counts', done.counts)}</p>
            {done.counts.refused > 0 && (
              <p>
                <a href={localPath(locale, importFaultsAt.link(done.id))}>{t('join.import.download')}</a>
              </p>
            )}
          </Notice>
        )}
        <h2>{t('join.import.columns')}</h2>
        <p>{t('join.import.columnsText', { needed: neededColumns.join(', '), all: listColumns.join(', ') })}</p>
        <p>{t('join.import.soft', { day: t.day(softOptInFrom) })}</p>
        <p>{t('join.import.never')}</p>
        <form method="post" enctype="multipart/form-data" action={localPath(locale, importPath)}>
          <div class={error === undefined ? 'field' : 'field invalid'}>
            <label for="list">{t('join.import.file.label')}</label>
            <input id="list" name="list" type="file" accept=".csv,text/csv" aria-invalid={error ? 'true' : undefined} />
          </div>
          <Button>{t('join.import.try')}</Button>{' '}
          <button class="button quiet" type="submit" formaction={localPath(locale, importRunPath)}>
            {t('join.import.run')}
          </button>
        </form>
        <Runs c={c} runs={runs} />
      </>
    ),
  })
}

const numbers = ['rows', 'added', 'changed', 'same', 'suppressed', 'refused'] as const

function Runs({ c, runs }: { c: Ctx; runs: readonly ImportRun[] }) {
  const { t, locale } = c.var
  if (runs.length === 0) return null
  return (
    <DataTable
      id="imports"
      caption={t('join.import.runs')}
      columns={[
        { label: t('join.import.at') },
        { label: t('join.import.kind') },
        ...numbers.map(number => ({ label: t(`join.import.numbers.${number}`), isNumber: true })),
        { label: t('join.import.broken') },
      ]}
      rows={runs.map(({ id, at, isTrial, counts }) => [
        t.day(at),
        t(isTrial ? 'join.import.isTrial' : 'join.import.isKept'),
        ...numbers.map(number => t.number(counts[number])),
        counts.refused > 0 ? (
          <a href={localPath(locale, importFaultsAt.link(id))} aria-label={t('join.import.downloadOf', { number: id })}>
            {t('join.import.asFile')}
          </a>
        ) : null,
      ])}
    />
  )
}
