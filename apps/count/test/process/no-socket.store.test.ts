import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { folderForTests } from '../support/folders.ts'
import { buildProgram, done } from '../support/program.ts'
import { signResults } from '../support/sign-for-tests.ts'

vi.setConfig({ testTimeout: 240_000 })

const folder = folderForTests()
const example = join(folder, 'example')
const results = join(folder, 'results')

beforeAll(async () => {
  buildProgram()
}, 240_000)

const missing = whyNoTracing()
const traced = missing === undefined ? describe : describe.skip

/** Which families of sockets a program asks the system for, it and all its threads. AF_UNIX reaches no other machine. */
async function socketsOf(name: string, args: readonly string[]): Promise<{ sockets: string[]; calls: number }> {
  const log = join(folder, `${name}.trace`)
  await done(args, { through: tracing(log) })
  return socketsIn(log)
}

function socketsIn(log: string): { sockets: string[]; calls: number } {
  const lines = readFileSync(log, 'utf8').split('\n')
  const sockets = lines.filter(line => /\b(socket|connect|bind)\(/.test(line) && !line.includes('AF_UNIX'))
  return { sockets, calls: lines.filter(line => line.includes('execve(')).length }
}

const tracing = (log: string): string[] => ['strace', '-f', '-qq', '-o', log, '-e', 'trace=execve,socket,connect,bind']

traced(`no command opens a socket${missing === undefined ? '' : ` (skipped: ${missing})`}`, () => {
  test('and the trace would show one', () => {
    const log = join(folder, 'control.trace')
    const opening = "require('node:net').connect({ port: 9, host: '127.0.0.1' }).on('error', () => {})"
    const [command = '', ...args] = [...tracing(log), process.execPath, '-e', opening]
    spawnSync(command, args)
    expect(readFileSync(log, 'utf8')).toMatch(/socket\(AF_INET/)
  })

  test('example, check, count, report, review', async () => {
    const extracts = join(example, 'extracts')
    const commands = {
      example: ['example', example, '--people', '120'],
      check: ['check', extracts],
      count: ['count', extracts, '--out', results],
      report: ['report', results],
      review: ['review', results],
    }
    for (const [name, args] of Object.entries(commands)) {
      const { sockets, calls } = await socketsOf(name, args)
      expect(calls, name).toBe(1)
      expect(sockets, name).toEqual([])
    }
  })

  test('sign and verify', async () => {
    const key = join(folder, 'key')
    const log = join(folder, 'sign.trace')
    await signResults(results, ['--new-key', key], { through: [...tracing(log), '-A'] })
    const verify = ['verify', join(results, 'submission.json'), '--public-key', `${key}.pub`]
    expect((await socketsOf('verify', verify)).sockets).toEqual([])
    expect(socketsIn(log).calls).toBe(2)
    expect(socketsIn(log).sockets).toEqual([])
  })
})

function whyNoTracing(): string | undefined {
  const tried = spawnSync('strace', ['-qq', '-o', '/dev/null', 'true'])
  if (tried.error !== undefined) return 'strace is not installed'
  return tried.status === 0 ? undefined : 'this machine does not let strace trace'
}
