import { type Ctx, dayInUk } from '../../foundation/index.ts'
import { homeStories } from '../../inform/index.ts'
import { drawPins, isListed, readOutline } from '../../map/index.ts'
import { countStatuses, currentStatuses, earlierResult, startedCounting } from '../../releases/index.ts'
import type { HomeView, TheNumber } from './home-view.ts'

/** Reads what the front page shows: the newest release, or what was known before there was one. */
export async function loadHomeView(c: Ctx): Promise<HomeView> {
  const { db, locale, services } = c.var
  const { release, statuses } = await currentStatuses(db, { campaign: services.campaign, on: dayInUk(services.clock()) })
  const counts = countStatuses(statuses)
  const earlier = release ? null : await earlierResult(db)
  const outline = readOutline(services.root)
  return {
    number: numberOf(),
    today: dayInUk(services.clock()),
    started: await startedCounting(db, services),
    pins: drawPins({ trusts: statuses.filter(isListed), outline, locale }),
    stories: await homeStories(db, locale),
  }

  function numberOf(): TheNumber {
    if (release) return { kind: 'release', release, counts }
    if (earlier) return { kind: 'earlier', result: earlier, surveyed: counts.surveyed }
    return { kind: 'none', surveyed: counts.surveyed }
  }
}
