import { HTTPException } from 'hono/http-exception'
import { consoleRoute, formOf, principalOf } from '../../../accounts/index.ts'
import { asActor, type Ctx, type FieldError, localPath, type Router } from '../../../foundation/index.ts'
import { plainLine, readUpload, type Upload, uploadBodyBytes, wholeNumber } from '../../uploads/read-upload.ts'
import {
  addDocumentPath,
  changeDocumentAt,
  documentDeskAt,
  documentDeskFileAt,
  documentsDeskPath,
  removeDocumentAt,
  replaceDocumentAt,
} from '../document-links.ts'
import { documentById, filesOf } from '../document-store.ts'
import { changeDocument, keepDocument, removeDocument, replaceDocument } from '../keep-document.ts'
import type { KeptDocument } from '../kept-document.ts'
import { sendDocument } from '../pages/document-routes.ts'
import { addDocumentPage } from './add-document-page.tsx'
import { documentDeskPage, typedFrom } from './document-desk-page.tsx'
import { sayFormFault } from './document-fields.tsx'
import { documentsDeskPage } from './documents-desk-page.tsx'
import { readDocumentForm, type TypedDocument } from './read-document-form.ts'

const mostDocumentBytes = 32 * 1024 * 1024
export const documentBodies = [addDocumentPath, replaceDocumentAt.path].map(path => ({
  path,
  bytes: uploadBodyBytes(mostDocumentBytes),
}))

/** Documents, for staff. */
export function documentConsoleRoutes(router: Router): void {
  const get = { method: 'get' } as const
  const post = { method: 'post' } as const
  /** Asks the site itself whether there is a page. */
  const answers = async (path: string): Promise<boolean> => (await router.request(path)).status < 400
  consoleRoute(router, { ...get, path: documentsDeskPath, deed: 'document.see', handle: documentsDeskPage })
  consoleRoute(router, { ...get, path: addDocumentPath, deed: 'document.add', handle: c => addDocumentPage(c) })
  consoleRoute(router, { ...post, path: addDocumentPath, deed: 'document.add', handle: c => postAdd(c, answers) })
  consoleRoute(router, { ...get, path: documentDeskAt.path, deed: 'document.see', handle: openOne })
  consoleRoute(router, { ...get, path: documentDeskFileAt.path, deed: 'document.see', handle: sendFile })
  consoleRoute(router, { ...post, path: changeDocumentAt.path, deed: 'document.change', handle: c => postChange(c, answers) })
  consoleRoute(router, { ...post, path: replaceDocumentAt.path, deed: 'document.replace', handle: postReplace })
  consoleRoute(router, { ...post, path: removeDocumentAt.path, deed: 'document.remove', handle: postRemove })
}

type Answers = (path: string) => Promise<boolean>

const idIn = (c: Ctx): number => wholeNumber(c.req.param('id') ?? '')

async function documentHere(c: Ctx): Promise<KeptDocument> {
  const document = await documentById(c.var.db, idIn(c))
  if (!document) throw new HTTPException(404)
  return document
}

const openOne = async (c: Ctx): Promise<Response> => documentDeskPage(c, { document: await documentHere(c) })

async function sendFile(c: Ctx): Promise<Response> {
  const number = wholeNumber(c.req.param('number') ?? '')
  const file = (await filesOf(c.var.db, idIn(c))).find(each => each.number === number)
  if (!file) throw new HTTPException(404)
  return sendDocument(c, idIn(c), file, 'no-store')
}

const typedIn = ({ line, lines, isTicked }: Pick<Upload, 'line' | 'lines' | 'isTicked'>): TypedDocument => ({
  title: line('title'),
  language: line('language'),
  about: line('about'),
  pages: lines('pages'),
  day: line('day'),
  isShown: isTicked('shown'),
})

/** What is wrong with the file of a form before anybody has looked into it. */
const fileFault = ({ var: { t } }: Ctx, { file, isTooLarge }: Upload): readonly FieldError[] =>
  file ? [] : [{ field: 'file', message: t(`documents.faults.${isTooLarge ? 'too-large' : 'missing'}`) }]

