import { mayDo, principalOf } from '../../../accounts/index.ts'
import { charityOf } from '../../../content/index.ts'
import { type ConsoleTodo, type Ctx, countMail, dayInUk, type Translate } from '../../../foundation/index.ts'
import { registerTables, renewalsOf } from '../../../register/index.ts'
import { outboxLink, registerDeskLink, setupLink } from '../console-links.ts'
import { listInWords } from './list-in-words.ts'
import { type Todo, whatNeedsDoing } from './what-needs-doing.ts'

/** What the site's own room knows to be done: who runs it, mail, the age of the register. */
export async function siteTodos(c: Ctx): Promise<readonly ConsoleTodo[]> {
  const { t, db, services } = c.var
  const now = services.clock()
  const todos = whatNeedsDoing({
    campaign: services.campaign,
    charity: await charityOf(db),
    today: dayInUk(now),
    mail: await countMail(db),
    isMailOff: services.smtpUrl === null,
    tables: renewalsOf(await registerTables(db, now), dayInUk(now)).map(({ table, state }) => ({
      ...table,
      isOverdue: state === 'overdue',
    })),
  })
  const seesOutbox = mayDo(principalOf(c), 'outbox.see') === 'yes'
  return todos.filter(todo => seesOutbox || !isAboutMail(todo)).map(todo => inWords(t, todo))
}

const isAboutMail = ({ kind }: Todo): boolean => kind.startsWith('mail-')

const inWords = (t: Translate, todo: Todo): ConsoleTodo => ({
  weight: weightOf(todo),
  title: t(`console.todo.${todo.kind}.title`, 'count' in todo ? { count: todo.count } : {}),
  text: explain(t, todo),
  link: linkOf(todo),
})

function weightOf(todo: Todo): ConsoleTodo['weight'] {
  switch (todo.kind) {
    case 'mail-uncertain':
    case 'mail-failed':
      return 'urgent'
    case 'charity':
      return todo.stakes === 'uk' ? 'today' : 'soon'
    case 'helpline-check':
    case 'mail-off':
      return 'today'
    case 'old-table':
      return 'soon'
  }
}

function linkOf({ kind }: Todo): string | null {
  if (kind === 'old-table') return registerDeskLink()
  return kind === 'charity' || kind === 'helpline-check' ? setupLink() : outboxLink()
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
