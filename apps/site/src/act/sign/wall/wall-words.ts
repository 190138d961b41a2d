/** What one can agree to for a photograph: the wall on this site, and beyond it the press and our own social media, each by itself. */
export const scopes = ['wall', 'press', 'social'] as const
export type Scope = (typeof scopes)[number]

/**
 * `unconfirmed`: somebody sent it, and the owner of the address has not said that it was they. `waiting`: for somebody here to look at. `shown`: on
 * the wall. `ended`: it is gone, and so is whose it was.
 */
export const photoStates = ['unconfirmed', 'waiting', 'shown', 'ended'] as const
export type PhotoState = (typeof photoStates)[number]

/** `refused`: by staff, before it was shown. `owner`: taken back by the link. `staff`: taken down here. `expired`: nobody said that it may stay. */
export const endings = ['refused', 'owner', 'staff', 'expired'] as const
export type Ending = (typeof endings)[number]

/** Why a photograph cannot be shown, or not any more. Each has kind words for a mail: `sign.mail.reasons.<reason>`. */
export const reasons = ['no-sign', 'unclear', 'child', 'somebody-else', 'private-details', 'party', 'words', 'asked'] as const
export type Reason = (typeof reasons)[number]

/** `confirm`: the yes to the mail. `mine`: seeing, changing and taking back. */
export const linkKinds = ['confirm', 'mine'] as const
export type LinkKind = (typeof linkKinds)[number]

export const imageSizes = ['large', 'small'] as const
export type ImageSize = (typeof imageSizes)[number]
