import type { Ctx, Router } from '../../foundation/index.ts'
import { documentsPath } from './document-links.ts'
import { documentsCss, RelatedDocuments } from './document-list.tsx'
import { relatedDocuments } from './documents-of-site.ts'

/** Addresses that are no page of the public, or speak of documents themselves. */
const others = /^\/(?:console|hospital|api|embed|assets|images|logos|documents)(?:\/|$)|\.\w{2,5}$/

/** Whatever page staff have given documents to shows them at its end, whichever room it is of: nobody has to think of it. */
export function documentsAtEnd(router: Router): void {
  router.use(async (c, next) => {
    if (c.req.method === 'GET' && !others.test(c.var.path) && c.var.path !== documentsPath) await addEnd(c)
    await next()
  })
}

async function addEnd(c: Ctx): Promise<void> {
  const documents = await relatedDocuments(c.var.db, c.var.path)
  if (documents.length === 0) return
  c.set('pageEnd', { order: 90, body: <RelatedDocuments t={c.var.t} documents={documents} />, css: [documentsCss] })
}
