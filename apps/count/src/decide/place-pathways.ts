import type { Definitions } from '../definitions/index.ts'
import { quoted, type Statements } from '../workbench/index.ts'

/**
 * Makes decide_best (tier and first date of each person) and decide_pathway (de novo, recurrent, early progression or unclassified, by COSD's own pathway
 * and by each window), a view, for it is looked at once. Vague dates are held against a window with both their ends: only what is certain decides.
 */
export async function placePathways(workbench: Statements, { pathways }: Definitions): Promise<void> {
  const { windows, explicit, diagnosisFact, knownFact, stagedM0Fact } = pathways
  await workbench.run(best)
  const says = explicit.map(({ rule, says: what }) => `(${quoted(rule)}, ${quoted(what)})`).join(', ')
  await workbench.run(explicitSql(says))
  const decides = windows.decides
  await workbench.run(`
    CREATE OR REPLACE TEMP VIEW decide_pathway AS
    SELECT *, CASE says WHEN 'de-novo' THEN 'de-novo' WHEN 'recurrent' THEN 'recurrent'
        WHEN 'progression' THEN CASE WHEN by_window IN ('de-novo', 'early-progression') THEN 'early-progression' ELSE 'recurrent' END
        ELSE by_window END AS pathway
    FROM (
      SELECT *, ${windowSql(decides)} AS by_window, ${windows.printed.map(days => `${windowSql(days)} AS pathway_${days}`).join(', ')}
      FROM (
        SELECT c.person, b.date AS f, b.until AS fu, d.best.date AS p, d.best.until AS pu, d.best.date_precision AS primary_precision,
          k.known_since AS k, e.day AS e, coalesce(m.first_date <= b.until, false) AS is_m0_first, x.says, x.is_torn
        FROM decide_case_person c
        LEFT JOIN decide_best b USING (person)
        LEFT JOIN decide_explicit x USING (person)
        LEFT JOIN (SELECT person, best FROM decide_fact WHERE fact = ${quoted(diagnosisFact)}) d USING (person)
        LEFT JOIN (SELECT person, known_since FROM decide_fact WHERE fact = ${quoted(knownFact)}) k USING (person)
        LEFT JOIN (SELECT person, first_date FROM decide_fact WHERE fact = ${quoted(stagedM0Fact)}) m USING (person)
        LEFT JOIN (SELECT person, min(date) AS day FROM decide_held GROUP BY person) e USING (person)))`)
}

/** Of the best tier that has a date, the evidence whose last possible day comes first; of those the most exact, then the first rule. */
const best = `
  CREATE OR REPLACE TABLE decide_best AS
  SELECT person, rank, rank_by_machine, earliest.date AS date, earliest.precision AS date_precision, earliest.until AS until, 'R' || earliest.rule AS rule,
    CASE WHEN earliest.flag <> '' THEN earliest.flag WHEN 3 - earliest.lower < rank THEN 'date of lower evidence' END AS date_flag
  FROM (
    SELECT person, max(tier_rank(tier)) AS rank, max(tier_rank(tier)) FILTER (NOT is_lifted) AS rank_by_machine,
      min({'lower': 3 - tier_rank(tier), 'until': until, 'vagueness': until - date, 'rule': CAST(substr(rule, 2) AS INTEGER), 'flag': coalesce(date_flag, ''),
        'date': date, 'precision': date_precision}) FILTER (date IS NOT NULL AND tier <> 'supporting') AS earliest
    FROM decide_held GROUP BY person)`

/** COSD's own word: of several the earliest; on one day de novo and another word cancel each other. */
const explicitSql = (says: string): string => `
  CREATE OR REPLACE TEMP VIEW decide_explicit AS
  WITH said AS (
    SELECT h.person, e.says, min(coalesce(h.until, DATE '9999-12-31')) AS until
    FROM decide_held h JOIN (VALUES ${says}) e(rule, says) ON e.rule = h.rule GROUP BY h.person, e.says),
  first_said AS (
    SELECT person, list(says) AS words FROM said s
    WHERE until = (SELECT min(o.until) FROM said o WHERE o.person = s.person) GROUP BY person)
  SELECT person, list_contains(words, 'de-novo') AND len(words) > 1 AS is_torn,
    CASE WHEN list_contains(words, 'de-novo') AND len(words) > 1 THEN NULL
      WHEN list_contains(words, 'recurrent') THEN 'recurrent' ELSE words[1] END AS says
  FROM first_said`

/**
 * f…fu: first and last possible day of the spread; p…pu: of the first diagnosis; k: breast cancer was on record by this day; e: the first sign of spread of any
 * tier. Breast cancer that was first coded together with a code for spread was not known long before it, even where that code alone gave no date.
 */
const windowSql = (days: number): string => `
  CASE WHEN f IS NULL THEN 'unclassified'
    WHEN least(f, e) - k > ${days} THEN 'recurrent'
    WHEN p IS NULL THEN 'unclassified'
    WHEN pu - f <= ${days} AND fu - p <= ${days} THEN CASE WHEN is_m0_first THEN 'early-progression' ELSE 'de-novo' END
    ELSE 'unclassified' END`
