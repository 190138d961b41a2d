import { requestLink, requestPath } from '../requests/links.ts'
import type { RequestKey } from '../requests/request-store.ts'
import type { RoundId } from '../types.ts'

/** What a trust said, question by question, beside what came from it. */
export const answersPath = `${requestPath}/answers`

/** `list` is the query of the list from which somebody comes; `question` leads to one question of the page. */
export function answersLink(key: RequestKey, { list, question }: { list?: string | null; question?: string } = {}): string {
  const [path = '', query] = requestLink(key, list).split('?')
  return `${path}/answers${query === undefined ? '' : `?${query}`}${question === undefined ? '' : `#question-${question}`}`
}

/** Several simple answers of a round at once. */
export const classifyPath = '/console/rounds/:round{[0-9]+-[0-9]+}/classify'
export const classifyLink = (round: RoundId): string => `/console/rounds/${round}/classify`
