/** What one can agree to for a story: this site, and beyond it the press and our own social media, each by itself. */
export const scopes = ['site', 'press', 'social'] as const
export type Scope = (typeof scopes)[number]

/** `unconfirmed`: the owner of the address has not said that it was they. `open`: it is being looked at, or shown. `ended`: it is gone, and so is whose it was. */
export type StoryState = 'unconfirmed' | 'open' | 'ended'

/** Who has to do something before anything more becomes public. */
export type Turn = 'staff' | 'teller' | 'nobody'

/** `refused`: by staff, before it was shown. `teller`: taken back by the link. `staff`: taken down here. `expired`: its time was over. `unused`: never shown, and kept long enough. */
export const endings = ['refused', 'teller', 'staff', 'expired', 'unused'] as const
export type Ending = (typeof endings)[number]

/** Why a story cannot be shown, or not any more. Each has kind words for a mail: `stories.mail.reasons.<reason>`. */
export const reasons = ['identifies', 'advice', 'selling', 'party', 'hurts', 'not-about', 'child', 'asked'] as const
export type Reason = (typeof reasons)[number]

/** Whom a story is about. */
export const abouts = ['me', 'close', 'died'] as const
export type About = (typeof abouts)[number]

/** For how many years somebody agrees. */
export const yearChoices = [1, 2, 3] as const
export type Years = (typeof yearChoices)[number]

export type VersionBy = 'teller' | 'staff' | 'seed'
export const pictureSizes = ['large', 'small'] as const
export type PictureSize = (typeof pictureSizes)[number]
export type LinkKind = 'confirm' | 'mine'
