import { mayDo, principalOf } from '../../../accounts/index.ts'
import { publishedEntries } from '../../../content/index.ts'
import { type ConsoleTodo, type Ctx, dayInUk } from '../../../foundation/index.ts'
import { reportsPath } from '../support-links.ts'
import { dueServices } from './due-services.ts'
import { countOpenReports } from './report-store.ts'

/** On the first page of the console: what readers say is wrong (harm at once), and entries that nobody has looked at for half a year. */
export async function reportTodos(c: Ctx): Promise<readonly ConsoleTodo[]> {
  const { t, db, services } = c.var
  if (mayDo(principalOf(c), 'support-report.see') !== 'yes') return []
  const { all, harm } = await countOpenReports(db)
  const due = dueServices(await publishedEntries(db, 'support'), dayInUk(services.clock()))
  const todo = (weight: ConsoleTodo['weight'], name: string, count: number): readonly ConsoleTodo[] =>
    count === 0
      ? []
      : [{ weight, title: t(`support.todo.${name}.title`, { count }), text: t(`support.todo.${name}.text`), link: reportsPath }]
  return [...todo('urgent', 'harm', harm), ...todo('today', 'reports', all - harm), ...todo('soon', 'due', due.length)]
}
