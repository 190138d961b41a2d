import { noFacts, saveCharity } from '../../../src/content/index.ts'
import { inTransaction, queueMail } from '../../../src/foundation/index.ts'
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
  ],
  places: [{ paths: ['/console/outbox/:id{\\d{1,15}}', '/console/outbox/:id{\\d{1,15}}/send'], prepare: mailHole }],
}
