// Long because: it is the one place where the tables of a run become questions for people.
import { createHash } from 'node:crypto'
import { keepOrder, type OutFolder, quoted, type Statements } from '../workbench/index.ts'
import { type ReviewItem, type Stratum, worklistHead } from './item.ts'
import { allocate, sampleSizes } from './sample.ts'

export const worklistSourceName = 'review/worklist.jsonl'

/** At most so many lines of evidence are shown of one person; a line says how many more there are. */
const linesShown = 40
/** At most so many keys stand for a person. */
const keysKept = 50
/** Of each kind so many cases are written down at a time: what is shown of a person takes far more memory while it is made than as a line. */
const casesAtOnce = 10_000

/**
 * Writes what is to be reviewed, with its evidence, into the folder of results: Possible cases, doubtful links, conflicts, and the two random samples.
 * `review` reads this file and never the extracts. The draw follows a hash of each person’s key: random, the same in each run, and somebody who was
 * drawn stays drawn while the numbers stay. putPeopleByCode has said who has breast cancer. Answers how many questions there are.
 */
export async function writeWorklistSource(workbench: Statements, out: OutFolder): Promise<number> {
  await putCandidates(workbench)
  const strata = await putDraw(workbench)
  const head = JSON.stringify(worklistHead.parse({ format: 'spotlight-review-1', strata }))
  await workbench.run(
    'CREATE OR REPLACE TABLE review_text (part INTEGER, is_not_counted BOOLEAN, why VARCHAR, place INTEGER, person_id VARCHAR, line VARCHAR)',
  )
  await workbench.run('INSERT INTO review_text (part, line) VALUES (1, $1)', [head])
  const [cases = { n: 0, places: 0 }] = await workbench.rows<{ n: number; places: number }>(
    'SELECT count(*)::INTEGER AS n, coalesce(max(place), 0) AS places FROM review_case',
  )
  let others: ReviewItem[] = []
  for (let from = 0; from === 0 || from < cases.places; from += casesAtOnce) {
    await putLines(workbench, `place > ${from} AND place <= ${from + casesAtOnce}`, from === 0)
    if (from === 0) others = [...(await linkItems(workbench)), ...(await conflictItems(workbench))]
  }
  await putItems(workbench, others)
  await writeLines(workbench, out)
  const tables = ['relevant', 'link', 'frame', 'case', 'subject', 'line', 'key', 'who', 'text']
  await workbench.run(tables.map(table => `DROP TABLE review_${table}`).join(';'))
  return cases.n + others.length
}

async function putItems(workbench: Statements, items: readonly ReviewItem[]): Promise<void> {
  if (items.length === 0) return
  const lines = JSON.stringify(items.map(item => JSON.stringify(item)))
  await workbench.run(
    `INSERT INTO review_text (part, place, line) SELECT 3, unnest(range(len(lines)))::INTEGER, unnest(lines) FROM (SELECT from_json($1::JSON, '["VARCHAR"]') AS lines)`,
    [lines],
  )
}

/** As they are, one a line: in JSON no sign for the end of a line stands by itself, nor the one that divides columns here. */
async function writeLines(workbench: Statements, out: OutFolder): Promise<void> {
  await keepOrder(workbench)
  await workbench.run(`COPY (SELECT line FROM review_text ORDER BY part, is_not_counted, why, place, person_id) TO ${quoted(out.draftOf(worklistSourceName))}
    (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\x1f')`)
  out.adopt(worklistSourceName)
}

/**
 * review_link: the doubtful links that may change a count, which one of which neither side has breast cancer does not.
 *
 * review_frame: who is counted by the rules, before any answer about the case itself, and who has breast cancer and is neither counted nor Possible. The sample is
 * about the rules: somebody whom a reviewer took out of the count stays in the frame, and one whom only a reviewer took in stays out. For the same reason the stratum is what the
 * rules say, before any answer: a Probable case stays among the Probable when it is confirmed, or the precision would change with each count.
 */
