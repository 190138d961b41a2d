import { type Actor, inTransaction, record } from '../../../foundation/index.ts'
import type { NetworkHouse } from '../../network-house.ts'
import { subjectOfMailing } from '../draft/make-mailing.ts'
import { holdMailing, mailingById, updateMailing } from '../mailing-store.ts'
import { countPeople } from '../segments/count-people.ts'
import { beginMailing, type Obstacle, obstaclesTo } from './begin-mailing.ts'

type Start = {
  readonly id: number
  readonly basedOn: number
  /** How many people whoever starts it has seen and typed. */
  readonly seen: number
  /** Null: at once. */
  readonly startsAt: Date | null
  readonly actor: Actor
}

export type StartOutcome =
  | { readonly outcome: 'started' | 'scheduled' }
  /** It is no draft any more: somebody, perhaps the same person, has started it. */
  | { readonly outcome: 'already' }
  /** The words, or the people, are not those that were looked at. */
  | { readonly outcome: 'changed' }
  | { readonly outcome: 'nobody' | 'gone' }
  | { readonly outcome: 'obstacle'; readonly obstacles: readonly Obstacle[] }

/** So many people may have come or gone between the look and the start without another look. */
const isAbout = (seen: number, now: number): boolean => Math.abs(seen - now) <= Math.max(10, seen / 100)

/** Starts a mailing, or gives it its hour, once somebody has seen exactly what goes to how many. */
export async function startMailing(house: NetworkHouse, { id, basedOn, seen, startsAt, actor }: Start): Promise<StartOutcome> {
  const shown = await mailingById(house.write, id)
  if (!shown) return { outcome: 'gone' }
  if (shown.state !== 'draft') return { outcome: 'already' }
  // Before the transaction: it may have to look up thousands of districts.
  const { total } = await countPeople(house.write, house, shown)
  return inTransaction(house.write, async tx => {
    const mailing = await holdMailing(tx, id)
    if (!mailing) return { outcome: 'gone' }
    if (mailing.state !== 'draft') return { outcome: 'already' }
    if (mailing.version !== basedOn || shown.version !== basedOn || !isAbout(seen, total)) return { outcome: 'changed' }
    if (total === 0) return { outcome: 'nobody' }
    const obstacles = await obstaclesTo(tx, house, mailing)
    if (obstacles.length > 0) return { outcome: 'obstacle', obstacles }
    const now = house.clock()
    if (startsAt === null || startsAt <= now) {
      await beginMailing(tx, house, { mailing, actor, now })
      return { outcome: 'started' }
    }
    await record(tx, {
      actor,
      at: now,
      deed: 'mailing.schedule',
      subject: subjectOfMailing(id),
      after: { startsAt, people: total },
    })
    await updateMailing(tx, id, { state: 'scheduled', starts_at: startsAt, version: mailing.version + 1 })
    return { outcome: 'scheduled' }
  })
}
