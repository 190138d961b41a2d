import type { RoundId } from '../types.ts'

/** `draft-result`: the trust reads what we would publish of it, and says what it thinks. `answer`: it answers the round in the first place. */
export const linkPurposes = ['draft-result', 'answer'] as const
export type LinkPurpose = (typeof linkPurposes)[number]

/** `replaced`: a newer link has been made. `revoked`: somebody here closed it. */
export const linkEndings = ['replaced', 'revoked'] as const
export type LinkEnding = (typeof linkEndings)[number]

/** What a trust says of its draft result; `answer` is an answer to the questions themselves. */
export const verdicts = ['agree', 'correct', 'add', 'answer'] as const
export type Verdict = (typeof verdicts)[number]

/** What we did about a reply that somebody has read. */
export const replyOutcomes = ['answer-changed', 'evidence-added', 'status-changed', 'nothing'] as const
export type ReplyOutcome = (typeof replyOutcomes)[number]

/** A private link, without its token: of that only the hash is kept. */
export type ReplyLink = {
  readonly id: number
  readonly round: RoundId
  readonly trustCode: string
  readonly purpose: LinkPurpose
  /** The address that the letter with it went to; null when somebody hands it over. */
  readonly sentTo: string | null
  readonly messageId: number | null
  /** Of the standing that it shows; null of a link that shows none. */
  readonly fingerprint: string | null
  readonly madeAt: Date
  readonly madeBy: string
  readonly expiresAt: Date
  readonly ended: { readonly at: Date; readonly because: LinkEnding } | null
}

/** What a trust sent through one of its links. */
export type Reply = {
  readonly id: number
  readonly round: RoundId
  readonly trustCode: string
  readonly linkId: number
  /** The first reply of this trust in this round is 1. */
  readonly number: number
  readonly verdict: Verdict
  readonly words: string
  readonly language: 'en' | 'cy'
  /** The message in the thread that holds all of it. */
  readonly messageId: number
  readonly sentAt: Date
  /** Null while nobody has read it to its end. */
  readonly settledAs: ReplyOutcome | null
  readonly settledWords: string | null
  readonly settledBy: string | null
  readonly settledAt: Date | null
}

/** As the receipt says it: `2027-1/EX-003/2`. */
export const receiptNumber = ({ round, trustCode, number }: Pick<Reply, 'round' | 'trustCode' | 'number'>): string =>
  `${round}/${trustCode}/${number}`
