import { quoted, type Statements, together, type Workbench } from '../workbench/index.ts'
import { explainPair } from './explain.ts'
import { bitsOf, type Matched, probabilityOf } from './match.ts'
import { nhsModel } from './nhs-model.ts'

/** Writes person, person_key, person_record and doubtful_link from the units and from what was found between them. saidTogether: units that a reviewer joined. isDivided: records that had come together by their numbers were parted. */
export async function putPeople(
  workbench: Workbench,
  matched: Matched | undefined,
  { saidTogether, isDivided }: { saidTogether: readonly string[]; isDivided: boolean },
): Promise<{ people: number; linkedByProbability: number; doubtfulLinks: number }> {
  await putClusters(workbench, matched)
  const said = [...new Set(saidTogether)].map(unit => `INSERT INTO link_said VALUES (${quoted(unit)});`)
  await workbench.run(`
    CREATE OR REPLACE TABLE link_said (unit_key VARCHAR);
    ${said.join('')}
    CREATE OR REPLACE TABLE link_person AS
      WITH unit AS (
        SELECT u.*, least(u.unit_key, k.key) AS key, c.cluster FROM link_unit u LEFT JOIN link_cluster c USING (unit_key)
        LEFT JOIN (SELECT unit_key, min(key) AS key FROM link_further_key GROUP BY unit_key) k USING (unit_key))
      SELECT u.unit_key, u.ways, u.records, u.cluster IS NULL AS is_alone, 'p-' || left(sha256(coalesce(c.key, u.key)), 16) AS person_id
      FROM unit u LEFT JOIN (SELECT cluster, min(key) AS key FROM unit WHERE cluster IS NOT NULL GROUP BY cluster) c USING (cluster);
    INSERT INTO person_key
      SELECT person_id, unit_key FROM link_person UNION ALL SELECT person_id, key FROM link_further_key JOIN link_person USING (unit_key)`)
  const linkedByProbability = await putReasons(workbench, matched)
  await together(workbench, [
    () => workbench.beside(putPersonRecords),
    () => putPersons(workbench).then(() => putSharedLocals(workbench, isDivided)),
  ])
  const doubtfulLinks = matched === undefined ? 0 : await putDoubtful(workbench, matched)
  const [people] = await workbench.rows<{ n: number }>('SELECT count(*)::INTEGER AS n FROM person')
  return { people: people?.n ?? 0, linkedByProbability, doubtfulLinks }
}

async function putClusters(workbench: Workbench, matched: Matched | undefined): Promise<void> {
  await workbench.run('CREATE OR REPLACE TABLE link_joined (node INTEGER, cluster INTEGER)')
  const appender = await workbench.connection.createAppender('link_joined')
  matched?.clusters.clusterOf.forEach((cluster, node) => {
    appender.appendInteger(node)
    appender.appendInteger(cluster)
    appender.endRow()
  })
  appender.closeSync()
  await workbench.run(
    matched === undefined
      ? 'CREATE OR REPLACE TABLE link_cluster (unit_key VARCHAR, cluster VARCHAR)'
      : `CREATE OR REPLACE TABLE link_cluster AS
           SELECT n.node_key AS unit_key, k.node_key AS cluster
           FROM link_joined j JOIN link_node n USING (node) JOIN link_node k ON k.node = j.cluster`,
  )
}

/** What is most often written about a person; where two are written as often, the later in the order of values. Most people are written in one way only. */
async function putPersons(workbench: Workbench): Promise<void> {
  const most = (column: string, extra = '') => `
    SELECT person_id, arg_max(value, struct_pack(known := known, n := n, value := value)) AS ${column}${extra} FROM (
      SELECT person_id, ${column} AS value, sum(records) AS n, ${column === 'birth_date' ? "(birth_date_precision = 'day')::INTEGER" : '0'} AS known
      ${column === 'birth_date' ? ', birth_date_precision AS precision' : ''}
      FROM link_variant WHERE ${column} IS NOT NULL GROUP BY ALL) GROUP BY person_id`
  const number = "CASE WHEN starts_with(unit_key, 'nhs:') THEN substr(unit_key, 5, 10) END"
  await workbench.run(`
    CREATE OR REPLACE TABLE link_told AS
      SELECT person_id, min(${number}) AS nhs_number, sum(records)::INTEGER AS records FROM link_person WHERE NOT is_alone OR ways > 1 GROUP BY person_id;
    CREATE OR REPLACE TABLE link_variant AS
      SELECT p.person_id, w.* FROM link_person p JOIN link_written w USING (unit_key) WHERE NOT is_alone OR ways > 1;
    INSERT INTO person
      SELECT p.person_id, ${number}, w.birth_date, CASE WHEN w.birth_date IS NOT NULL THEN w.birth_date_precision END, w.sex, w.postcode, p.records
      FROM link_person p JOIN link_written w USING (unit_key) WHERE is_alone AND ways = 1
      UNION ALL
      SELECT t.person_id, t.nhs_number, b.birth_date, b.birth_precision, s.sex, p.postcode, t.records FROM link_told t
      LEFT JOIN (${most('birth_date', ', arg_max(precision, struct_pack(known := known, n := n, value := value)) AS birth_precision')}) b USING (person_id)
      LEFT JOIN (${most('sex')}) s USING (person_id)
      LEFT JOIN (${most('postcode')}) p USING (person_id)`)
}