async function putCandidates(workbench: Statements): Promise<void> {
  await workbench.run(`
    CREATE OR REPLACE TABLE review_relevant AS
      SELECT person_id FROM person_case
      UNION
      SELECT person_id FROM person_code WHERE has_c50;
    CREATE OR REPLACE TABLE review_link AS
      SELECT * FROM doubtful_link
      WHERE left_person IN (SELECT person_id FROM review_relevant) OR right_person IN (SELECT person_id FROM review_relevant);
    CREATE OR REPLACE TABLE review_frame AS
      WITH standing AS (
        SELECT e.person_id, bool_or(e.tier = 'definite') AS is_definite, bool_or(e.tier = 'probable') AS is_probable, list(DISTINCT e.rule) AS rules,
          arg_min(e.rule, {'is_lower': e.tier <> 'definite', 'date': coalesce(e.date, DATE '9999-12-31'), 'rule': CAST(substr(e.rule, 2) AS INTEGER)}) AS rule
        FROM evidence e WHERE e.tier IN ('definite', 'probable')
          AND NOT EXISTS (SELECT 1 FROM defeat d WHERE d.person_id = e.person_id AND d.rule = e.rule AND d.record_id IS NOT DISTINCT FROM e.record_id)
        GROUP BY e.person_id),
      counted AS (
        SELECT c.person_id, CASE WHEN s.is_definite THEN 'definite' WHEN s.is_probable THEN 'probable' ELSE c.tier END || ' '
          || CASE WHEN c.reviewed = 'case' AND NOT list_contains(s.rules, c.first_rule)
              AND EXISTS (SELECT 1 FROM defeat d WHERE d.person_id = c.person_id AND d.rule = c.first_rule) THEN s.rule ELSE coalesce(c.first_rule, s.rule, '') END AS stratum
        FROM person_case c LEFT JOIN standing s USING (person_id)
        WHERE (c.tier IN ('definite', 'probable') AND (c.reviewed IS NULL OR s.person_id IS NOT NULL))
          OR (c.reviewed = 'not-a-case' AND s.person_id IS NOT NULL)),
      breast AS (SELECT person_id FROM review_relevant)
      SELECT person_id, 'counted' AS sample, trim(stratum) AS stratum FROM counted
      UNION ALL
      SELECT person_id, 'not-counted', 'breast cancer, not counted' FROM breast b
      WHERE NOT EXISTS (SELECT 1 FROM counted c WHERE c.person_id = b.person_id)
        AND NOT EXISTS (SELECT 1 FROM person_case c WHERE c.person_id = b.person_id AND (c.tier = 'possible' OR c.reviewed = 'case' OR c.tier IN ('definite', 'probable')))`)
}

async function putDraw(workbench: Statements): Promise<Stratum[]> {
  const parts = await workbench.rows<{ sample: string; name: string; people: number }>(
    'SELECT sample, stratum AS name, count(*)::INTEGER AS people FROM review_frame GROUP BY 1, 2 ORDER BY 1, 2',
  )
  const of = (sample: string) => parts.filter(part => part.sample === sample).map(({ name, people }) => ({ name, people }))
  const strata: Stratum[] = [
    ...allocate(of('counted'), sampleSizes.counted),
    ...of('not-counted').map(part => ({
      ...part,
      sample: 'not-counted' as const,
      drawn: Math.min(part.people, sampleSizes.notCounted),
    })),
  ]
  const sizes =
    strata.map(({ sample, name, drawn }) => `(${quoted(sample)}, ${quoted(name)}, ${drawn})`).join(', ') || "('', '', 0)"
  // No part is sorted as a whole: of each only so many people with the smallest hashes are kept.
  const most = Math.max(1, ...strata.map(({ drawn }) => drawn))
  await workbench.run(`
    CREATE OR REPLACE TABLE review_case AS
      SELECT unnest(people[1:drawn]) AS person_id, 'sample-' || sample AS why, stratum, CAST(unnest(range(1, least(len(people), drawn) + 1)) AS INTEGER) AS place
      FROM (SELECT sample, stratum, arg_min(person_id, sha256('spotlight-review-1' || person_id), ${most}) AS people FROM review_frame GROUP BY sample, stratum)
      JOIN (VALUES ${sizes}) size(sample, stratum, drawn) USING (sample, stratum);
    INSERT INTO review_case
      SELECT person_id, 'possible', NULL, CAST(row_number() OVER (ORDER BY person_id) AS INTEGER) FROM person_case
      WHERE (tier = 'possible' OR (reviewed IS NOT NULL AND person_id NOT IN (SELECT person_id FROM review_frame WHERE sample = 'counted')))
        AND person_id NOT IN (SELECT person_id FROM review_case)`)
  return strata
}

/**
 * review_line: what is shown of each person; review_key: by which keys they are found again; review_who: how to find them in the hospital’s systems.
 * Lists are made first and then sorted: the database does that for thousands of people at once, and an ORDER BY within list() for each on their own.
 * With that the cases go into review_text: there are thousands of them, which the database writes down as JSON faster than the program.
 *
 * @param cases which of review_case, as SQL
 * @param withOthers whether the people of doubtful links and conflicts are among those who are shown
 */
