import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { Refusal } from '../problems.ts'
import { takeCommands } from './command-socket.ts'
import { prepareDataFolder } from './data-folder.ts'
import { describeError } from './describe-error.ts'
import { isTaken, takeFolder } from './folder-lock.ts'
import { handOver, isNobodyThere } from './hand-over.ts'
import { saySlow } from './say-slow.ts'
import { socketPath } from './socket-path.ts'
import { OpenParts } from './stop-order.ts'
import { tellFailure } from './tell-failure.ts'

const folder = mkdtempSync(join(tmpdir(), 'spotlight-operate-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the data folder', () => {
  test('is made for this user alone', () => {
    const data = join(folder, 'a/b')
    prepareDataFolder(data)
    expect(statSync(data).mode & 0o777).toBe(0o700)
    expect(readdirSync(data)).toEqual([])
  })

  test('a file in its place is refused in words', () => {
    writeFileSync(join(folder, 'file'), '')
    for (const path of ['file', 'file/data']) {
      expect(() => prepareDataFolder(join(folder, path))).toThrow(
        expect.objectContaining({ name: 'Refusal', code: 'cannot-write' }),
      )
    }
  })

  test('one that this user may not write is refused in words', () => {
    const closed = join(folder, 'closed')
    mkdirSync(closed)
    chmodSync(folder, 0o755)
    chmodSync(closed, 0o500)
    // Permissions mean nothing to root: it tries as the user "nobody".
    const isRoot = process.geteuid?.() === 0
    if (isRoot) process.seteuid?.(65534)
    try {
      expect(() => prepareDataFolder(join(closed, 'data'))).toThrow(/may not write there/)
      expect(() => prepareDataFolder(closed)).toThrow(/may not write there/)
    } finally {
      if (isRoot) process.seteuid?.(0)
    }
  })
})

describe('the lock of a folder', () => {
  const holder = { pid: process.pid, role: 'server', baseUrl: 'http://localhost:1' } as const

  test('is had by one at a time, who can be asked for', () => {
    const data = mkdtempSync(join(folder, 'lock-'))
    const first = takeFolder(data, holder)
    expect(isTaken(first)).toBe(true)
    expect(readFileSync(join(data, 'server.pid'), 'utf8')).toBe(`${process.pid}\n`)
    expect(takeFolder(data, { ...holder, role: 'command' })).toEqual({ heldBy: holder })
    if (isTaken(first)) first.release()
    const second = takeFolder(data, { ...holder, role: 'command' })
    expect(isTaken(second)).toBe(true)
    expect(readdirSync(data).sort()).toEqual(['holder.json', 'lock'])
    if (isTaken(second)) second.release()
  })

  test('a dead holder’s notes mean nothing', () => {
    const data = mkdtempSync(join(folder, 'lock-'))
    // The number of a process that lives (this one), left behind by one that was killed.
    writeFileSync(join(data, 'holder.json'), JSON.stringify(holder))
    writeFileSync(join(data, 'server.pid'), `${process.pid}\n`)
    const taken = takeFolder(data, holder)
    expect(isTaken(taken)).toBe(true)
    if (isTaken(taken)) taken.release()
  })
})

describe('commands through the socket', () => {
  test('their words and their exit code come back, and only this user can reach it', async () => {
    const path = join(folder, 'a.sock')
    const stop = await takeCommands(path, async ({ argv, cwd }, { print, wrong }) => {
      print(`${argv.join('+')} in ${cwd}`)
      wrong('a warning')
      return 65
    })
    const said: string[] = []
    const exit = await handOver(
      path,
      { argv: ['check', '--x'], cwd: '/home' },
      { print: line => said.push(line), wrong: line => said.push(`! ${line}`) },
    )
    expect([exit, said]).toEqual([65, ['check+--x in /home', '! a warning']])
    expect(statSync(path).mode & 0o777).toBe(0o600)
    await stop(1000)
    expect(readdirSync(folder)).not.toContain('a.sock')
  })

  test('run one after the other', async () => {
    const path = join(folder, 'b.sock')
    const events: string[] = []
    const stop = await takeCommands(path, async ({ argv: [name = ''] }) => {
      events.push(`${name} begins`)
      await new Promise(resolve => setImmediate(resolve))
      events.push(`${name} ends`)
      return 0
    })
    const quiet = { print: () => {}, wrong: () => {} }
    await Promise.all(['one', 'two'].map(name => handOver(path, { argv: [name], cwd: '/' }, quiet)))
    expect(events.map(event => event.split(' ')[1])).toEqual(['begins', 'ends', 'begins', 'ends'])
    await stop(1000)
  })

  test('a site that stops half-way is told in words', async () => {
    const path = join(folder, 'c.sock')
    const began = Promise.withResolvers<void>()
    const stop = await takeCommands(path, () => {
      began.resolve()
      return new Promise(() => {})
    })
    const handed = handOver(path, { argv: [], cwd: '/' }, { print: () => {}, wrong: () => {} })
    const refused = expect(handed).rejects.toMatchObject({ name: 'Refusal', code: 'unavailable' })
    await began.promise
    await stop(1)
    await refused
  })

  test('nobody at the other end is told apart from everything else', async () => {
    const quiet = { print: () => {}, wrong: () => {} }
    const error = await handOver(join(folder, 'none.sock'), { argv: [], cwd: '/' }, quiet).catch(reason => reason)
    expect([isNobodyThere(error), isNobodyThere(new Error('else'))]).toEqual([true, false])
  })

  test('the path is never longer than the system takes, and stays the same', () => {
    const long = join('/srv', 'a'.repeat(120))
    expect(socketPath('/srv/spotlight')).toBe('/srv/spotlight/spotlight.sock')
    expect(Buffer.byteLength(socketPath(long))).toBeLessThanOrEqual(103)
    expect(socketPath(long)).toBe(socketPath(long))
    expect(socketPath(long)).not.toBe(socketPath(`${long}b`))
  })
})

describe('failures', () => {
  test('an expected one is told with what to do, and its exit code', () => {
    const said: string[] = []
    const exit = tellFailure(
      new Refusal('busy', 'It is busy.', 'Wait.'),
      line => said.push(line),
      () => {},
    )
    expect([exit, said]).toEqual([75, ['It is busy.\nWait.']])
  })

  test('an unexpected one shows its place and never its message', () => {
    const said: string[] = []
    const error = Object.assign(new TypeError('reader@example.invalid'), { code: '23505' })
    const exit = tellFailure(
      error,
      line => said.push(line),
      (event, fields) => said.push(JSON.stringify({ event, ...fields })),
    )
    expect(exit).toBe(70)
    expect(said.join()).not.toContain('reader@')
    expect(said[0]).toMatch(/"error":"TypeError","code":"23505","at":"operate\.test\.ts:\d+/)
    expect(describeError('text')).toEqual({ error: 'string', code: null, at: null })
  })

  test('the parts of the site are stopped in order, and one that fails does not keep the others', async () => {
    const order: string[] = []
    const parts = new OpenParts()
    for (const part of ['lock', 'server', 'database', 'commands', 'news', 'mail'] as const) {
      parts.add(part, () => {
        order.push(part)
        if (part === 'news') throw new Error('gone')
      })
    }
    const failed: unknown[] = []
    await parts.closeAll(error => failed.push(error))
    await parts.closeAll(error => failed.push(error))
    expect(order).toEqual(['server', 'mail', 'commands', 'news', 'database', 'lock'])
    expect(failed).toHaveLength(1)
  })
})

test('a step that takes its time is announced; a quick one is not', async () => {
  const { vi } = await import('vitest')
  vi.useFakeTimers()
  try {
    const said: string[] = []
    await saySlow(
      line => said.push(line),
      'Quick',
      async () => {},
    )
    const slow = saySlow(
      line => said.push(line),
      'Creating the database',
      () => new Promise<void>(resolve => setTimeout(resolve, 20_000)),
    )
    await vi.advanceTimersByTimeAsync(20_000)
    await slow
    expect(said).toEqual(['Creating the database …', 'Creating the database (17 seconds so far) …'])
  } finally {
    vi.useRealTimers()
  }
})
