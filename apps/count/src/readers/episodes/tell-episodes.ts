import type { Statements, Workbench } from '../../workbench/index.ts'
import type { ProblemKind } from '../problem-kinds.ts'
import type { Problem } from '../put-problems.ts'
import type { SourceFile } from '../reader.ts'
import { headerChange } from '../tabular/index.ts'
import { type EpisodeColumns, type EpisodeFeed, type EpisodeField, mostDiagnoses } from './episode-columns.ts'

/** What a header already says: columns that are missing or twice, and too few diagnoses. */
export function headerProblems(file: SourceFile, feed: EpisodeFeed, columns: EpisodeColumns): Problem[] {
  const { missing, repeated, diagnoses, lists } = columns
  const headers = file.table?.columns ?? []
  const few = diagnoses.length < mostDiagnoses && lists.length === 0
  const named = diagnoses.map(({ at }) => headers[at] ?? '')
  return [
    ...missing.map((field): Problem => {
      const known = feed.columns[field]
      return {
        kind: 'missing-column',
        columnName: known?.names[0],
        count: 1,
        detail: `Without it we do not know ${known?.carries ?? field}.`,
      }
    }),
    ...repeated.map((name): Problem => ({ kind: 'duplicate-column', columnName: name, count: 1 })),
    ...(few
      ? [
          {
            kind: 'few-diagnosis-columns',
            count: 1,
            detail: `${diagnoses.length} of ${mostDiagnoses} diagnosis columns: ${named.join(', ')}.`,
          } satisfies Problem,
        ]
      : []),
  ]
}

/** Files of one feed usually have one header. What came and what went is told with the later file. */
export function changedHeader(before: SourceFile, file: SourceFile): Problem[] {
  const change = headerChange({ path: before.path, columns: before.table?.columns ?? [] }, file.table?.columns ?? [])
  return change === undefined ? [] : [{ kind: 'changed-header', ...change }]
}

type Check = { kind: ProblemKind; field: EpisodeField; when: string; detail: string }

const always: readonly Check[] = [
  {
    kind: 'end-before-start',
    field: 'finished',
    when: 'ends_early',
    detail: 'The episode ends before it starts. Its end was not used.',
  },
  {
    kind: 'end-before-start',
    field: 'discharged',
    when: 'leaves_early',
    detail: 'The discharge lies before the admission. It was not used.',
  },
  {
    kind: 'impossible-date',
    field: 'started',
    when: 'before_birth',
    detail: 'The episode starts before the person was born. Its start was not used.',
  },
  {
    kind: 'no-person',
    field: 'local_id',
    when: 'local_id IS NULL AND nhs_number IS NULL',
    detail: 'The row names nobody by a number.',
  },
  {
    kind: 'duplicate',
    field: 'episode_key',
    when: 'is_copy',
    detail: 'The same row again in all that is read of it. It was counted once.',
  },
  {
    kind: 'duplicate',
    field: 'episode_key',
    when: 'is_other_version',
    detail: 'The same episode again with other content. Both were read; they are of one stay.',
  },
]
const ofNhsNumbers: readonly Check[] = [
  { kind: 'missing-nhs-number', field: 'nhs', when: "nhs_number_problem = 'missing'", detail: 'No NHS number.' },
  {
    kind: 'wrong-nhs-number',
    field: 'nhs',
    when: "nhs_number_problem IN ('wrong length', 'wrong check digit')",
    detail: 'A wrong length or check digit.',
  },
  { kind: 'dummy-nhs-number', field: 'nhs', when: "nhs_number_problem = 'dummy'", detail: 'Ten equal digits.' },
]

