import { quoted, type Workbench } from '../workbench/index.ts'
import { levelSql, levelsOf } from './levels.ts'
import { nhsModel } from './nhs-model.ts'
import { prepareRows } from './rows.ts'

/**
 * Groups records by the numbers that they carry. link_written has a row for each way in which somebody is written, with its numbers, its records and its unit; what is
 * done with people is done with these rows, of which there are fewer than records. A unit is
 * 1. the records with one valid NHS number, `nhs:NUMBER`, and with them
 * 2. those without a number whose local identifier stands beside that NHS number elsewhere, and beside no other;
 * 3. else the records with one local identifier within its scope, `local:SCOPE:ID`;
 * 4. else a record on its own, `record:HASH`.
 * The NHS number wins over a local identifier. `cut` names local keys that a reviewer said are somebody else than the NHS number. link_local holds the
 * local identifiers beside NHS numbers: is_one says that there is only one.
 */
export async function groupByIdentity(workbench: Workbench, cut: readonly { local: string; nhs: string }[]): Promise<void> {
  await workbench.run(`
    CREATE OR REPLACE TABLE link_cut (local VARCHAR, nhs VARCHAR);
    ${cut.map(({ local, nhs }) => `INSERT INTO link_cut VALUES (${quoted(local)}, ${quoted(nhs)});`).join('\n')}
    CREATE OR REPLACE TABLE link_local AS
      SELECT * FROM (
        SELECT local_scope, local_id, ${localKey} AS key, min(nhs_number) AS nhs_number, min(nhs_number) = max(nhs_number) AS is_one
        FROM mention WHERE local_id IS NOT NULL AND nhs_number IS NOT NULL GROUP BY local_scope, local_id) l
      ANTI JOIN link_cut c ON c.local = l.key AND c.nhs = 'nhs:' || l.nhs_number;
    CREATE OR REPLACE TABLE link_written AS
      SELECT w.* EXCLUDE (alone, nhs_trace_status), nhs_trace_status IN ('04', '05', '4', '5') IS TRUE AS is_doubted, nhs_trace_status IN ('01', '1') IS TRUE AS is_verified,
        CASE WHEN w.nhs_number IS NOT NULL THEN 'nhs:' || w.nhs_number
          WHEN l.is_one THEN 'nhs:' || l.nhs_number
          WHEN w.local_id IS NOT NULL THEN 'local:' || coalesce(w.local_scope, '') || ':' || w.local_id
          ELSE 'record:' || r.record_hash END AS unit_key
      FROM (
        SELECT nhs_number, nhs_trace_status, local_scope, local_id, given_name, family_name, birth_date, birth_precision AS birth_date_precision, sex, postcode,
          CASE WHEN nhs_number IS NULL AND local_id IS NULL THEN record_id END AS alone, count(*)::INTEGER AS records, list(record_id) AS record_ids
        FROM mention GROUP BY ALL) w
      LEFT JOIN link_local l ON l.local_scope IS NOT DISTINCT FROM w.local_scope AND l.local_id = w.local_id
      LEFT JOIN (SELECT record_id, record_hash FROM record SEMI JOIN (SELECT record_id FROM mention WHERE nhs_number IS NULL AND local_id IS NULL) USING (record_id)) r
        ON r.record_id = w.alone`)
  await putUnits(workbench)
}

const localKey = "'local:' || coalesce(local_scope, '') || ':' || local_id"

/** link_unit: the units, with the number of ways in which each is written. */
async function putUnits(workbench: Workbench): Promise<void> {
  await workbench.run(`
    CREATE OR REPLACE TABLE link_unit AS
      SELECT unit_key, count(*)::INTEGER AS ways, sum(records)::INTEGER AS records FROM link_written GROUP BY unit_key`)
}

const rowKey = `concat_ws('|', coalesce(given_name, '-'), coalesce(family_name, '-'), coalesce(CAST(birth_date AS VARCHAR), '-'),
  coalesce(birth_date_precision, '-'), coalesce(sex, '-'), coalesce(postcode, '-'))`

