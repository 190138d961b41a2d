/**
 * Tables in files: CSV with any delimiter, gzip or not, in any usual alphabet, and Parquet. How to use it: `matchColumns()` finds the columns of a format in
 * `sample.table.columns` (for recognise()), `stageRows()` reads them into a temporary table with row numbers (for read()), `checkDateColumns()` tells American dates, and
 * `setAside()` deals with a file that breaks in the middle. `dateWritten()` and `nhsProblem()` are SQL for values by the million.
 */
export {
  type ColumnMatch,
  columnScope,
  headerChange,
  type KnownColumn,
  matchColumns,
  numberedColumns,
  plainName,
} from './column-names.ts'
export { checkDateColumns, type DateColumns } from './date-columns.ts'
export { dateWritten, monthOfBirth, nhsDigits, nhsProblem, precisionOf, withoutFiller } from './dates.ts'
export { setAside } from './set-aside.ts'
export { type StagedRows, type StagePlan, scanRows, splitPayload, stageRows, tidy, tidyValuesOf, valuesOf } from './stage-rows.ts'
export {
  openParquetTogether,
  openTable,
  parquetRow,
  parquetRows,
  parquetTypes,
  type TableSource,
} from './table-source.ts'
export { stepOf, withProgress } from './with-progress.ts'
