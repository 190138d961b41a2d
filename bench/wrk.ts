import { spawn } from 'node:child_process'
import { canPin, cpuSeconds } from './process.ts'

export type Load = { readonly requestsPerSecond: number; readonly cpuMicrosecondsPerRequest: number }

/** One closed-loop run of wrk from the second processor. Throws unless every answer was 2xx and something was answered. */
export async function wrk({
  url,
  pid,
  seconds,
  encoding,
}: {
  url: string
  pid: number
  seconds: number
  encoding: string
}): Promise<Load> {
  const args = ['-t1', '-c16', `-d${seconds}s`, '-H', `Accept-Encoding: ${encoding}`, url]
  const before = cpuSeconds(pid)
  const text = await run(canPin ? ['taskset', '-c', '1', 'wrk', ...args] : ['wrk', ...args])
  const cpu = cpuSeconds(pid) - before
  const requests = Number(/(\d+) requests in/.exec(text)?.[1] ?? 0)
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(text)?.[1] ?? 0)
  if (requests < 100 || /Non-2xx|Socket errors/.test(text)) throw new Error(`wrk did not succeed at ${url}:\n${text}`)
  return { requestsPerSecond: rate, cpuMicrosecondsPerRequest: (cpu / requests) * 1e6 }
}

const run = (command: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const [program = '', ...args] = command
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.on('data', chunk => {
      said += String(chunk)
    })
    child.on('error', reject)
    child.on('exit', code => (code === 0 ? resolve(said) : reject(new Error(`${command.join(' ')} ended with ${code}: ${said}`))))
  })
