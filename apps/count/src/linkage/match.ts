import type { Progress, Workbench } from '../workbench/index.ts'
import { chanceOfLevels } from './chance.ts'
import { type ClusterRules, type Clusters, joinClusters, type WeighedPair } from './cluster.ts'
import { type Learned, learnWeights } from './learn.ts'
import { chanceAmongRelatives, levelsOf } from './levels.ts'
import type { LinkageModel } from './model.ts'
import { bitsPerLevel, compareAlso, compareCandidates, findCandidates, levelsOfPattern, type SkippedBlock } from './pairs.ts'
import { prepareRows } from './rows.ts'

/** What was found between the rows of link_input. Tables link_node, link_row, link_compared and link_weighed stay for explanations. */
export type Matched = {
  learned: Learned
  clusters: Clusters
  skipped: readonly SkippedBlock[]
  compared: number
  nodes: number
}

/** How far below the limit a pair is as good as not compared, and how far above it more does not count, in bits. */
const below = 5
/** What a pair must weigh to count for more than one that was not compared. */
export const floorOf = (model: LinkageModel): number => bitsOf(model.linkAt) - below
const above = 12
/**
 * The strongest pairs between two groups that count. Where each record has errors of its own, records of one person agree with some of the others and
 * not with most: a third is enough to hold them together, and still no single pair can chain two groups. Tuned on made-up people, see docs/count/linkage.md.
 */
const share = 0.3

/** log2 of the odds. */
export const bitsOf = (probability: number): number => Math.log2(probability / (1 - probability))
export const probabilityOf = (bits: number): number => (bits >= 60 ? 1 : 2 ** bits / (1 + 2 ** bits))

/** Says which rows of link_input are of one person: blocks, comparisons, learning, and joining without chains. */
export async function matchRows(
  workbench: Workbench,
  options: { model: LinkageModel; progress: Progress; rules: () => Promise<Partial<ClusterRules>> },
): Promise<Matched> {
  const { model, progress } = options
  progress.begin('Linking people without a number')
  const { nodes, rows, loose } = await prepareRows(workbench, model)
  const skipped = await findCandidates(workbench, model)
  await compareCandidates(workbench, model)
  const chance = await chanceOfLevels(workbench, model)
  const allPairs = loose * Math.max(rows - (loose + 1) / 2, model.populationAtLeast)
  const learned = await learn(workbench, { model, chance, allPairs, loose })
  await weigh(workbench, model, learned)
  const rules: ClusterRules = {
    nodes,
    share,
    linkAt: bitsOf(model.linkAt),
    floor: floorOf(model),
    ceiling: bitsOf(model.linkAt) + above,
    ...(await options.rules()),
  }
  const proposed = joinClusters(await weighedPairs(workbench, model, rules.floor), rules)
  await compareWithin(workbench, model, proposed)
  await weigh(workbench, model, learned)
  const pairs = await weighedPairs(workbench, model, rules.floor)
  progress.end()
  return { learned, clusters: joinClusters(pairs, rules), skipped, compared: pairs.length, nodes }
}

async function learn(
  workbench: Workbench,
  { model, chance, allPairs, loose }: { model: LinkageModel; chance: number[][]; allPairs: number; loose: number },
): Promise<Learned> {
  const patterns = await workbench.rows<{ pattern: bigint; n: bigint }>(
    'SELECT pattern, count(*)::BIGINT AS n FROM link_compared GROUP BY pattern ORDER BY pattern',
  )
  return learnWeights({
    patterns: patterns.map(({ pattern, n }) => ({ levels: levelsOfPattern(pattern, model.comparisons.length), n: Number(n) })),
    allPairs,
    expectedMatches: loose / 2,
    chance,
    declared: model.comparisons.map(comparison => levelsOf(comparison).map(({ m }) => m)),
    relatives: {
      perMatch: model.relativesPerMatch,
      chance: (at, level, u) => {
        const comparison = model.comparisons[at]
        return comparison?.tellsApart === true ? chanceAmongRelatives(comparison, level, u) : undefined
      },
    },
  })
}

/** The weight of a level in bits. Where rareness is counted, exact agreement leaves u to the value’s own share. */
export function levelBits(model: LinkageModel, learned: Learned, comparison: number, level: number): number {
  const m = learned.m[comparison]?.[level - 1] ?? 1
  const declared = model.comparisons[comparison]
  const isExact = declared !== undefined && levelsOf(declared)[level - 1]?.isExact === true
  if (declared?.frequencies === true && isExact) return Math.log2(m)
  return Math.log2(m / (learned.u[comparison]?.[level - 1] ?? 1))
}

