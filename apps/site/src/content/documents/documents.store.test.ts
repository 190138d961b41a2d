import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import {
  inTransaction,
  listAudit,
  page,
  type Router,
  record,
  type Services,
  type SiteDocument,
  writes,
} from '../../foundation/index.ts'
import { sayRestoredFiles } from '../say-restored-files.ts'
import { documentConsoleRoutes } from './console/document-console-routes.ts'
import { RelatedDocuments } from './document-list.tsx'
import { documentById, documentsByIds } from './document-store.ts'
import type { DocumentTables } from './document-tables.ts'
import { documentsAtEnd } from './documents-at-end.tsx'
import {
  documentSearchEntries,
  keptDocuments,
  namedDocuments,
  relatedDocuments,
  relatedDocumentsHere,
} from './documents-of-site.ts'
import { changeDocument } from './keep-document.ts'
import { fileNameOf } from './kept-document.ts'
import { pdfOf, pdfWithScript } from './looking/files-for-tests.ts'
import { documentRoutes } from './pages/document-routes.ts'
import { sizeInWords } from './say-document.ts'

const actor = { kind: 'system', name: 'test' } as const
const someone = {
  kind: 'staff',
  id: 'one',
  name: 'First Admin',
  email: 'admin@staff.example',
  role: 'admin',
  barredFrom: [],
} as const
const words = {
  title: 'Standards of care',
  language: 'en',
  about: 'What to expect',
  day: '2026-03-29',
  pages: '/documents\n',
  shown: 'yes',
}
const made: SiteDocument = {
  title: 'Tystysgrif',
  lang: 'cy',
  type: 'pdf',
  size: null,
  pages: null,
  day: null,
  link: '/made.pdf',
  isTagged: true,
  belongsTo: { title: 'All documents', link: '/documents' },
}