/** Finds rows that came twice: copies in all that is read of them, and other versions of an episode. Of each the first stays what it is. */
export async function findCopies(workbench: Workbench): Promise<void> {
  await workbench.run(`CREATE OR REPLACE TABLE episode_copy AS SELECT record_id FROM (
    SELECT record_id, first FROM episode_typed JOIN (SELECT record_hash, min(record_id) AS first FROM episode_typed GROUP BY record_hash HAVING count(*) > 1) USING (record_hash))
    WHERE record_id > first`)
  await workbench.run(`CREATE OR REPLACE TABLE episode_version AS SELECT record_id FROM (
    SELECT record_id, first FROM episode_typed JOIN (SELECT episode_key, min(record_id) AS first FROM episode_typed WHERE episode_key IS NOT NULL GROUP BY episode_key HAVING count(*) > 1)
      USING (episode_key)) WHERE record_id > first AND record_id NOT IN (FROM episode_copy)`)
}

/** What is wrong in the kept rows, by file. To be asked before copies are taken out. */
export async function rowProblems(
  workbench: Workbench,
  files: readonly { file: SourceFile; columns: EpisodeColumns }[],
): Promise<ReadonlyMap<number, Problem[]>> {
  const checks = [...always, ...ofNhsNumbers]
  const counts = checks.map(
    ({ when }, index) => `count(*) FILTER (${when}) AS count_${index}, min(row_number, 10) FILTER (${when}) AS rows_${index}`,
  )
  const rows = await workbench.rows(`SELECT file_id, ${counts.join(', ')} FROM (
      SELECT *, record_id IN (FROM episode_copy) AS is_copy, record_id IN (FROM episode_version) AS is_other_version FROM episode_typed) GROUP BY file_id`)
  return new Map(
    files.map(({ file, columns: { at } }) => {
      const found = rows.find(row => row.file_id === file.fileId) ?? {}
      const problems = checks.flatMap(({ kind, field, detail }, index): Problem[] => {
        const count = field === 'nhs' && at.nhs === undefined ? 0 : Number(found[`count_${index}`] ?? 0)
        const first = found[`rows_${index}`]
        return count === 0
          ? []
          : [{ kind, columnName: headerOf(file, at[field]), count, firstRows: Array.isArray(first) ? first : [], detail }]
      })
      return [file.fileId, problems]
    }),
  )
}

/** Diagnoses in the kept rows that are no ICD-10 code at all, by file. `-` and `&` mean that there is none. */
export async function codeProblems(workbench: Statements): Promise<ReadonlyMap<number, Problem[]>> {
  const rows = await workbench.rows<{ file_id: number; count: bigint; first: bigint[] }>(
    `SELECT file_id, count(*) AS count, min(row_number, 10) AS first
    FROM episode_code JOIN (FROM episode_icd WHERE is_odd) USING (code) JOIN episode_typed USING (record_id) GROUP BY file_id ORDER BY file_id`,
  )
  return new Map(
    rows.map(({ file_id, count, first }) => [
      file_id,
      [{ kind: 'unknown-code', count: Number(count), firstRows: first, detail: 'A diagnosis that is not an ICD-10 code.' }],
    ]),
  )
}

/** Rows in what must be the future of the extract. */
export async function futureProblems(
  workbench: Workbench,
  file: SourceFile,
  { every, lastDay, at }: { every: string; lastDay: string; at: EpisodeColumns['at'] },
): Promise<Problem[]> {
  const [found] = await workbench.rows<{ count: bigint; rows: bigint[] | null }>(
    `SELECT count(*) AS count, min(row_number, 10) AS rows FROM ${every} WHERE day > ${lastDay} AND NOT is_filler_date(day)`,
  )
  if (found === undefined || found.count === 0n) return []
  const detail = 'More than two years after the last of the other rows.'
  return [
    {
      kind: 'future-date',
      columnName: headerOf(file, at.started),
      count: Number(found.count),
      firstRows: found.rows ?? [],
      detail,
    },
  ]
}

const headerOf = (file: SourceFile, at: number | undefined): string | undefined =>
  at === undefined ? undefined : file.table?.columns[at]
