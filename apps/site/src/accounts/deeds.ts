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
  'register.see': { roles: everyone },
  'register.merge': { roles: admins },
  'register.divide': { roles: admins },
  'register.dissolve': { roles: campaigners },
  'register.undissolve': { roles: campaigners },
  'letter-box.change': { roles: campaigners },
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
  'supporter.see': { roles: everyone },
  // One person's data, because they ask for it. What cannot be taken back, an admin does.
  'supporter.look-up': { roles: campaigners },
  'supporter.export': { roles: campaigners },
  'supporter.erase': { roles: admins },
  'supporter.lift': { roles: admins },
  // Everybody on a list at once, and on which ground they are written to.
  'supporter.try-import': { roles: admins },
  'supporter.import': { roles: admins },
  'supporter.export-list': { roles: admins },
  'supporter.soft-opt-in': { roles: admins },
  'data-request.see': { roles: campaigners },
  'data-request.change': { roles: campaigners },
  // What somebody wrote in need is for few eyes.
  'flag.see': { roles: campaigners },
  'flag.settle': { roles: campaigners },
  'alert.pause': { roles: campaigners },
  'alert.resume': { roles: campaigners },
  // What goes to many. Whoever comes second finds it on its way, and nobody gets it twice.
  'mailing.see': { roles: everyone },
  'mailing.write': { roles: campaigners },
  'mailing.test': { roles: campaigners },
  'mailing.start': { roles: campaigners },
  'mailing.pause': { roles: campaigners },
  'mailing.resume': { roles: campaigners },
  'mailing.stop': { roles: campaigners },
  'mailing.show': { roles: campaigners },
  'mailing.delete': { roles: campaigners },
  // Letters of supporters: numbers for everybody. One is read only while it is held, by whoever decides.
  'letter.see': { roles: everyone },
  'letter.read': { roles: campaigners },
  'letter.release': { roles: campaigners },
  'letter.refuse': { roles: campaigners },
  'letter.pause': { roles: campaigners },
  'letter.resume': { roles: campaigners },
  // A face on the wall says something about health: whoever campaigns decides, and nobody needs to see it who does not.
  'sign-photo.see': { roles: campaigners },
  'sign-photo.approve': { roles: campaigners },
  'sign-photo.refuse': { roles: campaigners },
  'sign-photo.take-down': { roles: campaigners },
  // Who may sign in for a hospital.
  'hospital.see': { roles: campaigners },
  'hospital.change': { roles: campaigners, isAboutTrust: true },
  // Whether an address is one at work: what it signed or recorded counts by that.
  'professional.see': { roles: campaigners },
  'professional.decide': { roles: campaigners },
  // Which keys are a hospital’s own: what they sign counts. A key in wrong hands is stopped by whoever hears of it.
  'signing-key.see': { roles: campaigners },
  'signing-key.confirm': { roles: campaigners, isAboutTrust: true },
  'signing-key.revoke': { roles: campaigners, isAboutTrust: true },
  // What units say about themselves, before anybody else sees it.
  'assessment.see': { roles: campaigners },
  'assessment.decide': { roles: campaigners, isAboutTrust: true },
  'endorsement.see': { roles: campaigners },
  'endorsement.decide': { roles: campaigners },
  // What readers say is wrong about a support service, and completions of training: names of people are for few eyes.
  'support-report.see': { roles: campaigners },
  'support-report.settle': { roles: campaigners },
  'training.see': { roles: campaigners },
  'training.note-provider': { roles: campaigners },
  'training.revoke': { roles: campaigners },
  // An edition of a report is final: whoever publishes it has seen it in both languages.
  'report.see': { roles: everyone },
  'report.publish': { roles: campaigners },
  // What everybody reads. Whoever comes second is shown what the first has done, and nothing is lost.
  'content.see': { roles: everyone },
  'entry.make': { roles: campaigners },
  'entry.write': { roles: campaigners },
  'entry.publish': { roles: campaigners },
  'entry.schedule': { roles: campaigners },
  'entry.unschedule': { roles: campaigners },
  'entry.discard': { roles: campaigners },
  'entry.take-down': { roles: campaigners },
  'entry.restore': { roles: campaigners },
  'entry.accept': { roles: campaigners },
  'entry.decline': { roles: campaigners },
  // Pictures, documents and links of the pages of the site.
  'image.see': { roles: everyone },
  'image.add': { roles: campaigners },
  'image.describe': { roles: campaigners },
  'image.remove': { roles: campaigners },
  'document.see': { roles: everyone },
  'document.add': { roles: campaigners },
  'document.change': { roles: campaigners },
  'document.replace': { roles: campaigners },
  // For good, with every earlier one.
  'document.remove': { roles: admins },
  'link.see': { roles: everyone },
  'link.check': { roles: campaigners },
  // What somebody told of their illness: whoever campaigns reads and decides, and nobody needs to see it who does not.
  'story.see': { roles: campaigners },
  'story.look-up': { roles: campaigners },
  'story.edit': { roles: campaigners },
  'story.look': { roles: campaigners },
  'story.ask': { roles: campaigners },
  'story.publish': { roles: campaigners },
  'story.home': { roles: campaigners },
  'story.refuse': { roles: campaigners },
  'story.take-down': { roles: campaigners },
  // What hospitals pledge. What patients and staff wrote about it is for few eyes.
  'pledge.see': { roles: everyone },
  'pledge.ask': { roles: campaigners, isAboutTrust: true },
  'pledge.approve': { roles: campaigners, isAboutTrust: true },
  'pledge.refuse': { roles: campaigners, isAboutTrust: true },
  'pledge.count': { roles: campaigners, isAboutTrust: true },
  'pledge.settle-doubt': { roles: campaigners, isAboutTrust: true },
  'pledge.enter-paper': { roles: campaigners, isAboutTrust: true },
  'pledge.read-comments': { roles: campaigners, isAboutTrust: true },
  'pledge.review-comment': { roles: campaigners, isAboutTrust: true },
  // What hospitals counted and signed. Whoever signs it off says what the map will show of the trust.
  'submission.see': { roles: everyone },
  'submission.sign-off': { roles: campaigners, isAboutTrust: true },
  'submission.decline': { roles: campaigners, isAboutTrust: true },
  'submission.withdraw': { roles: campaigners, isAboutTrust: true },
  'submission.publish': { roles: admins, isAboutTrust: true },
  // What the campaign measures itself by.
  'impact.see': { roles: everyone },
  'measure.enter': { roles: campaigners },
  'measure.change': { roles: campaigners },
  'measure.withdraw': { roles: campaigners },
  // The evaluation report and its posters. What is published of them is final: whoever publishes it has seen it in both languages.
  'evaluation.see': { roles: everyone },
  'evaluation.write': { roles: campaigners },
  'evaluation.take-figures': { roles: campaigners },
  'evaluation.publish': { roles: campaigners },
  'poster.see': { roles: everyone },
  'poster.write': { roles: campaigners },
  'poster.publish': { roles: campaigners },
  'sharing-note.add': { roles: campaigners },
  'sharing-note.change': { roles: campaigners },
  'sharing-note.withdraw': { roles: campaigners },
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