eachDatabase('documents', open => {
  let services: Services
  let site: Router
  const pdfs: Buffer[] = []
  beforeAll(async () => {
    pdfs.push(await pdfOf('One', { isTagged: true }), await pdfOf('Two'))
  })
  afterAll(() => pdfs.splice(0))
  beforeEach(() => {
    services = testServices(open())
    const around = (router: Router) => {
      router.use(async (c, next) => {
        c.set('shell', { ...c.var.shell, documents: [keptDocuments, async () => [made]] })
        if (c.var.path.startsWith('/console')) c.set('principal', someone)
        await next()
      })
      router.get('/found', async c =>
        c.json((await documentSearchEntries(c)).map(({ title, text, link }) => [title, text, link])),
      )
      router.get('/here', async c => c.text((await relatedDocumentsHere(c, '/documents')).map(({ title }) => title).join(', ')))
    }
    const about = (router: Router) => {
      documentsAtEnd(router)
      router.get('/about', c => page(c, { title: 'About', description: '', body: 'About us' }))
      router.get('/own', async c => page(c, { title: 'Own', description: '', body: (await relatedDocumentsHere(c)).length }))
    }
    site = testRouter(services, around, about, documentRoutes, documentConsoleRoutes)
  })
  afterEach(() =>
    inTransaction(open().db, async tx => {
      await record(tx, { actor, at: services.clock(), deed: 'test', subject: { kind: 'test', id: '' } })
      await writes<DocumentTables>(tx).deleteFrom('document').execute()
    }),
  )

  const send = (path: string, fields: Record<string, string>, file?: Buffer) => {
    const body = new FormData()
    for (const [field, value] of Object.entries(fields)) body.set(field, value)
    if (file) body.set('file', new File([new Uint8Array(file)], '../../x.exe'))
    return site.request(path, { method: 'POST', body })
  }
  const add = async (fields: Record<string, string> = {}, file = pdfs[0]) => {
    const answer = await send('/console/documents/add', { ...words, ...fields }, file)
    return { answer, id: Number(/documents\/(\d+)\?/.exec(answer.headers.get('location') ?? '')?.[1] ?? 0) }
  }
  const text = async (path: string) => (await site.request(path)).text()
  const deeds = async () => {
    const all = (await listAudit(open().db, {}, { limit: 9 })).map(({ deed }) => deed)
    return all.includes('test') ? all.slice(0, all.indexOf('test')) : all
  }

  test('a document is listed with what somebody must know before they open it, and belongs to a page', async () => {
    const { answer, id } = await add()
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/console/documents/${id}?done=added`])
    const list = await text('/documents')
    expect(list).toMatch(/<a href="\/documents\/\d+\/1\/standards-of-care\.pdf">Standards of care<\/a>/)
    expect(list).toMatch(/PDF · \d+ kB · 2 pages · English · 29 March 2026 · marked up for screen readers/)
    expect(list).toContain('<a href="/made.pdf" lang="cy">Tystysgrif</a>')
    expect(await text('/cy/documents')).toMatch(
      /lang="en">Standards of care<\/a>.*PDF · \d+ kB · 2 dudalen · Saesneg · 29 Mawrth 2026/,
    )
    expect((await relatedDocuments(open().db, '/documents')).map(({ title }) => title)).toEqual(['Standards of care'])
    expect(await relatedDocuments(open().db, '/facts')).toEqual([])
    expect(await text('/here')).toBe('Standards of care, Tystysgrif')
    expect(JSON.parse(await text('/found'))).toEqual([
      ['Standards of care', 'What to expect', `/documents/${id}`],
      ['Tystysgrif', 'PDF · All documents', '/made.pdf'],
    ])
    await add({ title: 'On two pages', pages: '/about\n/documents\n/here\n' }, pdfs[1])
    expect(await text('/here'), 'of the page that speaks for it, and its own, each once').toBe(
      'On two pages, Standards of care, Tystysgrif',
    )
    expect((await namedDocuments(open().db, [id, 'x', 99_999])).length).toBe(1)
    const file = await site.request(`/documents/${id}/1/standards-of-care.pdf`)
    expect([file.status, file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual([
      200,
      'application/pdf',
      'inline; filename="standards-of-care.pdf"',
    ])
    expect(Buffer.from(await file.arrayBuffer()).equals(pdfs[0] ?? Buffer.alloc(0))).toBe(true)
    const etag = file.headers.get('etag') ?? ''
    expect((await site.request(`/documents/${id}/1/standards-of-care.pdf`, { headers: { 'if-none-match': etag } })).status).toBe(
      304,
    )
    expect((await site.request(`/documents/${id}/1/other.pdf`)).status).toBe(404)
    expect(await deeds()).toEqual(['document.add', 'document.add'])
  })

  test('a page that documents belong to shows them at its end, once, in whichever room it is', async () => {
    await add({ pages: '/about\n/own' })
    expect(await text('/cy/about')).toMatch(
      /About us.*<h2 id="related-documents">Dogfennau sy’n gysylltiedig.*Standards of care/s,
    )
    expect((await text('/about')).match(/Standards of care/g)).toHaveLength(1)
    expect(await text('/own')).not.toContain('related-documents')
    expect(await text('/documents')).not.toContain('related-documents')
  })

  test('a newer file takes the place of the earlier one, which stays at its address', async () => {
    const { id } = await add()
    const replace = (version: number, file = pdfs[1]) =>
      send(`/console/documents/${id}/replace`, { version: String(version), day: '2026-10-25' }, file)
    expect((await replace(1)).headers.get('location')).toBe(`/console/documents/${id}?done=replaced`)
    expect((await replace(1)).headers.get('location')).toBe(`/console/documents/${id}?done=same`)
    expect((await replace(1, await pdfOf('Three'))).status).toBe(422)
    expect((await replace(2, pdfWithScript())).status).toBe(422)
    const details = await text(`/documents/${id}`)
    expect(details).toContain(`/documents/${id}/2/standards-of-care.pdf`)
    expect(details).toContain('Not marked up for screen readers')
    expect(details).toMatch(/Of 29 March 2026 \(PDF, \d+ kB\)/)
    expect((await site.request(`/documents/${id}/1/standards-of-care.pdf`)).status).toBe(200)
    expect(await deeds()).toEqual(['document.replace', 'document.add'])
  })

  test('what staff alone may read is nowhere else, and the same file twice is one document', async () => {
    const { id } = await add({ shown: '' })
    for (const path of [`/documents/${id}`, `/documents/${id}/1/standards-of-care.pdf`])
      expect((await site.request(path)).status).toBe(404)
    expect(await text('/documents')).not.toContain('Standards of care')
    expect(await documentsByIds(open().db, [id])).toEqual([])
    expect((await site.request(`/console/documents/${id}/files/1`)).headers.get('cache-control')).toBe('no-store')
    expect((await add({ title: 'Again' })).answer.headers.get('location')).toBe(`/console/documents/${id}?done=known`)
    expect(await text('/console/documents')).toContain('1 document that staff keep')
  })

  test('a form is given back with all that is wrong and all that was typed', async () => {
    const { answer } = await add({
      title: ' ',
      language: 'fr',
      day: '2026-02-30',
      pages: 'https://elsewhere.example/\n/nowhere\n/console',
    })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    for (const said of [
      'Enter a title',
      'Choose the language',
      'Enter the date',
      'no page at “/nowhere”',
      '“/console” is no public page',
    ])
      expect(page).toContain(said)
    expect(page).toContain('What to expect')
    const without = await send('/console/documents/add', words)
    expect([without.status, (await without.text()).includes('Choose a file')]).toEqual([422, true])
    const bad = await add({}, pdfWithScript())
    expect([bad.answer.status, (await bad.answer.text()).includes('This PDF holds a program')]).toEqual([422, true])
    expect(await text('/documents')).not.toContain('Standards of care')
  })

  test('of two people who change it at once the second is told; taken away, all its files are gone', async () => {
    const { id } = await add()
    const change = (title: string) =>
      site.request(`/console/documents/${id}/change`, {
        method: 'POST',
        body: new URLSearchParams({ ...words, title, version: '1' }),
      })
    expect((await change('Standards')).status).toBe(303)
    expect((await change('Standards')).status).toBe(303)
    const second = await change('Other')
    const page = await second.text()
    expect([second.status, page.includes('“Standards”'), page.includes('value="Other"')]).toEqual([409, true, true])
    // A backup made now brings it back.
    expect(await sayRestoredFiles(open().db)).toContain('documents: 1.')
    const press = () => site.request(`/console/documents/${id}/remove`, { method: 'POST', body: new URLSearchParams() })
    expect([(await press()).status, (await press()).status]).toEqual([303, 404])
    expect((await site.request(`/documents/${id}/1/standards-of-care.pdf`)).status).toBe(404)
    expect(await deeds()).toEqual(['document.remove', 'document.change', 'document.add'])
    const gone = { id, version: 2, words: { title: 'x', language: 'en', about: '', pages: [], isShown: true }, actor } as const
    expect([await documentById(open().db, id), await changeDocument(services, gone)]).toEqual([null, 'unknown'])
  })

  test('names and sizes are said in words', () => {
    const [en, cy] = [services.messages.in('en'), services.messages.in('cy')]
    expect([fileNameOf('Tŷ Ŵyn: 10 % 💛', 'pdf'), fileNameOf('💛', 'csv')]).toEqual(['ty-wyn-10.pdf', 'document.csv'])
    expect([sizeInWords(en, 1), sizeInWords(en, 84_400), sizeInWords(cy, 1_240_000)]).toEqual(['1 kB', '84 kB', '1.2 MB'])
    expect(RelatedDocuments({ t: en, documents: [] })).toBeNull()
  })
})
