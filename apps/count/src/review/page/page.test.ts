import { request } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ReviewAnswer } from '../answer.ts'
import { inventedWorklist } from '../invented-worklist.ts'
import { servePage } from './serve.ts'

let url: URL
let saved: ReviewAnswer[]
let cookie: string
let stop: AbortController
let stopped: Promise<void>
let disk: 'fine' | 'full'

beforeEach(async () => {
  saved = []
  disk = 'fine'
  stop = new AbortController()
  const link = await new Promise<string>(ready => {
    stopped = servePage({
      worklist: inventedWorklist(),
      by: 'First Reviewer',
      port: 0,
      answers: () => saved,
      save: answer => {
        if (disk === 'full') throw new Error('ENOSPC')
        saved.push(answer)
      },
      now: () => new Date('2026-11-03T10:00:00Z'),
      warn: () => {},
      signal: stop.signal,
      ready,
    })
  })
  url = new URL(link)
  const opened = await ask(url.pathname + url.search, { cookie: '' })
  cookie = String(opened.headers['set-cookie']).split(';')[0] ?? ''
})
afterEach(async () => {
  stop.abort()
  await stopped
})

type Asked = { method?: string; host?: string; cookie?: string; body?: string; headers?: Record<string, string> }
type Answered = { status: number; headers: Record<string, unknown>; text: string }

/** node:http rather than fetch, which would not let a test choose Host and Origin. */
function ask(
  path: string,
  { method = 'GET', host = url.host, cookie: own = cookie, body, headers = {} }: Asked = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: url.port, path, method, headers: { host, cookie: own, ...headers } },
      response => {
        const parts: Buffer[] = []
        response.on('data', part => parts.push(part))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString('utf8') }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''
