import { once } from 'node:events'
import { request as send } from 'node:http'
import { createConnection, createServer } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LogFields } from '../log.ts'
import { PageCache } from './page-cache.ts'
import { reportAnswer, type ServerEnv } from './report-answer.ts'
import type { Ctx, SiteEnv } from './room.ts'
import { type SiteServer, serve } from './serve.ts'
import { StaticFiles } from './static-files.ts'

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }

let server: SiteServer
let cache: PageCache
let logged: (LogFields & { event: string })[]
let rendered: string[]
let isDatabaseReady = true
let letGo: () => void

const words = 'A page of some length. '.repeat(100)

/** A site with a page that may be kept, one that may not, and one that takes as long as it is told. */
function site() {
  const app = new Hono<SiteEnv>()
  app.use(async (c, next) => {
    await next()
    reportAnswer(c as Ctx)
  })
  const page = (cacheable: boolean) => (c: Ctx) => {
    rendered.push(c.req.path)
    if (cacheable) c.set('cacheable', true)
    return c.html(words, 200, { 'x-page': 'yes' })
  }
  app.get('/kept', c => page(true)(c as Ctx))
  app.get('/trusts/:code', c => page(true)(c as Ctx))
  app.get('/own', c => page(false)(c as Ctx))
  app.get('/tagged', c => c.html(words, 200, { etag: '"lamp"' }))
  app.get('/packed', c => {
    c.set('cacheable', true)
    return c.body(words, 200, { 'content-type': 'application/zip' })
  })
  app.get('/cookie', c => {
    c.header('set-cookie', 'a=b')
    return page(true)(c as Ctx)
  })
  app.get('/slow', async c => {
    rendered.push('/slow')
    await new Promise<void>(resolve => {
      letGo = resolve
    })
    c.set('cacheable', true)
    return c.html(words)
  })
  app.post('/find', async c => c.text(await c.req.text()))
  app.get('/broken', () => {
    throw new Error('reader@example.invalid is not here')
  })
  app.onError((_, c) => c.text('sorry', 500))
  return (request: Request, env: ServerEnv) => app.fetch(request, env)
}

beforeEach(async () => {
  cache = new PageCache()
  logged = []
  rendered = []
  isDatabaseReady = true
  const files = new StaticFiles('/nowhere', new Set())
  files.add('/assets/icon.svg', 'image/svg+xml', `<svg>${' '.repeat(2000)}</svg>`)
  server = await serve({
    port: 0,
    host: '127.0.0.1',
    log: (event, fields) => logged.push({ event, ...fields }),
    cache,
    files,
    startingText: 'Starting',
    isDatabaseReady: async () => isDatabaseReady,
  })
  server.open(site())
})
afterEach(() => server.close(0))

