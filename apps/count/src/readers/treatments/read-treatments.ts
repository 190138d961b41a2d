import { putProblems } from '../put-problems.ts'
import type { FileSample, ReadContext, Reader, Recognition, SourceFile } from '../reader.ts'
import { type ColumnMatch, headerChange, matchColumns, setAside, stageRows } from '../tabular/index.ts'
import { putTreatments } from './put-treatments.ts'
import { personFields, type TreatmentFeed } from './treatment-feed.ts'
import { typeTreatments } from './type-treatments.ts'

/** Makes the reader of a feed of treatments. All rows are kept: they are about cancer, and other tumours than the breast's matter too. */
export const treatmentReader = (feed: TreatmentFeed): Reader => ({
  source: feed.source,
  recognise: sample => recognise(sample, feed),
  read: (files, context) => read(files, feed, context),
})

function columnsOf(sample: FileSample, feed: TreatmentFeed): ColumnMatch<string> | undefined {
  const match = sample.table === undefined ? undefined : matchColumns(sample.table.columns, feed.columns)
  if (match === undefined || !match.hasAllMarks) return undefined
  const hasPerson = match.at.nhs !== undefined || match.at.local_id !== undefined
  return hasPerson && feed.alsoOneOf.some(field => match.at[field] !== undefined) ? match : undefined
}

function recognise(sample: FileSample, feed: TreatmentFeed): Recognition | undefined {
  const match = columnsOf(sample, feed)
  if (match === undefined) return undefined
  const version = feed.versionOf(match.at)
  return {
    source: feed.source,
    format: feed.format,
    ...(version === undefined ? {} : { version }),
    isUsable: true,
    marks: match.found,
    notes: match.missing.map(
      field => `${feed.columns[field]?.names[0]} is missing: we do not know ${feed.columns[field]?.carries}.`,
    ),
  }
}

async function read(files: readonly SourceFile[], feed: TreatmentFeed, context: ReadContext): Promise<void> {
  const { workbench } = context
  const fields = [...new Set([...personFields, ...Object.keys(feed.columns)])]
  const done: SourceFile[] = []
  const lastOfVersion = new Map<string | undefined, SourceFile>()
  await workbench.run(`CREATE OR REPLACE TEMP TABLE treatment_row (file_id INTEGER, row_number BIGINT, version VARCHAR, local_scope VARCHAR, nhs_number VARCHAR, nhs_number_problem VARCHAR, born DATE, birth_precision VARCHAR,
    ${feed.dates.map(name => `${name}_on DATE, `).join('')}${fields.map(field => `${field} VARCHAR`).join(', ')})`)
  for (const file of files) {
    const match = columnsOf(file, feed)
    if (match === undefined) continue
    try {
      const wanted = Object.fromEntries(fields.map(field => [field, match.at[field]]))
      const staged = await stageRows(file, { into: 'treatment_staged', fields: wanted }, context)
      await typeTreatments(workbench, file, { feed, match, fields })
      await staged.drop()
      const version = feed.versionOf(match.at)
      const before = lastOfVersion.get(version)
      await putProblems(workbench, file.fileId, [
        ...match.missing.map(field => ({
          kind: 'missing-column' as const,
          columnName: feed.columns[field]?.names[0],
          count: 1,
          detail: `Without it we do not know ${feed.columns[field]?.carries}.`,
        })),
        ...match.repeated.map(columnName => ({ kind: 'duplicate-column' as const, columnName, count: 1 })),
        ...(staged.rows === 0 ? [{ kind: 'empty-file' as const, count: 1 }] : []),
        ...(before === undefined ? [] : changed(before, file)),
      ])
      done.push(file)
      lastOfVersion.set(version, file)
    } catch (error) {
      await setAside(workbench, file, error)
    }
  }
  await putTreatments(workbench, feed, done)
  await workbench.run('DROP TABLE IF EXISTS treatment_row; DROP TABLE IF EXISTS treatment_staged; DROP TABLE IF EXISTS treatment')
}

/** A changed header is told against the last file of the same version: another version has other columns by design. */
function changed(before: SourceFile, file: SourceFile) {
  const change = headerChange({ path: before.path, columns: before.table?.columns ?? [] }, file.table?.columns ?? [])
  return change === undefined ? [] : [{ kind: 'changed-header' as const, ...change }]
}
