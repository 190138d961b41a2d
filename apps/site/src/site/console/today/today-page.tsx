import { consolePage } from '../../../accounts/index.ts'
import { charityOf } from '../../../content/index.ts'
import {
  type Ctx,
  countMail,
  DataTable,
  dayInUk,
  Fold,
  localPath,
  type MailState,
  mailStates,
  type Translate,
} from '../../../foundation/index.ts'
import { type KnownGap, knownGaps, type RegisterTable, registerTables } from '../../../register/index.ts'
import { outboxLink, setupLink } from '../console-links.ts'
import { type Todo, whatNeedsDoing } from './what-needs-doing.ts'

/** The first page of the console: what needs doing, in words, then how old what we know is. */
export async function todayPage(c: Ctx): Promise<Response> {
  const { t, db, services } = c.var
  const now = services.clock()
  const tables = await registerTables(db, now)
  const mail = await countMail(db)
  const todos = whatNeedsDoing({
    campaign: services.campaign,
    charity: await charityOf(db),
    today: dayInUk(now),
    mail,
    isMailOff: services.smtpUrl === null,
    tables,
  })
  const gaps = await knownGaps(db)
  return consolePage(c, {
    title: t('console.today.title'),
    lead: todos.length > 0 ? t('console.today.lead', { count: todos.length }) : t('console.today.nothing'),
    body: (
      <>
        {todos.length > 0 && (
          <ul class="todo">
            {todos.map(todo => (
              <TodoItem t={t} todo={todo} />
            ))}
          </ul>
        )}
        <MailLine t={t} mail={mail} isMailOff={services.smtpUrl === null} />
        <Tables t={t} tables={tables} />
        <Gaps t={t} gaps={gaps} />
      </>
    ),
  })
}

const listInWords = (t: Translate, words: readonly string[]): string =>
  new Intl.ListFormat(t.locale, { type: 'conjunction' }).format(words)

function TodoItem({ t, todo }: { t: Translate; todo: Todo }) {
  const link = todo.kind === 'charity' || todo.kind === 'helpline-check' ? setupLink() : outboxLink()
  const title = t(`console.todo.${todo.kind}.title`, 'count' in todo ? { count: todo.count } : {})
  return (
    <li>
      <h2>{todo.kind === 'old-table' ? title : <a href={localPath(t.locale, link)}>{title}</a>}</h2>
      <p>{explain(t, todo)}</p>
    </li>
  )
}

function explain(t: Translate, todo: Todo): string {
  switch (todo.kind) {
    case 'charity': {
      const missing = listInWords(
        t,
        todo.missing.map(fact => t(`content.charity.facts.${fact}`)),
      )
      return `${t('console.todo.charity.missing', { missing })} ${t(`console.todo.charity.${todo.stakes}`)}`
    }
    case 'helpline-check':
      return t('console.todo.helpline-check.body', { day: t.day(todo.checkedOn) })
    case 'old-table': {
      const tables = listInWords(
        t,
        todo.tables.map(({ name, ageMonths }) =>
          t('console.todo.old-table.named', { table: t(`register.tables.${name}`), count: ageMonths }),
        ),
      )
      return t('console.todo.old-table.body', { tables })
    }
    default:
      return t(`console.todo.${todo.kind}.body`, { count: todo.count })
  }
}

function MailLine({ t, mail, isMailOff }: { t: Translate; mail: ReadonlyMap<MailState, number>; isMailOff: boolean }) {
  const counted = mailStates.flatMap(state => {
    const count = mail.get(state) ?? 0
    return count > 0 ? [t(`console.outbox.count.${state}`, { count })] : []
  })
  return (
    <section aria-labelledby="mail">
      <h2 id="mail">{t('console.today.mail')}</h2>
      <p>
        {counted.length > 0 ? t('console.today.mailCounts', { counts: listInWords(t, counted) }) : t('console.outbox.none')}{' '}
        {isMailOff && t('console.outbox.off')} <a href={localPath(t.locale, outboxLink())}>{t('console.today.openOutbox')}</a>
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
