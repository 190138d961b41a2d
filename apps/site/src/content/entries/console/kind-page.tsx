import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import {
  Button,
  ButtonLink,
  type Ctx,
  componentCss,
  DataTable,
  dayInUk,
  localPath,
  Notice,
  Pagination,
  Select,
  sayMoment,
  Tag,
  TextField,
  type Translate,
} from '../../../foundation/index.ts'
import { entriesForStaff } from '../entry-store.ts'
import css from './entries.css?inline'
import { kindHere } from './entry-here.ts'
import { contentPath, entryAt, kindAt, newEntryAt } from './entry-links.ts'
import { filters, passes, type Standing, standingOf } from './standing.ts'

const onOnePage = 100

/** Everything of one kind: how it stands, by when to look at it again, whether there is Welsh. */
export async function kindPage(c: Ctx): Promise<Response> {
  const { t, locale, db, services } = c.var
  const kind = kindHere(c)
  const today = dayInUk(services.clock())
  const filter = filters.find(each => each === c.req.query('show')) ?? 'all'
  const search = (c.req.query('q') ?? '').trim()
  const all = (await entriesForStaff(db, kind.name)).map(entry => standingOf(kind, entry, today))
  const words = search.toLocaleLowerCase('en-GB')
  const found = all
    .filter(one => passes(filter, one) && `${one.name} ${one.entry.key}`.toLocaleLowerCase('en-GB').includes(words))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  const pages = Math.max(Math.ceil(found.length / onOnePage), 1)
  const page = Math.min(Math.max(Math.trunc(Number(c.req.query('page')) || 1), 1), pages)
  const link = localPath(locale, kindAt.link(kind.name))
  const mayMake = kind.canCreate && mayDo(principalOf(c), 'entry.make') === 'yes'
  return consolePage(c, {
    title: t(kind.label),
    lead: t('entries.list.lead', { count: all.length }),
    trail: [{ href: contentPath, label: t('entries.title') }],
    css: [componentCss.pagination, css],
    body: (
      <>
        {c.req.query('done') === 'discarded' && (
          <Notice>
            <p role="status">{t('entries.done.discarded')}</p>
          </Notice>
        )}
        {mayMake && (
          <p>
            <ButtonLink href={localPath(locale, newEntryAt.link(kind.name))}>{t('entries.list.new')}</ButtonLink>
          </p>
        )}
        <form method="get" action={link} class="entry-filter">
          <Select
            t={t}
            id="show"
            label={t('entries.list.filter')}
            value={filter}
            choices={filters.filter(each => each !== 'all').map(value => ({ value, label: t(`entries.list.filters.${value}`) }))}
            none={t('entries.list.filters.all')}
          />
          <TextField t={t} id="q" label={t('entries.list.search')} value={search} />
          <div class="field">
            <Button kind="quiet">{t('entries.list.show')}</Button>
          </div>
        </form>
        {found.length === 0 ? (
          <p>{t('entries.list.nothing')}</p>
        ) : (
          <DataTable
            id="entries"
            caption={t('entries.list.caption')}
            columns={(['name', 'state', 'changed', 'review', 'welsh'] as const).map(name => ({
              label: t(`entries.list.columns.${name}`),
            }))}
            rows={found
              .slice((page - 1) * onOnePage, page * onOnePage)
              .map(one => [
                <a href={localPath(locale, entryAt.link(one.entry))}>{one.name}</a>,
                <States t={t} one={one} />,
                sayMoment(t, one.changedAt),
                sayReview(t, one),
                t(`entries.list.welsh.${one.welsh}`),
              ])}
          />
        )}
        <Pagination
          t={t}
          page={page}
          pages={pages}
          link={number => `${link}?${new URLSearchParams({ show: filter, q: search, page: String(number) })}`}
        />
      </>
    ),
  })
}

const sayReview = (t: Translate, { reviewBy, isOverdue }: Standing): string => {
  if (reviewBy === null) return ''
  return isOverdue ? t('entries.list.overdue', { day: t.day(reviewBy) }) : t.day(reviewBy)
}

function States({ t, one: { entry, isOffered } }: { readonly t: Translate; readonly one: Standing }) {
  const { draft } = entry
  return (
    <>
      {t(`entries.states.${entry.state}`)}
      {draft && !draft.publishAt && (
        <>
          {' '}
          <Tag>{t('entries.list.draft')}</Tag>
        </>
      )}
      {draft?.publishAt && (
        <>
          {' '}
          <Tag>{t('entries.list.planned', { when: sayMoment(t, draft.publishAt) })}</Tag>
        </>
      )}
      {draft?.failedAt && (
        <>
          {' '}
          <Tag>{t('entries.list.failed')}</Tag>
        </>
      )}
      {isOffered && (
        <>
          {' '}
          <Tag>{t('entries.list.offered')}</Tag>
        </>
      )}
    </>
  )
}
