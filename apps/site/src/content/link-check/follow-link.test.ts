import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askElsewhere } from './ask-elsewhere.ts'
import { followLink } from './follow-link.ts'
import { isPublicAddress } from './is-public-address.ts'
import type { Heard } from './judge-link.ts'

test.each([
  ['8.8.8.8', true],
  ['2a00:1450:4009::1', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['172.31.255.255', false],
  ['172.32.0.1', true],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['fe80::1', false],
  ['fc00::1', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:8.8.8.8', false],
  ['64:ff9b::7f00:1', false],
  ['2002:7f00:1::', false],
  ['2001:db8::1', false],
  ['not an address', false],
])('%s is on the public internet: %s', (address, isPublic) => expect(isPublicAddress(address)).toBe(isPublic))

const answer = (status: number, location: string | null = null): Heard => ({ kind: 'answer', status, location })

test.each<[string, Heard[], object]>([
  ['answers', [answer(200)], { state: 'good', because: 'answers', status: 200 }],
  ['is not there', [answer(404)], { state: 'broken', because: 'no-such-page' }],
  ['is gone', [answer(410)], { state: 'broken', because: 'gone' }],
  ['wants a login', [answer(403)], { state: 'unclear', because: 'says-no', status: 403 }],
  ['asks for patience', [answer(429)], { state: 'unclear', because: 'says-no' }],
  ['has a fault', [answer(503)], { state: 'unclear', because: 'fails' }],
  ['has no name', [{ kind: 'no-such-site' }], { state: 'broken', because: 'no-such-site' }],
  ['does not answer', [{ kind: 'no-answer' }], { state: 'unclear', because: 'no-answer' }],
  ['is slow', [{ kind: 'too-slow' }], { state: 'unclear', because: 'too-slow' }],
  ['moved', [answer(301, '/new'), answer(200)], { state: 'moved', leadsTo: 'https://site.example/new' }],
  [
    'leads on for now',
    [answer(302, 'https://other.example/'), answer(200)],
    { state: 'good', leadsTo: 'https://other.example/' },
  ],
  ['leads to nothing', [answer(301, '/new'), answer(404)], { state: 'broken', because: 'no-such-page' }],
  ['goes round', Array.from({ length: 9 }, () => answer(302, '/')), { state: 'broken', because: 'goes-round' }],
  ['leads to another port', [answer(302, 'http://site.example:8080/')], { state: 'private' }],
  ['leads to this machine', [answer(302, 'http://localhost/')], { state: 'private' }],
  ['leads to a file', [answer(302, 'file:///etc/passwd')], { state: 'private' }],
  ['leads with a password', [answer(302, 'https://a:b@site.example/')], { state: 'private' }],
])('a link that %s', async (_, heard, expected) => {
  const waiting = [...heard]
  const ask = async (): Promise<Heard> => waiting.shift() ?? { kind: 'no-answer' }
  expect(await followLink('https://site.example/old', ask)).toMatchObject(expected)
})

describe('asking another server', () => {
  let server: Server
  let port = 0
  const asked: string[] = []
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers['user-agent']}`)
      if (request.url === '/slow') return
      response.writeHead(request.url === '/there' ? 200 : 302, { location: '/there' })
      // It never ends: nothing but its heading is read.
      response.write('x'.repeat(1000))
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    // The port of a server that listens is known.
    port = (server.address() as AddressInfo).port
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const ask = (path: string, how: Partial<Parameters<typeof askElsewhere>[1]> = {}) =>
    askElsewhere(new URL(`http://site.example:${port}${path}`), {
      limitMs: 5000,
      userAgent: 'Us',
      lookUp: async () => [{ address: '127.0.0.1', family: 4 }],
      isAllowed: () => true,
      ...how,
    })

  test('reads the heading of the answer alone, at the address that was looked up', async () => {
    expect(await ask('/there')).toEqual({ kind: 'answer', status: 200, location: '/there' })
    expect(await ask('/old')).toEqual({ kind: 'answer', status: 302, location: '/there' })
    expect(asked).toEqual(['GET /there Us', 'GET /old Us'])
  })

  test('never asks where the public cannot go, whatever the name says', async () => {
    const before = asked.length
    expect(await ask('/there', { isAllowed: isPublicAddress })).toEqual({ kind: 'private-network' })
    const both = async () => [
      { address: '8.8.8.8', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]
    expect(await ask('/there', { isAllowed: isPublicAddress, lookUp: both })).toEqual({ kind: 'private-network' })
    expect(await askElsewhere(new URL(`http://127.0.0.1:${port}/there`), { limitMs: 5000, userAgent: 'Us' })).toEqual({
      kind: 'private-network',
    })
    expect(asked).toHaveLength(before)
  })

  test('does not wait for ever, neither for an answer nor for a name', async () => {
    expect(await ask('/slow', { limitMs: 50 })).toEqual({ kind: 'too-slow' })
    expect(await ask('/there', { limitMs: 50, lookUp: () => new Promise(() => undefined) })).toEqual({ kind: 'too-slow' })
    const noName = () => Promise.reject(Object.assign(new Error('No such name'), { code: 'ENOTFOUND' }))
    expect(await ask('/there', { lookUp: noName })).toEqual({ kind: 'no-such-site' })
    const again = () => Promise.reject(Object.assign(new Error('Try again'), { code: 'EAI_AGAIN' }))
    expect(await ask('/there', { lookUp: again })).toEqual({ kind: 'no-answer' })
    expect(
      await askElsewhere(new URL('http://site.example:1/'), {
        limitMs: 5000,
        userAgent: 'Us',
        lookUp: async () => [{ address: '127.0.0.1', family: 4 }],
        isAllowed: () => true,
      }),
    ).toEqual({ kind: 'no-answer' })
  })
})