async function putLines(workbench: Statements, cases: string, withOthers: boolean): Promise<void> {
  const others = `
      UNION SELECT person_id FROM conflict JOIN review_relevant USING (person_id)
      UNION SELECT left_person FROM review_link UNION SELECT right_person FROM review_link`
  const date = (column: string, precision: string) => `
    CASE ${precision} WHEN 'day' THEN strftime(${column}, '%d/%m/%Y') WHEN 'month' THEN strftime(${column}, '%m/%Y') WHEN 'year' THEN strftime(${column}, '%Y') ELSE '' END`
  await workbench.run(`
    CREATE OR REPLACE TABLE review_subject AS
      SELECT person_id FROM review_case WHERE ${cases}${withOthers ? others : ''};
    CREATE OR REPLACE TABLE review_record AS SELECT person_id, record_id FROM person_record SEMI JOIN review_subject USING (person_id);
    CREATE OR REPLACE TABLE review_line AS
      WITH place AS (
        SELECT r.record_id, f.path || ':' || r.row_number AS place, r.source FROM record r LEFT JOIN source_file f USING (file_id)
        SEMI JOIN review_record USING (record_id)),
      codes AS (
        SELECT record_id, event_no,
          array_to_string(list_transform(list_sort(list({'position': coalesce(position, 0), 'role': role, 'system': system, 'code': code})), each -> each.code), ', ') AS codes
        FROM event_code SEMI JOIN review_record USING (record_id) WHERE code IS NOT NULL GROUP BY 1, 2),
      line AS (
      SELECT person_id, 1 AS part, e.date AS sorted, coalesce(${date('e.date', 'e.date_precision')}, '') AS "when",
        e.rule || ' (' || e.tier || '): ' || coalesce(e.explanation, '') AS what, coalesce(p.place, '') AS place
      FROM evidence e SEMI JOIN review_subject USING (person_id) LEFT JOIN place p USING (record_id)
      UNION ALL
      SELECT person_id, 2, NULL, '', d.rule || ' does not hold: ' || coalesce(d.explanation, d.defeater, ''), coalesce(p.place, '')
      FROM defeat d SEMI JOIN review_subject USING (person_id) LEFT JOIN place p USING (record_id)
      UNION ALL
      SELECT r.person_id, 3, v.date, coalesce(${date('v.date', 'v.date_precision')}, ''),
        p.source || ', ' || v.kind || coalesce(' (' || v.status || ')', '') || coalesce(': ' || c.codes, ''), coalesce(p.place, '')
      FROM review_record r JOIN event v USING (record_id) LEFT JOIN place p USING (record_id)
      LEFT JOIN codes c ON c.record_id = v.record_id AND c.event_no = v.event_no)
      SELECT person_id, list_transform(
          list_sort(list({'part': part, 'sorted': coalesce(sorted, 'infinity'), 'what': what, 'where': place, 'when': "when"}))[1:${linesShown}],
          each -> {'when': each.when, 'what': each.what, 'where': each.where}) AS evidence,
        greatest(count(*) - ${linesShown}, 0)::INTEGER AS more FROM line GROUP BY person_id;
    CREATE OR REPLACE TABLE review_key AS
      SELECT person_id, list_sort(list(key))[1:${keysKept}] AS keys FROM person_key SEMI JOIN review_subject USING (person_id) GROUP BY person_id;
    CREATE OR REPLACE TABLE review_who AS
      SELECT person_id, list_transform(list_sort(list(DISTINCT line)), line -> line[3:]) AS lines FROM (
        SELECT person_id, unnest(list_filter([
          '1 NHS number ' || nhs_number, '2 Local identifier ' || local_id || coalesce(' (' || nullif(local_scope, '') || ')', ''),
          '3 Name ' || nullif(trim(concat_ws(' ', given_name, family_name)), ''),
          '4 Born ' || nullif(${date('birth_date', 'birth_precision')}, ''), '5 Sex ' || CASE sex WHEN '1' THEN 'male' WHEN '2' THEN 'female' WHEN '9' THEN 'other' END,
          '6 Postcode ' || postcode], line -> line IS NOT NULL)) AS line
        FROM (SELECT DISTINCT r.person_id, m.* EXCLUDE (record_id, nhs_number_problem, nhs_trace_status) FROM review_record r JOIN mention m USING (record_id)))
      GROUP BY person_id;
    DROP TABLE review_record;
    INSERT INTO review_text
      SELECT 2, why = 'sample-not-counted', why, place, person_id, CAST(to_json({'id': 'case-' || lower(person_id), 'kind': 'case', 'why': why, 'stratum': stratum,
        'keys': k.keys, 'asked': coalesce(a.asked, []), 'who': coalesce(w.lines, []),
        'evidence': coalesce(l.evidence, []) || CASE WHEN l.more > 0 THEN [{'when': '', 'what': 'and ' || l.more || ' more lines, in evidence.parquet', 'where': ''}] ELSE [] END}) AS VARCHAR)
      FROM (FROM review_case WHERE ${cases}) LEFT JOIN review_who w USING (person_id) LEFT JOIN review_line l USING (person_id) JOIN review_key k USING (person_id)
      LEFT JOIN (${askedSql}) a USING (person_id)`)
}

