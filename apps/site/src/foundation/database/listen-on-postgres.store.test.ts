import { once } from 'node:events'
import { type AddressInfo, createConnection, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createScratchDatabase, postgresForTests } from '../../../test/support/postgres.ts'
import { listenOnPostgres } from './listen-on-postgres.ts'

const postgres = postgresForTests()

/** Stands before the server, and can turn everybody away as a server does that is being restarted. */
class Door {
  readonly #server: Server
  readonly #through = new Set<Socket>()
  readonly #target: URL
  isShut = false
  knocks = 0
  waiting = 0
  mostWaiting = 0

  constructor(target: string) {
    this.#target = new URL(target)
    this.#server = createServer(socket => void (this.isShut ? this.#turnAway(socket) : this.#letThrough(socket)))
  }

  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    const url = new URL(this.#target)
    url.hostname = '127.0.0.1'
    // The server has an address: it has just begun to listen on it.
    url.port = String((this.#server.address() as AddressInfo).port)
    return url.href
  }

  shut(): void {
    this.isShut = true
    for (const socket of this.#through) socket.destroy()
  }

  close(): void {
    this.shut()
    this.#server.close()
  }

  #letThrough(socket: Socket): void {
    const onward = createConnection({ host: this.#target.hostname, port: Number(this.#target.port || 5432) })
    for (const end of [socket, onward]) {
      this.#through.add(end)
      end.on('error', () => {})
      end.on('close', () => {
        socket.destroy()
        onward.destroy()
      })
    }
    socket.pipe(onward).pipe(socket)
  }

  async #turnAway(socket: Socket): Promise<void> {
    socket.on('error', () => {})
    this.knocks += 1
    this.waiting += 1
    this.mostWaiting = Math.max(this.mostWaiting, this.waiting)
    await wait(30)
    this.waiting -= 1
    socket.destroy()
  }
}

describe.skipIf('missing' in postgres)('news from PostgreSQL', () => {
  let scratch: Awaited<ReturnType<typeof createScratchDatabase>>
  beforeAll(async () => {
    if ('url' in postgres) scratch = await createScratchDatabase(postgres.url)
  })
  afterAll(() => scratch.drop())

  const announce = async (payload: string) => {
    const client = new pg.Client({ connectionString: scratch.url })
    await client.connect()
    await client.query("select pg_notify('lamps', $1)", [payload])
    await client.end()
  }

  it('knocks once at a time while the server is away, and hears again when it is back', async () => {
    const door = new Door(scratch.url)
    const heard: string[] = []
    const stop = await listenOnPostgres(await door.open(), 20)('lamps', payload => void heard.push(payload))
    await announce('lit')
    await vi.waitFor(() => expect(heard).toEqual(['lit']))

    door.shut()
    await vi.waitFor(() => expect(door.knocks).toBeGreaterThan(6), 5000)
    expect(door.mostWaiting).toBe(1)

    door.isShut = false
    await vi.waitFor(() => expect(heard).toEqual(['lit', '']), 5000)
    await announce('out')
    await vi.waitFor(() => expect(heard).toEqual(['lit', '', 'out']))
    await stop()
    door.close()
  })

  it('does not come back once it was stopped', async () => {
    const door = new Door(scratch.url)
    const stop = await listenOnPostgres(await door.open(), 5)('lamps', () => {})
    await stop()
    door.shut()
    await wait(60)
    expect(door.knocks).toBe(0)
    door.close()
  })
})
