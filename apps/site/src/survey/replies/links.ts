import { requestLink, requestPath } from '../requests/links.ts'
import type { RequestKey } from '../requests/request-store.ts'
import type { RoundId } from '../types.ts'

/** The private page of a trust. */
export const replyPath = '/reply/:token'
export const replyLink = (token: string): string => `/reply/${token}`

/** Answering the questions of the round, on the same link. */
export const questionsPath = `${replyPath}/questions`
export const questionsLink = (token: string): string => `${replyLink(token)}/questions`

/** What was sent, to keep or to print. */
export const receiptPath = `${replyPath}/receipts/:number`
export const receiptLink = (token: string, number: number): string => `${replyLink(token)}/receipts/${number}`

export const nameContactPath = `${replyPath}/contact`
export const nameContactLink = (token: string): string => `${replyLink(token)}/contact`

/** Where a person who was named says that it is right. */
export const confirmPath = '/reply/confirm/:token'
export const confirmLink = (token: string): string => `/reply/confirm/${token}`

const ofRound = '/console/rounds/:round{[0-9]+-[0-9]+}'
/** Who was invited to reply, and what came of it. */
export const repliesPath = `${ofRound}/replies`
export const repliesLink = (round: RoundId): string => `/console/rounds/${round}/replies`
export const untilPath = `${repliesPath}/until`
export const untilLink = (round: RoundId): string => `${repliesLink(round)}/until`
export const inviteAllPath = `${repliesPath}/invite`
export const inviteAllLink = (round: RoundId): string => `${repliesLink(round)}/invite`

const under = (part: string) => ({
  path: `${requestPath}/reply${part}`,
  link: (key: RequestKey): string => `${requestLink(key)}/reply${part}`,
})

/** The right of reply of one trust. */
export const requestReplyAt = under('')
export const inviteAt = under('/invite')
export const makeLinkAt = under('/link')
export const revokeAt = under('/revoke')

export const settlePath = `${requestReplyAt.path}/:reply/settle`
export const settleLink = (key: RequestKey, reply: number): string => `${requestReplyAt.link(key)}/${reply}/settle`
export const removeContactPath = `${requestReplyAt.path}/contacts/:contact/remove`
export const removeContactLink = (key: RequestKey, contact: number): string =>
  `${requestReplyAt.link(key)}/contacts/${contact}/remove`
