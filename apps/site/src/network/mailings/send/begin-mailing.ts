import { charityOf, isComplete } from '../../../content/index.ts'
import { type Actor, makeBatch, type ReadDb, record, type WriteDb } from '../../../foundation/index.ts'
import type { NetworkHouse } from '../../network-house.ts'
import { waitsSinceRestore } from '../../restored/hold-restored-alerts.ts'
import { checkWords, ownPathsOf } from '../compose/read-mailing.ts'
import { subjectOfMailing } from '../draft/make-mailing.ts'
import { batchOfMailing } from '../links.ts'
import { type Mailing, updateMailing } from '../mailing-store.ts'
import { keepLinks } from './link-store.ts'

/**
 * What keeps a mailing from beginning. `words`: something is missing or cannot be sent. `charity`: it is not said who runs the site. `restored`: a
 * backup was restored, and who has left since may be on the list again.
 */
export type Obstacle = 'words' | 'charity' | 'restored'

export async function obstaclesTo(
  db: ReadDb,
  { campaign, baseUrl }: Pick<NetworkHouse, 'campaign' | 'baseUrl'>,
  mailing: Mailing,
): Promise<Obstacle[]> {
  const { faults, missing } = checkWords(mailing, baseUrl)
  const isUnknown = campaign === 'uk' && !isComplete(await charityOf(db)).complete
  return [
    ...(faults.length + missing.length > 0 ? (['words'] as const) : []),
    ...(isUnknown ? (['charity'] as const) : []),
    ...((await waitsSinceRestore(db)) ? (['restored'] as const) : []),
  ]
}

type Begin = { readonly mailing: Mailing; readonly actor: Actor; readonly now: Date }

/** Begins a mailing that its caller holds: its links are fixed, its pace is set, and from here on its recipients are written down. */
export async function beginMailing(tx: WriteDb, house: NetworkHouse, { mailing, actor, now }: Begin): Promise<void> {
  const { id, perMinute } = mailing
  await record(tx, { actor, at: now, deed: 'mailing.start', subject: subjectOfMailing(id) })
  const batchId = await makeBatch(tx, {
    about: batchOfMailing(id),
    what: 'mailing',
    intervalSeconds: perMinute === null ? 0 : 60 / perMinute,
    now,
  })
  await keepLinks(tx, id, ownPathsOf(mailing, house.baseUrl))
  await updateMailing(tx, id, { state: 'sending', started_at: now, batch_id: batchId, version: mailing.version + 1 })
}
