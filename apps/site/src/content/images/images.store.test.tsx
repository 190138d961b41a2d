import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import {
  hearNews,
  inTransaction,
  listAudit,
  type News,
  page,
  type Router,
  record,
  rows,
  type Services,
  writes,
} from '../../foundation/index.ts'
import { bombPng, hidden, photoOfTelephone, plainPng } from '../../foundation/photo/photos-for-tests.ts'
import { Markdown } from '../markdown/markdown.tsx'
import { imageConsoleRoutes } from './console/image-console-routes.ts'
import { imageRoutes } from './image-routes.ts'
import type { ImageTables } from './image-tables.ts'
import { imagesAround } from './images-around.tsx'
import { keepImage, removeImage } from './keep-image.ts'
import { imageById, imagesByIds } from './kept-image-store.ts'

const words = { 'description-en': 'A lamp in a dark window', 'description-cy': 'Lamp mewn ffenestr dywyll 💛' }
const actor = { kind: 'system', name: 'test' } as const
const someone = {
  kind: 'staff',
  id: 'one',
  name: 'First Editor',
  email: 'editor@staff.example',
  role: 'editor',
  barredFrom: [],
} as const

eachDatabase('pictures for the pages', open => {
  let services: Services
  let site: Router
  let now: Date
  let photo: Buffer
  let news: News[] = []
  let stopHearing: () => Promise<void>
  beforeAll(async () => {
    photo = await photoOfTelephone({ width: 800, height: 600 })
    stopHearing = await hearNews(open(), heard => news.push(heard))
  })
  afterAll(() => stopHearing())
  beforeEach(() => {
    now = new Date('2026-11-23T10:00:00Z')
    news = []
    services = testServices(open(), { clock: () => now })
    const signedIn = (router: Router) => {
      router.use('/console/*', async (c, next) => {
        c.set('principal', someone)
        await next()
      })
    }
    const texts = (router: Router) => {
      imagesAround(router)
      router.get('/text', c =>
        page(c, { title: 'Text', description: '', body: <Markdown text={`![](image:${c.req.query('id')})`} headingFrom={2} /> }),
      )
    }
    site = testRouter(services, signedIn, texts, imageRoutes, imageConsoleRoutes)
  })
  afterEach(() =>
    inTransaction(open().db, async tx => {
      await record(tx, { actor, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      await writes<ImageTables>(tx).deleteFrom('kept_image').execute()
    }),
  )

  const send = (fields: Record<string, string>, file?: Buffer, name = 'IMG_0001.txt') => {
    const body = new FormData()
    for (const [field, value] of Object.entries(fields)) body.set(field, value)
    if (file) body.set('image', new File([new Uint8Array(file)], name))
    return site.request('/console/images/add', { method: 'POST', body })
  }
  const press = (path: string, fields: Record<string, string> = {}) =>
    site.request(path, { method: 'POST', body: new URLSearchParams(fields) })
  const kept = () => rows<ImageTables>(open().db).selectFrom('kept_image').selectAll().orderBy('id').execute()
  const only = async () => {
    const [image, ...more] = await kept()
    if (!image || more.length > 0) throw new Error(`There are ${more.length + (image ? 1 : 0)} pictures`)
    return image
  }
  /** Since the last test, the newest first. */
  const deeds = async () => {
    const all = (await listAudit(open().db, {}, { limit: 9 })).map(({ deed }) => deed)
    return all.includes('test') ? all.slice(0, all.indexOf('test')) : all
  }

  test('a picture is kept with its words, and its files are served for ever by what they hold', async () => {
    const sent = await send(words, photo)
    const { id } = await only()
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/console/images/${id}?done=added`])
    const shown = await (await site.request(`/console/images/${id}?done=added`)).text()
    expect(shown).toContain('![](image:')
    expect(shown).toContain(words['description-en'])
    const file = /src="(\/images\/[0-9a-f]{64}\.jpg)"/.exec(shown)?.[1] ?? ''
    const answer = await site.request(file)
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'image/jpeg',
      'public, max-age=31536000, immutable',
    ])
    expect([answer.headers.get('x-content-type-options'), answer.headers.get('content-security-policy')]).toEqual([
      'nosniff',
      "default-src 'none'; sandbox",
    ])
    const bytes = Buffer.from(await answer.arrayBuffer())
    for (const secret of hidden) expect(bytes.includes(secret)).toBe(false)
    const etag = answer.headers.get('etag') ?? ''
    expect((await site.request(file, { headers: { 'if-none-match': etag } })).status).toBe(304)
    expect((await site.request(file.replace('.jpg', '.png'))).status).toBe(404)
    expect((await site.request(`/images/${'0'.repeat(64)}.webp`)).status).toBe(404)
    expect(await deeds()).toEqual(['image.add'])
    // Any page with a text that names it shows it; nothing stands where there is none.
    expect(await (await site.request(`/text?id=${id}`)).text()).toContain(`alt="${words['description-en']}"`)
    expect(await (await site.request('/text?id=99')).text()).not.toContain('<picture>')
  })

  test('the same file twice, also at once and under another name, is one picture', async () => {
    const answers = await Promise.all([send(words, photo), send(words, photo, 'other.png')])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    await only()
    const again = await send({ 'description-en': 'Other words', 'description-cy': 'Geiriau eraill' }, photo)
    expect(again.headers.get('location')).toMatch(/done=known$/)
    expect((await only()).description_en).toBe(words['description-en'])
  })

  test('without words it waits for them, for staff alone, and need not be sent again; after a day it is gone', async () => {
    const half = await send({ ...words, 'description-cy': ' ' }, photo)
    expect(half.status).toBe(422)
    const form = await half.text()
    const { id } = await only()
    expect(form).toContain('Say in Welsh what the picture shows')
    expect(form).toContain(words['description-en'])
    expect(form).toContain(`name="waiting" value="${id}"`)
    expect((await site.request(`/console/images/${id}/preview`)).headers.get('cache-control')).toBe('no-store')
    expect((await site.request(`/console/images/${id}`)).status).toBe(404)
    const [file] = (await imageById(open().db, id))?.files ?? []
    expect((await site.request(`/images/${file?.sha256}.webp`)).status).toBe(404)
    expect((await imagesByIds(open().db, [id])).size).toBe(0)

    expect((await send({ ...words, waiting: String(id) })).headers.get('location')).toBe(`/console/images/${id}?done=added`)
    expect((await only()).description_cy).toBe(words['description-cy'])
    expect(await deeds()).toEqual(['image.describe', 'image.add'])

    await send({}, await plainPng(64, 64))
    expect(await kept()).toHaveLength(2)
    now = new Date('2026-11-24T10:00:01Z')
    await keepImage(services, { bytes: Buffer.alloc(0), description: { en: '', cy: '' }, actor })
    expect((await only()).id).toBe(id)
  })

  test('what is refused leaves nothing, and the words come back', async () => {
    const bomb = await send(words, await bombPng(10_000, 10_000))
    const page = await bomb.text()
    expect([bomb.status, page.includes('more than 60 megapixels'), page.includes(words['description-en'])]).toEqual([
      422,
      true,
      true,
    ])
    expect((await send(words)).status).toBe(422)
    expect((await send({ ...words, 'description-en': 'IMG_1.jpg' }, photo)).status).toBe(422)
    expect((await send({ 'description-en': 'a\0b' }, photo)).status).toBe(400)
    expect(await kept()).toHaveLength(1)
  })

  test('of two people who describe it at once the second is told, with what they typed', async () => {
    await send(words, photo)
    const { id } = await only()
    const first = { ...words, 'description-en': 'A lamp', version: '1' }
    expect((await press(`/console/images/${id}/describe`, first)).status).toBe(303)
    expect((await press(`/console/images/${id}/describe`, first)).status).toBe(303)
    const second = await press(`/console/images/${id}/describe`, { ...words, 'description-en': 'A light', version: '1' })
    const page = await second.text()
    expect([second.status, page.includes('“A lamp”'), page.includes('A light')]).toEqual([422, true, true])
    expect(news.map(({ name }) => name)).toEqual(['images-changed', 'images-changed'])
    expect(await deeds()).toEqual(['image.describe', 'image.add'])
  })

  test('taken away, its bytes are gone at once', async () => {
    await send(words, photo)
    const { id } = await only()
    const [file] = (await imageById(open().db, id))?.files ?? []
    expect((await press(`/console/images/${id}/remove`)).headers.get('location')).toBe('/console/images?done=removed')
    expect(await removeImage(services, { id, actor })).toBe('unknown')
    expect((await site.request(`/images/${file?.sha256}.${file?.format === 'jpeg' ? 'jpg' : file?.format}`)).status).toBe(404)
    expect((await press(`/console/images/${id}/remove`)).status).toBe(404)
    expect((await site.request('/console/images/999999999999999')).status).toBe(404)
  })
})