/** Each way in which a unit’s person is written, whatever the numbers beside it, with its number of records. */
export const profilesSql = (where: string): string => `
  SELECT unit_key, given_name, family_name, birth_date, birth_date_precision, sex, postcode, sum(records)::INTEGER AS records,
    bool_and(nhs_number IS NULL) AS is_local, bool_and(is_doubted) AS is_doubted, bool_or(is_verified) AS is_verified, ${rowKey} AS row_key
  FROM link_written WHERE ${where}
  GROUP BY unit_key, given_name, family_name, birth_date, birth_date_precision, sex, postcode`

type ProfileRow = {
  unit: string
  row_key: string
  records: number
  is_local: boolean
  is_doubted: boolean
  is_verified: boolean
  birth: string | null
}
export type SharedNumber = { unit: string; units: readonly string[]; kind: 'nhs-number' | 'local-id' }

/**
 * Divides units whose records are clearly of different people: one number that was given to two. Clearly different are a birth date of which
 * nothing agrees together with a different given name or sex. Where the NHS number was not confirmed when it was traced (trace status 04 and 05), a
 * different birth date or name is enough; and where only a local identifier holds two records together, a different birth date is, unless a name agrees:
 * hospitals give their numbers out again, and two systems of one hospital may use one number for two people.
 * The part whose NHS number was verified keeps the number, else the only part that was not doubted; if that is none or more than one, nobody keeps it alone and
 * all parts say so. Nobody can say whose a local identifier is: all its parts carry their birth date in the key.
 */
export async function divideSharedNumbers(workbench: Workbench): Promise<SharedNumber[]> {
  await workbench.run(`
    CREATE OR REPLACE TABLE link_input AS
      SELECT row_key, unit_key AS node_key, false AS is_loose, * EXCLUDE (row_key, unit_key, records, is_verified) FROM (${profilesSql(`
        unit_key IN (SELECT unit_key FROM link_written WHERE (starts_with(unit_key, 'nhs:') OR starts_with(unit_key, 'local:'))
          AND unit_key IN (SELECT unit_key FROM link_unit WHERE ways > 1)
          GROUP BY unit_key HAVING min(birth_date) <> max(birth_date) OR (min(sex) <> max(sex) AND min(given_name) <> max(given_name)) OR bool_or(is_doubted))`)})`)
  const [units] = await workbench.rows<{ n: number }>('SELECT count(*)::INTEGER AS n FROM link_input')
  if (units?.n === 0) return []
  await prepareRows(workbench, nhsModel)
  const { birth_date: birth, given_name: given, family_name: family, sex } = levelsThat('differ')
  const { given_name: givenAgrees, family_name: familyAgrees } = levelsThat('agree')
  const pairs = await workbench.rows<{ unit: string; one: string; other: string }>(`
    SELECT u.node_key AS unit, l.row_key AS one, r.row_key AS other
    FROM link_row l JOIN link_row r ON l.node = r.node AND l.row_no < r.row_no JOIN link_node u ON u.node = l.node
    WHERE (${birth} AND (${given} OR ${sex})) OR (${given} AND ${family} AND ${sex})
      OR ((l.is_doubted OR r.is_doubted) AND (${birth} OR (${given} AND ${family})))
      OR ((l.is_local OR r.is_local) AND ${birth} AND ${noSlip} AND NOT (${givenAgrees} OR ${familyAgrees}))
    ORDER BY ALL`)
  if (pairs.length === 0) return []
  const profiles = await workbench.rows<ProfileRow>(`
    SELECT unit_key AS unit, row_key, records, is_local, is_doubted, is_verified, CAST(birth_date AS VARCHAR) AS birth
    FROM (${profilesSql(`unit_key IN (${[...new Set(pairs.map(({ unit }) => quoted(unit)))].join(', ')})`)}) ORDER BY unit_key, records DESC, row_key`)
  const shared: SharedNumber[] = []
  const moves: { from: string; row: string; to: string }[] = []
  for (const unit of [...new Set(pairs.map(pair => pair.unit))]) {
    const against = new Set(
      pairs.filter(pair => pair.unit === unit).flatMap(({ one, other }) => [`${one}¦${other}`, `${other}¦${one}`]),
    )
    const groups = divide(
      profiles.filter(profile => profile.unit === unit),
      (a, b) => against.has(`${a}¦${b}`),
    )
    const named = nameGroups(unit, groups)
    shared.push({ unit, units: named.map(({ key }) => key), kind: reasonOf(unit, groups) })
    for (const { key, group } of named) for (const { row_key } of group) moves.push({ from: unit, row: row_key, to: key })
  }
  await moveProfiles(workbench, moves)
  return shared
}

