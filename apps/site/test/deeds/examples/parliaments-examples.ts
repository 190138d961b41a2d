import { inTransaction } from '../../../src/foundation/index.ts'
import { allDissolutions, enterDissolution, saveInventedTrusts } from '../../../src/register/index.ts'
import { inventedTrustForTests } from '../../../src/register/register-for-tests.ts'
import type { Examples, Scene } from './example.ts'

const actor = { kind: 'command', name: 'test' } as const
const typed = { body: 'senedd', from: '2030-04-01', until: '', source: 'A proclamation' }
const holdingId = async ({ services }: Scene): Promise<string> => {
  await enterDissolution(services.write, typed, { actor, now: services.clock() })
  const found = (await allDissolutions(services.db)).find(({ body, withdrawnAt }) => body === 'senedd' && withdrawnAt === null)
  return String(found?.id)
}
const aTrust = async ({ services }: Scene): Promise<void> => {
  const trusts = [inventedTrustForTests('EX-013', 'Trust EX-013')]
  await inTransaction(services.write, tx => saveInventedTrusts(tx, { trusts, hospitals: [], politicians: [] }, services.clock()))
}
const hole = async (scene: Scene) => ({ id: await holdingId(scene) })
const endPath = '/console/register/dissolutions/:id{\\d{1,15}}/end'
const withdrawPath = '/console/register/dissolutions/:id{\\d{1,15}}/withdraw'

/** What staff know of parliaments and trusts that no list says. */
export const parliamentsExamples: Examples = {
  forms: [
    {
      path: '/console/register/dissolutions',
      role: 'editor',
      prepare: () => ({ fields: { body: 'ni-assembly', from: '2027-03-25', until: '2027-05-06', source: 'A proclamation' } }),
      leaves: ['register.dissolve'],
    },
    {
      path: endPath,
      role: 'editor',
      prepare: async scene => ({ holes: await hole(scene), fields: { until: '2030-05-02' } }),
      leaves: ['register.dissolve'],
    },
    {
      path: withdrawPath,
      role: 'editor',
      prepare: async scene => ({ holes: await hole(scene) }),
      leaves: ['register.undissolve'],
    },
    {
      path: '/console/register/letter-boxes',
      role: 'editor',
      prepare: async scene => {
        await aTrust(scene)
        return { fields: { trust: 'EX-013', email: 'letters@ex-013.invalid', source: 'Its page', checkedOn: '2026-01-05' } }
      },
      leaves: ['letter-box.change'],
    },
  ],
  places: [{ paths: [endPath, withdrawPath], prepare: hole }],
}
