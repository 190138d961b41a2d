import { requestLink, requestPath } from '../requests/links.ts'
import type { RequestKey } from '../requests/request-store.ts'

const under = (part: string) => ({
  path: `${requestPath}/publish-thread${part}`,
  link: (key: RequestKey): string => `${requestLink(key)}/publish-thread${part}`,
})

/** Where the letters of a request are made ready for everybody. */
export const prepareAt = under('')
export const redactionsAt = under('/redactions')
export const wordsAt = under('/words')
export const wholeMessageAt = under('/message')
export const previewAt = under('/preview')
export const publishAt = under('/publish')
export const withdrawAt = under('/withdraw')

const round = '[0-9]+-[0-9]+'
/** The letters between a trust and us in one round, for everybody: as a page and as a text file. */
export const lettersPath = `/trusts/:code/letters/:round{${round}}`
export const lettersFilePath = `/trusts/:code/letters/:file{${round}\\.txt}`
export const lettersLink = ({ round: id, trustCode }: RequestKey): string =>
  `/trusts/${encodeURIComponent(trustCode)}/letters/${encodeURIComponent(id)}`
export const lettersFileLink = (key: RequestKey): string => `${lettersLink(key)}.txt`
