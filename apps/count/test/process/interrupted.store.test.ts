import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { contentsOf, folderForTests } from '../support/folders.ts'
import { buildProgram, done, run, start } from '../support/program.ts'

vi.setConfig({ testTimeout: 240_000 })

const folder = folderForTests()
const example = join(folder, 'example')
const extracts = join(example, 'extracts')
/** What a count of fewer extracts had written before. */
const earlier = join(folder, 'earlier')
const whole = join(folder, 'whole')

let input: Record<string, string> = {}
let countTakesMs = 0

beforeAll(async () => {
  buildProgram()
  await done(['example', example, '--people', '120', '--hospital', 'small'])
  await done(['count', join(extracts, 'sus'), '--out', earlier])
  cpSync(earlier, whole, { recursive: true })
  const startedAt = performance.now()
  await done(['count', extracts, '--out', whole])
  countTakesMs = performance.now() - startedAt
  input = contentsOf(extracts)
}, 240_000)

/** Shares of the time that a whole run takes: from before it has begun to its very end. */
const moments = [0.02, 0.3, 0.6, 0.9, 0.97]

async function interrupt(args: readonly string[], share: number, signal: NodeJS.Signals) {
  const { child, ended } = start(args)
  const timer = setTimeout(() => child.kill(signal), countTakesMs * share)
  const result = await ended
  clearTimeout(timer)
  return result
}

const unfinished = (out: string): string[] => readdirSync(out).filter(name => /^\.(draft|spotlight)/.test(name))

test.each(moments)(
  'Ctrl-C after %d of a count: the results are the earlier ones or the whole new ones, byte by byte',
  async share => {
    const out = join(folder, `stopped-${share}`)
    cpSync(earlier, out, { recursive: true })
    const { exitCode, wrong } = await interrupt(['count', extracts, '--out', out], share, 'SIGINT')
    // Before the program has taken its first breath, the system itself ends it, without a code.
    expect([130, 0, null]).toContain(exitCode)
    if (exitCode === 130) expect(wrong).toContain('Stopped. Nothing was written and no input was changed.')
    expect(wrong).not.toContain('Something went wrong')
    expect(contentsOf(out)).toEqual(contentsOf(exitCode === 0 ? whole : earlier))
    expect(unfinished(out)).toEqual([])
    expect(contentsOf(extracts)).toEqual(input)
  },
)

test('Ctrl-C in the middle of a count ends it with exit code 130', async () => {
  const out = join(folder, 'stopped')
  expect((await interrupt(['count', extracts, '--out', out], 0.5, 'SIGINT')).exitCode).toBe(130)
})

test.each([0.3, 0.6, 0.9])(
  'killed after %d of a count: the next one gives what it always gives, and clears away what lay around',
  async share => {
    const out = join(folder, `killed-${share}`)
    cpSync(earlier, out, { recursive: true })
    await interrupt(['count', extracts, '--out', out], share, 'SIGKILL')
    expect(contentsOf(extracts)).toEqual(input)
    await done(['count', extracts, '--out', out])
    expect(unfinished(out)).toEqual([])
    expect(contentsOf(out)).toEqual(contentsOf(whole))
  },
)

test('Ctrl-C while signing leaves no key and no submission, or both', async () => {
  const trust = ['--trust', 'EX1', '--name', 'Ysbyty Enghraifft']
  const { out: preview } = await done(['sign', earlier, ...trust, '--preview'])
  const checksum = /Checksum of these bytes: (\S+)/.exec(preview)?.[1] ?? ''
  const codes: (number | null)[] = []
  for (const [at, share] of [0.02, 0.1, 0.2, 0.4].entries()) {
    const out = join(folder, `signing-${at}`)
    cpSync(earlier, out, { recursive: true })
    const key = join(folder, `key-${at}`)
    const args = ['sign', out, ...trust, '--new-key', key, '--yes', checksum]
    const { exitCode } = await interrupt(args, share, 'SIGINT')
    codes.push(exitCode)
    expect([130, 0, null]).toContain(exitCode)
    const there = readdirSync(folder).filter(name => name.startsWith(`key-${at}`))
    if (exitCode === 0) expect(there).toHaveLength(2)
    else {
      expect(there).toEqual([])
      expect(contentsOf(out)).toEqual(contentsOf(earlier))
    }
    expect(unfinished(out)).toEqual([])
  }
  expect(codes.some(code => code !== 0)).toBe(true)
})

const why = whyNoMount()
const mounting = why === undefined ? describe : describe.skip

mounting(`on a small disk${why === undefined ? '' : ` (skipped: ${why})`}`, () => {
  const disk = join(folder, 'disk')
  beforeAll(() => {
    mkdirSync(disk)
    mount('size=3m')
  })
  afterAll(() => {
    spawnSync('umount', [disk])
  })

  const mount = (options: string) => expect(spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]).status).toBe(0)

  test('that is full: exit code 6, and the earlier results byte by byte', async () => {
    const out = join(disk, 'results')
    cpSync(earlier, out, { recursive: true })
    const { stdout } = spawnSync('df', ['--output=avail', '-k', disk], { encoding: 'utf8' })
    const freeKb = Number(stdout.trim().split('\n').at(-1))
    for (const leftKb of [0, 16, 96]) {
      writeFileSync(join(disk, 'filler'), Buffer.alloc((freeKb - leftKb) * 1024))
      const { exitCode, wrong } = await run(['count', extracts, '--out', out])
      expect(wrong).toContain('is full')
      expect(exitCode).toBe(6)
      expect(contentsOf(out)).toEqual(contentsOf(earlier))
      expect(unfinished(out)).toEqual([])
      expect(contentsOf(extracts)).toEqual(input)
    }
  })

  test('that cannot be written: exit code 6, for counting and reporting', async () => {
    expect(spawnSync('mount', ['-o', 'remount,ro', disk]).status).toBe(0)
    const out = join(disk, 'results')
    for (const args of [
      ['count', extracts, '--out', out],
      ['count', extracts, '--out', join(disk, 'other')],
      ['report', out],
    ]) {
      const { exitCode, wrong } = await run(args)
      expect(wrong, args.join(' ')).toMatch(/may not write/)
      expect(exitCode).toBe(6)
    }
    expect(contentsOf(out)).toEqual(contentsOf(earlier))
  })
})

function whyNoMount(): string | undefined {
  if (process.getuid?.() !== 0) return 'only root may mount a small disk'
  return spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0
    ? undefined
    : 'this machine lets nobody mount a small disk'
}
