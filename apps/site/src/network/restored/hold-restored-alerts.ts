import {
  batchesAbout,
  type Check,
  inTransaction,
  pauseBatch,
  type ReadDb,
  readSetting,
  record,
  type WriteDb,
  writeSetting,
} from '../../foundation/index.ts'
import { releasesTold } from '../alerts/alert-store.ts'
import { alertsOfRelease } from '../links.ts'
import { countSupporters } from '../supporters/supporter-store.ts'

/** When a backup was restored and nobody has let the mails about changes go since; empty when somebody has. */
const setting = 'network.restored-at'
const newest = 1000

/**
 * A backup brings back people who have left or were erased since it was made, and nobody can know of them any more. Mails about changes are
 * written, but none leaves before staff have looked at the list and let them go.
 */
export const holdRestoredAlerts = (db: WriteDb, now: Date): Promise<string | null> =>
  inTransaction(db, async tx => {
    const followers = (await countSupporters(tx)).get('confirmed') ?? 0
    if (followers === 0) return null
    await record(tx, {
      actor: { kind: 'command', name: 'restore' },
      at: now,
      deed: 'alert.pause',
      subject: { kind: 'supporter-list', id: '' },
      after: { followers },
    })
    for (const release of await releasesTold(tx, newest)) {
      for (const { id } of await batchesAbout(tx, alertsOfRelease(release))) await pauseBatch(tx, id, now)
    }
    await writeSetting(tx, setting, now.toISOString())
    return `People who follow a hospital: ${followers}. Who has left or was erased since the backup was made is among them again: erase them at /console/supporters (docs/operate.md, “Restore”). E-mails about changes wait until somebody lets them go there.`
  })

/** Whether mails about changes have to wait. */
export const waitsSinceRestore = async (db: ReadDb): Promise<boolean> => ((await readSetting(db, setting)) ?? '') !== ''

/** Staff have let mails about changes go. */
export async function endWaitSinceRestore(tx: WriteDb): Promise<void> {
  if (await waitsSinceRestore(tx)) await writeSetting(tx, setting, '')
}

/** Reminds whoever runs the site that mails wait. */
export const restoredAlertsCheck: Check = {
  name: 'restored-alerts',
  run: async ({ db, messages }) => {
    const t = messages.in('en')
    if (!(await waitsSinceRestore(db))) return []
    return [{ level: 'notice', what: t('network.console.check.restored'), next: t('network.console.check.restoredNext') }]
  },
}
