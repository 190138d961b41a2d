import {
  type ClusterScores,
  type LinkageModel,
  loadCsv,
  type Matched,
  matchRows,
  scoreClusters,
} from '../../src/linkage/index.ts'
import { identifier, silent, type Workbench } from '../../src/workbench/index.ts'

export type ScoredFile = { scores: ClusterScores; matched: Matched; found: Map<string, string> }

/** Links a CSV file of people and scores the clusters against the column that says who is who. */
export async function scoreFile(
  workbench: Workbench,
  options: { file: string; model: LinkageModel; key: string; truth: string; truthPattern?: string | undefined },
): Promise<ScoredFile> {
  const { file, model, key, truth, truthPattern = '.*' } = options
  await loadCsv(workbench, { file, model, key })
  const truths = await truthsOf(workbench, { key, truth, truthPattern })
  const matched = await matchRows(workbench, { model, progress: silent, rules: async () => ({}) })
  const found = await clusterNames(workbench, matched)
  const rows = [...found].map(([row, cluster]) => ({ found: cluster, truth: truths.get(row) ?? row }))
  return { scores: scoreClusters(rows), matched, found }
}

async function truthsOf(
  workbench: Workbench,
  { key, truth, truthPattern }: { key: string; truth: string; truthPattern: string },
): Promise<Map<string, string>> {
  const columns = await workbench.rows<{ name: string }>(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'link_file'",
  )
  const real = (wanted: string) => identifier(columns.find(({ name }) => name.trim() === wanted)?.name ?? wanted)
  const rows = await workbench.rows<{ row: string; truth: string }>(
    `SELECT trim(${real(key)}) AS row, regexp_extract(trim(${real(truth)}), $1) AS truth FROM link_file`,
    [truthPattern],
  )
  return new Map(rows.map(row => [row.row, row.truth]))
}

/** For each row the cluster that it was found in. */
export async function clusterNames(workbench: Workbench, matched: Matched): Promise<Map<string, string>> {
  const nodes = await workbench.rows<{ node: number; key: string }>('SELECT node, node_key AS key FROM link_node ORDER BY node')
  return new Map(nodes.map(({ node, key }) => [key, String(matched.clusters.clusterOf[node])]))
}
