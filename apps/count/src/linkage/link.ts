import { type Progress, quoted, type Workbench } from '../workbench/index.ts'
import { cutsOf, type LinkAnswer, type Said, whatWasSaid } from './answers.ts'
import type { ClusterRules, Identity } from './cluster.ts'
import { putConflicts } from './conflicts.ts'
import { divideSharedNumbers, groupByIdentity, profilesSql } from './identity.ts'
import { floorOf, type Matched, matchRows } from './match.ts'
import { nhsModel } from './nhs-model.ts'
import type { SkippedBlock } from './pairs.ts'
import { putPeople } from './people.ts'

export type LinkOptions = { answers: readonly LinkAnswer[]; progress: Progress }
export type LinkResult = {
  people: number
  /** Records without a number that were joined by probability. */
  linkedByProbability: number
  doubtfulLinks: number
  conflicts: number
  /** What a person should know: blocks that were too large to compare, answers about people who are no longer there. */
  notes: readonly string[]
}

/**
 * Says who is who: fills person, person_record, person_key, shared_local_id, doubtful_link and conflict from mention and record. Numbers first, then what reviewers said,
 * then probability for those without an NHS number; nothing doubtful is joined. See docs/count/linkage.md.
 */
export async function link(workbench: Workbench, { answers, progress }: LinkOptions): Promise<LinkResult> {
  const said = whatWasSaid(answers)
  const cuts = cutsOf(said)
  await groupByIdentity(workbench, cuts)
  const shared = await divideSharedNumbers(workbench)
  await putFurtherKeys(workbench)
  const asked = await unitsOfKeys(workbench, said)
  const isNeeded = await putLinkInput(workbench, [...asked.unitOf.values()])
  const matched = isNeeded
    ? await matchRows(workbench, { model: nhsModel, progress, rules: () => rulesFor(workbench, { said, asked }) })
    : undefined
  const linked = await putPeople(workbench, matched, {
    saidTogether: joinedByReviewer(said, asked.unitOf, matched),
    isDivided: shared.length > 0 || cuts.length > 0,
  })
  const contradictions = matched === undefined ? [] : await keysOfContradictions(workbench, matched)
  const conflicts = await putConflicts(workbench, { shared, said, unitOf: asked.unitOf, contradictions })
  await tidy(workbench)
  return { ...linked, conflicts, notes: [...(matched?.skipped ?? []).map(skippedInWords), ...asked.gone] }
}

/** Units that were joined because a reviewer said so: their answer was not held up by a contradicting one. */
function joinedByReviewer(said: Said, unitOf: ReadonlyMap<string, string>, matched: Matched | undefined): string[] {
  if (matched === undefined || matched.clusters.contradictions.length > 0) return []
  return said.together.flatMap(([one, other]) => {
    const [a, b] = [unitOf.get(one), unitOf.get(other)]
    return a === undefined || b === undefined || a === b ? [] : [a, b]
  })
}

/** link_further_key(unit_key, key): by which keys beside its own a unit is found again. */
async function putFurtherKeys(workbench: Workbench): Promise<void> {
  await workbench.run(`
    CREATE OR REPLACE TABLE link_further_key AS
      SELECT DISTINCT w.unit_key, l.key FROM link_written w JOIN link_local l ON l.local_scope IS NOT DISTINCT FROM w.local_scope AND l.local_id = w.local_id
      WHERE l.is_one AND w.unit_key = 'nhs:' || l.nhs_number`)
}

/** Of each unit every key by which it is found again. */
const allKeys = 'SELECT unit_key, unit_key AS key FROM link_unit UNION ALL SELECT unit_key, key FROM link_further_key'

type Asked = { unitOf: Map<string, string>; gone: string[] }

async function unitsOfKeys(workbench: Workbench, said: Said): Promise<Asked> {
  const keys = [...new Set([...said.together, ...said.apart].flat())].sort()
  if (keys.length === 0) return { unitOf: new Map(), gone: [] }
  await workbench.run('CREATE OR REPLACE TABLE link_asked (key VARCHAR)')
  const appender = await workbench.connection.createAppender('link_asked')
  for (const key of keys) {
    appender.appendVarchar(key)
    appender.endRow()
  }
  appender.closeSync()
  const found = await workbench.rows<{ key: string; unit: string }>(
    `SELECT key, min(unit_key) AS unit FROM (${allKeys}) JOIN link_asked USING (key) GROUP BY key ORDER BY key`,
  )
  const unitOf = new Map(found.map(({ key, unit }) => [key, unit]))
  const gone = keys.filter(key => !unitOf.has(key)).length
  return {
    unitOf,
    gone:
      gone === 0
        ? []
        : [`${gone} of the keys in the reviewers’ answers are not in these extracts; those answers wait until they are.`],
  }
}

