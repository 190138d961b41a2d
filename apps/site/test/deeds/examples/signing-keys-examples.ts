import { generateKeyPairSync } from 'node:crypto'
import { inviteHospitalPerson, noteCallBack } from '../../../src/accounts/hospital/invite-hospital-person.ts'
import { changeHospitalPerson } from '../../../src/accounts/hospital/person-store.ts'
import { type HospitalPerson, inTransaction, record } from '../../../src/foundation/index.ts'
import { confirmAt, revokeAt } from '../../../src/national/keys/links.ts'
import { registerKey } from '../../../src/national/keys/register-key.ts'
import { trustCode } from '../rounds-in-every-state.ts'
import { type Examples, nextIn, type Scene } from './example.ts'

/** Somebody at a hospital who has come in, and who was rung. */
async function manager(scene: Scene): Promise<HospitalPerson> {
  const { services, who } = scene
  const email = `keys-${nextIn(scene, 'manager of keys')}@trust.example`
  const typed = { trust: trustCode, name: 'Key Manager', work: '', email, language: 'cy' } as const
  const result = await inviteHospitalPerson(services, { ...typed, principal: who })
  if (result.outcome !== 'invited') throw new Error('Nobody was let in')
  const { id } = result
  await noteCallBack(services, { principal: who, id, day: '2026-01-02', note: 'The switchboard' })
  await inTransaction(services.write, async tx => {
    await changeHospitalPerson(tx, id, { first_entered_at: services.clock() })
    const actor = { kind: 'hospital', id, name: trustCode } as const
    await record(tx, { actor, at: services.clock(), deed: 'hospital.enter', subject: { kind: 'hospital-person', id } })
  })
  return { kind: 'hospital', id, name: typed.name, email, work: '', trust: trustCode, isCalledBack: true }
}

/** A key that waits for a call. Its number differs from run to run, and stands on no page of these tests. */
async function waitingKey(scene: Scene): Promise<number> {
  const person = await manager(scene)
  const text = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const result = await registerKey(scene.services, { person, text, replaces: null })
  if (result.outcome !== 'registered') throw new Error('No key was registered')
  return result.id
}

/** What staff do about the keys of hospitals. */
export const signingKeysExamples: Examples = {
  places: [
    {
      paths: [confirmAt.path, revokeAt.path],
      prepare: async scene => ({ id: String(await waitingKey(scene)) }),
      isAboutTrust: true,
    },
  ],
  forms: [
    {
      path: confirmAt.path,
      role: 'editor',
      prepare: async scene => ({
        holes: { id: String(await waitingKey(scene)) },
        fields: { version: '1', note: 'Rang the switchboard; the number is the same' },
      }),
      leaves: ['signing-key.confirm'],
    },
    {
      path: revokeAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: { id: String(await waitingKey(scene)) }, fields: { why: 'mistaken', note: '' } }),
      leaves: ['signing-key.revoke'],
    },
  ],
}
