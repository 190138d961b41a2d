import type { Check } from '../../foundation/index.ts'
import { unseal } from './seal.ts'
import { sealedSecrets } from './second-step-store.ts'

/** Whether what people sign in with can still be read: after a move or a restore the secret may be another one. */
export const secretCheck: Check = {
  name: 'secret',
  run: async services => {
    const t = services.messages.in('en')
    const opened = await Promise.all((await sealedSecrets(services.db)).map(sealed => unseal(services, sealed)))
    const count = opened.filter(secret => secret === null).length
    return count === 0
      ? []
      : [{ level: 'problem', what: t('accounts.check.secret', { count }), next: t('accounts.check.secretNext') }]
  },
}
