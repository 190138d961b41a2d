import type { Statements } from '../workbench/index.ts'

/** What a record may say beside its diagnosis, each with a bit: the roles of its codes that hold something, and whether its statement speaks of spread. */
const roles = [
  'primary',
  'original-primary',
  'related-primary',
  'm-category',
  'stage-group',
  'metastatic-type',
  'metastatic-site',
  'site',
  'statement',
  'intent',
  'line',
] as const
export type Role = (typeof roles)[number]
const spreadBit = roles.length
const breastBit = roles.length + 1

/** Records about people with breast cancer that are alike in all that quality asks, and how many there are. */
export type RecordGroup = {
  n: number
  source: string
  kind: string | null
  /** YYYY-MM */
  month: string | null
  number: 'missing' | 'wrong' | 'right'
  hasBirthDate: boolean
  hasSex: boolean
  hasDate: boolean
  /** Known to the day or the month. */
  isDateExact: boolean
  hasStageDate: boolean
  hasSpell: boolean
  status: string | null
  /** In the twelve months before the day of the count. */
  isOfLastYear: boolean
  has: (role: Role) => boolean
  /** A statement of a meeting that speaks of spread or a return. */
  saysSpread: boolean
  /** The primary that it names is of the breast. */
  isOfBreast: boolean
}

/** Groups the records of the people with breast cancer. putPeopleByCode has said who they are. */
export async function groupRecords(workbench: Statements, asAt: string): Promise<RecordGroup[]> {
  const rows = await workbench.rows<Omit<RecordGroup, 'has' | 'saysSpread' | 'isOfBreast'> & { mask: number }>(query, { asAt })
  return rows.map(({ mask, ...group }) => ({
    ...group,
    has: role => (mask & (1 << roles.indexOf(role))) !== 0,
    saysSpread: (mask & (1 << spreadBit)) !== 0,
    isOfBreast: (mask & (1 << breastBit)) !== 0,
  }))
}

const bits = roles.map((role, bit) => `WHEN '${role}' THEN ${1 << bit}`).join(' ')

/** Codes of diagnoses are most of all codes, and nothing here asks for them. What is asked of a record is worked out before the joins, which then carry no texts. */
const query = `
  WITH breast AS MATERIALIZED (
    SELECT DISTINCT system, code FROM event_code c WHERE role = 'primary' AND EXISTS (SELECT 1 FROM code_list l WHERE l.list = 'breast-primary' AND l.system = c.system AND
      CASE l.match WHEN 'prefix' THEN starts_with(upper(c.code), l.code) WHEN 'contains' THEN contains(upper(c.code), l.code) ELSE upper(c.code) = l.code END)),
  said AS (
    SELECT record_id, bit_or(CASE role ${bits} ELSE 0 END
      | CASE WHEN role = 'statement' AND code IN ('metastatic', 'recurrence', 'progression') THEN ${1 << spreadBit} ELSE 0 END
      | CASE WHEN role = 'primary' AND (system, code) IN (SELECT (system, code) FROM breast) THEN ${1 << breastBit} ELSE 0 END)::INTEGER AS mask
    FROM event_code WHERE role <> 'diagnosis' AND code <> '' GROUP BY record_id),
  mentioned AS (
    SELECT record_id, CASE WHEN nhs_number IS NOT NULL THEN 'right' WHEN nhs_number_problem <> 'missing' THEN 'wrong' ELSE 'missing' END AS number,
      birth_date IS NOT NULL AS "hasBirthDate", sex IS NOT NULL AS "hasSex" FROM mention),
  happened AS (
    SELECT record_id, kind, date_trunc('month', date) AS month, coalesce(date_precision <> 'year', false) AS precise, stage_date IS NOT NULL AS staged,
      spell IS NOT NULL AS stayed, status, coalesce(date > CAST($asAt AS DATE) - INTERVAL 12 MONTH AND date <= CAST($asAt AS DATE), false) AS late
    FROM event WHERE event_no = 1),
  grouped AS (
    SELECT r.source, e.kind, e.month, m.number, m."hasBirthDate", m."hasSex", coalesce(e.precise, false) AS precise, coalesce(e.staged, false) AS "hasStageDate",
      coalesce(e.stayed, false) AS "hasSpell", e.status, coalesce(e.late, false) AS "isOfLastYear", coalesce(s.mask, 0) AS mask, count(*)::INTEGER AS n
    FROM person_record p SEMI JOIN (SELECT person_id FROM person_code WHERE has_breast) b USING (person_id)
      JOIN record r USING (record_id) JOIN mentioned m USING (record_id) LEFT JOIN happened e USING (record_id) LEFT JOIN said s USING (record_id)
    GROUP BY ALL)
  SELECT * EXCLUDE (month, precise), strftime(month, '%Y-%m') AS month, month IS NOT NULL AS "hasDate", month IS NOT NULL AND precise AS "isDateExact"
  FROM grouped ORDER BY source, month NULLS LAST`
