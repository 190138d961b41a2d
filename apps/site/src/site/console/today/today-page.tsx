import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import {
  type Ctx,
  countMail,
  DataTable,
  Fold,
  localPath,
  type MailState,
  mailStates,
  type Translate,
} from '../../../foundation/index.ts'
import { type KnownGap, knownGaps, type RegisterTable, registerTables } from '../../../register/index.ts'
import { outboxLink } from '../console-links.ts'
import { listInWords } from './list-in-words.ts'
import { siteTodos } from './site-todos.ts'
import css from './today.css?inline'
import { groupTodos, TodoGroups } from './todo-groups.tsx'

/** The first page of the console: what needs doing, in words, then how old what we know is. */
export async function todayPage(c: Ctx): Promise<Response> {
  const { t, db, services, shell } = c.var
  const todos = (await Promise.all([...shell.consoleTodos, siteTodos].map(todosOf => todosOf(c)))).flat()
  const mail = await countMail(db)
  const tables = await registerTables(db, services.clock())
  const gaps = await knownGaps(db)
  return consolePage(c, {
    title: t('console.today.title'),
    lead: todos.length > 0 ? t('console.today.lead', { count: todos.length }) : t('console.today.nothing'),
    css: [css],
    body: (
      <>
        <TodoGroups t={t} groups={groupTodos(todos)} />
        <MailLine
          t={t}
          mail={mail}
          isMailOff={services.smtpUrl === null}
          seesOutbox={mayDo(principalOf(c), 'outbox.see') === 'yes'}
        />
        <Tables t={t} tables={tables} />
        <Gaps t={t} gaps={gaps} />
      </>
    ),
  })
}

type MailLineProps = {
  readonly t: Translate
  readonly mail: ReadonlyMap<MailState, number>
  readonly isMailOff: boolean
  readonly seesOutbox: boolean
}

function MailLine({ t, mail, isMailOff, seesOutbox }: MailLineProps) {
  const counted = mailStates.flatMap(state => {
    const count = mail.get(state) ?? 0
    return count > 0 ? [t(`console.outbox.count.${state}`, { count })] : []
  })
  return (
    <section aria-labelledby="mail">
      <h2 id="mail">{t('console.today.mail')}</h2>
      <p>
        {counted.length > 0 ? t('console.today.mailCounts', { counts: listInWords(t, counted) }) : t('console.outbox.none')}{' '}
        {isMailOff && t('console.outbox.off')}{' '}
        {seesOutbox && <a href={localPath(t.locale, outboxLink())}>{t('console.today.openOutbox')}</a>}
      </p>
    </section>
  )
}

function Tables({ t, tables }: { t: Translate; tables: readonly RegisterTable[] }) {
  const columns = [
    { label: t('console.tables.table') },
    { label: t('console.tables.rows'), isNumber: true },
    { label: t('console.tables.source') },
    { label: t('console.tables.sourceDate') },
    { label: t('console.tables.age') },
  ]
  return (
    <>
      <h2>{t('console.tables.title')}</h2>
      <p class="console-lead">{t('console.tables.lead')}</p>
      <DataTable
        id="tables"
        caption={t('console.tables.caption')}
        columns={columns}
        rows={tables.map(table => [
          t(`register.tables.${table.name}`),
          table.rows > 0 ? t.number(table.rows) : '',
          table.source,
          dayOrMonth(t, table.sourceDate),
          table.ageMonths > 0 ? t('console.tables.months', { count: table.ageMonths }) : t('console.tables.underAMonth'),
        ])}
      />
    </>
  )
}

/** Some sources tell a month only; their first day is not made up. */
const dayOrMonth = (t: Translate, date: string): string =>
  date.length === 10 ? t.day(date) : t.day(`${date}-01`).replace(/^\d+\s/, '')

const Gaps = ({ t, gaps }: { t: Translate; gaps: readonly KnownGap[] }) => (
  <section aria-labelledby="gaps">
    <h2 id="gaps">{t('console.gaps.title')}</h2>
    <p class="console-lead">{t('console.gaps.lead')}</p>
    <Fold summary={t('console.gaps.show', { count: gaps.length })}>
      <dl class="gaps">
        {gaps.map(gap => (
          <>
            <dt>{gap.what}</dt>
            <dd>
              {gap.why}{' '}
              <span class="soft small">
                {t('console.gaps.where', { table: gap.table, scope: gap.scope, day: t.day(gap.checkedOn) })}
              </span>
            </dd>
          </>
        ))}
      </dl>
    </Fold>
  </section>
)