async function postAdd(c: Ctx, answers: Answers): Promise<Response> {
  const { t, services } = c.var
  const sent = await readUpload(c, mostDocumentBytes)
  const typed = typedIn(sent)
  const read = await readDocumentForm(typed, { baseUrl: services.baseUrl, answers })
  const faults = [...fileFault(c, sent), ...(read.ok ? [] : read.faults.map(fault => sayFormFault(t, fault)))]
  if (!read.ok || !sent.file) return addDocumentPage(c, { typed, errors: faults, status: 422 })
  const { words, day } = read.complete
  const kept = await keepDocument(services, { file: { ...sent.file, day }, words, actor: asActor(principalOf(c)) })
  if (kept.outcome === 'refused') {
    const errors = [{ field: 'file', message: t(`documents.faults.${kept.fault}`) }]
    return addDocumentPage(c, { typed, errors, status: 422 })
  }
  return to(c, kept.id, kept.outcome === 'kept' ? 'added' : 'known')
}

async function postChange(c: Ctx, answers: Answers): Promise<Response> {
  const { t, services } = c.var
  const document = await documentHere(c)
  const form = await formOf(c)
  const typed = {
    ...typedIn({
      line: name => plainLine(form(name)),
      lines: name => form(name).replaceAll(/\r\n?/g, '\n').trim(),
      isTicked: name => form(name) === 'yes',
    }),
    day: document.file.day,
  }
  const read = await readDocumentForm(typed, { baseUrl: services.baseUrl, answers })
  if (!read.ok) return documentDeskPage(c, { document, typed, errors: read.faults.map(fault => sayFormFault(t, fault)) })
  const { words } = read.complete
  const version = wholeNumber(form('version'))
  const done = await changeDocument(services, { id: document.id, version, words, actor: asActor(principalOf(c)) })
  if (done === 'unknown') throw new HTTPException(404)
  // What was typed stays in its fields; what stands there now is said above them.
  if (done === 'changed') {
    const errors = [{ field: 'title', message: t('documents.faults.changed', { now: typedFrom(document).title }) }]
    return documentDeskPage(c, { document, typed, errors, status: 409 })
  }
  return to(c, document.id, 'changed')
}

async function postReplace(c: Ctx): Promise<Response> {
  const { t, services } = c.var
  const document = await documentHere(c)
  const sent = await readUpload(c, mostDocumentBytes)
  const again = (errors: readonly FieldError[]) => documentDeskPage(c, { document, errors })
  const typed = { ...typedFrom(document), pages: '', day: sent.line('day') }
  const read = await readDocumentForm(typed, { baseUrl: services.baseUrl, answers: async () => true })
  const faults = [...fileFault(c, sent), ...(read.ok ? [] : read.faults.map(fault => sayFormFault(t, fault)))]
  if (!read.ok || !sent.file) return again(faults)
  const done = await replaceDocument(services, {
    id: document.id,
    version: sent.number('version'),
    file: { ...sent.file, day: read.complete.day },
    actor: asActor(principalOf(c)),
  })
  switch (done.outcome) {
    case 'refused':
      return again([{ field: 'file', message: t(`documents.faults.${done.fault}`) }])
    case 'changed':
      return again([{ field: 'file', message: t('documents.faults.changed', { now: document.title }) }])
    case 'unknown':
      throw new HTTPException(404)
    case 'done':
    case 'same':
      return to(c, document.id, done.outcome === 'done' ? 'replaced' : 'same')
  }
}

async function postRemove(c: Ctx): Promise<Response> {
  const { services, locale } = c.var
  const done = await removeDocument(services, { id: idIn(c), actor: asActor(principalOf(c)) })
  if (done === 'unknown') throw new HTTPException(404)
  return c.redirect(`${localPath(locale, documentsDeskPath)}?done=removed`, 303)
}

const to = (c: Ctx, id: number, done: string): Response =>
  c.redirect(`${localPath(c.var.locale, documentDeskAt.link(id))}?done=${done}`, 303)
