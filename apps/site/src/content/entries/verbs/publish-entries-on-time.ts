import { describeError, type Looking, lookEvery, type ReadDb, rows, type Services } from '../../../foundation/index.ts'
import type { EntryTables } from '../entry-tables.ts'
import { publishPlanned } from './publish-draft.ts'

const lookEveryMs = 5_000
const actor = { kind: 'system', name: 'entries' } as const

type OnTime = Pick<Services, 'write' | 'clock' | 'log' | 'entryKinds'>

/**
 * Publishes entries when their moment has come, also a moment that came while the site was not running. Several processes may do it: each plan
 * is carried out once, in one transaction with the end of the plan.
 */
export function publishEntriesOnTime(services: OnTime, { everyMs = lookEveryMs }: { everyMs?: number } = {}): Looking {
  return lookEvery(everyMs, () => publishDueEntries(services))
}

/** One look at the plans. One that fails is tried again at the next look, and keeps no other from its time. */
export async function publishDueEntries({ write, clock, log, entryKinds = [] }: OnTime): Promise<void> {
  try {
    for (const { kind: name, key } of await dueEntries(write, clock())) {
      const kind = entryKinds.find(each => each.name === name)
      // A kind that this version does not know stays planned for one that does.
      if (kind) await publishOne({ write, clock, log }, kind, key)
    }
  } catch (error) {
    // The database may be away for a while: no plan is forgotten.
    log('entries-not-looked-at', describeError(error))
  }
}

async function publishOne(
  { write, clock, log }: Omit<OnTime, 'entryKinds'>,
  kind: NonNullable<OnTime['entryKinds']>[number],
  key: string,
): Promise<void> {
  try {
    const outcome = await publishPlanned(write, { kind, key, actor, now: clock() })
    if (outcome !== 'not-due')
      log(outcome === 'published' ? 'entry-published' : 'entry-not-published', { entry: `${kind.name}/${key}` })
  } catch (error) {
    log('entry-not-published', { entry: `${kind.name}/${key}`, ...describeError(error) })
  }
}

/** The drafts whose moment has come, the earliest first. */
const dueEntries = (db: ReadDb, now: Date): Promise<{ kind: string; key: string }[]> =>
  rows<EntryTables>(db)
    .selectFrom('entry_draft')
    .select(['kind', 'key'])
    .where('publish_at', '<=', now)
    .orderBy('publish_at')
    .execute()