/** Only what can be compared: units with at least two of name, birth date and postcode. Answers whether there is anything to link. */
async function putLinkInput(workbench: Workbench, alsoUnits: readonly string[]): Promise<boolean> {
  const isLoose = "NOT starts_with(unit_key, 'nhs:')"
  const facts = ['given_name', 'family_name', 'birth_date', 'postcode']
    .map(column => `(${column} IS NOT NULL)::INTEGER`)
    .join(' + ')
  const [loose] = await workbench.rows<{ n: bigint }>(
    `SELECT count(*)::BIGINT AS n FROM link_written WHERE ${isLoose} AND ${facts} >= 2`,
  )
  if ((loose?.n ?? 0n) === 0n && alsoUnits.length === 0) return false
  await workbench.run(`
    CREATE OR REPLACE TABLE link_input AS
      SELECT row_key, unit_key AS node_key, ${isLoose} AS is_loose, given_name, family_name, birth_date, birth_date_precision, sex, postcode
      FROM (${profilesSql(`${facts} >= 2${alsoUnits.length === 0 ? '' : ` OR unit_key IN (SELECT unit_key FROM (${allKeys}) JOIN link_asked USING (key))`}`)})`)
  return true
}

/** Identities only of nodes that anything could be joined with: hundreds of thousands of others need no place in memory. */
async function rulesFor(workbench: Workbench, { said, asked }: { said: Said; asked: Asked }): Promise<Partial<ClusterRules>> {
  const units = [...new Set(asked.unitOf.values())].map(quoted).join(', ') || "''"
  const numbered = await workbench.rows<{ node: number; node_key: string }>(
    `SELECT node, node_key FROM link_node WHERE node_key IN (${units}) ORDER BY node`,
  )
  const numberOf = new Map(numbered.map(({ node, node_key }) => [node_key, node]))
  const nodeOf = (key: string) => numberOf.get(asked.unitOf.get(key) ?? '')
  const asNodes = (pairs: Said['together']) =>
    pairs.flatMap(([one, other]) => {
      const [a, b] = [nodeOf(one), nodeOf(other)]
      return a === undefined || b === undefined || a === b ? [] : [[Math.min(a, b), Math.max(a, b)] as const]
    })
  const rows = await workbench.rows<{ node: number; scope: string; value: string }>(`
    WITH touched AS (
      SELECT node, node_key FROM link_node WHERE node_key IN (${units}) OR node IN (
        SELECT node FROM link_row JOIN (SELECT l AS row_no FROM link_weighed WHERE weight > ${floorOf(nhsModel)}
          UNION SELECT r FROM link_weighed WHERE weight > ${floorOf(nhsModel)}) USING (row_no)))
    SELECT DISTINCT node, 'nhs' AS scope, node_key AS value FROM touched WHERE starts_with(node_key, 'nhs:')
    UNION
    SELECT DISTINCT t.node, 'local:' || coalesce(w.local_scope, '') AS scope, w.local_id AS value
    FROM touched t JOIN link_written w ON w.unit_key = t.node_key WHERE w.local_id IS NOT NULL
    ORDER BY ALL`)
  const identities = new Map<number, Identity[]>()
  for (const { node, scope, value } of rows) identities.set(node, [...(identities.get(node) ?? []), { scope, value }])
  return { together: asNodes(said.together), apart: asNodes(said.apart), identities }
}

async function keysOfContradictions(workbench: Workbench, { clusters }: Matched): Promise<(readonly [string, string])[]> {
  const nodes = [...new Set(clusters.contradictions.flat())]
  if (nodes.length === 0) return []
  const found = await workbench.rows<{ node: number; key: string }>(
    `SELECT node, node_key AS key FROM link_node WHERE node IN (${nodes.join(', ')}) ORDER BY node`,
  )
  const keyOf = new Map(found.map(({ node, key }) => [node, key]))
  return clusters.contradictions.map(([a, b]) => [keyOf.get(a) ?? '', keyOf.get(b) ?? ''] as const)
}

const skippedInWords = ({ keys, blocks, pairs }: SkippedBlock): string =>
  `${blocks} ${blocks === 1 ? 'group' : 'groups'} of records with the same ${keys.join(' and ')} ${blocks === 1 ? 'was' : 'were'} too large to compare in full (${pairs} pairs). The other ways of bringing records together still hold for them.`

async function tidy(workbench: Workbench): Promise<void> {
  const tables = await workbench.rows<{ name: string }>(
    "SELECT table_name AS name FROM duckdb_tables() WHERE starts_with(table_name, 'link_') OR table_name = 'nickname' ORDER BY 1",
  )
  await workbench.run(tables.map(({ name }) => `DROP TABLE ${name}`).join('; '))
}
