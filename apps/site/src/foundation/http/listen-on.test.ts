import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { listenOn } from './listen-on.ts'

const opened: Server[] = []
afterEach(() => {
  for (const server of opened.splice(0)) server.close()
})

const create = () => {
  const server = createServer((_request, response) => response.end('here'))
  opened.push(server)
  return server
}

test('both addresses of localhost have the same port', async () => {
  const listening = await listenOn({ host: 'localhost', port: 0 }, create)
  const addresses = opened.filter(server => server.listening).map(server => (server.address() as AddressInfo).port)
  expect(new Set(addresses)).toEqual(new Set([listening.port]))
  expect(await (await fetch(`http://localhost:${listening.port}`)).text()).toBe('here')
  await listening.close(1000)
})

test('a port that the system chose, and that is then found taken, is chosen again', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const taken = (other.address() as AddressInfo).port
  // The first server listens where another one is already, as the second address of localhost may find it.
  let isFirst = true
  const unlucky = () => {
    const server = create()
    if (isFirst) {
      isFirst = false
      const listen = server.listen.bind(server)
      server.listen = (() => listen({ host: '127.0.0.1', port: taken })) as typeof server.listen
    }
    return server
  }
  const listening = await listenOn({ host: '127.0.0.1', port: 0 }, unlucky)
  expect(listening.port).not.toBe(taken)
  await expect(listenOn({ host: '127.0.0.1', port: taken }, create)).rejects.toMatchObject({
    name: 'Refusal',
    code: 'unavailable',
  })
  await listening.close(1000)
  other.close()
})
