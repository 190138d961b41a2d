import assert from 'node:assert/strict'
import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { cosdReader } from '../apps/count/src/readers/cosd/index.ts'
import type { FileSample, SourceFile } from '../apps/count/src/readers/reader.ts'
import { openWorkbench, silent } from '../apps/count/src/workbench/index.ts'
import { type CosdTruth, writeCosd } from './cosd-data.ts'
import type { Row } from './row.ts'

const threads = 2
const rounds = 5

/**
 * Reads 200 MB of generated COSD with two threads, from the bytes on the disk to the rows in DuckDB, beside a parser that does nothing else, in turns. The rows are
 * compared with the generator's truth before any time is printed.
 */
export async function measureCosd(bytes = 200_000_000): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'spotlight-bench-cosd-'))
  try {
    const truth = writeCosd(join(folder, 'extract'), { bytes })
    const files = truth.files.map((path, number) => sourceFile(truth.folder, path, number + 1))
    const ours: number[] = []
    const bare: number[] = []
    const shares: number[] = []
    for (let round = 0; round <= rounds; round += 1) {
      const parsed = await seconds(() => parseBare(truth.files))
      const read = await readOnce(folder, files, truth)
      // The first round only warms the disk and the compiler.
      if (round === 0) continue
      bare.push(parsed)
      ours.push(read)
      shares.push(parsed / read)
    }
    return [
      { what: `COSD: ${Math.round(truth.bytes / 1e6)} MB as rows, two threads`, value: median(ours), unit: 's' },
      { what: 'COSD: the same parsed by bare saxes, which makes no rows, two threads', value: median(bare), unit: 's' },
      { what: 'COSD: records', value: truth.records / median(ours), unit: 'per second' },
      {
        what: 'COSD: bytes per second to rows beside bare saxes',
        value: median(shares),
        unit: 'x',
        limit: { at: 'least', value: 0.7 },
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function sourceFile(folder: string, path: string, fileId: number): SourceFile {
  const sample: FileSample = {
    path: path.slice(folder.length + 1),
    absolutePath: path,
    bytes: statSync(path).size,
    container: 'plain',
    head: headOf(path),
  }
  const recognition = cosdReader.recognise(sample, [])
  assert(recognition?.isUsable, 'a generated file is recognised')
  return { ...sample, fileId, recognition }
}

function headOf(path: string): Buffer {
  const head = Buffer.alloc(64 * 1024)
  const handle = openSync(path, 'r')
  try {
    return head.subarray(0, readSync(handle, head))
  } finally {
    closeSync(handle)
  }
}

async function readOnce(folder: string, files: readonly SourceFile[], truth: CosdTruth): Promise<number> {
  const workbench = await openWorkbench({ beside: folder, threads })
  try {
    const { signal } = new AbortController()
    const time = await seconds(() => cosdReader.read(files, { workbench, progress: silent, maps: [], signal }))
    const [found] = await workbench.rows(`
      SELECT (SELECT count(*) FROM record)::INTEGER AS records, (SELECT count(DISTINCT nhs_number) FROM mention)::INTEGER AS people,
        count(*) FILTER (kind = 'primary-pathway')::INTEGER AS primaries, count(*) FILTER (kind = 'recurrence')::INTEGER AS recurrences,
        count(*) FILTER (kind = 'progression')::INTEGER AS progressions, count(*) FILTER (kind = 'death')::INTEGER AS deaths,
        (SELECT count(*) FROM event_code WHERE role = 'metastatic-site')::INTEGER AS sites
      FROM event`)
    const { records, people, primaries, recurrences, progressions, deaths, sites } = truth
    assert.deepEqual(found, { records, people, primaries, recurrences, progressions, deaths, sites })
    return time
  } finally {
    workbench.close()
  }
}

async function parseBare(files: readonly string[]): Promise<void> {
  const waiting = [...files]
  const elements = await Promise.all(Array.from({ length: threads }, () => parseInThread(waiting)))
  assert(
    elements.every(count => count > 0),
    'the bare parser found elements',
  )
}

function parseInThread(waiting: string[]): Promise<number> {
  const worker = new Worker(join(import.meta.dirname, 'bare-saxes.ts'))
  return new Promise((resolve, reject) => {
    let elements = 0
    const next = (): void => {
      const path = waiting.pop()
      if (path !== undefined) worker.postMessage([path])
      else void worker.terminate().then(() => resolve(elements))
    }
    worker.on('error', reject)
    worker.on('message', (count: number) => {
      elements += count
      next()
    })
    next()
  })
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

const median = (values: readonly number[]): number => [...values].sort((left, right) => left - right)[values.length >> 1] ?? 0