/**
 * Makes link_weighed(l, r, pattern, rarity, weight): the log2 odds of each compared pair, rounded to six decimals. against: the odds against strangers; household:
 * the odds against relatives, whom only what belongs to the person tells apart. Both must be overcome.
 */
async function weigh(workbench: Workbench, model: LinkageModel, learned: Learned): Promise<void> {
  const byLevel = (at: number, bits: (level: number) => number): string => {
    const comparison = model.comparisons[at]
    const levels =
      comparison === undefined ? [] : levelsOf(comparison).map((_, level) => `WHEN ${level + 1} THEN ${bits(level + 1)}::DOUBLE`)
    return `CASE (pattern >> ${bitsPerLevel * at}) & 15 ${levels.join(' ')} ELSE 0::DOUBLE END`
  }
  const against = model.comparisons.map((_, at) => byLevel(at, level => levelBits(model, learned, at, level)))
  const household = model.comparisons.flatMap((comparison, at) =>
    comparison.tellsApart ? [byLevel(at, level => relativeBits(model, learned, at, level))] : [],
  )
  await workbench.run(`
    CREATE OR REPLACE TABLE link_weighed AS
    SELECT l, r, pattern, rarity, round(against - log2(1 + pow(2, greatest(against - household, -60))), 6) AS weight, round(household, 6) AS household FROM (
      SELECT *, ${bitsOf(learned.prior)}::DOUBLE + rarity + ${against.join(' + ')} AS against,
        ${[`${-Math.log2(model.relativesPerMatch)}::DOUBLE`, ...household].join(' + ')} AS household
      FROM link_compared)`)
}

/** What a level says for one person and against two relatives, in bits. */
export function relativeBits(model: LinkageModel, learned: Learned, at: number, level: number): number {
  const comparison = model.comparisons[at]
  if (comparison === undefined || !comparison.tellsApart) return 0
  const u = learned.u[at]?.[level - 1] ?? 1
  return Math.log2((learned.m[at]?.[level - 1] ?? 1) / chanceAmongRelatives(comparison, level, u))
}

/** For each two nodes their best pair of rows above the floor. */
async function weighedPairs(workbench: Workbench, model: LinkageModel, floor: number): Promise<WeighedPair[]> {
  const apart = model.comparisons.flatMap((comparison, at) => (comparison.tellsApart ? [{ comparison, at }] : []))
  const level = (at: number) => `((pattern >> ${bitsPerLevel * at}) & 15)`
  const known = apart.map(({ at }, bit) => `(${level(at)} > 0)::INTEGER * ${1 << bit}`)
  const near = apart.map(({ comparison, at }, bit) => {
    const different = levelsOf(comparison).flatMap(({ isDifferent }, index) => (isDifferent ? [index + 1] : []))
    return `(${level(at)} > 0 AND ${level(at)} NOT IN (${different.join(', ')}))::INTEGER * ${1 << bit}`
  })
  return workbench.rows<WeighedPair>(`
    WITH between AS (
      SELECT least(l.node, r.node) AS a, greatest(l.node, r.node) AS b, w.*
      FROM link_weighed w JOIN link_row l ON l.row_no = w.l JOIN link_row r ON r.row_no = w.r WHERE w.weight > ${floor}),
    best AS (SELECT * FROM between QUALIFY row_number() OVER (PARTITION BY a, b ORDER BY weight DESC, l, r) = 1)
    SELECT a, b, weight, ${known.join(' + ') || '0'} AS known, ${near.join(' + ') || '0'} AS near FROM best ORDER BY a, b`)
}

/** Compares all pairs inside each proposed person, also those that no block brought together, so that nobody is joined on a part of the evidence. */
async function compareWithin(workbench: Workbench, model: LinkageModel, { clusterOf }: Clusters): Promise<void> {
  await workbench.run('CREATE OR REPLACE TABLE link_proposed (node INTEGER, cluster INTEGER)')
  const appender = await workbench.connection.createAppender('link_proposed')
  clusterOf.forEach((cluster, node) => {
    appender.appendInteger(node)
    appender.appendInteger(cluster)
    appender.endRow()
  })
  appender.closeSync()
  await compareAlso(
    workbench,
    model,
    `SELECT l.row_no AS l, r.row_no AS r
     FROM link_proposed a JOIN link_proposed b ON a.cluster = b.cluster AND a.node <> b.node
     JOIN link_row l ON l.node = a.node JOIN link_row r ON r.node = b.node AND l.row_no < r.row_no
     WHERE (l.is_loose OR r.is_loose) AND NOT EXISTS (SELECT 1 FROM link_compared c WHERE c.l = l.row_no AND c.r = r.row_no)`,
  )
  await workbench.run('DROP TABLE link_proposed')
}
