import type { Child } from 'hono/jsx'
import { dayInUk, localPath, type Translate } from '../../foundation/index.ts'
import { listLink, requestInListLink } from './links.ts'
import { type SortKey, sortedBy, writeListQuery } from './list-query.ts'
import type { ListedRequest } from './list-store.ts'
import type { ListView } from './list-view.ts'
import { sayHowFar, sayShortDay, sayWord } from './say-request.ts'
import { StateWord } from './state-word.tsx'

type Props = { readonly t: Translate; readonly view: ListView }

/** The columns in their order. Each sorts the list by itself. */
const columns = [
  'name',
  'nation',
  'work',
  'clock',
  'due',
  'answer',
  'delivery',
  'step',
  'who',
] as const satisfies readonly SortKey[]

function SortHeading({ t, view, column }: Props & { column: SortKey }) {
  const { query } = view
  const isSorted = query.sort === column
  return (
    <th scope="col" aria-sort={isSorted ? (query.dir === 'asc' ? 'ascending' : 'descending') : undefined}>
      <a href={localPath(t.locale, listLink(view.round.id, sortedBy(query, column)))}>
        {t(`worklist.column.${column}`)}
        <span aria-hidden="true">{isSorted ? (query.dir === 'asc' ? ' ↑' : ' ↓') : ''}</span>
      </a>
    </th>
  )
}

const Cell = ({ label, children }: { label: string; children: Child }) => <td data-label={label}>{children}</td>

/** The requests of one page as a table; on a narrow screen every row is a small card. */
export const ListTable = ({ t, view }: Props) => (
  <section class="table request-list" aria-labelledby="list-caption" tabindex={0}>
    <table>
      <caption id="list-caption">{t('worklist.list.caption')}</caption>
      <thead>
        <tr>
          {view.mayBulk && (
            <th scope="col">
              <span class="hidden">{t('worklist.bulk.choose')}</span>
            </th>
          )}
          {columns.map(column => (
            <SortHeading t={t} view={view} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {view.rows.map(row => (
          <Row t={t} view={view} row={row} />
        ))}
      </tbody>
    </table>
  </section>
)

function Row({ t, view, row }: Props & { row: ListedRequest }) {
  const { today } = view
  const label = (column: SortKey) => t(`worklist.column.${column}`)
  const now = view.successors.get(row.trust_code)
  const search = writeListQuery(view.query)
  return (
    <tr>
      {view.mayBulk && (
        <td class="choose">
          <input
            type="checkbox"
            name="code"
            value={row.trust_code}
            aria-label={t('worklist.bulk.chooseOne', { trust: row.trust_name })}
          />
        </td>
      )}
      <th scope="row">
        <a href={localPath(t.locale, requestInListLink(view.round.id, row.trust_code, search))}>{row.trust_name}</a>
        <span class="under">{row.trust_code}</span>
        {now && <span class="under">{t('worklist.list.mergedInto', { trust: now })}</span>}
      </th>
      <Cell label={label('nation')}>
        {sayWord(t, 'nation', row.nation)}
        <span class="under">{sayWord(t, 'law', row.law)}</span>
      </Cell>
      <Cell label={label('work')}>
        <StateWord t={t} field="work" value={row.work} />
      </Cell>
      <Cell label={label('clock')}>
        <StateWord t={t} field="clock" value={row.clock} />
      </Cell>
      <Cell label={label('due')}>
        <Due t={t} today={today} row={row} />
      </Cell>
      <Cell label={label('answer')}>
        {sayWord(t, 'answer', row.answer)}
        {row.mail_at && (
          <span class="under">{t('worklist.list.wrote', { day: sayShortDay(t, today, dayInUk(row.mail_at)) })}</span>
        )}
      </Cell>
      <Cell label={label('delivery')}>
        <StateWord t={t} field="delivery" value={row.delivery} />
      </Cell>
      <Cell label={label('step')}>
        {sayWord(t, 'step', row.next_step)}
        {row.chased_at && (
          <span class="under">{t('worklist.list.chased', { day: sayShortDay(t, today, dayInUk(row.chased_at)) })}</span>
        )}
      </Cell>
      <Cell label={label('who')}>{row.assignee_name ?? <span class="soft">{t('worklist.who.nobody')}</span>}</Cell>
    </tr>
  )
}

/** The day until which the trust has to answer, and how far it is; once it has answered, when that was. */
function Due({ t, today, row }: { t: Translate; today: string; row: ListedRequest }) {
  if (row.answered_on && (row.clock === 'answered' || row.clock === 'ended'))
    return <span class="soft">{t('worklist.list.answeredOn', { day: sayShortDay(t, today, row.answered_on) })}</span>
  if (row.due_on === null) return <span class="soft">{t('worklist.list.noDay')}</span>
  return (
    <>
      <time datetime={row.due_on}>{sayShortDay(t, today, row.due_on)}</time>
      <span class="under">{sayHowFar(t, today, row.due_on)}</span>
    </>
  )
}
