import { writeCsv } from '../../../http/write-csv.ts'
import type { Chart } from './chart-spec.ts'

/**
 * The table of a chart as a file, which whoever has it can read years later: each row says of which campaign it is (`example`: all of it is
 * invented), which chart, and in `source` from when, from where and out of whom. An empty cell is “not known”, never 0.
 */
export const csvOf = ({ id, source, table }: Chart, { campaign }: { readonly campaign: 'example' | 'uk' }): string =>
  writeCsv(
    ['campaign', 'chart', ...table.columns.map(({ label }) => label), 'source'],
    table.rows.map(row => [campaign, id, ...row, source]),
  )