function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = send({ port: server.port, host: '127.0.0.1', path, method, headers, agent: false }, response => {
      const chunks: Buffer[] = []
      response.on('data', chunk => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** A page is kept a moment after its first answer has gone out. */
async function keptAfterAsking(path: string): Promise<void> {
  await ask(path)
  await expect.poll(() => cache.find(path)).toBeDefined()
}

describe('a page that may be kept', () => {
  test('is made once and then answered whole, in each encoding', async () => {
    await keptAfterAsking('/kept')
    const [br, gzip, plain] = await Promise.all([
      ask('/kept', { 'accept-encoding': 'gzip, br' }),
      ask('/kept', { 'accept-encoding': 'gzip' }),
      ask('/kept'),
    ])
    expect(rendered).toEqual(['/kept'])
    expect(brotliDecompressSync(br.body).toString()).toBe(words)
    expect(gunzipSync(gzip.body).toString()).toBe(words)
    expect(plain.body.toString()).toBe(words)
    for (const answer of [br, gzip, plain]) {
      expect(answer.headers).toMatchObject({
        'x-page': 'yes',
        vary: 'Accept-Encoding',
        'content-length': String(answer.body.length),
      })
    }
  })

  test('is not sent again to whoever has it', async () => {
    await keptAfterAsking('/kept')
    const { headers } = await ask('/kept')
    const again = await ask('/kept', { 'if-none-match': `W/${String(headers.etag)}, "other"` })
    expect([again.status, again.body.length]).toEqual([304, 0])
    expect((await ask('/kept', { 'if-none-match': '"other"' })).status).toBe(200)
  })

  test('has another strong tag in each encoding, the same when it is made and when it is kept', async () => {
    const made = await ask('/kept', { 'accept-encoding': 'br' })
    await expect.poll(() => cache.find('/kept')).toBeDefined()
    const tags = await Promise.all(
      ['br', 'gzip', 'identity'].map(async encoding =>
        String((await ask('/kept', { 'accept-encoding': encoding })).headers.etag),
      ),
    )
    expect(new Set(tags).size).toBe(3)
    expect([made.headers.etag, tags.filter(tag => tag.startsWith('W/'))]).toEqual([tags[0], []])
    const [br = '', gzip = ''] = tags
    expect((await ask('/kept', { 'accept-encoding': 'br', 'if-none-match': br })).status).toBe(304)
    expect((await ask('/kept', { 'accept-encoding': 'br', 'if-none-match': gzip })).status).toBe(200)
    cache.clear()
    const afterNews = await ask('/kept', { 'accept-encoding': 'gzip', 'if-none-match': gzip })
    expect([afterNews.status, afterNews.headers.etag, afterNews.headers.vary]).toEqual([304, gzip, 'Accept-Encoding'])
    expect(afterNews.headers['content-encoding']).toBeUndefined()
  })

  test('answers HEAD with its headers alone', async () => {
    await keptAfterAsking('/kept')
    const head = await ask('/kept', {}, 'HEAD')
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, String(words.length), 0])
  })

  test('is made once for all who ask while it is being made', async () => {
    const answers = [ask('/slow'), ask('/slow'), ask('/slow', { 'accept-encoding': 'br' })]
    await expect.poll(() => rendered.length).toBe(1)
    // All three are in before the page is let go: each connection has been taken when its request has been.
    await ask('/own')
    letGo()
    const [first, second, third] = await Promise.all(answers)
    expect([first?.body.toString(), second?.body.toString()]).toEqual([words, words])
    expect(brotliDecompressSync(third?.body ?? Buffer.alloc(0)).toString()).toBe(words)
    expect(rendered.filter(path => path === '/slow')).toHaveLength(1)
  })

  test('is made again after news, and what was begun before the news is not kept', async () => {
    const before = ask('/slow')
    await expect.poll(() => rendered.length).toBe(1)
    const letFirstGo = letGo
    cache.clear()
    const after = ask('/slow')
    await expect.poll(() => rendered.length).toBe(2)
    letFirstGo()
    await before
    letGo()
    await after
    await expect.poll(() => cache.find('/slow')).toBeDefined()
  })

  test('is not kept for a visitor with a cookie, nor when it sets one, nor under an address that is written otherwise', async () => {
    await ask('/kept', { cookie: 'session=1' })
    await ask('/cookie')
    await ask('/kept?utm_source=mail')
    await ask('/own')
    await ask('/kept?status=&status=')
    await keptAfterAsking('/trusts/RA2')
    expect(['/kept', '/cookie', '/kept?utm_source=mail', '/own'].map(path => cache.find(path))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    const own = await ask('/trusts/RA2', { cookie: 'session=1' })
    expect([own.status, rendered.filter(path => path === '/trusts/RA2').length]).toEqual([200, 2])
  })
})

describe('any other answer', () => {
  test('is compressed on its way, as the client likes', async () => {
    const br = await ask('/own', { 'accept-encoding': 'br' })
    expect(brotliDecompressSync(br.body).toString()).toBe(words)
    const gzip = await ask('/own', { 'accept-encoding': 'br;q=0, gzip' })
    expect(gunzipSync(gzip.body).toString()).toBe(words)
    expect([br.headers['content-encoding'], gzip.headers['content-encoding'], br.headers.vary]).toEqual([
      'br',
      'gzip',
      'Accept-Encoding',
    ])
    expect((await ask('/own')).headers['content-encoding']).toBeUndefined()
  })

  test('is told to be known by the tag that it has in its encoding, and answers HEAD with the headers of GET', async () => {
    const get = await ask('/tagged', { 'accept-encoding': 'gzip' })
    expect([get.status, get.headers.etag, gunzipSync(get.body).toString()]).toEqual([200, '"lamp-gzip"', words])
    const head = await ask('/tagged', { 'accept-encoding': 'gzip' }, 'HEAD')
    for (const name of ['etag', 'content-encoding', 'content-type', 'vary'])
      expect(head.headers[name], name).toBe(get.headers[name])
    expect([head.status, head.body.length]).toEqual([200, 0])
    for (const method of ['GET', 'HEAD']) {
      const known = await ask('/tagged', { 'accept-encoding': 'gzip', 'if-none-match': 'W/"lamp-gzip"' }, method)
      expect([known.status, known.body.length, known.headers.etag]).toEqual([304, 0, '"lamp-gzip"'])
    }
    expect((await ask('/tagged', { 'if-none-match': '"lamp-gzip"' })).status).toBe(200)
  })

  test('is not compressed when it is kept, where that would not make it smaller', async () => {
    await keptAfterAsking('/packed')
    const kept = await ask('/packed', { 'accept-encoding': 'br' })
    expect([kept.headers['content-encoding'], kept.headers.vary, kept.body.toString()]).toEqual([undefined, undefined, words])
  })

  test('a file of the build is compressed and may be revalidated', async () => {
    const icon = await ask('/assets/icon.svg', { 'accept-encoding': 'br' })
    expect(icon.headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'content-encoding': 'br',
      'x-content-type-options': 'nosniff',
    })
    const known = { 'accept-encoding': 'br', 'if-none-match': String(icon.headers.etag) }
    expect((await ask('/assets/icon.svg', known)).status).toBe(304)
    expect((await ask('/assets/../package.json')).status).toBe(404)
  })
})

describe('the log', () => {
  test('holds the pattern of the route, never the address', async () => {
    await ask('/trusts/SW1A-2AA?near=SW1A')
    await ask('/find', { 'content-type': 'text/plain' }, 'POST', 'SW1A 2AA')
    await ask('/nothing/SW1A')
    await keptAfterAsking('/trusts/RA2')
    await ask('/trusts/RA2')
    await expect.poll(() => logged.length).toBe(5)
    expect(logged.map(({ event, method, route, status }) => [event, method, route, status])).toEqual([
      ['request', 'GET', '/trusts/:code', 200],
      ['request', 'POST', '/find', 200],
      ['request', 'GET', 'none', 404],
      ['request', 'GET', '/trusts/:code', 200],
      ['request', 'GET', '/trusts/:code', 200],
    ])
    expect(JSON.stringify(logged)).not.toContain('SW1A')
  })

  test('says nothing of the questions about health', async () => {
    await ask('/healthz')
    await ask('/readyz')
    expect(logged).toEqual([])
  })

  test('an unknown method does not write itself into it', async () => {
    await ask('/kept', {}, 'PROPFIND')
    await expect.poll(() => logged.map(line => line.method)).toEqual(['other'])
  })
})

describe('health', () => {
  test('alive and ready', async () => {
    expect([(await ask('/healthz')).status, (await ask('/readyz')).status]).toEqual([200, 200])
  })

  test('alive, but the database does not answer', async () => {
    isDatabaseReady = false
    expect([(await ask('/healthz')).status, (await ask('/readyz')).status]).toEqual([200, 503])
  })

  test('before it is open it asks visitors to wait', async () => {
    const starting = await serve({
      port: 0,
      host: '127.0.0.1',
      log: () => {},
      cache,
      files: new StaticFiles('/nowhere', new Set()),
      startingText: 'Starting',
      isDatabaseReady: async () => true,
    })
    try {
      const answers = await Promise.all(
        ['/', '/healthz', '/readyz'].map(path => fetch(`http://127.0.0.1:${starting.port}${path}`)),
      )
      expect(answers.map(answer => answer.status)).toEqual([503, 200, 503])
      expect(answers[0]?.headers.get('retry-after')).toBe('5')
      expect(await answers[0]?.text()).toBe('Starting')
    } finally {
      await starting.close(0)
    }
  })
})

describe('trouble', () => {
  test('a visitor who goes away does not stop the others', async () => {
    const socket = createConnection(server.port, '127.0.0.1')
    socket.write('GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await expect.poll(() => rendered.length).toBe(1)
    socket.destroy()
    await once(socket, 'close')
    letGo()
    expect((await ask('/kept')).status).toBe(200)
  })

  test.each([
    ['no HTTP at all', 'hello\r\n\r\n', '400'],
    ['headers without end', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, '431'],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b/c\r\nConnection: close\r\n\r\n', '400'],
  ])('%s is refused', async (_, text, status) => {
    const socket = createConnection(server.port, '127.0.0.1')
    const chunks: Buffer[] = []
    socket.on('data', chunk => chunks.push(chunk))
    socket.write(text)
    await once(socket, 'close')
    expect(Buffer.concat(chunks).toString().split('\r\n')[0]).toContain(` ${status} `)
  })

  test('a port that is taken is said in words', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const options = {
      log: () => {},
      cache,
      files: new StaticFiles('/nowhere', new Set()),
      startingText: '',
      isDatabaseReady: async () => true,
    }
    await expect(serve({ ...options, port, host: '127.0.0.1' })).rejects.toMatchObject({ name: 'Refusal', code: 'unavailable' })
    await expect(serve({ ...options, port: 0, host: 'no.such.host.invalid' })).rejects.toMatchObject({
      name: 'Refusal',
      code: 'configuration',
    })
    other.close()
  })

  test('closing lets a request under way finish and takes no other', async () => {
    const underWay = ask('/slow')
    await expect.poll(() => rendered.length).toBe(1)
    const closed = server.close(5000)
    await expect(ask('/kept')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    letGo()
    expect((await underWay).status).toBe(200)
    await closed
  })

  test('closing does not wait for ever', async () => {
    const cut = ask('/slow').catch(error => error.code)
    await expect.poll(() => rendered.length).toBe(1)
    await server.close(1)
    expect(await cut).toBe('ECONNRESET')
    letGo()
  })
})
