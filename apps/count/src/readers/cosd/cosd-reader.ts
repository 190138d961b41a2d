import { join } from 'node:path'
import { DuckDBDateValue } from '@duckdb/node-api'
import type { Workbench } from '../../workbench/index.ts'
import { putProblems } from '../put-problems.ts'
import type { ReadContext, Reader, SourceFile } from '../reader.ts'
import type { CosdLayout } from './layout.ts'
import { loadRows } from './load-rows.ts'
import type { FileOutcome } from './read-file.ts'
import { recogniseCosd } from './recognise.ts'
import { removeRowFiles } from './row-files.ts'
import { readInThreads, type SizedTask } from './thread-pool.ts'

/** COSD XML, versions 8.1 and 9.0.1, and version 10 through a declared element map. */
export const cosdReader: Reader = { source: 'cosd', recognise: recogniseCosd, read: readCosd }

async function readCosd(files: readonly SourceFile[], { workbench, progress, signal }: ReadContext): Promise<void> {
  if (files.length === 0) return
  const tasks = files.map(taskOf)
  progress.begin('Reading COSD', { amount: tasks.reduce((sum, { bytes }) => sum + bytes, 0), unit: 'bytes' })
  let bytes = 0
  let records = 0
  const { outcomes, stems } = await readInThreads(tasks, {
    threads: workbench.threads,
    stem: join(workbench.folder, 'cosd'),
    signal,
    onProgress(moreBytes, moreRecords) {
      bytes += moreBytes
      records += moreRecords
      progress.reached(bytes, records)
    },
  })
  const unreadable = outcomes.flatMap(outcome => (outcome.unreadable === undefined ? [] : [outcome.fileId]))
  if (outcomes.some(({ records }) => records > 0)) await loadRows(workbench, stems, unreadable)
  removeRowFiles(stems)
  await putMonths(workbench, outcomes)
  await putOutcomes(workbench, outcomes)
  progress.end()
}

function taskOf({ fileId, absolutePath, container, bytes, recognition }: SourceFile): SizedTask {
  const layout = recognition.details?.layout
  if (layout === undefined) throw new Error('A COSD file came without the layout that recognise() found')
  // recognise() put it there.
  return {
    fileId,
    path: absolutePath,
    isGzip: container === 'gzip',
    bytes,
    layout: layout as CosdLayout,
    isMapped: recognition.details?.isMapped === true,
  }
}

async function putMonths(workbench: Workbench, outcomes: readonly FileOutcome[]): Promise<void> {
  const appender = await workbench.appender('file_month')
  for (const { fileId, months, unreadable } of outcomes) {
    if (unreadable !== undefined) continue
    for (const [month, count] of Object.entries(months).sort()) {
      appender.appendInteger(fileId)
      if (month === '') appender.appendNull()
      else appender.appendDate(new DuckDBDateValue(Date.parse(`${month}-01T00:00:00Z`) / 86_400_000))
      appender.appendBigInt(BigInt(count))
      appender.endRow()
    }
  }
  appender.closeSync()
}

const filesAtOnce = 1000

/** How many rows each file had, and why one was not used: folders of single-record files are long, so many files are written at once. */
async function putOutcomes(workbench: Workbench, outcomes: readonly FileOutcome[]): Promise<void> {
  for (let start = 0; start < outcomes.length; start += filesAtOnce) {
    const counts = outcomes
      .slice(start, start + filesAtOnce)
      .map(({ fileId, records, unreadable }) => `(${fileId}, ${unreadable === undefined ? records : 0})`)
    await workbench.run(`
      UPDATE source_file SET row_count = counted.rows FROM (VALUES ${counts.join(', ')}) AS counted (id, rows) WHERE file_id = counted.id`)
  }
  for (const { fileId, problems, unreadable } of outcomes) {
    if (unreadable === undefined) await putProblems(workbench, fileId, problems)
    else {
      const { kind, reason } = unreadable
      await workbench.run("UPDATE source_file SET use = 'unreadable', reason = $1 WHERE file_id = $2", [reason, fileId])
      await putProblems(workbench, fileId, [{ kind, count: 1, detail: reason }])
    }
  }
}
