import { quoted, type Workbench } from '../workbench/index.ts'
import type { Said } from './answers.ts'
import type { SharedNumber } from './identity.ts'

export type ConflictInput = {
  shared: readonly SharedNumber[]
  said: Said
  unitOf: ReadonlyMap<string, string>
  contradictions: readonly (readonly [string, string])[]
}

const sharedInWords = {
  'nhs-number': [
    'one-number-two-people',
    'Records with one NHS number have clearly different birth dates, names or sexes. They were divided; the number may belong to one of the two only.',
  ],
  'local-id': [
    'one-local-id-two-people',
    'Records with one local identifier have clearly different birth dates, names or sexes. They were divided; the identifier may have been given to two people.',
  ],
} as const satisfies Record<SharedNumber['kind'], readonly [string, string]>

/** How many records a conflict names at most. */
const shown = 20

/**
 * Writes what does not fit together about a person, for the review: one NHS number or local identifier for two people, one local identifier beside two NHS numbers, two sexes, two
 * clearly different birth dates, reviewers who contradict each other or a number. Answers how many.
 */
export async function putConflicts(
  workbench: Workbench,
  { shared, said, unitOf, contradictions }: ConflictInput,
): Promise<number> {
  await workbench.run('CREATE OR REPLACE TABLE link_clash (unit_key VARCHAR, kind VARCHAR, detail VARCHAR)')
  const clash = (unit: string, kind: string, detail: string) =>
    workbench.run(`INSERT INTO link_clash VALUES (${quoted(unit)}, ${quoted(kind)}, ${quoted(detail)})`)
  for (const { units, kind: shares } of shared) {
    const [kind, detail] = sharedInWords[shares]
    for (const unit of units) await clash(unit, kind, detail)
  }
  for (const unit of contradictions.flat())
    await clash(
      unit,
      'answers-disagree',
      'Reviewers’ answers contradict each other: two people who were said to be one were also said, over a third, to be two. They were not joined.',
    )
  for (const [one, other] of said.apart) {
    const unit = unitOf.get(one)
    if (unit !== undefined && unit === unitOf.get(other))
      await clash(
        unit,
        'answer-against-number',
        'A reviewer said that these are different people, and their records carry one NHS number. The number was followed; please look again.',
      )
  }
  await workbench.run(`
    INSERT INTO conflict
      SELECT person_id, kind, min(detail), list_sort(list(DISTINCT record_id))[1:${shown}] FROM (
        SELECT p.person_id, c.kind, c.detail, unnest(w.record_ids) AS record_id
        FROM link_clash c JOIN link_written w USING (unit_key) JOIN link_person p USING (unit_key)
        UNION ALL
        SELECT p.person_id, 'one-local-id-two-numbers',
          'One local identifier stands beside more than one NHS number. Records with a number follow it; those without one were left by themselves.', unnest(w.record_ids)
        FROM link_local l JOIN link_written w ON w.local_scope IS NOT DISTINCT FROM l.local_scope AND w.local_id = l.local_id
        JOIN link_person p USING (unit_key) WHERE NOT l.is_one
        UNION ALL
        SELECT d.person_id, d.kind, d.detail, r.record_id FROM (${disagreements}) d JOIN person_record r USING (person_id))
      GROUP BY person_id, kind ORDER BY person_id, kind`)
  const [found] = await workbench.rows<{ n: number }>('SELECT count(*)::INTEGER AS n FROM conflict')
  return found?.n ?? 0
}

/** People whose records say two sexes, or birth dates that no slip of the pen explains: more than two digits differ. */
const disagreements = `
  SELECT person_id, 'two-sexes' AS kind, 'The records say both female and male.' AS detail
  FROM link_variant WHERE sex IN ('1', '2') GROUP BY person_id HAVING min(sex) <> max(sex)
  UNION ALL
  SELECT person_id, 'two-birth-dates' AS kind, 'The records give birth dates of which more than two digits differ.' AS detail FROM (
    SELECT person_id, min(birth_date) AS first, max(birth_date) AS last FROM link_variant WHERE birth_date_precision = 'day' GROUP BY person_id)
  WHERE hamming(strftime(first, '%Y%m%d'), strftime(last, '%Y%m%d')) > 2`
