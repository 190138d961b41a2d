import { HTTPException } from 'hono/http-exception'
import { describe, expect, test } from 'vitest'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { testRouter } from '../../../test/support/test-router.ts'
import { type Log, Refusal } from '../../foundation/index.ts'
import { siteForTests, textOf } from '../test/site-for-tests.ts'
import { failureOf } from './failure.ts'

describe('failureOf', () => {
  test.each([
    [
      'a refusal of what was sent',
      new Refusal('bad-data', 'What.', 'Next.'),
      { kind: 'said', status: 400, what: 'What.', next: 'Next.' },
    ],
    [
      'a refusal of ours',
      new Refusal('unavailable', 'What.', 'Next.'),
      { kind: 'said', status: 503, what: 'What.', next: 'Next.' },
    ],
    [
      'an error with a status',
      Object.assign(new Error('x'), { status: 413 }),
      { kind: 'refused', status: 413, words: 'tooLarge' },
    ],
    [
      'an error with a status that is nobody’s business',
      Object.assign(new Error('x'), { status: 418 }),
      { kind: 'unexpected', status: 500 },
    ],
    ['any other error', new TypeError('x'), { kind: 'unexpected', status: 500 }],
  ])('%s', (_, error, failure) => {
    expect(failureOf(error)).toEqual(failure)
  })
})

describe('addresses that lead nowhere', () => {
  const site = siteForTests('example', async () => {})

  test('people get a page with a search, in their language', async () => {
    const answer = await site.ask('/cy/nothing-here')
    const html = await answer.text()
    expect(answer.status).toBe(404)
    expect(html).toContain('action="/cy/find"')
    expect(html).toContain('<meta name="robots" content="noindex"/>')
  })

  test('programs get problem+json', async () => {
    const answer = await site.ask('/api/v1/nothing-here')
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(await answer.json()).toMatchObject({ status: 404, title: 'We cannot find that page' })
  })

  test('a page used by another method says which methods it knows', async () => {
    const answer = await site.ask('/privacy', { method: 'DELETE' })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  test('a last slash too many leads to the page, and never to another host', async () => {
    const answer = await site.ask('/cy/nothing/')
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/cy/nothing'])
    for (const path of ['//elsewhere.example/', '/\\\\elsewhere.example/', '/nothing/', '/x//']) {
      const location = (await site.ask(path)).headers.get('location') ?? '/'
      expect(location, path).toMatch(/^\/(?![/\\])/)
    }
  })

  test('an address that nobody has is 404 by every method', async () => {
    expect((await site.ask('/nothing-here', { method: 'POST' })).status).toBe(404)
  })

  test('a page whose subject does not exist is one of them: 404, for people and for programs', async () => {
    const app = testRouter(site.services(), router => {
      router.get('/console/rounds/2099-1', () => {
        throw new HTTPException(404)
      })
      router.get('/api/v1/nobody', () => {
        throw new HTTPException(404)
      })
      router.get('/broken', () => {
        throw new HTTPException(500)
      })
    })
    const page = await app.request('/console/rounds/2099-1')
    expect(page.status).toBe(404)
    expect(textOf(await page.text())).toContain('We cannot find that page')
    const problem = await app.request('/api/v1/nobody')
    expect([problem.status, problem.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8'])
    expect((await app.request('/broken')).status, 'no other error becomes one').toBe(500)
  })

  test('a round and a request that nobody has made are not there, also for somebody who has signed in', async () => {
    const { cookie } = await signInForTests(site.services(), { role: 'admin' })
    for (const path of ['/console/rounds/2099-1', '/console/rounds/2099-1/requests/EX-001', '/console/held-mail/999999'])
      expect((await site.ask(path, { headers: { cookie } })).status, path).toBe(404)
  })

  test('one that is not text is 400', async () => {
    expect((await site.ask('/trusts/%E0%A4')).status).toBe(400)
  })
})

describe('when something breaks', () => {
  const lines: { event: string; fields: Parameters<Log>[1] }[] = []
  const site = siteForTests(
    'example',
    async () => {},
    (event, fields) => void lines.push({ event, fields }),
  )

  test('the page shows the reference under which it was logged, and nothing of the error', async () => {
    await site.close()
    const answer = await site.ask('/trusts/SECRET-CODE')
    const text = textOf(await answer.text())
    expect(answer.status).toBe(500)
    const logged = lines.find(({ event }) => event === 'request-failed')
    expect(text).toContain(`Reference: ${String(logged?.fields?.reference)}`)
    expect(JSON.stringify(lines)).not.toContain('SECRET-CODE')
    expect(text).not.toMatch(/select|at .*\.ts|PGlite/)
  })

  test('programs get the reference as problem+json', async () => {
    const answer = await site.ask('/api/v1/releases')
    expect(answer.status).toBe(500)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(JSON.stringify(await answer.json())).toContain('Reference: ')
  })
})
