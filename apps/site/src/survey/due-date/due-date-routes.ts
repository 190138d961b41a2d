import type { Ctx, Router } from '../../foundation/index.ts'
import { dayInUk } from '../../foundation/index.ts'
import { holidaysOf } from '../holidays/holiday-store.ts'
import { dueDateApi } from './due-date-api.ts'
import { dueDatePage } from './due-date-page.tsx'
import { dueDatePath } from './links.ts'
import { readQuestion } from './read-question.ts'

/** The count for anyone who has sent a request: as a page and for programs. */
export function dueDateRoutes(router: Router): void {
  router.get(dueDatePath, async (c: Ctx) => {
    const holidays = await holidaysOf(c.var.db)
    const { received, law } = c.req.query()
    const question = readQuestion({ received, law }, holidays)
    return dueDatePage(c, { question, holidays, today: dayInUk(c.var.services.clock()) })
  })
  dueDateApi(router)
}
