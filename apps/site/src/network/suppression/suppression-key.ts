import { type Check, inTransaction, readSetting, type Services, writeSetting } from '../../foundation/index.ts'
import { addressKey } from '../address/address-key.ts'

const setting = 'network.suppression-key'
/** What this secret makes of no address at all: it says which secret it is, and nothing of it. */
const markOf = (services: Pick<Services, 'secret'>): string => addressKey(services, '')

/** Notes with which secret the list of addresses that are not written to is made, once. */
export async function noteSuppressionKey(services: Pick<Services, 'write' | 'secret'>): Promise<void> {
  await inTransaction(services.write, async tx => {
    if ((await readSetting(tx, setting)) === null) await writeSetting(tx, setting, markOf(services))
  })
}

/** With another secret nobody on the list would be recognised: after a move or a restore, for example. */
export const suppressionKeyCheck: Check = {
  name: 'suppression-key',
  run: async services => {
    const t = services.messages.in('en')
    const noted = await readSetting(services.db, setting)
    if (noted === null || noted === markOf(services)) return []
    return [{ level: 'problem', what: t('network.console.check.secret'), next: t('network.console.check.secretNext') }]
  },
}
