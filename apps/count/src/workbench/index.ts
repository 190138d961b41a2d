export { type ExitCode, exitCodes, explain, Failure, stopped } from './failure.ts'
export { inThousands } from './in-thousands.ts'
export { finishCommits } from './interrupted-commit.ts'
export { keepOrder } from './keep-order.ts'
export * from './normalise.ts'
export { type OutFolder, openOutFolder } from './out-folder.ts'
export { type Progress, silent, tellProgress } from './progress.ts'
export { type TableName, tables } from './tables.ts'
export { threadFile } from './thread-file.ts'
export { together } from './together.ts'
export {
  identifier,
  openWorkbench,
  quoted,
  type SqlParameters,
  type SqlRow,
  type Statements,
  type Workbench,
  type WorkbenchOptions,
} from './workbench.ts'
