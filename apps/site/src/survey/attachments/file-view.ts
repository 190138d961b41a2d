import { HTTPException } from 'hono/http-exception'
import { mayDo, principalOf } from '../../accounts/index.ts'
import type { Ctx } from '../../foundation/index.ts'
import { type RequestHere, requestHere } from '../requests/request-here.ts'
import { type AttachmentFile, fileOf, namesOnRequest, textOf } from './attachment-store.ts'
import type { TextPage } from './findings.ts'
import { isOddlyNamed } from './type-word.ts'

/** One file, as it came to one request. */
export type FileHere = RequestHere & {
  readonly file: AttachmentFile
  /** What it was called in the mails that brought it, one at least. */
  readonly names: readonly [string, ...string[]]
}

export type FileView = FileHere & {
  /** Of a file that may be opened. */
  readonly isOpen: boolean
  readonly pages: readonly TextPage[]
  readonly page: TextPage | null
  readonly mayRelease: boolean
  readonly isOddlyNamed: boolean
}

export const isOpen = ({ state }: Pick<AttachmentFile, 'state'>): boolean => state === 'clean' || state === 'released'

/** The file in the address. One that did not come to this request is not found there, whoever has guessed its hash. */
export async function fileHere(c: Ctx): Promise<FileHere> {
  const here = await requestHere(c)
  const sha256 = c.req.param('sha256') ?? ''
  const [first, ...others] = /^[0-9a-f]{64}$/.test(sha256) ? await namesOnRequest(c.var.db, here.request, sha256) : []
  const file = first === undefined ? null : await fileOf(c.var.db, sha256)
  if (first === undefined || file === null) throw new HTTPException(404)
  return { ...here, file, names: [first, ...others] }
}

export async function loadFileView(c: Ctx): Promise<FileView> {
  const here = await fileHere(c)
  const pages = await textOf(c.var.db, here.file.sha256)
  const number = Number(c.req.query('page') ?? 1)
  const subject = { state: here.round.state, trustCode: here.request.trustCode }
  return {
    ...here,
    isOpen: isOpen(here.file),
    pages,
    page: pages.find(({ page }) => page === number) ?? pages[0] ?? null,
    mayRelease: mayDo(principalOf(c), 'file.release', subject) === 'yes',
    isOddlyNamed: isOddlyNamed(here.names[0], here.file.type),
  }
}
