import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findRoot } from '../../src/foundation/index.ts'

/** A letter as it reached an invented trust over SMTP, with what of it matters to a test. */
export type LetterInTheWorld = {
  readonly trustCode: string
  readonly kind: string
  readonly to: string
  readonly replyTo: string
  /** The private page that it leads to; null where it leads to none. */
  readonly replyPage: string | null
}

export type RunningRehearsal = {
  readonly address: string
  readonly printed: () => string
  /** Every letter that the world outside has taken, in its order. */
  readonly letters: () => readonly LetterInTheWorld[]
  readonly stop: () => Promise<number | null>
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

/** Runs `rehearse` of the built site on a fresh folder, and waits until it is ready. */
export async function startRehearsal(): Promise<RunningRehearsal> {
  const folder = mkdtempSync(join(tmpdir(), 'spotlight-rehearsal-'))
  const port = await freePort()
  const child = spawn(
    process.execPath,
    [join(findRoot(), 'dist/site/command.js'), 'rehearse', '--folder', join(folder, 'rehearsal'), '--port', String(port)],
    { env: { PATH: process.env.PATH, HOME: process.env.HOME }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const ended = once(child, 'close').then(([code]): number | null => code)
  let said = ''
  const hear = (chunk: Buffer) => {
    said += chunk.toString()
  }
  child.stderr.on('data', hear)
  const ready = new Promise<'ready'>(resolve => {
    child.stdout.on('data', (chunk: Buffer) => {
      hear(chunk)
      if (said.includes('This is a rehearsal.')) resolve('ready')
    })
  })
  const first = await Promise.race([ready, ended])
  if (first !== 'ready') throw new Error(`The rehearsal ended with ${first} before it was ready:\n${said}`)
  return {
    address: `http://localhost:${port}`,
    printed: () => said,
    letters: () =>
      readFileSync(join(folder, 'rehearsal/trusts.jsonl'), 'utf8')
        .split('\n')
        .filter(line => line.startsWith('{"letter"'))
        // Written by the rehearsal itself, one whole line each.
        .map(line => JSON.parse(line).letter as LetterInTheWorld),
    stop: async () => {
      child.kill('SIGTERM')
      const code = await ended
      rmSync(folder, { recursive: true, force: true })
      return code
    },
  }
}
