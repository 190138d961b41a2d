import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { findRoot } from '../../src/foundation/index.ts'

export const root = findRoot(import.meta.dirname)

type Environment = Readonly<Record<string, string>>

/** Builds what has changed since the last build; nothing when all is built. */
export function buildSite(): void {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), '--quiet'], { stdio: 'inherit' })
}

/** A clean environment: nothing that whoever runs the tests has set for a site of their own. */
const environment = (env: Environment): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  PORT: '0',
  ...env,
})

export type Ended = { readonly exitCode: number | null; readonly out: string; readonly wrong: string }

export type SiteProcess = {
  readonly child: ChildProcess
  /** The address that it said it is ready at. */
  readonly baseUrl: string
  readonly lines: () => string[]
  /** Sends the signal and waits for the end. */
  readonly end: (signal?: NodeJS.Signals) => Promise<Ended>
}

function run(program: string, args: readonly string[], env: Environment, at: string) {
  const child = spawn(process.execPath, [join(at, 'dist/site', program), ...args], {
    cwd: at,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', wrong: '' }
  child.stdout.on('data', chunk => {
    said.out += String(chunk)
  })
  child.stderr.on('data', chunk => {
    said.wrong += String(chunk)
  })
  const ended = once(child, 'close').then(([exitCode]): Ended => ({ exitCode, ...said }))
  return { child, said, ended }
}

/** Runs a program of the built site to its end: a start that is refused, or a command. */
export const runToEnd = (
  program: 'main.js' | 'command.js',
  args: readonly string[],
  env: Environment,
  at = root,
): Promise<Ended> => run(program, args, env, at).ended

/** Starts the built site and waits until it says that it is ready. */
export async function startSiteProcess(env: Environment, at = root): Promise<SiteProcess> {
  const { child, said, ended } = run('main.js', [], env, at)
  const ready = new Promise<string>(resolve => {
    child.stdout.on('data', () => {
      const found = /^Spotlight is ready at (\S+)$/m.exec(said.out)
      if (found?.[1]) resolve(found[1])
    })
  })
  const first = await Promise.race([ready, ended])
  if (typeof first !== 'string')
    throw new Error(`The site did not start (exit code ${first.exitCode}): ${first.wrong}${first.out}`)
  return {
    child,
    baseUrl: first,
    lines: () => said.out.trimEnd().split('\n'),
    end: (signal = 'SIGTERM') => {
      child.kill(signal)
      return ended
    },
  }
}
