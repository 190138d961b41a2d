/**
 * How a mailing stands. `draft`: it is being written. `scheduled`: it begins at its hour. `sending`, `paused`: it is on its way, or stopped for now.
 * `sent`: everybody has been written to. `stopped`: somebody ended it; whoever had got none by then gets none.
 */
export const mailingStates = ['draft', 'scheduled', 'sending', 'paused', 'sent', 'stopped'] as const
export type MailingState = (typeof mailingStates)[number]

/** In which a mailing can still be changed. */
export const isDraft = (state: MailingState): boolean => state === 'draft'
/** Between its start and its end. */
export const isUnderWay = (state: MailingState): boolean => state === 'sending' || state === 'paused'

/**
 * What became of one recipient. `waiting`: not written to yet. `written`: the mail stands in the outbox. `held`: it stays there, since mail was off.
 * `sent`, `failed`, `uncertain`: as the outbox heard. `left-out`: they had left, or their address was closed, before their turn or before the mail went.
 * `taken-back`: the mailing was stopped before the mail went.
 */
export const fates = ['waiting', 'written', 'held', 'sent', 'failed', 'uncertain', 'left-out', 'taken-back'] as const
export type Fate = (typeof fates)[number]

/** How many mails a minute one receiving domain gets; null: as fast as they go. */
export const perMinuteChoices = [300, 60, 30, 12, 6] as const
export type PerMinute = (typeof perMinuteChoices)[number]
export const usualPerMinute: PerMinute = 60

/** What somebody in the network has done here, as far as mailings may know: the kind and no more. */
export const actedKinds = ['politician', 'trust', 'sign'] as const
export type ActedKind = (typeof actedKinds)[number]
