import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inventedCount } from '../signing/invented-count.ts'
import { exitCodes, Failure, silent } from '../workbench/index.ts'
import type { CommandContext } from './command.ts'
import { signCommand } from './sign-command.ts'
import { verifyCommand } from './verify-command.ts'

let folder: string
let out: string
let key: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sign-'))
  out = join(folder, 'results')
  key = join(folder, 'trust.key')
  mkdirSync(out)
  put(40)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const put = (recurrent: number, more: Partial<Parameters<typeof inventedCount>[0]> = {}): void =>
  writeFileSync(
    join(out, 'count.json'),
    JSON.stringify(
      inventedCount({
        years: [{ year: 2025, deNovo: 21, recurrent, earlyProgression: 4, unclassified: 0 }],
        notKnownDead: 160,
        seenIn24Months: 138,
        ...more,
      }),
    ),
  )

type Ran = { said: string; exitCode: number; why: string }
async function run({ from, ...options }: CommandContext['options'], answer?: string | Error): Promise<Ran> {
  const said: string[] = []
  const ask = async (question: string) => {
    said.push(question)
    if (answer instanceof Error) throw answer
    return answer
  }
  const context = {
    options,
    positionals: typeof from === 'string' ? [from] : [],
    say: (line: string) => void said.push(line),
    warn: () => undefined,
    ask,
    progress: silent,
    signal: new AbortController().signal,
  }
  try {
    await signCommand.run(context)
    return { said: said.join('\n'), exitCode: exitCodes.done, why: '' }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { said: said.join('\n'), exitCode: error.exitCode, why: error.message }
  }
}
const trust = () => ({ from: out, trust: 'EX-001', name: 'Ysbyty Tŷ’r Ŵyl' })
const written = (): Record<string, unknown> => JSON.parse(readFileSync(join(out, 'submission.json'), 'utf8')).submission
const checksumIn = (said: string): string => /Checksum of these bytes: ([0-9a-f]{64})/.exec(said)?.[1] ?? ''

async function verify(file: string, publicKey?: string): Promise<Ran> {
  const said: string[] = []
  const options = publicKey === undefined ? {} : { 'public-key': publicKey }
  const say = (line: string) => void said.push(line)
  const context = {
    options,
    positionals: [file],
    say,
    warn: say,
    ask: async () => undefined,
    progress: silent,
    signal: new AbortController().signal,
  }
  try {
    await verifyCommand.run(context)
    return { said: said.join('\n'), exitCode: exitCodes.done, why: '' }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { said: said.join('\n'), exitCode: error.exitCode, why: error.message }
  }
}

