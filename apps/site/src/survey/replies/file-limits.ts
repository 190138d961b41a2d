import { questionsPath, replyPath } from './links.ts'

const mebibyte = 1024 * 1024

/** What a trust can send with a reply: a report, some tables. More comes by mail, as to any request. */
export const fileLimits = { files: 10, fileBytes: 20 * mebibyte } as const

/** All that one form may bring. */
export const formBytes = 64 * mebibyte

/** So many files in all can ever be sent to one draft: what was sent once lies on our disk, also when it was taken away again. */
export const mostFilesEver = 60

export const replyBodies = [replyPath, questionsPath].map(path => ({ path, bytes: formBytes }))
