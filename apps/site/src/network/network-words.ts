/**
 * What somebody can agree to. Each has words of its own to agree to. `hospital-alerts`: to be told when one hospital changes. `updates`: news of
 * the campaign, now and then. `network`: the Campaigns Network, which is asked to act. `my-condition`: that we keep what they say of themselves
 * (`aboutMe`), which is health data and needs an explicit yes (UK GDPR, article 9(2)(a)).
 */
export const purposes = ['hospital-alerts', 'updates', 'network', 'my-condition'] as const
export type Purpose = (typeof purposes)[number]
/** What mailings are sent for. */
export const listPurposes = ['updates', 'network'] as const satisfies readonly Purpose[]
export type ListPurpose = (typeof listPurposes)[number]

/** What members can say that they would like to help with. */
export const interests = ['politicians', 'hospitals', 'press', 'social-media', 'stories'] as const
export type Interest = (typeof interests)[number]

/** What somebody can say of themselves, each with a yes of its own. `have-it`: they have secondary breast cancer. */
export const aboutMe = ['have-it', 'family', 'professional'] as const
export type AboutMe = (typeof aboutMe)[number]

/** How the details in an imported list were given to the charity. `third-party`: by somebody else than their owner. */
export const collections = ['form', 'paper', 'phone', 'event', 'third-party'] as const
export type Collection = (typeof collections)[number]

/**
 * On what ground we write to somebody (UK GDPR, article 6; PECR, regulation 22). `consent`: they said yes to words that we have kept.
 * `soft-opt-in`: they showed interest in the charity and did not decline (PECR 22(3A), since 5 February 2026).
 */
export const bases = ['consent', 'soft-opt-in'] as const
export type Basis = (typeof bases)[number]

/** From this day on a charity may write on the soft opt-in (Data (Use and Access) Act 2025, section 114), and not for what it was told before. */
export const softOptInFrom = '2026-02-05'

/** `given`, or `withdrawn` after that. */
export const says = ['given', 'withdrawn'] as const
export type Says = (typeof says)[number]

/**
 * How it came about. `form`: a form of ours, and the link in the mail that followed. `link`: the page behind a link in a mail. `one-click`: a mail
 * program, for its owner (RFC 8058). `staff`: somebody here, because the person asked. `import`: a list with its evidence. `mail`: their mail
 * server sent ours back.
 */
export const ways = ['form', 'link', 'one-click', 'staff', 'import', 'mail'] as const
export type Way = (typeof ways)[number]

/** `unconfirmed`: an address that somebody typed. `confirmed`: its owner has said yes to something. `left`: and to nothing any more. */
export const supporterStates = ['unconfirmed', 'confirmed', 'left'] as const
export type SupporterState = (typeof supporterStates)[number]

/**
 * Why an address is written to no more. `erased` and `unsubscribed` end when its owner signs up afresh and confirms it. `hard-bounce` and
 * `complaint` are for every purpose, and end only by the hand of staff. `soft-bounce`: mailings did not arrive there again and again, and end; what
 * its owner asks for still goes there.
 */
export const suppressionReasons = ['erased', 'unsubscribed', 'hard-bounce', 'complaint', 'soft-bounce'] as const
export type SuppressionReason = (typeof suppressionReasons)[number]
export const stickyReasons = ['hard-bounce', 'complaint'] as const satisfies readonly SuppressionReason[]

/** `asked`: the link in the mail has not been used yet. `active`: told of changes. `ended`: no more. */
export const subscriptionStates = ['asked', 'active', 'ended'] as const
export type SubscriptionState = (typeof subscriptionStates)[number]

/** `left`: by their own word. `bounced`, `complained`: see suppression. `merged`: it goes on as that of the trust which took this one over. */
export const endings = ['left', 'bounced', 'complained', 'merged'] as const
export type Ending = (typeof endings)[number]

/** What a link in a mail opens. `join`: the yes to a sign-up. `address`: the yes to an address that replaces another. */
export const linkKinds = ['confirm', 'leave', 'preferences', 'join', 'address'] as const
export type LinkKind = (typeof linkKinds)[number]

/**
 * What a mail to a supporter is: `already` tells its owner that somebody asked again for what they have; `join` asks for the yes to a sign-up;
 * `welcome` follows it; `address` asks for the yes to a new address, `moved` tells the old one; `mailing` was written to many.
 */
export const supporterMailKinds = [
  'confirm',
  'already',
  'preferences',
  'alert',
  'join',
  'welcome',
  'address',
  'moved',
  'mailing',
] as const
export type SupporterMailKind = (typeof supporterMailKinds)[number]

/** A status as a follower knows it: what a release says, `excluded` where it says that the trust is outside the survey. */
export const knownStatuses = ['collecting', 'partial', 'not-collecting', 'no-response', 'not-asked', 'excluded'] as const
export type KnownStatus = (typeof knownStatuses)[number]

/** What somebody may ask of us about their data (UK GDPR, articles 15 to 21). */
export const requestKinds = ['access', 'erasure', 'correction', 'objection', 'portability'] as const
export type RequestKind = (typeof requestKinds)[number]
