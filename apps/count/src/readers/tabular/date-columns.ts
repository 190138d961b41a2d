import type { Workbench } from '../../workbench/index.ts'
import { type Problem, putProblems } from '../put-problems.ts'
import type { SourceFile } from '../reader.ts'
import { dateWritten } from './dates.ts'

export type DateColumns = {
  /** Temporary table or subquery with row_number and the dates as trimmed text. */
  table: string
  /** Each date's column there, and its name in the header. */
  headers: Readonly<Record<string, string>>
}

type Orders = Record<string, bigint | bigint[] | null>

/**
 * Looks in which order the dates of each column are written and tells what is wrong with them. A column in which some dates can only be American, and none only British, is
 * refused as a whole: 05/06/2023 in it may mean either, and a date is never turned round. A column in which nothing tells is read as British, and that is said.
 *
 * @returns the columns that are refused
 */
export async function checkDateColumns(
  workbench: Workbench,
  file: SourceFile,
  { table, headers }: DateColumns,
): Promise<Set<string>> {
  const names = await namesOfOdd(workbench, { table, headers })
  if (names.length === 0) return new Set()
  const [found = {}] = await workbench.rows<Orders>(`SELECT ${names.map(countsOf).join(', ')} FROM ${table}`)
  const refused = new Set<string>()
  const problems: Problem[] = []
  for (const name of names) {
    const columnName = headers[name] ?? name
    const tell = (kind: 'american-date' | 'ambiguous-date' | 'impossible-date', count: number, detail: string, rows: string) => {
      const firstRows = found[`${name}_${rows}_rows`]
      problems.push({ kind, columnName, count, detail, firstRows: Array.isArray(firstRows) ? firstRows : [] })
    }
    const count = (what: string) => Number(found[`${name}_${what}`] ?? 0n)
    const isAmerican = count('american') > 0 && count('british') === 0
    if (isAmerican) {
      refused.add(name)
      tell(
        'american-date',
        count('either') + count('american'),
        'Month first. None of the dates of this column was used.',
        'american',
      )
    } else if (count('american') > 0) {
      tell(
        'american-date',
        count('american'),
        'Month first, among dates in British order. These dates were not used.',
        'american',
      )
    } else if (count('either') > 0 && count('british') === 0) {
      tell(
        'ambiguous-date',
        count('either'),
        'Every date of this column could be British or American. It was read as British: day, month, year.',
        'either',
      )
    }
    if (count('wrong') > 0) tell('impossible-date', count('wrong'), 'This is not a date.', 'wrong')
  }
  await putProblems(workbench, file.fileId, problems)
  return refused
}

/** The columns in which something is not written with the year first. They are few, and only they need a closer look. */
async function namesOfOdd(workbench: Workbench, { table, headers }: DateColumns): Promise<string[]> {
  const names = Object.keys(headers)
  if (names.length === 0) return []
  const isOdd = (name: string) => `bool_or(${name} IS NOT NULL AND TRY_CAST(${name} AS DATE) IS NULL)`
  const [odd = {}] = await workbench.rows<Record<string, boolean | null>>(
    `SELECT ${names.map(name => `${isOdd(name)} AS ${name}`).join(', ')} FROM ${table}`,
  )
  return names.filter(name => odd[name] === true)
}

function countsOf(name: string): string {
  const isOdd = `${name} IS NOT NULL AND substr(${name}, 5, 1) <> '-'`
  const first = `TRY_CAST(regexp_extract(${name}, '^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-][0-9]{4}', 1) AS INTEGER)`
  const problem = `CASE WHEN ${name} IS NOT NULL AND (${dateWritten(name)}) IS NULL THEN uk_date_problem(${name}) END`
  const tests: Record<string, string> = {
    british: `CASE WHEN ${isOdd} THEN ${first} > 12 END`,
    either: `CASE WHEN ${isOdd} AND (${dateWritten(name)}) IS NOT NULL THEN ${first} <= 12 END`,
    american: `${problem} = 'american order'`,
    wrong: `${problem} = 'not a date'`,
  }
  return Object.entries(tests)
    .flatMap(([what, test]) => [
      `count(*) FILTER (${test}) AS ${name}_${what}`,
      `min(row_number, 10) FILTER (${test}) AS ${name}_${what}_rows`,
    ])
    .join(', ')
}
