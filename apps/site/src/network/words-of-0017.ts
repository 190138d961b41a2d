/** The words of the tables of migration 0017 as they were when it landed. Its statements are made of them, and never change. */
export const bases = ['consent', 'soft-opt-in'] as const
export const endings = ['left', 'bounced', 'complained', 'merged'] as const
export const knownStatuses = ['collecting', 'partial', 'not-collecting', 'no-response', 'not-asked', 'excluded'] as const
export const linkKinds = ['confirm', 'leave', 'preferences'] as const
export const purposes = ['hospital-alerts'] as const
export const says = ['given', 'withdrawn'] as const
export const subscriptionStates = ['asked', 'active', 'ended'] as const
export const supporterMailKinds = ['confirm', 'already', 'preferences', 'alert'] as const
export const supporterStates = ['unconfirmed', 'confirmed', 'left'] as const
export const suppressionReasons = ['erased', 'unsubscribed', 'hard-bounce', 'complaint'] as const
export const ways = ['form', 'link', 'one-click', 'staff', 'import', 'mail'] as const
