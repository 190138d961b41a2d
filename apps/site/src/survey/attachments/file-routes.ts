import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { HTTPException } from 'hono/http-exception'
import { consoleRoute, principalOf } from '../../accounts/index.ts'
import { asActor, type Ctx, localPath, type Router } from '../../foundation/index.ts'
import { readForm } from '../read-form.ts'
import { requestSubject } from '../requests/request-here.ts'
import { AttachmentFolder } from './attachment-folder.ts'
import { listClosedFiles } from './attachment-store.ts'
import { fileHere, isOpen, loadFileView } from './file-view.ts'
import { downloadAt, fileAt, filesPath, releaseAt } from './links.ts'
import { filePage } from './pages/file-page.tsx'
import { filesPage } from './pages/files-page.tsx'
import { releaseFile } from './release-file.ts'
import { downloadName } from './type-word.ts'

const mostFiles = 500
const longestReason = 2000

/** What came with mails, and what may be done with it. */
export function fileRoutes(router: Router): void {
  const common = { deed: 'file.see', subject: requestSubject } as const
  consoleRoute(router, { method: 'get', path: filesPath, deed: 'file.see', handle: openList })
  consoleRoute(router, { ...common, method: 'get', path: fileAt.path, handle: openFile })
  consoleRoute(router, { ...common, method: 'get', path: downloadAt.path, handle: download })
  consoleRoute(router, { ...common, method: 'post', path: releaseAt.path, deed: 'file.release', handle: release })
}

const openList = async (c: Ctx): Promise<Response> => filesPage(c, await listClosedFiles(c.var.db, mostFiles))

const openFile = async (c: Ctx): Promise<Response> =>
  filePage(c, await loadFileView(c), { done: c.req.query('done') === 'changed' })

async function release(c: Ctx): Promise<Response> {
  const { request, file } = await fileHere(c)
  const form = await readForm(c)
  const isOpening = form.line('open') !== 'no'
  const reason = form.lines('reason').trim().slice(0, longestReason)
  if (reason === '') return filePage(c, await loadFileView(c), { hasNoReason: true })
  const { write, clock } = c.var.services
  const actor = asActor(principalOf(c))
  const { outcome } = await releaseFile(write, { sha256: file.sha256, isOpen: isOpening, reason, actor, now: clock() })
  if (outcome === 'no-such-file') throw new HTTPException(404)
  if (outcome === 'cannot') return filePage(c, await loadFileView(c), { isTooLate: true })
  return c.redirect(localPath(c.var.locale, `${fileAt.link(request, file.sha256)}?done=changed`), 303)
}

/** The file itself, to be saved. No browser shows it or carries it out: it is a row of bytes with a name. */
async function download(c: Ctx): Promise<Response> {
  const { file, names } = await fileHere(c)
  if (!isOpen(file)) throw new HTTPException(404)
  const folder = new AttachmentFolder(c.var.services.dataFolder)
  if (!(await folder.has(file.sha256))) throw new HTTPException(404)
  // Node's streams and the web's are the same at run time; their types are not.
  const body = Readable.toWeb(createReadStream(folder.pathOf(file.sha256))) as ReadableStream
  return c.body(body, 200, {
    'content-type': 'application/octet-stream',
    'content-length': String(file.bytes),
    'content-disposition': disposition(downloadName(names[0], file.type)),
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
}

/** RFC 6266: the name twice, since old programs know only plain letters. */
function disposition(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9 ._()-]/g, '_')
  const whole = encodeURIComponent(name).replace(/['()*]/g, letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