async function form(id: string, more: Record<string, string>) {
  const { text } = await ask(`/item/${id}`)
  return new URLSearchParams({
    csrf: hidden(text, 'csrf'),
    once: hidden(text, 'once'),
    seen: hidden(text, 'seen'),
    note: '',
    ...more,
  })
}
const post = (id: string, fields: URLSearchParams, headers: Record<string, string> = {}) =>
  ask(`/item/${id}`, {
    method: 'POST',
    body: fields.toString(),
    headers: { origin: url.origin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })

test('the link works once and gives a cookie that scripts and other sites never get', async () => {
  expect((await ask('/')).status).toBe(200)
  const again = await ask(url.pathname + url.search, { cookie: '' })
  expect(again.status).toBe(403)
  expect(again.headers['set-cookie']).toBeUndefined()
  expect((await ask(url.pathname + url.search)).status).toBe(303)
  expect(cookie).toMatch(/^spotlight-review-\d+=.{40,}/)
})

test.each(['', 'spotlight-review=guess', 'other=1'])('without the cookie nothing is shown: %j', async wrong => {
  for (const path of ['/', '/item/case-1', '/item/case-nobody']) {
    const { status, text } = await ask(path, { cookie: wrong })
    expect(status).toBe(403)
    expect(text).not.toContain('Local identifier')
  }
})

test('another name for this computer is refused, as a page elsewhere would use it', async () => {
  for (const host of ['localhost:1', `evil.example:${url.port}`, `localhost:${url.port}`])
    expect((await ask('/', { host })).status).toBe(421)
})

test('the page fetches nothing, runs nothing and is framed by nobody', async () => {
  const { headers, text } = await ask('/item/case-2')
  expect(headers['content-security-policy']).toBe(
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  )
  expect(headers['cache-control']).toBe('no-store')
  expect(text).not.toMatch(/<script|https?:\/\/|style=|<b>Siân/)
  expect(text).toContain('&lt;b&gt;Siân&lt;/b&gt;')
  expect((await ask('/style.css')).text).not.toMatch(/url\(|@import/)
})

test('evidence line by line; an answer is saved at once with name and time, and the next question follows', async () => {
  const { text } = await ask('/item/case-1')
  expect(text).toContain('<td>04/03/2021</td><td>R7 (possible): one spell with C787</td><td class="where">hes/apc.csv:12</td>')
  const { status, headers } = await post('case-1', await form('case-1', { answer: 'case', note: 'Gweler y nodiadau 🌟' }))
  expect(status).toBe(303)
  expect(headers.location).toMatch(/^\/item\/case-2\?saved=/)
  expect(saved).toEqual([
    {
      at: '2026-11-03T10:00:00.000Z',
      by: 'First Reviewer',
      subject: { kind: 'case', keys: ['local:pas:1'] },
      answer: 'case',
      note: 'Gweler y nodiadau 🌟',
      asked: { why: 'possible', evidence: ['R7 possible 2021-03-04'] },
    },
  ])
  expect((await ask(String(headers.location))).text).toContain('Your answer is saved.')
})

test('a double click, and the same answer again, save once', async () => {
  const fields = await form('case-1', { answer: 'case' })
  await Promise.all([post('case-1', fields), post('case-1', fields)])
  await post('case-1', await form('case-1', { answer: 'case' }))
  expect(saved).toHaveLength(1)
})

test('two tabs: the second is told what the first said, and may still say otherwise', async () => {
  const second = await form('case-1', { answer: 'not-a-case' })
  await post('case-1', await form('case-1', { answer: 'case' }))
  const { status, text } = await post('case-1', second)
  expect(status).toBe(409)
  expect(text).toContain('Meanwhile First Reviewer answered: Yes, secondary breast cancer.')
  expect(text).toMatch(/value="not-a-case" checked/)
  expect(saved).toHaveLength(1)
  const again = new URLSearchParams({
    csrf: hidden(text, 'csrf'),
    once: hidden(text, 'once'),
    seen: hidden(text, 'seen'),
    note: '',
    answer: 'not-a-case',
  })
  expect((await post('case-1', again)).status).toBe(303)
  expect(saved.map(({ answer }) => answer)).toEqual(['case', 'not-a-case'])
})

test('a form from elsewhere saves nothing', async () => {
  const fields = await form('case-1', { answer: 'case' })
  const bad: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' },
  ]
  for (const headers of bad) expect((await post('case-1', fields, headers)).status).toBe(403)
  expect((await post('case-1', new URLSearchParams({ ...Object.fromEntries(fields), csrf: 'guess' }))).status).toBe(403)
  expect((await post('case-1', new URLSearchParams({ ...Object.fromEntries(fields), note: 'x'.repeat(70_000) }))).status).toBe(
    403,
  )
  expect(saved).toEqual([])
})

test.each(['', 'same-person', 'nonsense'])(
  'the answer %j to a case is none: the form comes back with what was typed',
  async answer => {
    const { status, text } = await post('case-1', await form('case-1', { answer, note: 'kept' }))
    expect(status).toBe(422)
    expect(text).toContain('Choose an answer.')
    expect(text).toContain('>kept</textarea>')
    expect(saved).toEqual([])
  },
)

test('wrong methods and unknown pages', async () => {
  expect((await ask('/', { method: 'POST' })).status).toBe(405)
  expect((await ask('/item/case-1', { method: 'DELETE' })).status).toBe(405)
  expect((await ask('/item/case-nobody')).status).toBe(404)
  expect((await ask('/?page=-5&why=nonsense')).status).toBe(200)
  expect((await ask('/item/case-1', { method: 'HEAD' })).text).toBe('')
})

test('a full disk is said, and the page goes on', async () => {
  disk = 'full'
  const fields = await form('case-1', { answer: 'case' })
  const { status, text } = await post('case-1', fields)
  expect(status).toBe(500)
  expect(text).toContain('not saved')
  disk = 'fine'
  expect((await post('case-1', fields)).status).toBe(303)
  expect(saved).toHaveLength(1)
})

test('what was answered moves behind what is open', async () => {
  await post('case-1', await form('case-1', { answer: 'unsure' }))
  const { text } = await ask('/?why=possible')
  expect(text.indexOf('/item/case-2')).toBeLessThan(text.indexOf('/item/case-1?'))
  expect(text).toContain('1 of 7 answered')
})
