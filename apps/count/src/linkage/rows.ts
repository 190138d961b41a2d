import { identifier, quoted, type Workbench } from '../workbench/index.ts'
import { levelsOf } from './levels.ts'
import type { Comparison, LinkageModel } from './model.ts'
import { nicknames } from './nicknames.ts'

/** How strongly the declared share of a value holds against what is counted, in rows: a name seen twice among twenty people is not common. */
const declaredRows = 500

/**
 * Makes `link_node` (one row for each group of records that must not be divided) and `link_row` (its ways of being written) out of
 * link_input(row_key, node_key, is_loose, the model's columns, and COLUMN_precision for dates). Numbers follow the keys, which come from the records'
 * content, so that the order of files does not matter.
 */
export async function prepareRows(
  workbench: Workbench,
  model: LinkageModel,
): Promise<{ nodes: number; rows: number; loose: number }> {
  await workbench.run(`
    CREATE OR REPLACE TABLE link_node AS
      SELECT CAST(row_number() OVER (ORDER BY node_key) - 1 AS INTEGER) AS node, node_key, bool_and(is_loose) AS is_loose
      FROM link_input GROUP BY node_key;
    CREATE OR REPLACE TABLE nickname (form VARCHAR, full_forms VARCHAR[]);
    INSERT INTO nickname VALUES ${nicknames()
      .map(({ form, fullForms }) => `(${quoted(form)}, [${fullForms.map(quoted).join(', ')}])`)
      .join(', ')};`)
  const shares: string[] = []
  const joins: string[] = []
  for (const comparison of model.comparisons) {
    const column = identifier(comparison.column)
    if (comparison.nicknames) {
      const names = identifier(`names_${comparison.column}`)
      joins.push(`LEFT JOIN nickname AS ${names} ON ${names}.form = i.${column}`)
      shares.push(
        `coalesce(${names}.full_forms, [i.${column}]) AS ${identifier(`${comparison.column}_forms`)}, coalesce(${names}.full_forms[1], i.${column}) AS ${identifier(`${comparison.column}_formal`)}`,
      )
    }
    if (comparison.kind === 'date') {
      shares.push(
        `strftime(i.${column}, '%Y%m%d') AS ${identifier(`${comparison.column}_text`)}, list_aggregate(list_sort(string_split(strftime(i.${column}, '%Y%m%d'), '')), 'string_agg', '') AS ${identifier(`${comparison.column}_digits`)}`,
      )
    }
    if (comparison.frequencies) {
      const frequency = identifier(`frequency_${comparison.column}`)
      joins.push(`LEFT JOIN (${frequencySql(comparison)}) AS ${frequency} ON ${frequency}.value = i.${column}`)
      shares.push(`${frequency}.share AS ${identifier(shareColumn(comparison))}`)
    }
  }
  await workbench.run(`
    CREATE OR REPLACE TABLE link_row AS
      SELECT CAST(row_number() OVER (ORDER BY i.node_key, i.row_key) - 1 AS INTEGER) AS row_no, n.node, i.* EXCLUDE (node_key)
        ${shares.map(share => `, ${share}`).join('')}
      FROM link_input i JOIN link_node n USING (node_key) ${joins.join(' ')}`)
  const [counts] = await workbench.rows<{ nodes: number; rows: number; loose: number }>(`
    SELECT (SELECT count(*)::INTEGER FROM link_node) AS nodes, (SELECT count(*)::INTEGER FROM link_row) AS rows,
      (SELECT count(*)::INTEGER FROM link_node WHERE is_loose) AS loose`)
  return counts ?? { nodes: 0, rows: 0, loose: 0 }
}

export const shareColumn = ({ column }: Comparison): string => `${column}_share`

/** The share of people with each value, drawn towards the declared chance that two people agree while there are few rows. */
function frequencySql(comparison: Comparison): string {
  const column = identifier(comparison.column)
  const declared = levelsOf(comparison).find(({ isExact }) => isExact)?.u ?? 0.01
  return `
    SELECT ${column} AS value,
      (count(DISTINCT node_key) + ${declared * declaredRows}) / (sum(count(DISTINCT node_key)) OVER () + ${declaredRows}) AS share
    FROM link_input WHERE ${column} IS NOT NULL GROUP BY 1`
}
