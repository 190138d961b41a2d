import { parentPort } from 'node:worker_threads'
import type { UnitBlock } from '../postcode/unit-block.ts'
import type { DirectorySummary } from './directory-summary.ts'
import { type Progress, readDirectory } from './read-directory.ts'
import type { UnusableFile } from './unusable-file.ts'

export type ReaderOrder = { readonly kind: 'read'; readonly file: string } | { readonly kind: 'next' }
export type ReaderReply =
  | ({ readonly kind: 'progress' } & Progress)
  | { readonly kind: 'summary'; readonly summary: DirectorySummary }
  | UnusableFile
  /** Blocks as JSON: `[[sector, places, units in base 64], …]`, ready to be stored. None are left when `count` is 0. */
  | { readonly kind: 'batch'; readonly json: string; readonly count: number }

/** So many sectors at once are stored in a few milliseconds, between which the site answers. */
const batchSize = 5
const tellEveryMs = 100

/**
 * The program of the thread that reads a Postcode Directory: the site goes on while it does. It is a file of its own in the built site and
 * runs as it stands here in tests, so it loads nothing that Node cannot run as it is.
 */
const port = parentPort
if (port) {
  let blocks = new Map<string, UnitBlock>()
  const tell = (reply: ReaderReply) => port.postMessage(reply)
  port.on('message', (order: ReaderOrder) => {
    if (order.kind === 'next') return tell(nextBatch(blocks))
    // What goes wrong unforeseen ends the thread with its error, which the site hears.
    void read(order.file, tell).then(read => {
      blocks = read
    })
  })
}

async function read(file: string, tell: (reply: ReaderReply) => void): Promise<Map<string, UnitBlock>> {
  let told = 0
  const read = await readDirectory(file, progress => {
    const now = performance.now()
    if (now - told < tellEveryMs) return
    told = now
    tell({ kind: 'progress', ...progress })
  })
  if (read.kind === 'unusable') {
    tell(read)
    return new Map()
  }
  tell({ kind: 'summary', summary: read.summary })
  return new Map(read.blocks)
}

/** Takes the next blocks out: their memory is free again once they are told. */
function nextBatch(blocks: Map<string, UnitBlock>): ReaderReply {
  const batch: [string, string, string][] = []
  for (const [sector, { places, units }] of blocks) {
    blocks.delete(sector)
    batch.push([sector, places, Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('base64')])
    if (batch.length === batchSize) break
  }
  return { kind: 'batch', json: JSON.stringify(batch), count: batch.length }
}
