import { hospitalPeopleOf } from '../../accounts/index.ts'
import {
  asActor,
  inTransaction,
  type Principal,
  type ReadDb,
  record,
  type Services,
  type WriteDb,
} from '../../foundation/index.ts'
import { tellHospital } from '../hospital/tell-hospital.ts'
import { type ConfirmVerdict, judgeConfirm, type Registrant } from './key-rules.ts'
import { confirmHeldKey, holdKey, keyById, revokeHeldKey, type SigningKey } from './key-store.ts'
import { ownKeysPath } from './links.ts'
import { sayKeyId } from './read-public-key.ts'
import { subjectOfKey } from './register-key.ts'

type Confirm = {
  readonly principal: Principal
  readonly id: number
  /** The version that whoever confirms was shown. */
  readonly version: number
  /** Whom they rang on which number, and that the number of the key was the same. */
  readonly note: string
}

/** `done-already`: the second click. `changed`: somebody has changed it since the page was opened. */
export type ConfirmOutcome =
  | { readonly outcome: 'confirmed' | 'done-already' | 'changed' | 'unknown' }
  | { readonly outcome: 'not-yet'; readonly verdict: Exclude<ConfirmVerdict, 'yes'> }

/** From now on what this key signs counts as the hospital’s own. The key whose place it takes is revoked in the same moment. */
export function confirmKey(services: Services, { principal, id, version, note }: Confirm): Promise<ConfirmOutcome> {
  return inTransaction(services.write, async (tx): Promise<ConfirmOutcome> => {
    const key = await holdKey(tx, id)
    if (key === null) return { outcome: 'unknown' }
    if (key.state === 'standing' && key.confirmedNote === note) return { outcome: 'done-already' }
    if (key.version !== version) return { outcome: 'changed' }
    const verdict = judgeConfirm(key.state, await registrantOf(tx, key))
    if (verdict !== 'yes') return { outcome: 'not-yet', verdict }
    const [by, at] = [principal.id, services.clock()]
    await confirmHeldKey(tx, key, { by, note, at })
    await record(tx, {
      actor: asActor(principal),
      at,
      deed: 'signing-key.confirm',
      subject: subjectOfKey(id),
      after: factsOf(key),
    })
    await tell(tx, services, key, 'key-standing')
    if (key.replaces !== null) await replace(tx, services, { principal, key, id: key.replaces })
    return { outcome: 'confirmed' }
  })
}

type Replace = { readonly principal: Principal; readonly key: SigningKey; readonly id: number }

/** The hospital asked for it when it sent the new one, and hears of both in one mail. */
async function replace(tx: WriteDb, services: Services, { principal, id }: Replace): Promise<void> {
  const old = await holdKey(tx, id)
  if (old === null || old.state === 'revoked') return
  const at = services.clock()
  await revokeHeldKey(tx, old, { by: principal.id, why: 'replaced', note: '', at })
  const after = { ...factsOf(old), why: 'replaced' }
  await record(tx, { actor: asActor(principal), at, deed: 'signing-key.revoke', subject: subjectOfKey(id), after })
}

export const factsOf = ({ trust, keyId }: SigningKey) => ({ trust, key: keyId })

const tell = (tx: WriteDb, services: Services, { trust, keyId }: SigningKey, letter: 'key-standing'): Promise<void> =>
  tellHospital(tx, services, { trust, letter, path: ownKeysPath, values: () => ({ key: sayKeyId(keyId) }) })

/** Whoever registered a key; null: they may not sign in any more. */
export async function registrantOf(
  db: ReadDb,
  { trust, personId }: SigningKey,
): Promise<(Registrant & { readonly name: string; readonly work: string; readonly email: string }) | null> {
  return (await hospitalPeopleOf(db, trust)).find(({ id }) => id === personId) ?? null
}

/** A key of which only its id is known, for the pages. */
export const keyHere = (db: ReadDb, text: string): Promise<SigningKey | null> =>
  /^[0-9]{1,9}$/.test(text) ? keyById(db, Number(text)) : Promise.resolve(null)
