import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../../../..')
const program = join(root, 'dist/count/main.js')

/** Builds what has changed since the last build; nothing when all is built. */
export function buildProgram(): void {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), '--quiet'], { stdio: 'inherit' })
}

export type Ended = { readonly exitCode: number | null; readonly out: string; readonly wrong: string }

export type Start = {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** What stands before the program, for example `strace -f`. */
  readonly through?: readonly string[]
}

/** Starts the built program in a clean environment: nothing that whoever runs the tests has set. */
export function start(
  args: readonly string[],
  { env, cwd, through = [] }: Start = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  const [command = process.execPath, ...rest] = [...through, process.execPath, program, ...args]
  const child = spawn(command, rest, {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', wrong: '' }
  child.stdout.on('data', chunk => {
    said.out += String(chunk)
  })
  child.stderr.on('data', chunk => {
    said.wrong += String(chunk)
  })
  return { child, ended: once(child, 'close').then(([exitCode]): Ended => ({ exitCode, ...said })) }
}

export const run = (args: readonly string[], options?: Start): Promise<Ended> => start(args, options).ended

/** Runs a command that must succeed; its words on standard error are the message of the failure. */
export async function done(args: readonly string[], options?: Start): Promise<Ended> {
  const ended = await run(args, options)
  if (ended.exitCode !== 0) throw new Error(`${args[0]} ended with ${ended.exitCode}: ${ended.wrong}`)
  return ended
}
