import type { Room } from '../foundation/index.ts'
import { dueDateRoutes } from './due-date/due-date-routes.ts'
import { dueDatePath } from './due-date/links.ts'
import { holidaysMigration } from './holidays/migration-0010.ts'
import { surveyMigrations } from './migrations.ts'
import { migration0010 } from './requests/migration-0010.ts'
import { requestsRoutes } from './requests/requests-routes.ts'
import { surveyMailSettled } from './sending/survey-mail-settled.ts'
import { migration0010Worklist } from './worklist/migration-0010-worklist.ts'
import { worklistRoutes } from './worklist/routes.ts'
import { surveyTodos } from './worklist/survey-todos.ts'

export { holidaySeed } from './holidays/seed-holidays.ts'
export * from './types.ts'

/** Asks every trust, and knows at any moment who owes what by when. */
export const surveyRoom: Room = {
  name: 'survey',
  migrations: [...surveyMigrations, holidaysMigration, migration0010, migration0010Worklist],
  routes: router => {
    dueDateRoutes(router)
    worklistRoutes(router)
    requestsRoutes(router)
  },
  menu: [{ place: 'footer', order: 50, path: dueDatePath, label: 'due-date.menu' }],
  consoleTodos: surveyTodos,
  mailSettled: surveyMailSettled,
}
