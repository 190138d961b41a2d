import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Ticks of /proc/PID/stat in a second (sysconf(_SC_CLK_TCK)); 100 on every Linux that Node runs on. */
const ticksPerSecond = 100

/** Processor seconds, user and system, that a process has used so far (proc(5), fields 14 and 15). */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** A port of the loopback address that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

export const canPin = spawnSync('taskset', ['--version']).status === 0

/** Starts a program on one processor and waits until it prints `ready`. */
export async function startPinned(
  cpu: number,
  args: readonly string[],
  { ready, env = {} }: { ready: RegExp; env?: Record<string, string> },
): Promise<ChildProcess & { pid: number }> {
  const [program = '', ...rest] = canPin ? ['taskset', '-c', String(cpu), process.execPath, ...args] : [process.execPath, ...args]
  // Into a file, as a service manager does: a reader that competes for the processors would hold the server up.
  const output = join(mkdtempSync(join(tmpdir(), 'spotlight-bench-')), 'output')
  const sink = openSync(output, 'w')
  const child = spawn(program, rest, { env: { ...process.env, ...env }, stdio: ['ignore', sink, sink] })
  closeSync(sink)
  while (!ready.test(readFileSync(output, 'utf8'))) {
    if (child.exitCode !== null)
      throw new Error(`${args[0]} ended with ${child.exitCode} before it was ready:\n${readFileSync(output, 'utf8')}`)
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  if (child.pid === undefined) throw new Error(`${args[0]} has no process id`)
  // taskset replaces itself by the program: the process id is the server's own.
  return Object.assign(child, { pid: child.pid })
}

export const stop = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
