import { BIGINT, LIST, listValue } from '@duckdb/node-api'
import type { Workbench } from '../workbench/index.ts'
import { problemKinds } from './problem-kinds.ts'
import { mostRows, type Problem } from './problem-tally.ts'

export { type Problem, problemTally } from './problem-tally.ts'

/** Writes what is wrong in a file into the workbench. `fileId` null: it concerns no single file. */
export async function putProblems(workbench: Workbench, fileId: number | null, problems: readonly Problem[]): Promise<void> {
  if (problems.length === 0) return
  const appender = await workbench.appender('problem')
  for (const { kind, columnName, count, firstRows = [], detail, advice } of problems) {
    if (fileId === null) appender.appendNull()
    else appender.appendInteger(fileId)
    appender.appendVarchar(kind)
    if (columnName === undefined) appender.appendNull()
    else appender.appendVarchar(columnName)
    appender.appendBigInt(BigInt(count))
    appender.appendList(listValue(firstRows.slice(0, mostRows).map(row => BigInt(row))), LIST(BIGINT))
    appender.appendVarchar(detail ?? problemKinds[kind].label)
    appender.appendVarchar(advice ?? problemKinds[kind].advice)
    appender.endRow()
  }
  appender.closeSync()
}
