import { publishedEntries } from '../../content/index.ts'
import type { Ctx } from '../../foundation/index.ts'
import type { Point } from '../../register/index.ts'
import { listHolidays } from '../../survey/index.ts'
import { placeNear } from './finding/place-near.ts'
import { readService } from './read-service.ts'
import type { Service } from './service.ts'

/** Every service that is published, in the language of the page. One that cannot be read is left out and stands in the log by its key. */
export async function loadServices({ var: { db, locale, services } }: Ctx): Promise<readonly Service[]> {
  const entries = await publishedEntries(db, 'support')
  return entries.flatMap(entry => {
    const service = readService(entry, locale)
    if (service === null) services.log('support-entry-unreadable', { key: entry.key, version: entry.version })
    return service ?? []
  })
}

/** Where services meet: as their entries say, or where their postcode lies. Of one that is nowhere in our tables nobody knows. */
export async function placesOf({ var: { db } }: Ctx, services: readonly Service[]): Promise<ReadonlyMap<string, Point>> {
  const found = new Map<string, Point>()
  for (const { key, place } of services) {
    if (place === null) continue
    if (place.lat !== null && place.lon !== null) found.set(key, { lat: place.lat, lon: place.lon })
    else if (place.postcode !== null) {
      const answer = await placeNear(db, place.postcode)
      if (answer.kind === 'place') found.set(key, { lat: answer.place.lat, lon: answer.place.lon })
    }
  }
  return found
}

export type HolidaysOf = (service: Service) => ReadonlySet<string>

/** The bank holidays of each service: of the nations where it helps, and where that is all of them, of any. */
export async function loadHolidays({ var: { db } }: Ctx): Promise<HolidaysOf> {
  const holidays = await listHolidays(db)
  const known = new Map<string, ReadonlySet<string>>()
  return ({ nations }) => {
    const key = nations.join()
    const days =
      known.get(key) ??
      new Set(
        holidays
          .filter(({ division }) => nations.length === 0 || nations.some(each => divisionOf[each] === division))
          .map(({ day }) => day),
      )
    known.set(key, days)
    return days
  }
}

const divisionOf = {
  england: 'england-and-wales',
  wales: 'england-and-wales',
  scotland: 'scotland',
  'northern-ireland': 'northern-ireland',
} as const