type Lines = {
  who: string[] | null
  evidence: { when: string; what: string; where: string }[] | null
  more: number
  keys: string[]
}

/** As evidenceLine says it. */
const askedSql = `
  SELECT person_id, list_transform(list_sort(list({'rule': rule, 'tier': tier, 'isUndated': date IS NULL, 'date': date})),
      each -> each.rule || ' ' || each.tier || coalesce(' ' || each.date, '')) AS asked
  FROM (SELECT DISTINCT person_id, rule, tier, CAST(date AS VARCHAR) AS date FROM evidence SEMI JOIN review_subject USING (person_id)) GROUP BY person_id`

async function linkItems(workbench: Statements): Promise<ReviewItem[]> {
  const rows = await workbench.rows<{
    left_key: string
    right_key: string
    explanation: string
    left_who: string[] | null
    right_who: string[] | null
    left_lines: Lines['evidence']
    right_lines: Lines['evidence']
  }>(`
    SELECT d.left_key, d.right_key, d.explanation, a.lines AS left_who, b.lines AS right_who, x.evidence AS left_lines, y.evidence AS right_lines
    FROM review_link d LEFT JOIN review_who a ON a.person_id = d.left_person LEFT JOIN review_who b ON b.person_id = d.right_person
    LEFT JOIN review_line x ON x.person_id = d.left_person LEFT JOIN review_line y ON y.person_id = d.right_person
    ORDER BY d.probability DESC, d.left_key, d.right_key`)
  return rows.map(row => ({
    id: `link-${short([row.left_key, row.right_key])}`,
    kind: 'link',
    why: 'doubtful-link',
    stratum: null,
    asked: [],
    keys: [row.left_key, row.right_key].sort(),
    who: [...whoOf(row.left_who).map(line => `First: ${line}`), ...whoOf(row.right_who).map(line => `Second: ${line}`)],
    evidence: [
      { when: '', what: row.explanation, where: '' },
      ...sided('First', row.left_lines),
      ...sided('Second', row.right_lines),
    ],
  }))
}

const sided = (side: string, lines: Lines['evidence']) =>
  (lines ?? []).slice(0, 10).map(({ when, what, where }) => ({ when, what: `${side}: ${what}`, where }))

async function conflictItems(workbench: Statements): Promise<ReviewItem[]> {
  const rows = await workbench.rows<Lines & { person_id: string; kind: string; detail: string }>(`
    SELECT c.person_id, c.kind, c.detail, w.lines AS who, l.evidence, coalesce(l.more, 0) AS more, k.keys
    FROM conflict c JOIN review_relevant USING (person_id) LEFT JOIN review_who w USING (person_id) LEFT JOIN review_line l USING (person_id) JOIN review_key k USING (person_id)
    ORDER BY c.kind, c.person_id, c.detail`)
  return rows.map(({ kind, detail, keys, ...lines }) => ({
    id: `conflict-${short([kind, ...keys])}`,
    kind: 'conflict',
    why: 'conflict',
    stratum: null,
    asked: [],
    keys: [...keys, `conflict:${kind}`],
    who: [...whoOf(lines.who)],
    evidence: [{ when: '', what: detail, where: '' }, ...evidenceOf(lines)],
  }))
}

const whoOf = (lines: readonly string[] | null): readonly string[] => lines ?? []

const evidenceOf = ({ evidence, more }: Omit<Lines, 'keys'>): ReviewItem['evidence'] => [
  ...(evidence ?? []),
  ...(more > 0 ? [{ when: '', what: `and ${more} more lines, in evidence.parquet`, where: '' }] : []),
]

const short = (keys: readonly string[]): string => createHash('sha256').update(keys.join('\n')).digest('hex').slice(0, 16)