/** A local identifier stands for two people only where it stands beside two NHS numbers, or where what came together by numbers was parted. */
async function putSharedLocals(workbench: Workbench, isDivided: boolean): Promise<void> {
  const [beside] = await workbench.rows<{ n: number }>('SELECT count(*)::INTEGER AS n FROM link_local WHERE NOT is_one')
  await workbench.run('DELETE FROM shared_local_id')
  if (!isDivided && beside?.n === 0) return
  await workbench.run(`
    INSERT INTO shared_local_id
      SELECT local_scope, local_id FROM link_written JOIN link_person USING (unit_key) WHERE local_id IS NOT NULL
      GROUP BY ALL HAVING min(person_id) <> max(person_id)`)
}

type Reason = { unit: string; pattern: bigint; rarity: number; weight: number; household: number }

/** link_reason(unit_key, …): why each unit without a number belongs to the others of its person, by its most alike record. */
async function putReasons(workbench: Workbench, matched: Matched | undefined): Promise<number> {
  await workbench.run(
    'CREATE OR REPLACE TABLE link_reason (unit_key VARCHAR, weight DOUBLE, probability DOUBLE, explanation VARCHAR)',
  )
  if (matched === undefined) return 0
  const reasons = await workbench.rows<Reason>(`
    WITH pairs AS (
      SELECT l.node AS l_node, r.node AS r_node, w.* FROM link_weighed w JOIN link_row l ON l.row_no = w.l JOIN link_row r ON r.row_no = w.r
      JOIN link_joined a ON a.node = l.node JOIN link_joined b ON b.node = r.node AND b.cluster = a.cluster),
    sides AS (SELECT l_node AS node, pairs.* FROM pairs UNION ALL SELECT r_node AS node, pairs.* FROM pairs)
    SELECT n.node_key AS unit, pattern, rarity, weight, household FROM sides s JOIN link_node n USING (node) WHERE n.is_loose
    QUALIFY row_number() OVER (PARTITION BY s.node ORDER BY weight DESC, l, r) = 1 ORDER BY unit`)
  const appender = await workbench.connection.createAppender('link_reason')
  for (const reason of reasons) {
    appender.appendVarchar(reason.unit)
    appender.appendDouble(rounded(reason.weight))
    appender.appendDouble(rounded(probabilityOf(reason.weight)))
    appender.appendVarchar(
      `Joined by likeness, with the most alike record of this person: ${explainPair(nhsModel, matched, reason)}`,
    )
    appender.endRow()
  }
  appender.closeSync()
  const [joined] = await workbench.rows<{ n: number }>(
    'SELECT coalesce(sum(records), 0)::INTEGER AS n FROM link_unit JOIN link_reason USING (unit_key) WHERE unit_key NOT IN (SELECT unit_key FROM link_said)',
  )
  return joined?.n ?? 0
}

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

/** What is said of most links of a step: each of millions would hold its own copy. */
const usualWords = {
  reviewer: 'A reviewer said that this is the same person.',
  'nhs-number': 'Carries this person’s NHS number.',
  'local-id': 'Carries this person’s local identifier; no NHS number is known.',
  alone: 'Carries no number, and no other record is alike enough.',
}

/** Why a record belongs to its person, in words: SQL over a row of person_record. */
export const linkInWords = (row: string): string =>
  `coalesce(${row}.explanation, CASE ${row}.step ${Object.entries(usualWords)
    .map(([step, words]) => `WHEN ${quoted(step)} THEN ${quoted(words)}`)
    .join(' ')} END)`

