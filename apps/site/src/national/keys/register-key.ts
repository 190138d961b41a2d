import { asHospitalActor, type HospitalPerson, inTransaction, record, type Services } from '../../foundation/index.ts'
import type { TrustCode } from '../../register/index.ts'
import { tellHospital } from '../hospital/tell-hospital.ts'
import { trustsActedFor } from '../hospital/trusts-acting-for.ts'
import { mostWaiting } from './key-rules.ts'
import { addKey, keysOf, sameKey } from './key-store.ts'
import { ownKeysPath } from './links.ts'
import { type KeyFault, readPublicKey, sayKeyId } from './read-public-key.ts'

export const subjectOfKey = (id: number) => ({ kind: 'signing-key', id: String(id) }) as const

/**
 * `known`: it is there already and waits or stands: sending it twice does nothing. `revoked`: it was, and never counts again. `elsewhere`:
 * another trust has it. `no-such-key`: the one whose place it should take does not stand any more.
 */
export type RegisterOutcome =
  | { readonly outcome: 'registered'; readonly id: number; readonly keyId: string }
  | { readonly outcome: 'known'; readonly id: number; readonly keyId: string }
  | { readonly outcome: 'refused'; readonly fault: KeyFault | 'revoked' | 'elsewhere' | 'too-many' | 'no-such-key' }

type Register = {
  readonly person: HospitalPerson
  /** What was pasted or uploaded. */
  readonly text: string
  /** The key whose place it takes once it is confirmed; null: it stands beside those that there are. */
  readonly replaces: number | null
}

const refused = (fault: (RegisterOutcome & { outcome: 'refused' })['fault']): RegisterOutcome => ({ outcome: 'refused', fault })

/** Takes a public key from somebody who has signed in for a hospital. Nothing that it signs counts before staff have confirmed it. */
export async function registerKey(services: Services, { person, text, replaces }: Register): Promise<RegisterOutcome> {
  const key = readPublicKey(text)
  if (typeof key === 'string') return refused(key)
  // They have signed in for it: only codes of the register can be signed in for.
  const trust = person.trust as TrustCode
  return inTransaction(services.write, async (tx): Promise<RegisterOutcome> => {
    const same = await sameKey(tx, trust, key.publicKey)
    if (same?.state === 'revoked') return refused('revoked')
    if (same && same.trust !== trust) return refused('elsewhere')
    if (same) return { outcome: 'known', id: same.id, keyId: same.keyId }
    const own = (await Promise.all((await trustsActedFor(tx, trust)).map(code => keysOf(tx, code)))).flat()
    if (replaces !== null && !own.some(({ id, state }) => id === replaces && state === 'standing')) return refused('no-such-key')
    if (own.filter(({ state }) => state === 'waiting').length >= mostWaiting) return refused('too-many')
    const at = services.clock()
    const made = { trust, keyId: key.id, publicKey: key.publicKey, personId: person.id, replaces, at }
    const id = await addKey(tx, made)
    // Of two at the same moment the other one has it now.
    if (id === null) return refused('elsewhere')
    await record(tx, {
      actor: asHospitalActor(person),
      at,
      deed: 'signing-key.register',
      subject: subjectOfKey(id),
      after: { trust, key: key.id, replaces },
    })
    await tellHospital(tx, services, {
      trust,
      letter: 'key-waiting',
      path: ownKeysPath,
      values: () => ({ key: sayKeyId(key.id) }),
    })
    return { outcome: 'registered', id, keyId: key.id }
  })
}
