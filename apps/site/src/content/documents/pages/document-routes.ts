import { HTTPException } from 'hono/http-exception'
import type { Ctx, Router } from '../../../foundation/index.ts'
import { wholeNumber } from '../../uploads/read-upload.ts'
import { documentAt, documentFileAt, documentsPath } from '../document-links.ts'
import { bytesOf, documentById, filesOf } from '../document-store.ts'
import type { DocumentFile } from '../kept-document.ts'
import { mediaTypes } from '../looking/document-types.ts'
import { documentPage } from './document-page.tsx'
import { documentsPage } from './documents-page.tsx'

/** Documents, for everybody. */
export function documentRoutes(router: Router): void {
  router.get(documentsPath, documentsPage)
  router.get(documentAt.path, documentPage)
  router.get(documentFileAt.path, sendShown)
}

async function sendShown(c: Ctx): Promise<Response> {
  const { db } = c.var
  const document = await documentById(db, wholeNumber(c.req.param('id') ?? ''))
  if (!document?.isShown) throw new HTTPException(404)
  const number = wholeNumber(c.req.param('number') ?? '')
  const file = (await filesOf(db, document.id)).find(each => each.number === number && each.name === c.req.param('name'))
  if (!file) throw new HTTPException(404)
  return sendDocument(c, document.id, file, 'public, no-cache')
}

/**
 * Browsers keep the bytes and ask each time whether they may still be shown. A PDF opens in the browser; every other file is saved, and none of them can do anything in our name.
 */
export async function sendDocument(c: Ctx, id: number, file: DocumentFile, cacheControl: string): Promise<Response> {
  const headers = {
    'content-type': mediaTypes[file.type],
    'content-disposition': `${file.type === 'pdf' ? 'inline' : 'attachment'}; filename="${file.name}"`,
    'cache-control': cacheControl,
    etag: `"${file.sha256}"`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
  }
  if ((c.req.header('if-none-match') ?? '').includes(file.sha256)) return c.body(null, 304, headers)
  const bytes = await bytesOf(c.var.db, id, file.number)
  if (!bytes) throw new HTTPException(404)
  return c.body(Uint8Array.from(bytes), 200, headers)
}
