import { consolePage } from '../../accounts/index.ts'
import { Button, type Ctx, DataTable, localPath, Notice, type Translate } from '../../foundation/index.ts'
import css from './holidays.css?inline'
import { holidaysLink, importPath } from './links.ts'
import { changesNothing, fingerprintOf, type HolidayName, type ImportPlan } from './plan-import.ts'
import type { TypedImport } from './typed-import.ts'

type PreviewView = {
  readonly plan: ImportPlan
  readonly typed: TypedImport
  /** Somebody else changed the list after the last look at it. */
  readonly isStale: boolean
}

/** What an import would do, before anything is done. */
export function importPreviewPage(c: Ctx, { plan, typed, isStale }: PreviewView): Response {
  const { t, locale } = c.var
  return consolePage(c, {
    title: t('holidays.preview.title'),
    trail: [{ href: holidaysLink(), label: t('holidays.menu') }],
    lead: t(changesNothing(plan) ? 'holidays.preview.nothing' : 'holidays.preview.lead'),
    css: [css],
    status: isStale ? 409 : 200,
    body: (
      <>
        {isStale && (
          <Notice title={t('holidays.preview.staleTitle')}>
            <p>{t('holidays.preview.stale')}</p>
          </Notice>
        )}
        <Changes t={t} name="added" rows={plan.added.map(each => [each, each.title])} />
        <Changes
          t={t}
          name="renamed"
          rows={plan.renamed.map(each => [each, t('holidays.preview.was', { title: each.title, before: each.before })])}
        />
        <Changes t={t} name="removed" rows={plan.removed.map(each => [each, each.title])} />
        <Changes
          t={t}
          name="kept"
          rows={plan.kept.map(each => [each, each.isPast ? t('holidays.preview.past', { title: each.title }) : each.title])}
        />
        <p>{t('holidays.preview.unchanged', { count: plan.unchanged })}</p>
        {!changesNothing(plan) && (
          <form method="post" action={localPath(locale, importPath)} enctype="multipart/form-data">
            <textarea name="text" hidden>
              {typed.text}
            </textarea>
            <input type="hidden" name="name" value={typed.name} />
            <input type="hidden" name="division" value={typed.division ?? ''} />
            <input type="hidden" name="remove" value={typed.remove} />
            <input type="hidden" name="agreed" value={fingerprintOf(plan)} />
            <p>{t('holidays.preview.recount')}</p>
            <p>
              <Button>{t('holidays.preview.apply')}</Button>
            </p>
          </form>
        )}
        <p>
          <a href={localPath(locale, holidaysLink())}>{t('holidays.preview.back')}</a>
        </p>
      </>
    ),
  })
}

type ChangesProps = {
  readonly t: Translate
  readonly name: 'added' | 'renamed' | 'removed' | 'kept'
  readonly rows: readonly (readonly [HolidayName, string])[]
}

const Changes = ({ t, name, rows }: ChangesProps) =>
  rows.length === 0 ? null : (
    <DataTable
      id={name}
      caption={t(`holidays.preview.${name}`, { count: rows.length })}
      columns={(['day', 'where', 'title'] as const).map(column => ({ label: t(`holidays.column.${column}`) }))}
      rows={rows.map(([{ day, division }, title]) => [
        <span class="whole">{t.day(day)}</span>,
        t(`legal.division.${division}`),
        title,
      ])}
    />
  )
