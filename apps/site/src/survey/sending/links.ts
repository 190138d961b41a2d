import type { RequestKey } from '../requests/request-store.ts'
import type { RoundId } from '../types.ts'

/** The addresses under which letters leave. */
const roundPattern = '/console/rounds/:round{[0-9]+-[0-9]+}'
export const sendPath = `${roundPattern}/send`
export const trustsPath = `${sendPath}/trusts`
export const checkPath = `${sendPath}/check`
export const readLettersPath = `${sendPath}/letters`
export const readLetterPath = `${readLettersPath}/:code`
export const testLetterPath = `${readLetterPath}/test`
export const confirmPath = `${sendPath}/confirm`
const batchPath = `${sendPath}/batches/:batch{[0-9]{1,15}}`
export const pausePath = `${batchPath}/pause`
export const resumePath = `${batchPath}/resume`
export const releasePath = `${batchPath}/release`
export const recallPath = `${batchPath}/recall`
export const recalledPath = `${sendPath}/recalled`
export const correctionPath = `${roundPattern}/correction`
const letterPattern = `${roundPattern}/requests/:code/letters/:message{[0-9]{1,15}}`
export const decidePath = letterPattern
export const arrivedPath = `${letterPattern}/arrived`
export const againPath = `${letterPattern}/again`
export const handedOverPath = `${letterPattern}/handed-over`

/** Where a draft is sent, and where its letters are followed once it is on its way. */
export const sendLink = (round: RoundId): string => `/console/rounds/${round}/send`
/** Which trusts a draft asks: the first step of sending it. */
export const chooseLink = sendLink
export const trustsLink = (round: RoundId): string => `${sendLink(round)}/trusts`
export const checkLink = (round: RoundId): string => `${sendLink(round)}/check`
export const readLetterLink = (round: RoundId, code?: string): string =>
  `${sendLink(round)}/letters${code === undefined ? '' : `/${encodeURIComponent(code)}`}`
export const testLetterLink = (round: RoundId, code: string): string => `${readLetterLink(round, code)}/test`
export const confirmLink = (round: RoundId): string => `${sendLink(round)}/confirm`

export type BatchStep = 'pause' | 'resume' | 'release' | 'recall'
export const batchLink = (round: RoundId, batch: number, step: BatchStep): string => `${sendLink(round)}/batches/${batch}/${step}`
export const recalledLink = (round: RoundId): string => `${sendLink(round)}/recalled`
/** Where a correction after a mistaken letter is written. */
export const correctionLink = (round: RoundId): string => `/console/rounds/${round}/correction`

/** One of our letters of which somebody has to decide something: whether it arrived, whether it goes once more. */
export const decideLink = ({ round, trustCode }: RequestKey, message: number): string =>
  `/console/rounds/${round}/requests/${encodeURIComponent(trustCode)}/letters/${message}`
export const arrivedLink = (key: RequestKey, message: number): string => `${decideLink(key, message)}/arrived`
/** Sends one letter once more. */
export const againLink = (key: RequestKey, message: number): string => `${decideLink(key, message)}/again`
/** Notes that a letter that goes by no mail was delivered. */
export const handedOverLink = (key: RequestKey, message: number): string => `${decideLink(key, message)}/handed-over`
