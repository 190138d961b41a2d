import { requestLink, requestPath } from '../requests/links.ts'
import type { RequestKey } from '../requests/request-store.ts'

/** Enters an answer that came by no mail. */
export const byHandInPath = `${requestPath}/by-hand-in`
export const byHandInLink = (key: RequestKey): string => `${requestLink(key)}/by-hand-in`
