import { requestLink, requestPath } from '../requests/links.ts'
import type { RequestKey } from '../requests/request-store.ts'

/** All files that nobody can open. */
export const filesPath = '/console/files'

const under = (part: string) => ({
  path: `${requestPath}/files/:sha256${part}`,
  link: (key: RequestKey, sha256: string): string => `${requestLink(key)}/files/${sha256}${part}`,
})

/** One file, at a request that it came to. */
export const fileAt = under('')
export const downloadAt = under('/download')
export const releaseAt = under('/release')

/** One page of its text. */
export const filePageLink = (key: RequestKey, sha256: string, page: number): string =>
  `${fileAt.link(key, sha256)}?page=${page}#text`
