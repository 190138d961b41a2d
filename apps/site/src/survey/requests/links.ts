import type { LetterKind } from '../types.ts'
import type { RequestKey } from './request-store.ts'

/** The page of one request, as a pattern. */
export const requestPath = '/console/rounds/:round/requests/:code'

/** `list` is the query of the list from which somebody comes, so that the page can lead to the next one of it. */
export function requestLink({ round, trustCode }: RequestKey, list?: string | null): string {
  const path = `/console/rounds/${encodeURIComponent(round)}/requests/${encodeURIComponent(trustCode)}`
  return list === undefined || list === null ? path : `${path}?${new URLSearchParams({ list })}`
}

const under = (part: string) => ({
  path: `${requestPath}/${part}`,
  link: (key: RequestKey, list?: string | null): string => {
    const [path, query] = requestLink(key, list).split('?')
    return `${path}/${part}${query === undefined ? '' : `?${query}`}`
  },
})

export const eventsAt = under('events')
export const notesAt = under('notes')
export const workAt = under('work')
export const byHandAt = under('by-hand')
export const elsewhereAt = under('elsewhere')
export const threadAt = under('thread')
export const threadTextAt = under('thread.txt')
export const writeAt = under('write')

export const undoPath = `${requestPath}/events/:event/undo`
export const undoLink = (key: RequestKey, event: number, list?: string | null): string =>
  under(`events/${event}/undo`).link(key, list)

export const messagePath = `${requestPath}/messages/:message`
export const messageLink = (key: RequestKey, message: number): string => under(`messages/${message}`).link(key)

/** The letter of a kind, filled in and ready to be read once more. */
export function writeLink(key: RequestKey, kind: LetterKind, list?: string | null): string {
  const query = new URLSearchParams({ kind, ...(list === undefined || list === null ? {} : { list }) })
  return `${writeAt.link(key)}?${query}`
}
