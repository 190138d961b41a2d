import type { Principal, Role } from '../foundation/index.ts'

type Rule = {
  readonly roles: readonly Role[]
  /** States of the subject (of a round, most often) in which it may be done; any when absent. */
  readonly states?: readonly string[]
  /** True when somebody who is barred from a trust may not do it there. */
  readonly isAboutTrust?: true
}

const everyone: readonly Role[] = ['admin', 'editor', 'marker', 'viewer']
const campaigners: readonly Role[] = ['admin', 'editor']
const readers: readonly Role[] = ['admin', 'editor', 'marker']
const admins: readonly Role[] = ['admin']

/**
 * The one table that decides who may do what, and in which state: every route of the console names its deed, and nothing else decides.
 * The words for a deed are `audit.deeds.<deed>` in the messages.
 */
export const deeds = {
  'console.see': { roles: everyone },
  'account.change': { roles: everyone },
  'staff.see': { roles: admins },
  'staff.change': { roles: admins },
  'audit.see': { roles: everyone },
  'audit.export': { roles: campaigners },
  'charity.see': { roles: everyone },
  'charity.change': { roles: admins },
  'go-live.see': { roles: everyone },
  'go-live.change': { roles: admins },
  'outbox.see': { roles: campaigners },
  'outbox.send': { roles: campaigners },
  'holidays.see': { roles: everyone },
  'holidays.import': { roles: campaigners },
  'round.see': { roles: everyone },
  'round.make': { roles: campaigners },
  'round.change': { roles: campaigners, states: ['draft'] },
  'round.delete': { roles: admins, states: ['draft'] },
  'round.try': { roles: campaigners },
  // Whoever presses the button second finds a round on its way, and is told so; nothing is sent twice.
  'round.send': { roles: campaigners, states: ['draft', 'sending', 'open'] },
  // Corrections and letters sent later leave in batches of their own, also when the round is open.
  'round.pause': { roles: campaigners, states: ['sending', 'open'] },
  'round.resume': { roles: campaigners, states: ['sending', 'open'] },
  'round.recall': { roles: campaigners, states: ['sending', 'open'] },
  'round.close': { roles: admins, states: ['open'] },
  'request.see': { roles: everyone },
  'request.record': { roles: readers, states: ['sending', 'open'], isAboutTrust: true },
  'request.write': { roles: campaigners, states: ['sending', 'open'], isAboutTrust: true },
  'request.bulk': { roles: campaigners, states: ['sending', 'open'] },
  'contact.see': { roles: everyone },
  // Whoever decides where letters to a trust go can answer them.
  'contact.change': { roles: campaigners, isAboutTrust: true },
  'held-mail.see': { roles: readers },
  // In the pen a mail belongs to no trust yet: whoever files it is asked about the trust that they choose.
  'held-mail.file': { roles: readers, isAboutTrust: true },
  // A file of mail files itself by the address in it, as mail does that comes by itself.
  'mail.take-in': { roles: readers },
  // What a trust has sent is for those who read answers. What may hold names of patients, an admin lets them see.
  'file.see': { roles: readers },
  'file.release': { roles: admins, isAboutTrust: true },
  'answer.take-in': { roles: readers, states: ['sending', 'open'], isAboutTrust: true },
  // Only while nothing is marked: the form says so where something is.
  'round.marking': { roles: campaigners, states: ['draft', 'sending', 'open'] },
  'mark.make': { roles: readers, states: ['sending', 'open'], isAboutTrust: true },
  'mark.settle': { roles: readers, states: ['sending', 'open'], isAboutTrust: true },
  'mark.clear': { roles: admins, states: ['sending', 'open'], isAboutTrust: true },
  'status.change': { roles: campaigners, states: ['sending', 'open'], isAboutTrust: true },
  'status.override': { roles: admins, states: ['sending', 'open'], isAboutTrust: true },
  // What a trust said, and what shows it. Several simple ones at once concern many trusts: each is asked about by itself.
  'answer.record': { roles: readers, states: ['sending', 'open'], isAboutTrust: true },
  'answer.classify': { roles: readers, states: ['sending', 'open'] },
  'reply.see': { roles: readers },
  // A trust is shown what would be published of it.
  'reply.invite': { roles: campaigners, states: ['open'], isAboutTrust: true },
  'reply.settle': { roles: readers, states: ['open'], isAboutTrust: true },
  // The letters between a trust and us, published with what must not be seen blacked out.
  'thread.see': { roles: everyone },
  'thread.redact': { roles: readers, states: ['open', 'closed'], isAboutTrust: true },
  'thread.publish': { roles: campaigners, states: ['open', 'closed'], isAboutTrust: true },
  // What should not have been published goes at once, whatever the round.
  'thread.withdraw': { roles: campaigners, isAboutTrust: true },
  // What would become public can be seen by everybody who works here; an admin makes it so.
  'publication.see': { roles: everyone },
  'publication.make': { roles: admins, states: ['open', 'closed'] },
  'release.correct': { roles: admins },
  'passage.withhold': { roles: admins },
  'complaint.see': { roles: readers },
  'complaint.record': { roles: campaigners, isAboutTrust: true },
  'complaint.settle': { roles: admins, isAboutTrust: true },
  'statistics.see': { roles: everyone },
  'rehearsal.see': { roles: everyone },
  'rehearsal.move': { roles: everyone },
} as const satisfies Record<string, Rule>

export type Deed = keyof typeof deeds

/** What a deed is done to. `state` is null for what has none. */
export type Subject = { readonly state: string | null; readonly trustCode?: string }

export type Verdict = 'yes' | 'wrong-role' | 'wrong-state' | 'barred'

/** Whether somebody may do this to that, now; and if not, why not. */
export function mayDo(who: Pick<Principal, 'role' | 'barredFrom'>, deed: Deed, subject: Subject = { state: null }): Verdict {
  const rule: Rule = deeds[deed]
  if (!rule.roles.includes(who.role)) return 'wrong-role'
  if (rule.isAboutTrust && subject.trustCode !== undefined && who.barredFrom.includes(subject.trustCode)) return 'barred'
  if (rule.states && !(subject.state !== null && rule.states.includes(subject.state))) return 'wrong-state'
  return 'yes'
}

/** Who could do it, for the page that says no. */
export const rolesFor = (deed: Deed): readonly Role[] => deeds[deed].roles
