import { identifier, type Workbench } from '../workbench/index.ts'
import { levelSql, levelsOf } from './levels.ts'
import type { LinkageModel } from './model.ts'

/** Rows of each side that are compared at random, chosen by a hash of their keys: the same in each run. */
const sampledRows = 600
/** Weight of the declared chances, in pairs. */
const declaredPairs = 200

/**
 * How often each level comes up between two rows taken at random, for each comparison: of exact agreement by counting all values, of the others from
 * some 360,000 pairs. What is declared holds while there are few rows.
 */
export async function chanceOfLevels(workbench: Workbench, model: LinkageModel): Promise<number[][]> {
  const sampled = `SELECT * FROM link_row ORDER BY md5(row_key || 'RANDOM'), row_no LIMIT ${sampledRows}`
  const other = `SELECT * FROM link_row ORDER BY md5(row_key || 'PAIRS'), row_no LIMIT ${sampledRows}`
  await workbench.run(`
    CREATE OR REPLACE TABLE link_sampled AS ${sampled};
    CREATE OR REPLACE TABLE link_other AS ${other}`)
  const chances: number[][] = []
  for (const comparison of model.comparisons) {
    const levels = levelsOf(comparison)
    const column = identifier(comparison.column)
    const found = await workbench.rows<{ level: number; n: bigint }>(`
      SELECT level, count(*)::BIGINT AS n FROM (
        SELECT ${levelSql(comparison)} AS level FROM link_sampled l, link_other r WHERE l.node <> r.node)
      WHERE level > 0 GROUP BY level ORDER BY level`)
    const [all] = await workbench.rows<{ pairs: number; agreeing: number }>(`
      SELECT sum(n) * (sum(n) - 1) / 2 AS pairs, fsum(n * (n - 1) / 2) AS agreeing
      FROM (SELECT count(*)::DOUBLE AS n FROM link_row WHERE ${column} IS NOT NULL GROUP BY ${column})`)
    const isCounted = comparison.kind !== 'date'
    const total = found.reduce((sum, { n }) => sum + Number(n), 0)
    const drawn = levels.map((level, at) => {
      const n = Number(found.find(row => row.level === at + 1)?.n ?? 0n)
      return (n + declaredPairs * level.u) / (total + declaredPairs)
    })
    const exact = levels.findIndex(({ isExact }) => isExact)
    const counted =
      all === undefined || !(all.pairs > 0) || !isCounted
        ? drawn[exact]
        : (all.agreeing + declaredPairs * (levels[exact]?.u ?? 0)) / (all.pairs + declaredPairs)
    chances.push(withExact(drawn, exact, counted ?? 0))
  }
  await workbench.run('DROP TABLE link_sampled; DROP TABLE link_other')
  return chances
}

/** Puts a better known chance in its place; the others share the rest as they did. */
function withExact(chances: readonly number[], exact: number, chance: number): number[] {
  const rest = chances.reduce((sum, value, at) => (at === exact ? sum : sum + value), 0)
  return chances.map((value, at) => (at === exact ? chance : (value / rest) * (1 - chance)))
}
