import { join } from 'node:path'
import type { Shape, SubmissionsUnderTest } from '../apps/site/test/support/submissions-under-test.ts'
import { withSupport } from './console.ts'
import { median } from './process.ts'
import type { Row } from './row.ts'

const submissions = 10_000
const tried = 20
const hostileOfEach = 2000
/** More is not read at all. */
const largest = 64 * 1024

/**
 * How fast what hospitals have signed is looked at and taken in, each rate as a share of bare verification: Ed25519 over the same bytes and nothing else,
 * in the same process, before and after. Every valid file must be taken, and be there at the end; every hostile one must be refused.
 */
export async function measureSubmissions(root: string, work: string): Promise<Row[]> {
  return withSupport(root, 'submissions-under-test.ts', async support => {
    // What the loader returns has no type of its own; the file's is imported above.
    const { submissionsUnderTest, shapes } = support as {
      submissionsUnderTest: (where: { folder: string }, trusts: number) => Promise<SubmissionsUnderTest>
      shapes: readonly Shape[]
    }
    const site = await submissionsUnderTest({ folder: join(work, 'submissions') }, submissions)
    try {
      const shape = await slowest(site, shapes)
      return [...(await valid(site, shape)), ...(await hostile(site, shape))]
    } finally {
      await site.close()
    }
  })
}

async function slowest(site: SubmissionsUnderTest, shapes: readonly Shape[]): Promise<Shape> {
  let worst: { shape: Shape; ms: number } | undefined
  for (const shape of shapes) {
    const files = Array.from({ length: tried }, (_, trust) => site.fileOf(trust, shape))
    const begin = performance.now()
    for (const file of files) await site.check(file)
    const ms = (performance.now() - begin) / tried
    console.log(`  ${shape}: ${ms.toFixed(1)} ms to look at one`)
    if (worst === undefined || ms > worst.ms) worst = { shape, ms }
  }
  if (worst === undefined) throw new Error('There is no shape to try')
  return worst.shape
}

async function valid(site: SubmissionsUnderTest, shape: Shape): Promise<Row[]> {
  const files = Array.from({ length: submissions }, (_, trust) => site.fileOf(trust, shape))
  const bare = () => bareRate(site, files)
  const before = bare()
  const memoryBefore = process.memoryUsage.rss()
  const begin = performance.now()
  for (const file of files) await site.receive(file)
  const rate = submissions / ((performance.now() - begin) / 1000)
  const stored = await site.count()
  if (stored !== submissions) throw new Error(`${stored} of ${submissions} submissions are there`)
  const memory = (process.memoryUsage.rss() - memoryBefore) / 1024 / 1024
  const verifications = median([before, bare(), bare()])
  const what = `submissions, the slowest valid ones (${shape}), ${submissions.toLocaleString('en-GB')} of them`
  return [
    { what: `${what}: rate, of bare verification of their signatures`, value: rate / verifications, unit: 'x' },
    { what: `${what}: taken in`, value: rate, unit: 'per second' },
    { what: `${what}: memory more than before`, value: memory, unit: 'MB', limit: { at: 'most', value: 512 } },
    { what: 'bare verification (Ed25519 over the same bytes)', value: verifications, unit: 'per second' },
  ]
}

/** Signatures a second, with nothing around them. */
function bareRate(site: SubmissionsUnderTest, files: readonly Uint8Array[]): number {
  const verifications = files.slice(0, 2000).map(file => site.bareVerification(file))
  const begin = performance.now()
  for (const isRight of verifications) if (!isRight()) throw new Error('A signature does not belong to its file')
  return verifications.length / ((performance.now() - begin) / 1000)
}

async function hostile(site: SubmissionsUnderTest, shape: Shape): Promise<Row[]> {
  const file = site.fileOf(0, shape)
  const bare = bareRate(
    site,
    [...Array(2000)].map((_, trust) => site.fileOf(trust, shape)),
  )
  const rows: Row[] = []
  for (const [name, bytes] of hostileFiles(file)) {
    // What is small enough to be looked at meets a limit for each address first, which would answer in its place.
    const send = bytes.byteLength > largest ? () => posted(site, bytes) : () => site.refuse(bytes)
    const begin = performance.now()
    for (let sent = 0; sent < hostileOfEach; sent += 1) await send()
    const rate = hostileOfEach / ((performance.now() - begin) / 1000)
    rows.push({ what: `hostile submissions, ${name}: refused, of bare verification`, value: rate / bare, unit: 'x' })
  }
  return rows
}

async function posted(site: SubmissionsUnderTest, bytes: Uint8Array): Promise<void> {
  const answer = await site.post(bytes)
  const said = await answer.text()
  if (answer.status !== 413 || !said.includes('"refusal":"too-large"')) throw new Error(`1 MB was answered with ${answer.status}`)
}

function hostileFiles(valid: Uint8Array): [string, Uint8Array][] {
  const megabyte = 1_000_000
  const row = JSON.stringify({ deNovo: '*', from: 2001, recurrent: 10, to: 2001, total: 20, unclassified: '*' })
  const rows = `{"signature":"","submission":{"format":"spotlight-submission-1","incidence":{"rows":[${row}`
  const long = (bytes: number): Uint8Array =>
    Buffer.from(`${rows}${`,${row}`.repeat((bytes - rows.length - 8) / (row.length + 1))}]}}}`)
  return [
    ['1 MB of brackets', Buffer.alloc(megabyte, '[')],
    ['1 MB of rows', long(megabyte)],
    ['1 MB after a valid one', Buffer.concat([valid, Buffer.alloc(megabyte - valid.byteLength, ' ')])],
    ['64 kB of brackets', Buffer.alloc(64 * 1024, '[')],
    ['64 kB of rows', long(64 * 1024)],
  ]
}
