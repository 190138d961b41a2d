/** How well found clusters meet the true ones. */
export type ClusterScores = {
  rows: number
  trueClusters: number
  foundClusters: number
  /** Pairs of rows that are together. */
  pairs: Score
  /** B-cubed (Bagga and Baldwin, 1998): for each row, how many of those found with it belong to it, and how many of its own were found; the mean over rows. */
  bCubed: Score
  /** Clusters that were found exactly, no row more and none less. */
  exact: Score
}
export type Score = { precision: number; recall: number; f1: number }

/** Scores clusters. Each row has the name of the cluster that was found and of the true one. */
export function scoreClusters(rows: readonly { found: string; truth: string }[]): ClusterScores {
  const found = sizes(rows.map(row => row.found))
  const truth = sizes(rows.map(row => row.truth))
  const both = new Map<string, { found: string; truth: string; n: number }>()
  for (const row of rows) {
    const key = JSON.stringify([row.found, row.truth])
    const cell = both.get(key) ?? { ...row, n: 0 }
    cell.n += 1
    both.set(key, cell)
  }
  let precision = 0
  let recall = 0
  let pairsBoth = 0
  let exact = 0
  for (const cell of both.values()) {
    const ofFound = found.get(cell.found) ?? 1
    const ofTruth = truth.get(cell.truth) ?? 1
    precision += (cell.n * cell.n) / ofFound
    recall += (cell.n * cell.n) / ofTruth
    pairsBoth += pairsOf(cell.n)
    if (cell.n === ofFound && cell.n === ofTruth) exact += 1
  }
  const total = (groups: Map<string, number>) => [...groups.values()].reduce((sum, n) => sum + pairsOf(n), 0)
  return {
    rows: rows.length,
    trueClusters: truth.size,
    foundClusters: found.size,
    pairs: scoreOf(ratio(pairsBoth, total(found)), ratio(pairsBoth, total(truth))),
    bCubed: scoreOf(ratio(precision, rows.length), ratio(recall, rows.length)),
    exact: scoreOf(ratio(exact, found.size), ratio(exact, truth.size)),
  }
}

const pairsOf = (n: number): number => (n * (n - 1)) / 2
/** Nothing to find, and nothing found, is right. */
const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)
const scoreOf = (precision: number, recall: number): Score => ({
  precision,
  recall,
  f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
})

function sizes(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/** The scores as a small table for people. */
export function scoresInWords(scores: ClusterScores): string {
  const line = (name: string, { precision, recall, f1 }: Score) =>
    `  ${name.padEnd(16)} precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}  F1 ${f1.toFixed(4)}`
  return [
    `${scores.rows} rows of ${scores.trueClusters} people, found as ${scores.foundClusters}`,
    line('clusters, B³', scores.bCubed),
    line('clusters, exact', scores.exact),
    line('pairs', scores.pairs),
  ].join('\n')
}
