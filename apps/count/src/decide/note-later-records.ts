import { putProblems } from '../readers/put-problems.ts'
import { quoted, type Workbench } from '../workbench/index.ts'

/** Says for each file how many of its records tell only of what came after the day of the count, and where the first ones are. */
export async function noteLaterRecords(workbench: Workbench, asAt: string): Promise<{ records: number; people: number }> {
  const day = `CAST(${quoted(asAt)} AS DATE)`
  const files = await workbench.rows<{ file_id: number; count: number; first_rows: bigint[]; people: number }>(`
    WITH later AS MATERIALIZED (
      SELECT record_id FROM event
      WHERE record_id IN (SELECT record_id FROM event WHERE coalesce(date, recorded_date) > ${day}) GROUP BY record_id
      HAVING bool_and(coalesce(known_date(date), known_date(recorded_date)) > ${day}) IS TRUE AND count(coalesce(date, recorded_date)) = count(*))
    SELECT r.file_id, count(*)::INTEGER AS count, list_sort(list(r.row_number))[1:10] AS first_rows,
      (SELECT count(DISTINCT person_id)::INTEGER FROM later JOIN person_record USING (record_id)) AS people
    FROM later JOIN record r USING (record_id) GROUP BY r.file_id ORDER BY r.file_id`)
  for (const { file_id, count, first_rows } of files) {
    const detail = `${count} ${count === 1 ? 'record is' : 'records are'} dated after ${asAt}, the day of the count`
    await putProblems(workbench, file_id, [{ kind: 'after-the-day', count, firstRows: first_rows, detail }])
  }
  return { records: files.reduce((sum, { count }) => sum + count, 0), people: files[0]?.people ?? 0 }
}
