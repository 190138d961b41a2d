import { type Actor, inTransaction, record, type Services } from '../../foundation/index.ts'
import { tellHospital } from '../hospital/tell-hospital.ts'
import { factsOf } from './confirm-key.ts'
import { holdKey, revokeHeldKey } from './key-store.ts'
import type { RevokeReason } from './key-tables.ts'
import { ownKeysPath } from './links.ts'
import { sayKeyId } from './read-public-key.ts'
import { subjectOfKey } from './register-key.ts'

type Revoke = {
  /** Somebody of the hospital, or of ours. */
  readonly actor: Actor & { readonly kind: 'staff' | 'hospital' }
  /** Codes of the trusts whose keys they may revoke; null: any. */
  readonly trusts: readonly string[] | null
  readonly id: number
  readonly why: Exclude<RevokeReason, 'replaced'>
  /** More words, which the hospital reads too. */
  readonly note: string
}

/**
 * From now on nothing new counts that this key signs; what was signed and received before stays as it is. A key that still waits is taken back
 * by the same. It is done whatever somebody else has changed meanwhile: whoever says that a key is in wrong hands is not asked to try again.
 */
export function revokeKey(
  services: Services,
  { actor, trusts, id, why, note }: Revoke,
): Promise<'revoked' | 'revoked-already' | 'unknown'> {
  return inTransaction(services.write, async tx => {
    const key = await holdKey(tx, id)
    if (key === null || (trusts !== null && !trusts.includes(key.trust))) return 'unknown'
    if (key.state === 'revoked') return 'revoked-already'
    const at = services.clock()
    await revokeHeldKey(tx, key, { by: actor.id, why, note, at })
    await record(tx, { actor, at, deed: 'signing-key.revoke', subject: subjectOfKey(id), after: { ...factsOf(key), why } })
    await tellHospital(tx, services, {
      trust: key.trust,
      letter: 'key-revoked',
      path: ownKeysPath,
      values: t => ({ key: sayKeyId(key.keyId), reason: t(`signing-keys.why.${why}`) }),
    })
    return 'revoked'
  })
}