async function putPersonRecords(workbench: Statements): Promise<void> {
  await workbench.run(`
    INSERT INTO person_record
      SELECT person_id, unnest(record_ids), step, weight, probability, explanation FROM (
        SELECT p.person_id, w.record_ids,
          CASE WHEN s.unit_key IS NOT NULL THEN 'reviewer' WHEN e.unit_key IS NOT NULL THEN 'probabilistic'
            WHEN w.nhs_number IS NOT NULL THEN 'nhs-number' WHEN w.local_id IS NOT NULL THEN 'local-id' ELSE 'alone' END AS step,
          CASE WHEN s.unit_key IS NULL THEN e.weight END AS weight, CASE WHEN s.unit_key IS NULL THEN e.probability END AS probability,
          CASE WHEN s.unit_key IS NOT NULL THEN NULL
            WHEN e.unit_key IS NOT NULL THEN e.explanation
            WHEN w.nhs_number IS NOT NULL AND NOT starts_with(w.unit_key, 'nhs:') THEN 'Carries an NHS number that belongs to somebody else or was not confirmed when it was traced; it was set aside.'
            WHEN w.nhs_number IS NULL AND w.local_id IS NOT NULL AND starts_with(w.unit_key, 'nhs:') THEN 'Carries a local identifier that stands beside this NHS number, and no other, elsewhere.'
            END AS explanation
        FROM link_written w JOIN link_person p USING (unit_key)
        LEFT JOIN link_said s USING (unit_key) LEFT JOIN link_reason e USING (unit_key))`)
}

type Doubt = { a: number; b: number; pattern: bigint; rarity: number; weight: number; household: number }

/** Two people with a pair of records that are perhaps, or probably, of one person, and yet were not joined; nobody has said that they are two. */
async function putDoubtful(workbench: Workbench, matched: Matched): Promise<number> {
  const limit = bitsOf(nhsModel.doubtAt)
  const heldApart = new Map(matched.clusters.between.map(({ a, b, heldApart: why }) => [`${a} ${b}`, why]))
  const pairs = await workbench.rows<Doubt>(`
    WITH pairs AS (
      SELECT least(x.cluster, y.cluster) AS a, greatest(x.cluster, y.cluster) AS b, w.*
      FROM link_weighed w JOIN link_row l ON l.row_no = w.l JOIN link_row r ON r.row_no = w.r
      JOIN link_joined x ON x.node = l.node JOIN link_joined y ON y.node = r.node
      WHERE x.cluster <> y.cluster AND weight >= ${limit})
    SELECT a, b, pattern, rarity, weight, household FROM pairs
    QUALIFY row_number() OVER (PARTITION BY a, b ORDER BY weight DESC, l, r) = 1 ORDER BY a, b`)
  await workbench.run(
    'CREATE OR REPLACE TABLE link_doubt (a INTEGER, b INTEGER, weight DOUBLE, probability DOUBLE, explanation VARCHAR)',
  )
  const appender = await workbench.connection.createAppender('link_doubt')
  const open = pairs.filter(({ a, b }) => heldApart.get(`${a} ${b}`) !== 'reviewer')
  for (const { a, b, ...pair } of open) {
    appender.appendInteger(a)
    appender.appendInteger(b)
    appender.appendDouble(rounded(pair.weight))
    appender.appendDouble(rounded(probabilityOf(pair.weight)))
    appender.appendVarchar(`${whyNotJoined[heldApart.get(`${a} ${b}`) ?? 'weak']} ${explainPair(nhsModel, matched, pair)}`)
    appender.endRow()
  }
  appender.closeSync()
  await workbench.run(`
    INSERT INTO doubtful_link
      SELECT least(x.person_id, y.person_id), greatest(x.person_id, y.person_id),
        CASE WHEN x.person_id < y.person_id THEN l.node_key ELSE r.node_key END, CASE WHEN x.person_id < y.person_id THEN r.node_key ELSE l.node_key END,
        d.weight, d.probability, d.explanation
      FROM link_doubt d JOIN link_node l ON l.node = d.a JOIN link_node r ON r.node = d.b
      JOIN link_person x ON x.unit_key = l.node_key JOIN link_person y ON y.unit_key = r.node_key
      ORDER BY ALL`)
  return open.length
}

const whyNotJoined = {
  identity: 'Not joined because the two carry different identifiers of one kind.',
  'two-people':
    'Not joined because each has several records that agree among themselves and never with the other’s: two people of one family, perhaps.',
  reviewer: '',
  weak: 'Perhaps one person, and not sure enough to join. The two most alike records:',
} as const
