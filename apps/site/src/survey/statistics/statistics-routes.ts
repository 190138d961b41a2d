import { consoleRoute } from '../../accounts/index.ts'
import { type Ctx, dayInUk, type Router } from '../../foundation/index.ts'
import { roundHere, roundSubject } from '../round-here.ts'
import { statisticsFilePath, statisticsPath } from './links.ts'
import { loadStatistics } from './load-statistics.ts'
import { statisticsFile } from './statistics-file.ts'
import { statisticsPage } from './statistics-page.tsx'

/** The figures of one round. */
export function statisticsRoutes(router: Router): void {
  const common = { method: 'get', deed: 'statistics.see', subject: roundSubject } as const
  consoleRoute(router, { ...common, path: statisticsPath, handle: show(statisticsPage) })
  consoleRoute(router, { ...common, path: statisticsFilePath, handle: show(statisticsFile) })
}

const show = (as: typeof statisticsPage) => async (c: Ctx) => {
  const round = await roundHere(c)
  const today = dayInUk(c.var.services.clock())
  return as(c, round, await loadStatistics(c.var.db, round.id, today), today)
}
