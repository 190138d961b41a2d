import { requestLink, requestPath } from '../requests/links.ts'
import type { RequestKey } from '../requests/request-store.ts'
import type { RoundId } from '../types.ts'

/** Everything of a round that waits for a reader, and how far two readers agree. */
export const markingPath = '/console/rounds/:round{[0-9]+-[0-9]+}/marking'
export const markingLink = (round: RoundId): string => `/console/rounds/${round}/marking`

export const markingModePath = `${markingPath}/mode`
export const markingModeLink = (round: RoundId): string => `${markingLink(round)}/mode`

const under = (part: string) => ({
  path: `${requestPath}/marking${part}`,
  link: (key: RequestKey): string => `${requestLink(key)}/marking${part}`,
})

/** The sheet of one request, beside its evidence. */
export const sheetAt = under('')
export const settleAt = under('/settle')
export const giveBackAt = under('/give-back')
export const clearAt = under('/clear')
export const wordsAt = under('/words')
export const overrideAt = under('/override')
