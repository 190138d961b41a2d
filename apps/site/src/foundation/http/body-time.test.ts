import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, createConnection } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { bodyTimeMs, limitBodyTime } from './body-time.ts'

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => vi.useRealTimers())

test('a form has half a minute, a large file as long as it takes on a slow line', () => {
  expect(bodyTimeMs(1000)).toBe(30_000)
  expect(bodyTimeMs(1024 * 1024)).toBe(30_000)
  expect(bodyTimeMs(32_000_000)).toBe(1_030_000)
})

test('a body that does not arrive is given up, and its place is free again', async () => {
  const server = createServer((request, response) => {
    limitBodyTime(request, response)
    request.resume()
    vi.advanceTimersByTime(29_999)
    expect(request.destroyed).toBe(false)
    vi.advanceTimersByTime(1)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = createConnection((server.address() as AddressInfo).port, '127.0.0.1')
  socket.setEncoding('utf8').write('POST /find HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nq=')
  const [answer] = await once(socket, 'data')
  expect(answer).toContain('408')
  await once(socket, 'close')
  server.close()
})
