/** An address that somebody typed and whose owner has not said yes. */
export const unconfirmedDays = 14
/** Somebody who has left everything: so long we can still answer what we sent them and why. */
export const leftDays = 90
/** What our mails said, and to whom they went. */
export const mailDays = 35
/** Links that open nothing any more, so that whoever opens one is told what it was. */
export const deadLinkDays = 30
/** What an imported list brought, and which of its lines were broken: numbers only. */
export const importDays = 90
/** Requests for one’s data that were answered: so long we can show that we did. */
export const requestDays = 730

/** What is not kept for ever, and how long it is. The words for each are `network.console.retention.rules.<rule>`. */
export const retentionRules = {
  unconfirmed: unconfirmedDays,
  left: leftDays,
  mails: mailDays,
  links: deadLinkDays,
  imports: importDays,
  requests: requestDays,
} as const
export type RetentionRule = keyof typeof retentionRules
export const retentionRuleNames = Object.keys(retentionRules) as RetentionRule[]

/** How many rows each rule took away in one run. */
export type Removed = Readonly<Record<RetentionRule, number>>

export const addRemoved = (one: Removed, other: Removed): Removed => ({
  unconfirmed: one.unconfirmed + other.unconfirmed,
  left: one.left + other.left,
  mails: one.mails + other.mails,
  links: one.links + other.links,
  imports: one.imports + other.imports,
  requests: one.requests + other.requests,
})

const dayMs = 24 * 60 * 60 * 1000

/** What is older than this goes. Counted in hours from now, so that a day of 23 or 25 hours shortens nobody's time. */
export const cutoffOf = (rule: RetentionRule, now: Date): Date => new Date(now.getTime() - retentionRules[rule] * dayMs)
