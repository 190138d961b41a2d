import { noFacts, saveCharity } from '../../../src/content/index.ts'
import { asActor } from '../../../src/foundation/index.ts'
import { newestMailTests } from '../../../src/site/console/go-live/go-live-store.ts'
import { sendMailTest } from '../../../src/site/console/go-live/mail/send-mail-test.ts'
import type { Examples, Scene } from './example.ts'

async function sayFrom({ services }: Scene): Promise<void> {
  const facts = { ...noFacts, fromAddress: 'campaign@charity.example' }
  const actor = { kind: 'command', name: 'test' } as const
  await saveCharity(services.write, { actor, facts, basedOn: 0, now: services.clock() })
}

/** A test message that was written, and its headers as they come back from a mailbox. */
async function headersOfTest(scene: Scene): Promise<string> {
  const { services, who } = scene
  await sayFrom(scene)
  await sendMailTest({ services, t: services.messages.in('en'), to: 'me@mailbox.example', actor: asActor(who) })
  const [test] = await newestMailTests(services.db, 1)
  return `Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=charity.example\r\nMessage-ID: ${test?.messageId}\r\n`
}

/** The checklist before the campaign begins. */
export const goLiveExamples: Examples = {
  forms: [
    {
      path: '/console/go-live/restore-tested',
      prepare: () => ({ fields: { day: '2026-11-01' } }),
      leaves: ['go-live.restore-tested'],
    },
    {
      path: '/console/go-live/mail/send',
      prepare: async scene => {
        await sayFrom(scene)
        return { fields: { to: 'me@mailbox.example' } }
      },
      leaves: ['go-live.test-mail'],
    },
    {
      path: '/console/go-live/mail/headers',
      prepare: async scene => ({ fields: { headers: await headersOfTest(scene) } }),
      leaves: ['go-live.read-headers'],
    },
    {
      path: '/console/go-live/mail/records',
      prepare: async scene => {
        await sayFrom(scene)
        return {}
      },
      leaves: ['go-live.look-up'],
      // Whoever asks again wants to know what is there now.
      again: ['go-live.look-up'],
    },
  ],
}
