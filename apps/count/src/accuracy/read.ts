import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { truthColumns } from '../example/index.ts'
import { readResult, resultFiles } from '../results/index.ts'
import { Failure, quoted, type Workbench } from '../workbench/index.ts'
import type { CountedPerson, TruePerson } from './score.ts'

/** The truth of an example, from the file that `example` has written. */
export async function readTruth(workbench: Workbench, folder: string): Promise<TruePerson[]> {
  const file = join(folder, 'truth/truth.csv')
  if (!existsSync(file))
    throw new Failure(
      'input',
      `There is no truth/truth.csv in ${folder}. It must be a folder that “spotlight-count example” has written.`,
    )
  const columns = truthColumns.map(column => `'${column}': 'VARCHAR'`).join(', ')
  const rows = await workbench.rows<Record<(typeof truthColumns)[number], string | null>>(
    `SELECT ${truthColumns.join(', ')} FROM read_csv(${quoted(file)}, columns = {${columns}}, header = true) ORDER BY person`,
  )
  return rows.map(row => ({
    id: row.person ?? '',
    hasBreastCancer: row.has_breast_cancer === 'yes',
    spreadOn: row.has_spread === 'yes' ? (row.first_date ?? undefined) : undefined,
    pathway: row.pathway ?? undefined,
    diedOn: row.death_date ?? undefined,
    records: row.records?.split(' ') ?? [],
  }))
}

/** The people of a register with all their records and the rules that speak for each. */
export async function readCounted(workbench: Workbench, folder: string): Promise<{ asAt: string; counted: CountedPerson[] }> {
  const { asAt } = readResult(folder)
  const file = (name: string) => quoted(join(folder, name))
  const rows = await workbench.rows<{
    id: string
    tier: string
    first_date: string | null
    pathway: string
    is_dead: boolean
    rules: string[] | null
    records: string[] | null
  }>(`
    WITH rules AS (SELECT person_id, list_sort(list(DISTINCT rule)) AS rules FROM read_parquet(${file(resultFiles.evidenceParquet)}) WHERE tier <> 'defeated' GROUP BY person_id),
      links AS (SELECT person_id, list_sort(list(file || ':' || row_number)) AS records
        FROM read_csv(${file(resultFiles.links)}, header = true, all_varchar = true) GROUP BY person_id)
    SELECT r.person_id AS id, r.tier, CAST(r.first_date AS VARCHAR) AS first_date, r.pathway, r.vital_status = 'dead' AS is_dead, rules.rules, links.records
    FROM read_parquet(${file(resultFiles.registerParquet)}) r LEFT JOIN rules USING (person_id) LEFT JOIN links USING (person_id) ORDER BY id`)
  return {
    asAt,
    counted: rows.map(row => ({
      id: row.id,
      tier: row.tier,
      firstDate: row.first_date ?? undefined,
      pathway: row.pathway,
      isDead: row.is_dead,
      rules: row.rules ?? [],
      records: row.records ?? [],
    })),
  }
}
