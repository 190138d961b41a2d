import { consolePage, mayDo, principalOf, staffNames } from '../../accounts/index.ts'
import {
  type Ctx,
  componentCss,
  dayInUk,
  ErrorSummary,
  localPath,
  Notice,
  Pagination,
  type Translate,
} from '../../foundation/index.ts'
import { nameOfRound, roundHere, trailToRound } from '../round-here.ts'
import { BulkBar } from './bulk-bar.tsx'
import type { BulkKind } from './bulk-rules.ts'
import { KeysSwitch } from './keys-switch.tsx'
import { bulkLink, listFileLink, listLink, requestInListLink } from './links.ts'
import { ActiveFilters, FilterForm, QuickViews } from './list-filters.tsx'
import { activeFilters, type ListQuery, readListQuery, wholeList, writeListQuery } from './list-query.ts'
import { countRequests, listPageSize, listRequests } from './list-store.ts'
import { ListTable } from './list-table.tsx'
import type { ListView } from './list-view.ts'
import { countQuickViews } from './quick-views.ts'
import { hasKeys, rememberedList, rememberList } from './remember-list.ts'
import { RoundTabs } from './round-tabs.tsx'
import stateCss from './state-word.css?inline'
import { successorNames } from './successors.ts'
import css from './worklist.css?inline'

/** The requests of a round: filtered, sorted, a page at a time, as the address says or as somebody left it. */
export const listPage = (c: Ctx): Promise<Response> => showList(c, null)

/** A form below the list that could not be understood: the list comes again, with what is to be mended. */
export type ListProblem = {
  readonly query: ListQuery
  readonly problem: 'nothing-chosen' | 'no-such-person'
  readonly kind: BulkKind
}

export async function showList(c: Ctx, wrong: ListProblem | null): Promise<Response> {
  const { t, locale } = c.var
  const view = await loadListView(c, wrong?.query ?? null)
  const { round, rows, shown, total, query } = view
  const [first] = rows
  const list = (
    <>
      <ListTable t={t} view={view} />
      {view.mayBulk && <BulkBar t={t} view={view} kind={wrong?.kind ?? null} />}
    </>
  )
  return consolePage(c, {
    title: t('worklist.list.title', { round: nameOfRound(round, locale) }),
    trail: trailToRound(t, round),
    lead: leadOf(t, view),
    status: wrong ? 422 : 200,
    css: [css, stateCss, componentCss.pagination],
    islands: ['next-by-key'],
    body: (
      <>
        {wrong && (
          <ErrorSummary
            t={t}
            errors={[
              {
                field: wrong.problem === 'nothing-chosen' ? 'several' : 'bulk-assignee',
                message: t(`worklist.bulk.problem.${wrong.problem}`),
              },
            ]}
          />
        )}
        <RoundTabs t={t} round={round.id} current="list" />
        {view.isRemembered && (
          <Notice>
            <p>
              {t('worklist.list.remembered')}{' '}
              <a href={localPath(locale, listLink(round.id, wholeList))}>{t('worklist.list.showAll', { count: total })}</a>
            </p>
          </Notice>
        )}
        <QuickViews t={t} view={view} />
        <FilterForm t={t} view={view} />
        <ActiveFilters t={t} view={view} />
        {shown === 0 ? (
          <p>{t(total === 0 ? 'worklist.list.empty' : 'worklist.list.none')}</p>
        ) : view.mayBulk ? (
          <form method="post" action={localPath(locale, bulkLink(round.id))}>
            <input type="hidden" name="list" value={writeListQuery(query)} />
            {list}
          </form>
        ) : (
          list
        )}
        <Pagination
          t={t}
          page={query.page}
          pages={view.pages}
          link={page => localPath(locale, listLink(round.id, { ...query, page }))}
        />
        <p class="list-foot">
          {first && (
            <next-by-key keys={view.hasKeys ? 'on' : 'off'}>
              <a rel="next" href={localPath(locale, requestInListLink(round.id, first.trust_code, writeListQuery(query)))}>
                {t('worklist.list.first', { trust: first.trust_name })}
              </a>
            </next-by-key>
          )}
          <a href={localPath(locale, listFileLink(round.id, query))}>{t('worklist.list.file', { count: shown })}</a>
        </p>
        <KeysSwitch t={t} round={round.id} isOn={view.hasKeys} back={writeListQuery(query)} />
      </>
    ),
  })
}

async function loadListView(c: Ctx, given: ListQuery | null): Promise<ListView> {
  const { db, services } = c.var
  const round = await roundHere(c)
  const who = principalOf(c)
  const now = services.clock()
  const address = new URL(c.req.url).searchParams
  const isAsked = given !== null || address.size > 0
  const asked = given ?? (isAsked ? readListQuery(address) : await rememberedList(db, who.id, round.id))
  const looking = { me: who.id, today: dayInUk(now) }
  const { total, shown } = await countRequests(db, { round: round.id, query: asked, ...looking })
  const pages = Math.max(1, Math.ceil(shown / listPageSize))
  const query: ListQuery = { ...asked, page: Math.min(asked.page, pages) }
  const rows = await listRequests(db, { round: round.id, query, ...looking })
  if (isAsked) await rememberList(services.write, { staffId: who.id, round: round.id, query, now })
  return {
    round,
    query,
    today: looking.today,
    rows,
    total,
    shown,
    pages,
    quick: await countQuickViews(db, round.id, looking),
    staff: await staffNames(db),
    successors: await successorNames(
      db,
      rows.map(row => row.trust_code),
    ),
    isRemembered: !isAsked && writeListQuery(query) !== '',
    mayBulk: mayDo(who, 'request.bulk', { state: round.state }) === 'yes',
    hasKeys: await hasKeys(db, who.id),
  }
}

/** `33 of 240 requests. These are 1 to 33, sorted by due day.` */
function leadOf(t: Translate, { query, total, shown, rows }: ListView): string {
  if (shown === 0) return t('worklist.list.leadNone', { total })
  const from = (query.page - 1) * listPageSize + 1
  const count =
    activeFilters(query).length > 0
      ? t('worklist.list.leadSome', { count: shown, total })
      : t('worklist.list.leadAll', { count: total })
  const order = t(`worklist.list.order.${query.dir}`, { column: t(`worklist.column.${query.sort}`) })
  const extent = shown > rows.length ? t('worklist.list.extent', { from, to: from + rows.length - 1 }) : ''
  return [count, extent, order].filter(part => part !== '').join(' ')
}