/** Of dates of which the month or the year only is known any other month differs: here more than two of the digits that both sides have must. */
const known = (side: string): string =>
  `left(${side}.birth_date_text, CASE WHEN 'year' IN (l.birth_date_precision, r.birth_date_precision) THEN 4 WHEN 'month' IN (l.birth_date_precision, r.birth_date_precision) THEN 6 ELSE 8 END)`
const noSlip = `hamming(${known('l')}, ${known('r')}) > 2`

/** By column, the SQL that says that both sides have a value, and that the two are clearly different, or are not. */
function levelsThat(say: 'differ' | 'agree'): Readonly<Record<string, string>> {
  return Object.fromEntries(
    nhsModel.comparisons.map(comparison => {
      const levels = levelsOf(comparison).flatMap(({ isDifferent }, at) =>
        (isDifferent === true) === (say === 'differ') ? [at + 1] : [],
      )
      return [comparison.column, `(${levelSql(comparison)} IN (${levels.join(', ')}))`]
    }),
  )
}

/** Which number was shared: where all that carry the NHS number are one part, the others have come to it by a local identifier. */
const reasonOf = (unit: string, groups: readonly ProfileRow[][]): SharedNumber['kind'] =>
  unit.startsWith('local:') || groups.filter(group => group.some(({ is_local }) => !is_local)).length === 1
    ? 'local-id'
    : 'nhs-number'

/** The most frequent way of being written first; each next one joins the first group with which it does not clash. */
function divide(profiles: readonly ProfileRow[], clash: (a: string, b: string) => boolean): ProfileRow[][] {
  const groups: ProfileRow[][] = []
  for (const profile of profiles) {
    const group = groups.find(members => members.every(member => !clash(member.row_key, profile.row_key)))
    if (group === undefined) groups.push([profile])
    else group.push(profile)
  }
  return groups
}

function nameGroups(unit: string, groups: readonly ProfileRow[][]): { key: string; group: ProfileRow[] }[] {
  const isOfNumber = unit.startsWith('nhs:')
  const carriers = groups.filter(group => isOfNumber && group.some(({ is_local }) => !is_local))
  const verified = carriers.filter(group => group.some(({ is_verified }) => is_verified))
  const undoubted = carriers.filter(group => group.some(({ is_local, is_doubted }) => !is_local && !is_doubted))
  const owner = [carriers, verified, undoubted].find(those => those.length === 1)?.[0]
  const taken = new Set<string>()
  return groups.map(group => {
    if (group === owner) return { key: unit, group }
    const born = group.find(({ birth }) => birth !== null)?.birth ?? 'unknown'
    let key = `${isOfNumber ? kindOfNumber(group, owner) + unit.slice('nhs:'.length) : unit}:${born}`
    while (taken.has(key)) key += '+'
    taken.add(key)
    return { key, group }
  })
}

/** A number that its owner keeps, that nobody confirmed, or that stands in none of their records, is no longer the number of the others. */
const kindOfNumber = (group: readonly ProfileRow[], owner: readonly ProfileRow[] | undefined): 'nhs:' | 'notnhs:' =>
  owner !== undefined || group.every(({ is_doubted, is_local }) => is_doubted || is_local) ? 'notnhs:' : 'nhs:'

async function moveProfiles(workbench: Workbench, moves: readonly { from: string; row: string; to: string }[]): Promise<void> {
  await workbench.run('CREATE OR REPLACE TABLE link_move (unit VARCHAR, row_key VARCHAR, target VARCHAR)')
  const appender = await workbench.connection.createAppender('link_move')
  for (const { from, row, to } of moves) {
    appender.appendVarchar(from)
    appender.appendVarchar(row)
    appender.appendVarchar(to)
    appender.endRow()
  }
  appender.closeSync()
  await workbench.run(`
    UPDATE link_written SET unit_key = target FROM link_move v WHERE v.unit = link_written.unit_key AND v.row_key = ${rowKey};
    DROP TABLE link_move`)
  await putUnits(workbench)
}
