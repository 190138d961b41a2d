import { DuckDBDateValue } from '@duckdb/node-api'
import { stopped, type Workbench } from '../../workbench/index.ts'
import { putProblems } from '../put-problems.ts'
import type { ReadContext, Reader, SourceFile } from '../reader.ts'
import { loadResources } from './load-resources.ts'
import { type FileReading, readFhirFile } from './read-file.ts'
import { recogniseFhir } from './recognise.ts'
import { stageResource } from './stage-resource.ts'
import { openStaging } from './staging.ts'

/** FHIR R4 with mCODE: exports of lines and Bundles. */
export const fhirReader: Reader = { source: 'fhir', recognise: recogniseFhir, read: readFhir }

type Outcome = FileReading & { fileId: number; months: Map<string, number> }

async function readFhir(files: readonly SourceFile[], { workbench, progress, signal }: ReadContext): Promise<void> {
  if (files.length === 0) return
  progress.begin('Reading FHIR', { amount: files.reduce((sum, { bytes }) => sum + bytes, 0), unit: 'bytes' })
  const staging = openStaging(workbench.folder)
  const outcomes: Outcome[] = []
  let bytes = 0
  let resources = 0
  try {
    for (const file of files) {
      const months = new Map<string, number>()
      const reading = await readFhirFile(
        {
          path: file.absolutePath,
          isGzip: file.container === 'gzip',
          shape: file.recognition.details?.shape === 'lines' ? 'lines' : 'document',
        },
        ({ resource, row, fullUrl, complain }) => {
          const month = stageResource(resource, { fileId: file.fileId, row, fullUrl }, staging, complain)
          if (month !== undefined) months.set(month, (months.get(month) ?? 0) + 1)
        },
        (more, soFar) => {
          if (signal.aborted) throw stopped()
          bytes += more
          progress.reached(bytes, resources + soFar)
        },
      )
      resources += reading.resources
      outcomes.push({ ...reading, fileId: file.fileId, months })
    }
  } finally {
    staging.close()
  }
  const unreadable = outcomes.flatMap(outcome => (outcome.unreadable === undefined ? [] : [outcome.fileId]))
  await loadResources(workbench, staging, unreadable)
  await putMonths(workbench, outcomes)
  for (const outcome of outcomes) await putOutcome(workbench, outcome)
  progress.end()
}

async function putMonths(workbench: Workbench, outcomes: readonly Outcome[]): Promise<void> {
  const appender = await workbench.appender('file_month')
  for (const { fileId, months, unreadable } of outcomes) {
    if (unreadable !== undefined) continue
    for (const [month, count] of [...months].sort()) {
      appender.appendInteger(fileId)
      if (month === '') appender.appendNull()
      else appender.appendDate(new DuckDBDateValue(Date.parse(`${month}-01T00:00:00Z`) / 86_400_000))
      appender.appendBigInt(BigInt(count))
      appender.endRow()
    }
  }
  appender.closeSync()
}

async function putOutcome(workbench: Workbench, { fileId, resources, problems, unreadable }: Outcome): Promise<void> {
  await workbench.run('UPDATE source_file SET row_count = $1 WHERE file_id = $2', [BigInt(resources), fileId])
  if (unreadable === undefined) return putProblems(workbench, fileId, problems)
  const { kind, reason } = unreadable
  await workbench.run("UPDATE source_file SET use = 'unreadable', reason = $1 WHERE file_id = $2", [reason, fileId])
  await putProblems(workbench, fileId, [{ kind, count: 1, detail: reason }])
}
