import { requestLink } from '../requests/links.ts'
import type { RoundId } from '../types.ts'
import { type ListQuery, writeListQuery } from './list-query.ts'

const asked = (search: string): string => (search === '' ? '' : `?${search}`)

/** Not `/console/rounds/new`, and whatever else is no round. */
const roundPattern = '/console/rounds/:round{[0-9]+-[0-9]+}'

export const roundPath = roundPattern
export const listPath = `${roundPattern}/requests`
export const listFilePath = `${roundPattern}/requests.csv`
export const keysPath = `${roundPattern}/keys`
export const calendarPath = `${roundPattern}/calendar`
export const boardPath = `${roundPattern}/board`
export const movePath = `${roundPattern}/board/:code`
export const bulkPath = `${roundPattern}/bulk`
export const planPath = `${roundPattern}/bulk/:plan`
export const planLetterPath = `${roundPattern}/bulk/:plan/letters/:code`

/** What a round is about, in words and counts. */
export const overviewLink = (round: RoundId): string => `/console/rounds/${round}`

/** A list of its requests. `all` says that nothing narrows it: without it the list is as somebody left it. */
export function listLink(round: RoundId, query?: ListQuery): string {
  const search = query ? writeListQuery(query) : ''
  return `/console/rounds/${round}/requests${query && search === '' ? '?all=1' : asked(search)}`
}

/** A list by the words of its address: `clock=overdue`. */
export const listLinkBy = (round: RoundId, search: string): string => `/console/rounds/${round}/requests?${search || 'all=1'}`

export const listFileLink = (round: RoundId, query: ListQuery): string =>
  `/console/rounds/${round}/requests.csv${asked(writeListQuery({ ...query, page: 1 }))}`

/** The page of one request, with the list that somebody comes from: its "next" goes through that list. */
export const requestInListLink = (round: RoundId, code: string, search: string): string =>
  requestLink({ round, trustCode: code }, search)

export const keysLink = (round: RoundId): string => `/console/rounds/${round}/keys`
export const calendarLink = (round: RoundId, month?: string): string =>
  `/console/rounds/${round}/calendar${month ? `?month=${month}` : ''}`
export const boardLink = (round: RoundId, by: 'work' | 'clock' = 'work'): string =>
  `/console/rounds/${round}/board${by === 'clock' ? '?by=clock' : ''}`
export const moveLink = (round: RoundId, code: string): string => `/console/rounds/${round}/board/${code}`
export const bulkLink = (round: RoundId): string => `/console/rounds/${round}/bulk`
export const planLink = (round: RoundId, plan: string): string => `/console/rounds/${round}/bulk/${plan}`
export const planLetterLink = (round: RoundId, plan: string, code: string): string =>
  `/console/rounds/${round}/bulk/${plan}/letters/${code}`
