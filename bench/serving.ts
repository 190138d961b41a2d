import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canPin, freePort, median, startPinned, stop } from './process.ts'
import type { Row } from './row.ts'
import { wrk } from './wrk.ts'

const rounds = 5
const secondsEach = 3
const openRate = 2000

type Target = { readonly path: string; readonly address: string; readonly pid: number }

/** The answer of the site, as a bare server will repeat it: same headers, same bytes. */
async function record({ address, path }: Target): Promise<{ headersFile: string; bodyFile: string; bytes: number }> {
  await keptBytes(address + path)
  const answer = await fetch(address + path, { headers: { 'accept-encoding': 'br' } })
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  const body = await keptBytes(address + path)
  const folder = mkdtempSync(join(tmpdir(), 'spotlight-bench-'))
  const headers = Object.fromEntries(
    [...answer.headers].filter(([name]) => !['date', 'connection', 'keep-alive', 'transfer-encoding'].includes(name)),
  )
  const files = { headersFile: join(folder, 'headers.json'), bodyFile: join(folder, 'body') }
  writeFileSync(
    files.headersFile,
    JSON.stringify({ ...headers, 'content-encoding': 'br', 'content-length': String(body.length) }),
  )
  writeFileSync(files.bodyFile, body)
  return { ...files, bytes: body.length }
}

/** The bytes on the wire once the page is kept: the first answer is compressed in haste, later ones as far as it goes. */
async function keptBytes(url: string): Promise<Buffer> {
  let last = await wireBytes(url)
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await new Promise(resolve => setTimeout(resolve, 300))
    const next = await wireBytes(url)
    if (next.equals(last)) return next
    last = next
  }
  throw new Error(`${url} answers differently each time`)
}

async function wireBytes(url: string): Promise<Buffer> {
  const { request } = await import('node:http')
  return new Promise((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': 'br' } }, answer => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => resolve(Buffer.concat(chunks)))
    })
      .on('error', reject)
      .end()
  })
}

type Percentiles = {
  readonly asked: number
  readonly answered: number
  readonly failed: number
  readonly p50: number
  readonly p99: number
}

/** One open load of 2,000 requests a second. Throws unless every one was answered whole. */
async function atOpenRate(url: string, bytes: number): Promise<Percentiles> {
  const script = join(import.meta.dirname, 'open-rate-client.ts')
  const args = [script, url, String(openRate), String(secondsEach), String(bytes)]
  const [program = '', ...rest] = canPin ? ['taskset', '-c', '1', process.execPath, ...args] : [process.execPath, ...args]
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  for await (const chunk of child.stdout) said += String(chunk)
  const result = JSON.parse(said) as Percentiles
  if (result.failed > 0 || result.answered !== result.asked)
    throw new Error(`${result.failed} of ${result.asked} answers failed at ${url}`)
  return result
}

/** A kept page against a bare node:http server that sends the same bytes, in turn, each pinned to the same processor. */
export async function measureServing(target: Target): Promise<Row[]> {
  const recorded = await record(target)
  const port = await freePort()
  const bare = await startPinned(
    0,
    [join(import.meta.dirname, 'bare-server.ts'), recorded.headersFile, recorded.bodyFile, String(port)],
    { ready: /ready/ },
  )
  const ours = { url: target.address + target.path, pid: target.pid }
  const theirs = { url: `http://127.0.0.1:${port}/`, pid: bare.pid }
  try {
    for (const { url, pid } of [ours, theirs]) await wrk({ url, pid, seconds: 1, encoding: 'br' })
    const cpu: number[] = []
    const rate: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const a = await wrk({ ...ours, seconds: secondsEach, encoding: 'br' })
      const b = await wrk({ ...theirs, seconds: secondsEach, encoding: 'br' })
      cpu.push(a.cpuMicrosecondsPerRequest / b.cpuMicrosecondsPerRequest)
      rate.push(a.requestsPerSecond / b.requestsPerSecond)
    }
    const late: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      late.push((await atOpenRate(ours.url, recorded.bytes)).p99 - (await atOpenRate(theirs.url, recorded.bytes)).p99)
    }
    const what = `${target.path} (${recorded.bytes.toLocaleString('en-GB')} bytes, brotli)`
    return [
      {
        what: `${what}: processor time a response, of a bare server's`,
        value: median(cpu),
        unit: 'x',
        limit: { at: 'most', value: 1.5 },
      },
      {
        what: `${what}: requests a second, of a bare server's`,
        value: median(rate),
        unit: 'x',
        limit: { at: 'least', value: 0.5 },
      },
      {
        what: `${what}: p99 at ${openRate}/s, above a bare server's`,
        value: median(late),
        unit: 'ms',
        limit: { at: 'most', value: 10 },
      },
    ]
  } finally {
    await stop(bare)
  }
}
