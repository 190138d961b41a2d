/**
 * What somebody here should look at in what a form brought. `danger`: somebody may be about to come to harm, by their own hand or another's.
 * `distress`: somebody is near the end of their strength. `threat`, `abuse`: words against a person. `links`: addresses of web pages in a
 * letter. `same-text`: own words that many have sent today. `disposable`: a mail address of a kind that is thrown away.
 */
export const concernKinds = ['danger', 'distress', 'threat', 'abuse', 'links', 'same-text', 'disposable'] as const
export type ConcernKind = (typeof concernKinds)[number]

/** Those for which a person looks before anything goes to somebody else. What speaks of one’s own need never holds anything up. */
export const holdingKinds = ['threat', 'abuse', 'links', 'same-text'] as const satisfies readonly ConcernKind[]

/** Those for which the page shows where to get help at once. */
export const helpKinds = ['danger', 'distress'] as const satisfies readonly ConcernKind[]

export type Concerns = readonly ConcernKind[]

/** Whether a person has to look before it goes to anybody. */
export const mustBeSeenFirst = (concerns: Concerns): boolean => concerns.some(kind => holdingKinds.some(held => held === kind))

/** Whether the page that follows begins with where to get help at once. */
export const callsForHelp = (concerns: Concerns): boolean => concerns.some(kind => helpKinds.some(help => help === kind))