describe('sign', { timeout: 60_000 }, () => {
  it('shows every value and the bytes, asks, and writes what was shown', async () => {
    const { said, exitCode } = await run({ ...trust(), 'new-key': key }, 'yes')
    expect(exitCode).toBe(exitCodes.done)
    const shownBytes = said.split('\n').find(line => line.startsWith('{')) ?? ''
    const { key: named, ...content } = written()
    expect(JSON.parse(shownBytes)).toEqual(content)
    expect(named).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{16}$/) })
    for (const shown of ['Ysbyty Tŷ’r Ŵyl', '31 March 2026', 'collecting', '  2025', '95 to 100 per cent'])
      expect(said).toContain(shown)
    expect(said.indexOf('Checksum')).toBeLessThan(said.indexOf('Type yes'))
    expect(await verify(join(out, 'submission.json'), `${key}.pub`)).toMatchObject({ exitCode: exitCodes.done })
  })

  it('lets out nothing but rounded totals: early progression is among the recurrent', async () => {
    await run({ ...trust(), 'new-key': key }, 'yes')
    const text = readFileSync(join(out, 'submission.json'), 'utf8')
    expect(written().incidence).toEqual({
      shown: 'by-year',
      rows: [{ from: 2025, to: 2025, total: 65, deNovo: 20, recurrent: 45, unclassified: 0 }],
    })
    for (const kept of ['bySex', 'survival', 'path', 'explanation', 'Not for sending', '138', 'cosd/2024'])
      expect(text).not.toContain(kept)
  })

  it.each(['no', '', 'y', 'ye s'])('writes nothing, not even a key, after the answer “%s”', async answer => {
    expect(await run({ ...trust(), 'new-key': key }, answer)).toMatchObject({ exitCode: exitCodes.refused })
    expect([readdirSync(out), existsSync(key)]).toEqual([['count.json'], false])
  })

  it('writes nothing after Ctrl-C at the question', async () => {
    const aborted = Object.assign(new Error('Aborted with Ctrl+C'), { name: 'AbortError' })
    expect(await run({ ...trust(), 'new-key': key }, aborted)).toMatchObject({ exitCode: exitCodes.stopped })
    expect([readdirSync(out), existsSync(key)]).toEqual([['count.json'], false])
  })

  it('signs without a terminal only with the checksum of what a person has read', async () => {
    expect(await run({ ...trust(), 'new-key': key })).toMatchObject({ exitCode: exitCodes.usage })
    const { said } = await run({ ...trust(), preview: true })
    const checksum = checksumIn(said)
    put(60)
    expect(await run({ ...trust(), 'new-key': key, yes: checksum })).toMatchObject({ exitCode: exitCodes.refused })
    expect(readdirSync(out)).toEqual(['count.json'])
    put(40)
    expect(await run({ ...trust(), 'new-key': key, yes: checksum })).toMatchObject({ exitCode: exitCodes.done })
    expect(existsSync(join(out, 'submission.json'))).toBe(true)
  })

  it('makes the same bytes again, and keeps one submission', async () => {
    await run({ ...trust(), 'new-key': key }, 'yes')
    const first = readFileSync(join(out, 'submission.json'))
    const again = await run({ ...trust(), key }, 'yes')
    expect(again.said).toContain('signed before')
    expect(readFileSync(join(out, 'submission.json'))).toEqual(first)
    expect(readdirSync(join(out, 'submissions'))).toHaveLength(1)
  })

  it('holds a second submission against the first, and names it', async () => {
    await run({ ...trust(), 'new-key': key }, 'yes')
    const [first = ''] = readdirSync(join(out, 'submissions'))
    put(60)
    const { said } = await run({ ...trust(), key }, 'yes')
    expect(said).toContain('Held against 1 earlier submission')
    expect(String(written().previous).startsWith(first.slice('2026-03-31-'.length, -'.json'.length))).toBe(true)
    expect(readdirSync(join(out, 'submissions'))).toHaveLength(2)
  })

  it('refuses an earlier submission that is damaged, or that is another trust’s', async () => {
    await run({ ...trust(), 'new-key': key }, 'yes')
    const sent = join(folder, 'sent.json')
    writeFileSync(sent, readFileSync(join(out, 'submission.json')).subarray(0, 100))
    expect(await run({ ...trust(), preview: true, earlier: [sent] })).toMatchObject({ exitCode: exitCodes.input })
    expect(await run({ ...trust(), trust: 'EX-002', preview: true })).toMatchObject({ exitCode: exitCodes.usage })
  })

  it('says that a hospital collects also where every number is hidden', async () => {
    put(40, {
      years: [{ year: 2025, deNovo: 1, recurrent: 0, unclassified: 0 }],
      notKnownDead: 1,
      seenIn24Months: 1,
      tests: [{ id: 'stage', numerator: 3, denominator: 3 }],
    })
    expect(await run({ ...trust(), 'new-key': key }, 'yes')).toMatchObject({ exitCode: exitCodes.done })
    expect(written()).toMatchObject({
      verdict: { status: 'collecting' },
      incidence: { shown: 'dropped', rows: [] },
      prevalence: { notKnownDead: '*' },
    })
  })

  it('leaves no key and no half of a submission when it cannot write', async () => {
    writeFileSync(join(out, 'submissions'), 'A file where a folder should be.')
    await expect(run({ ...trust(), 'new-key': key }, 'yes')).rejects.toThrow()
    expect([existsSync(key), existsSync(`${key}.pub`), existsSync(join(out, 'submission.json'))]).toEqual([false, false, false])
  })

  it.each([
    ['no folder', { from: undefined }],
    ['no trust', { trust: undefined }],
    ['a trust in small letters', { trust: 'ra2' }],
    ['a name with a tag', { name: '<b>x</b>' }],
    ['no key', {}],
    ['two keys', { key: 'a', 'new-key': 'b' }],
  ])('says how to use it with %s', async (_, options) => {
    expect(await run({ ...trust(), ...options }, 'yes')).toMatchObject({ exitCode: exitCodes.usage })
  })
})

