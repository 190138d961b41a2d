import { openInvitations } from '../../../src/accounts/joining/invitation-store.ts'
import { invite } from '../../../src/accounts/joining/invite.ts'
import { accountPaths, staffPaths } from '../../../src/accounts/links.ts'
import { realTime } from '../../../src/accounts/real-time.ts'
import { beginTotp, pendingTotp } from '../../../src/accounts/second-step/set-up-totp.ts'
import { totpCode } from '../../../src/accounts/second-step/totp.ts'
import { barFromTrust } from '../../../src/accounts/staff/bars.ts'
import { deactivate } from '../../../src/accounts/staff/change-staff.ts'
import { trustCode } from '../rounds-in-every-state.ts'
import type { Examples, FormExample, Scene } from './example.ts'
import { anotherSession, giveApp, givePasskey, givePassword, password, somebody } from './people-for-examples.ts'

const email = 'newcomer@staff.example'

/** An invitation that nobody has answered yet. */
async function invited({ services, who }: Scene) {
  await invite(services, { principal: who, email, role: 'marker', language: 'cy' })
  const [invitation] = await openInvitations(services.db)
  if (!invitation) throw new Error('Nobody was invited')
  return invitation
}

/** A code of the app that somebody is just setting up. */
async function codeOfNewApp({ services, who }: Scene): Promise<string> {
  await beginTotp(services, who.id)
  return totpCode((await pendingTotp(services, who.id)) ?? '', realTime())
}

/** Everybody's own account. */
const ofAccount: readonly FormExample[] = [
  {
    path: accountPaths.profile,
    role: 'viewer',
    prepare: () => ({ fields: { name: 'Another Name 💛', language: 'cy' } }),
    leaves: ['account.change-profile'],
  },
  {
    path: accountPaths.password,
    role: 'viewer',
    prepare: async ({ services, who }) => {
      await givePassword(services, who.id)
      return { fields: { current: password, next: 'four other words here' } }
    },
    leaves: ['account.change-password', 'account.end-sessions'],
    // What was the password is now a wrong one.
    again: ['account.prove-failed'],
  },
  {
    path: accountPaths.namePasskey,
    prepare: async ({ services, who }) => ({ fields: { id: await givePasskey(services, who.id), name: 'Ffôn newydd 💛' } }),
    leaves: ['account.name-passkey'],
  },
  {
    path: accountPaths.removePasskey,
    prepare: async ({ services, who }) => {
      await givePasskey(services, who.id)
      return { fields: { id: await givePasskey(services, who.id) } }
    },
    leaves: ['account.remove-passkey'],
  },
  {
    path: accountPaths.endSession,
    prepare: async ({ services, who }) => ({ fields: { id: await anotherSession(services, who.id) } }),
    leaves: ['account.end-sessions'],
  },
  {
    path: accountPaths.endOthers,
    prepare: async ({ services, who }) => {
      await anotherSession(services, who.id)
      return {}
    },
    leaves: ['account.end-sessions'],
  },
  {
    path: accountPaths.startTotp,
    prepare: () => ({}),
    leaves: [],
    unlogged: 'The app counts, and is entered, when it has shown a code.',
  },
  {
    path: accountPaths.totp,
    prepare: async scene => ({ fields: { code: await codeOfNewApp(scene) } }),
    answers: 200,
    leaves: ['account.set-totp'],
  },
  {
    path: accountPaths.backupCodes,
    prepare: async ({ services, who }) => {
      await giveApp(services, who.id)
      return {}
    },
    answers: 200,
    leaves: ['account.renew-backup-codes'],
    // Codes are shown once: whoever asks again has new ones, and those of the first answer end.
    again: ['account.renew-backup-codes'],
  },
  {
    path: accountPaths.prove,
    prepare: async ({ services, who }) => {
      await givePassword(services, who.id)
      return { fields: { password, to: '/console/account' } }
    },
    leaves: ['account.prove'],
    // Whoever types their password twice has shown twice who they are.
    again: ['account.prove'],
  },
]

const ofSomebody = async ({ services }: Scene) => ({ id: (await somebody(services)).id })

/** Who works here. */
const ofStaff: readonly FormExample[] = [
  { path: staffPaths.invite, prepare: () => ({ fields: { email, role: 'marker', language: 'cy' } }), leaves: ['staff.invite'] },
  {
    path: staffPaths.sendAgain,
    prepare: async scene => {
      const { id, sentAt } = await invited(scene)
      return { holes: { id }, fields: { sent: sentAt.toISOString() } }
    },
    leaves: ['staff.send-invitation-again'],
  },
  {
    path: staffPaths.withdraw,
    prepare: async scene => ({ holes: { id: (await invited(scene)).id } }),
    leaves: ['staff.withdraw-invitation'],
  },
  {
    path: staffPaths.role,
    prepare: async scene => ({ holes: await ofSomebody(scene), fields: { role: 'admin' } }),
    leaves: ['staff.change-role'],
  },
  { path: staffPaths.deactivate, prepare: async scene => ({ holes: await ofSomebody(scene) }), leaves: ['staff.deactivate'] },
  {
    path: staffPaths.reactivate,
    prepare: async scene => {
      const holes = await ofSomebody(scene)
      await deactivate(scene.services, { principal: scene.who, ...holes })
      return { holes }
    },
    leaves: ['staff.reactivate'],
  },
  {
    path: staffPaths.reset,
    prepare: async scene => {
      const holes = await ofSomebody(scene)
      await giveApp(scene.services, holes.id)
      return { holes }
    },
    leaves: ['staff.reset-second-step'],
  },
  {
    path: staffPaths.bar,
    prepare: async scene => ({ holes: await ofSomebody(scene), fields: { trust: trustCode, reason: 'Worked there until 2025' } }),
    leaves: ['staff.bar'],
  },
  {
    path: staffPaths.lift,
    prepare: async scene => {
      const holes = await ofSomebody(scene)
      await barFromTrust(scene.services, { principal: scene.who, ...holes, trustCode, reason: 'Worked there until 2025' })
      return { holes, fields: { trust: trustCode } }
    },
    leaves: ['staff.lift-bar'],
  },
]

/** What somebody does with their own account, and an administrator with those of others. */
export const accountsExamples: Examples = { forms: [...ofAccount, ...ofStaff] }
