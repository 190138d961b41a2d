import { identifier, type Workbench } from '../workbench/index.ts'
import { blockSql } from './blocks.ts'
import { levelSql, levelsOf } from './levels.ts'
import type { LinkageModel } from './model.ts'
import { shareColumn } from './rows.ts'

/** A pattern is the levels of all comparisons as one number, four bits each. */
export const bitsPerLevel = 4

export type SkippedBlock = { keys: readonly string[]; blocks: number; pairs: number }

/** Rows that share a block and of which at least one is loose, as link_candidate(l, r). What was left out because a block was too large is answered. */
export async function findCandidates(workbench: Workbench, model: LinkageModel): Promise<SkippedBlock[]> {
  await workbench.run('CREATE OR REPLACE TABLE link_candidate (l INTEGER, r INTEGER)')
  const skipped: SkippedBlock[] = []
  for (const keys of model.blocks) {
    await workbench.run(`
      CREATE OR REPLACE TABLE link_block AS
        WITH keyed AS (SELECT row_no, node, is_loose, ${blockSql(keys)} AS key FROM link_row),
        sized AS (
          SELECT *, count(*) OVER (PARTITION BY key) AS n, count(*) FILTER (WHERE is_loose) OVER (PARTITION BY key) AS loose
          FROM keyed WHERE key IS NOT NULL)
        SELECT row_no, node, is_loose, key, loose * (n - loose) + loose * (loose - 1) // 2 AS pairs FROM sized WHERE n > 1 AND loose > 0`)
    const [left] = await workbench.rows<{ blocks: bigint; pairs: bigint }>(`
      SELECT count(*)::BIGINT AS blocks, coalesce(sum(pairs), 0)::BIGINT AS pairs
      FROM (SELECT DISTINCT key, pairs FROM link_block WHERE pairs > ${model.pairsPerBlock})`)
    if (left !== undefined && left.blocks > 0n) skipped.push({ keys, blocks: Number(left.blocks), pairs: Number(left.pairs) })
    await workbench.run(`
      INSERT INTO link_candidate
      SELECT l.row_no, r.row_no FROM link_block l JOIN link_block r ON l.key = r.key AND l.row_no < r.row_no AND l.node <> r.node
      WHERE l.pairs <= ${model.pairsPerBlock} AND (l.is_loose OR r.is_loose)`)
  }
  await workbench.run('DROP TABLE link_block')
  return skipped
}

/** Compares all candidates once: link_compared(l, r, pattern, rarity). rarity: bits for the rareness of the values that agree exactly. */
export async function compareCandidates(workbench: Workbench, model: LinkageModel): Promise<void> {
  await workbench.run(`
    CREATE OR REPLACE TABLE link_compared AS
      ${comparedSql(model, 'SELECT DISTINCT l, r FROM link_candidate')};
    DROP TABLE link_candidate`)
}

/** Compares further pairs, given as SQL that selects l and r, and adds them. */
export async function compareAlso(workbench: Workbench, model: LinkageModel, pairs: string): Promise<void> {
  await workbench.run(`INSERT INTO link_compared ${comparedSql(model, pairs)}`)
}

function comparedSql(model: LinkageModel, pairs: string): string {
  const levels = model.comparisons.map((comparison, at) => `(${levelSql(comparison)}) AS level_${at}`)
  const shares = model.comparisons.map((comparison, at) => {
    const share = identifier(shareColumn(comparison))
    return comparison.frequencies ? `least(l.${share}, r.${share}) AS share_${at}` : `NULL AS share_${at}`
  })
  return `
    SELECT l, r, ${patternSql(model)} AS pattern, ${raritySql(model)} AS rarity
    FROM (SELECT p.l, p.r, ${[...levels, ...shares].join(', ')}
      FROM (${pairs}) p JOIN link_row l ON l.row_no = p.l JOIN link_row r ON r.row_no = p.r)`
}

export const patternSql = (model: LinkageModel): string =>
  model.comparisons.map((_, at) => `CAST(level_${at} AS BIGINT) * ${2n ** BigInt(bitsPerLevel * at)}`).join(' + ')

const raritySql = (model: LinkageModel): string =>
  model.comparisons
    .flatMap((comparison, at) => {
      const exact = levelsOf(comparison).findIndex(({ isExact }) => isExact) + 1
      return comparison.frequencies ? [`CASE WHEN level_${at} = ${exact} THEN -log2(share_${at}) ELSE 0 END`] : []
    })
    .join(' + ') || '0'

export const levelsOfPattern = (pattern: bigint, comparisons: number): number[] =>
  Array.from({ length: comparisons }, (_, at) => Number((pattern >> BigInt(bitsPerLevel * at)) & 15n))