describe('the key', { timeout: 60_000 }, () => {
  it('is its owner’s alone, and is never written over', async () => {
    await run({ ...trust(), 'new-key': key }, 'yes')
    const before = readFileSync(key)
    expect(statSync(key).mode & 0o777).toBe(0o600)
    expect(await run({ ...trust(), 'new-key': key }, 'yes')).toMatchObject({ exitCode: exitCodes.refused })
    expect(readFileSync(key)).toEqual(before)
  })

  it('is refused when others can read it', async () => {
    await run({ ...trust(), 'new-key': key }, 'yes')
    chmodSync(key, 0o644)
    expect(await run({ ...trust(), key }, 'yes')).toMatchObject({ exitCode: exitCodes.refused })
  })

  it('can be locked with a passphrase', async () => {
    vi.stubEnv('SPOTLIGHT_KEY_PASSPHRASE', 'four invented words here')
    await run({ ...trust(), 'new-key': key }, 'yes')
    expect(readFileSync(key, 'utf8')).toContain('ENCRYPTED PRIVATE KEY')
    expect(await run({ ...trust(), key }, 'yes')).toMatchObject({ exitCode: exitCodes.done })
    vi.stubEnv('SPOTLIGHT_KEY_PASSPHRASE', 'others')
    expect(await run({ ...trust(), key }, 'yes')).toMatchObject({ exitCode: exitCodes.input })
    vi.stubEnv('SPOTLIGHT_KEY_PASSPHRASE', undefined)
    expect(await run({ ...trust(), key }, 'yes')).toMatchObject({ exitCode: exitCodes.usage })
  })

  it('that is lost or is no key, is said so', async () => {
    expect((await run({ ...trust(), key }, 'yes')).why).toContain('--new-key')
    writeFileSync(key, 'not a key', { mode: 0o600 })
    expect(await run({ ...trust(), key }, 'yes')).toMatchObject({ exitCode: exitCodes.input })
  })
})

describe('verify', { timeout: 60_000 }, () => {
  it('ends with 5 and the reason where a submission is not what it says', async () => {
    await run({ ...trust(), 'new-key': key }, 'yes')
    const altered = join(folder, 'altered.json')
    writeFileSync(altered, readFileSync(join(out, 'submission.json'), 'utf8').replace('"total":65', '"total":70'))
    const { exitCode, why, said } = await verify(altered)
    expect([exitCode, why.includes('altered after it was signed')]).toEqual([exitCodes.notVerified, true])
    expect(said).toContain('no    The signature')
    const own = join(folder, 'own.key')
    await run({ ...trust(), 'new-key': own }, 'yes')
    expect(await verify(join(out, 'submission.json'), `${key}.pub`)).toMatchObject({ exitCode: exitCodes.notVerified })
    expect(await verify(join(out, 'submission.json'), `${own}.pub`)).toMatchObject({ exitCode: exitCodes.done })
  })

  it('says that nobody knows whose key it is, until it is given', async () => {
    await run({ ...trust(), 'new-key': key }, 'yes')
    expect((await verify(join(out, 'submission.json'))).said).toContain('Whose key it is was not checked')
    expect(await verify(join(folder, 'none.json'))).toMatchObject({ exitCode: exitCodes.input })
  })
})
