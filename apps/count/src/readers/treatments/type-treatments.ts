import { quoted, type Workbench } from '../../workbench/index.ts'
import { type Problem, putProblems } from '../put-problems.ts'
import type { SourceFile } from '../reader.ts'
import {
  type ColumnMatch,
  checkDateColumns,
  columnScope,
  dateWritten,
  nhsDigits,
  nhsProblem,
  precisionOf,
  withoutFiller,
} from '../tabular/index.ts'
import type { TreatmentFeed } from './treatment-feed.ts'

/** Reads the dates and numbers of a file's rows from treatment_staged into treatment_row, and tells what is wrong with them. */
export async function typeTreatments(
  workbench: Workbench,
  file: SourceFile,
  { feed, match, fields }: { feed: TreatmentFeed; match: ColumnMatch<string>; fields: readonly string[] },
): Promise<void> {
  const header = (field: string) => file.table?.columns[match.at[field] ?? -1] ?? field
  const dates = [...feed.dates, 'birth']
  const headers = Object.fromEntries(dates.filter(name => match.at[name] !== undefined).map(name => [name, header(name)]))
  const refused = await checkDateColumns(workbench, file, { table: 'treatment_staged', headers })
  const version = feed.versionOf(match.at)
  const written = dates.map(
    name => `${match.at[name] === undefined || refused.has(name) ? 'NULL::DATE' : dateWritten(name)} AS ${name}_written`,
  )
  const scope = `CASE WHEN local_id IS NOT NULL THEN coalesce(nullif(left(upper(provider), 3), ''), ${quoted(columnScope(feed.source, header('local_id')))}) END`
  const [start = 'started', ...later] = feed.dates
  await workbench.run(`CREATE OR REPLACE TEMP TABLE treatment_typed AS
    SELECT *, ${nhsProblem('digits')} AS problem, coalesce(${start}_read < birth_read, false) AS before_birth FROM (
      SELECT *, ${nhsDigits('nhs')} AS digits, ${dates.map(name => `${withoutFiller(`${name}_written`)} AS ${name}_read`).join(', ')} FROM (
        SELECT *, ${written.join(', ')} FROM treatment_staged))`)
  await putProblems(workbench, file.fileId, await problemsOf(workbench, { header, start, hasNhs: match.at.nhs !== undefined }))
  await workbench.run(`INSERT INTO treatment_row
    SELECT ${file.fileId}, row_number, ${version === undefined ? 'NULL' : `'${version}'`}, ${scope}, CASE WHEN problem IS NULL THEN digits END, problem, birth_read, ${precisionOf('birth', 'birth_read')},
      CASE WHEN NOT before_birth THEN ${start}_read END, ${later.map(name => `${name}_read, `).join('')}${fields.join(', ')} FROM treatment_typed`)
  await workbench.run('DROP TABLE treatment_typed')
}

async function problemsOf(
  workbench: Workbench,
  { header, start, hasNhs }: { header: (field: string) => string; start: string; hasNhs: boolean },
): Promise<Problem[]> {
  const checks: readonly (Omit<Problem, 'count'> & { when: string })[] = [
    {
      kind: 'impossible-date',
      columnName: header(start),
      when: 'before_birth',
      detail: 'The treatment starts before the person was born. Its start was not used.',
    },
    { kind: 'no-person', when: 'problem IS NOT NULL AND local_id IS NULL', detail: 'The row names nobody by a number.' },
    {
      kind: 'unknown-code',
      columnName: header('primary_code'),
      when: 'primary_code IS NOT NULL AND icd(primary_code) IS NULL',
      detail: 'A diagnosis that is not an ICD-10 code.',
    },
    ...(hasNhs
      ? ([
          { kind: 'missing-nhs-number', columnName: header('nhs'), when: `problem = 'missing'`, detail: 'No NHS number.' },
          {
            kind: 'wrong-nhs-number',
            columnName: header('nhs'),
            when: `problem IN ('wrong length', 'wrong check digit')`,
            detail: 'A wrong length or check digit.',
          },
          { kind: 'dummy-nhs-number', columnName: header('nhs'), when: `problem = 'dummy'`, detail: 'Ten equal digits.' },
        ] as const)
      : []),
  ]
  const counts = checks.map(
    ({ when }, at) => `count(*) FILTER (${when}) AS count_${at}, min(row_number, 10) FILTER (${when}) AS rows_${at}`,
  )
  const [found = {}] = await workbench.rows(`SELECT ${counts.join(', ')} FROM treatment_typed`)
  return checks.flatMap(({ when: _, ...problem }, at) => {
    const count = Number(found[`count_${at}`] ?? 0)
    const rows = found[`rows_${at}`]
    return count === 0 ? [] : [{ ...problem, count, firstRows: Array.isArray(rows) ? rows : [] }]
  })
}
