import { problemKinds } from '../readers/problem-kinds.ts'
import type { Quality } from '../results/index.ts'
import type { Workbench } from '../workbench/index.ts'

const firstRows = 10
const labels: Readonly<Record<string, { label: string }>> = problemKinds

/** Everything that is wrong in the input, file by file. */
export async function listProblems(workbench: Workbench): Promise<Quality['problems']> {
  const rows = await workbench.rows<{
    kind: string
    source: string | null
    path: string | null
    column_name: string | null
    count: bigint
    first_rows: bigint[] | null
    detail: string | null
    advice: string | null
  }>(`
    SELECT p.kind, f.kind AS source, f.path, p.column_name, sum(p.count)::BIGINT AS count, list_sort(list_distinct(flatten(list(p.first_rows)))) AS first_rows, p.detail, p.advice
    FROM problem p LEFT JOIN source_file f USING (file_id) GROUP BY ALL
    ORDER BY f.path NULLS FIRST, p.kind, p.column_name NULLS FIRST, p.detail NULLS FIRST, p.advice NULLS FIRST, f.kind`)
  return rows.map(({ kind, source, path, column_name, count, first_rows, detail, advice }) => ({
    kind,
    source,
    path,
    column: column_name,
    count: Number(count),
    firstRows: (first_rows ?? []).slice(0, firstRows).map(Number),
    detail: detail ?? labels[kind]?.label ?? kind,
    advice: advice ?? '',
  }))
}
