import { noFacts, saveCharity } from '../../../src/content/index.ts'
import { dayInUk, inTransaction, queueMail } from '../../../src/foundation/index.ts'
import { allMergers, mergeTrusts, previewMerger, saveInventedTrusts } from '../../../src/register/index.ts'
import { inventedTrustForTests } from '../../../src/register/register-for-tests.ts'
import type { Examples, Scene } from './example.ts'

const actor = { kind: 'command', name: 'test' } as const
const heldMail = ({ services }: Scene): Promise<number> =>
  inTransaction(services.write, tx =>
    queueMail(
      tx,
      { kind: 'alert', from: 'campaign@charity.example', to: 'somebody@charity.example', subject: 'A mail', text: 'Words' },
      { ...services, smtpUrl: null },
    ),
  )
const mailHole = async (scene: Scene) => ({ id: String(await heldMail(scene)) })

const merger = { from: 'EX-010', to: 'EX-011', effectiveOn: '2024-04-01', source: 'An announcement' }
const situation = ({ clock, campaign }: Scene['services']) => ({ today: dayInUk(clock()), isExample: campaign === 'example' })

/** Two trusts of their own: a merger closes one, and other examples need theirs open. What it would move. */
async function twoTrusts({ services }: Scene) {
  const trusts = (['EX-010', 'EX-011'] as const).map(code => inventedTrustForTests(code, `Trust ${code}`))
  await inTransaction(services.write, tx => saveInventedTrusts(tx, { trusts, hospitals: [], politicians: [] }, services.clock()))
  const judged = await previewMerger(services.db, merger, situation(services))
  if ('faults' in judged) throw new Error('The example is broken')
  return { typed: merger, agreed: judged.preview.fingerprint }
}

/** Entered once, however many examples of it stand in one site. */
async function enteredMerger(scene: Scene): Promise<string> {
  const { services } = scene
  const entered = (await allMergers(services.db)).find(({ undoneAt }) => undoneAt === null)
  if (entered) return String(entered.id)
  const now = services.clock()
  await mergeTrusts(services.write, { ...(await twoTrusts(scene)), ...situation(services), actor, now })
  return String((await allMergers(services.db))[0]?.id)
}

/** The pages of the site's own room: who runs this, the outbox, the log. */
export const siteExamples: Examples = {
  forms: [
    {
      path: '/console/setup',
      prepare: () => ({ fields: { version: '0', name: 'Elusen Tŷ 💛' } }),
      leaves: ['charity.change'],
    },
    {
      path: '/console/outbox/test',
      role: 'editor',
      prepare: async ({ services }) => {
        const facts = { ...noFacts, fromAddress: 'campaign@charity.example' }
        await saveCharity(services.write, { actor, facts, basedOn: 0, now: services.clock() })
        return {}
      },
      leaves: ['mail.test'],
    },
    {
      path: '/console/outbox/:id{\\d{1,15}}/send',
      role: 'editor',
      prepare: async scene => ({ holes: await mailHole(scene) }),
      leaves: ['mail.send'],
    },
    {
      path: '/console/audit/export',
      role: 'editor',
      prepare: () => ({ fields: { kind: 'round' } }),
      answers: 200,
      leaves: ['audit.export'],
      // Whoever takes it twice has taken it twice.
      again: ['audit.export'],
    },
    {
      path: '/console/register/merge',
      prepare: async scene => ({ fields: { ...merger, step: 'merge', agreed: (await twoTrusts(scene)).agreed } }),
      leaves: ['register.merge'],
    },
    {
      path: '/console/register/mergers/:id{\\d{1,15}}/undo',
      prepare: async scene => ({ holes: { id: await enteredMerger(scene) } }),
      leaves: ['register.divide'],
    },
  ],
  places: [
    {
      paths: ['/console/register/mergers/:id{\\d{1,15}}/undo'],
      prepare: async scene => ({ id: await enteredMerger(scene) }),
    },
    { paths: ['/console/outbox/:id{\\d{1,15}}', '/console/outbox/:id{\\d{1,15}}/send'], prepare: mailHole },
  ],
}
