import { dayInUk } from '../../../foundation/index.ts'
import { allReleases, statusesOf } from '../../../releases/index.ts'
import type { AutomaticSource } from '../definitions.ts'
import type { Ground, MeasureServices, ReadMeasure, ReleaseReading } from './ground.ts'
import { endorsements, pledges, promisesKept, training } from './of-improvement.ts'
import { lettersAnswered, lettersToPoliticians, lettersToTrusts, politiciansAnswered } from './of-letters.ts'
import { byStatus, collecting, hospitalCounts, statusEngland } from './of-releases.ts'
import { answersInTime } from './of-rounds.ts'

/** How each number is worked out from our own records. */
export const automatic: Readonly<Record<AutomaticSource, ReadMeasure>> = {
  'status-england': statusEngland,
  collecting,
  'by-status': byStatus,
  'hospital-counts': hospitalCounts,
  'answers-in-time': answersInTime,
  'letters-politicians': lettersToPoliticians,
  'politicians-answered': politiciansAnswered,
  'letters-trusts': lettersToTrusts,
  'letters-answered': lettersAnswered,
  endorsements,
  pledges,
  'promises-kept': promisesKept,
  training,
}

const dayMs = 24 * 60 * 60 * 1000

/** Reads once what many measures need. */
export async function layGround(services: MeasureServices): Promise<Ground> {
  const now = services.clock()
  const standing = (await allReleases(services.db)).filter(({ correctedBy }) => correctedBy === null).reverse()
  const releases: ReleaseReading[] = []
  for (const release of standing) releases.push({ release, statuses: await statusesOf(services.db, release.id) })
  return {
    services,
    today: dayInUk(now),
    yesterday: dayInUk(new Date(now.getTime() - dayMs)),
    releases,
    messages: services.messages,
  }
}
