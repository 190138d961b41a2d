import { type Quality, sourceWords } from '../results/index.ts'
import { quoted, type Workbench } from '../workbench/index.ts'
import { elsewhere, inCancerSystems, recordPrimary, recordReturn, recordStage, traceNumber } from './how-to.ts'
import { monthsBetween } from './months.ts'

type Fix = Quality['fixes'][number]

const notCounted = `tier NOT IN ('definite', 'probable') AND reviewed IS DISTINCT FROM 'not-a-case'`
const isCounted = `tier IN ('definite', 'probable')`
const casesWhere = (condition: string): string => `SELECT count(*) FROM person_case WHERE ${condition}`

/** Fixes whose people are counted in the data: each counts the people whom it would add, or whom it would move from “not known” to known. */
const counted: readonly (Omit<Fix, 'peopleAdded' | 'peopleMadeSurer'> & { makesSurer?: true; sql: string })[] = [
  {
    id: 'record-returns',
    title: 'Record the return of people who have one hospital code for spread',
    why: 'One code in one hospital stay is not enough to count anybody: most such codes are wrong. A record of the return in the cancer system settles it.',
    basis: 'People with a code for spread in one stay and nothing else, who are not counted now.',
    howTo: inCancerSystems(recordReturn),
    sql: casesWhere(`${notCounted} AND list_contains(rules, 'R7')`),
  },
  {
    id: 'record-treated',
    title: 'Record the return of people who have palliative treatment and no record of spread',
    why: 'Palliative radiotherapy to bone or brain supports other evidence and is never enough alone.',
    basis: 'People with supporting evidence only, who are not counted now.',
    howTo: inCancerSystems(recordReturn),
    sql: `SELECT count(DISTINCT e.person_id) FROM evidence e WHERE e.tier = 'supporting' AND e.person_id NOT IN
      (SELECT person_id FROM person_case WHERE tier IN ('definite', 'probable', 'possible') OR reviewed = 'not-a-case')`,
  },
  {
    id: 'trace-nhs-numbers',
    title: 'Trace the NHS numbers of records that join nobody',
    why: 'A record of spread without an NHS number cannot meet the record of the breast cancer that it came from.',
    basis: 'People made of records without an NHS number that carry a code for spread and no breast cancer.',
    howTo: [
      ...inCancerSystems(traceNumber),
      elsewhere(
        'Hospital extracts (HES, SUS)',
        'ask for the extract with NHS numbers, traced through the Personal Demographics Service.',
      ),
    ],
    sql: `SELECT count(*) FROM person WHERE nhs_number IS NULL AND person_id IN (SELECT person_id FROM person_code WHERE has_spread_code AND NOT has_breast)`,
  },
  {
    id: 'settle-links',
    title: 'Settle the doubtful links',
    why: 'Two records that may be of one person are left apart until somebody says so. One holds the breast cancer, the other the spread.',
    basis:
      'Doubtful links between a person with breast cancer and another with a code for spread, of whom neither is counted now.',
    howTo: [elsewhere('spotlight-count', 'answer the doubtful links with the command “review”.')],
    sql: `SELECT count(DISTINCT least(left_person, right_person)) FROM doubtful_link
      JOIN person_code l ON l.person_id = left_person JOIN person_code r ON r.person_id = right_person
      WHERE ((l.has_breast AND r.has_spread_code) OR (r.has_breast AND l.has_spread_code))
        AND NOT EXISTS (SELECT 1 FROM person_case c WHERE c.tier IN ('definite', 'probable') AND c.person_id IN (left_person, right_person))`,
  },
  {
    id: 'sign-off-meetings',
    title: 'Sign off what the team meeting said',
    why: 'A meeting that says “metastatic” counts once the team has signed it off.',
    basis: 'People with such a meeting, not signed off, who are not counted now.',
    howTo: [
      elsewhere('The sheet of the meeting', 'fill in the sign-off column that the mapping names.'),
      ...inCancerSystems(recordReturn),
    ],
    sql: casesWhere(`${notCounted} AND list_contains(rules, 'R10') AND NOT list_contains(rules, 'R7')`),
  },
  {
    id: 'record-before-death',
    title: 'Record the spread of people who are known only from their death',
    why: 'A death from breast cancer almost always follows spread. Nobody recorded when and where.',
    basis: 'People with a breast-cancer death and nothing else, who are not counted now.',
    howTo: inCancerSystems(recordReturn),
    sql: casesWhere(`${notCounted} AND is_death_only`),
  },
  {
    id: 'record-primaries',
    makesSurer: true,
    title: 'Record the date of the first breast cancer',
    why: 'Without it nobody can tell whether the cancer had come back or had spread from the start.',
    basis: 'People who are counted already: they would be “de novo” or “recurrent” instead of “not known”.',
    howTo: inCancerSystems(recordPrimary),
    sql: casesWhere(`${isCounted} AND pathway = 'unclassified' AND primary_date IS NULL`),
  },
  {
    id: 'record-first-dates',
    makesSurer: true,
    title: 'Record when the spread was found',
    why: 'A person without a first date is in no year’s number.',
    basis: 'People who are counted already: they would stand in the number of a year.',
    howTo: inCancerSystems(recordReturn),
    sql: casesWhere(`${isCounted} AND first_date IS NULL`),
  },
  {
    id: 'confirm-probable',
    makesSurer: true,
    title: 'Record in the cancer system people whom only codes and treatments show',
    why: 'They are counted as probable. A record in the cancer system makes them definite and tells where the cancer has spread.',
    basis: 'People who are counted already: they would be “definite”.',
    howTo: inCancerSystems(`${recordReturn} Where the spread was there from the start, ${recordStage}`),
    sql: casesWhere(`tier = 'probable'`),
  },
]

/** What to mend: what adds most people to the count first, then what says more about people who are counted. Fixes that do neither are left out. */
export async function findFixes(workbench: Workbench, sources: Quality['sources'], asAt: string): Promise<Quality['fixes']> {
  // One below the other: side by side in one row they would be joined, and to plan that takes longer than to count.
  const found = await workbench.rows<{ id: string; n: number }>(
    counted.map(({ id, sql }) => `SELECT ${quoted(id)} AS id, n::INTEGER AS n FROM (${sql}) people(n)`).join(' UNION ALL '),
  )
  const people = new Map(found.map(({ id, n }) => [id, n]))
  const fixes: Fix[] = counted.map(({ sql: _, makesSurer, ...fix }) => {
    const n = people.get(fix.id) ?? 0
    return { ...fix, peopleAdded: makesSurer === true ? 0 : n, peopleMadeSurer: makesSurer === true ? n : 0 }
  })
  const alone = await peopleOfOneSource(workbench, sources)
  for (const source of sources) fixes.push(missingMonths(source, alone.get(source.source) ?? 0, asAt))
  return fixes
    .filter(({ peopleAdded, peopleMadeSurer }) => peopleAdded + peopleMadeSurer > 0)
    .sort(
      (left, right) =>
        right.peopleAdded - left.peopleAdded || right.peopleMadeSurer - left.peopleMadeSurer || (left.id < right.id ? -1 : 1),
    )
}

/** How many of those who are counted no other source shows, with a first date in the months of that source. */
async function peopleOfOneSource(workbench: Workbench, sources: Quality['sources']): Promise<ReadonlyMap<string, number>> {
  if (sources.length === 0) return new Map()
  const values = sources.map(({ source, from, to }) => `(${[source, from ?? '', to ?? ''].map(quoted).join(', ')})`)
  const rows = await workbench.rows<{ source: string; n: number }>(`
    SELECT s.source, count(*)::INTEGER AS n
    FROM person_case c
    LEFT JOIN (SELECT e.person_id, min(r.source) AS source, max(r.source) AS last FROM evidence e JOIN record r USING (record_id) WHERE e.${isCounted} GROUP BY e.person_id) shown
      USING (person_id)
    JOIN (VALUES ${values.join(', ')}) s(source, "from", "to") ON shown.source IS NULL OR (shown.source = s.source AND shown.last = s.source)
    WHERE c.${isCounted} AND strftime(c.first_date, '%Y-%m') BETWEEN s."from" AND s."to" GROUP BY s.source`)
  return new Map(rows.map(({ source, n }) => [source, n]))
}

/** Months without rows, times the people a usual month of this source adds whom no other source shows. */
function missingMonths(
  { source, from, to, missingMonths: inside, stoppedAfter }: Quality['sources'][number],
  people: number,
  asAt: string,
): Fix {
  const after = stoppedAfter === null ? [] : monthsBetween(stoppedAfter, asAt.slice(0, 7)).slice(1)
  const missing = [...new Set([...inside, ...after])].sort()
  const usual = from === null || to === null ? 0 : Math.max(1, monthsBetween(from, to).length - inside.length)
  return {
    id: `complete-${source}`,
    title: `Ask for the missing months of ${sourceWords(source)}`,
    why: `Rows are missing for ${missing.length} ${missing.length === 1 ? 'month' : 'months'}: ${missing.slice(0, 6).join(', ')}${missing.length > 6 ? ' and more' : ''}.`,
    peopleAdded: usual === 0 ? 0 : Math.round((people * missing.length) / usual),
    peopleMadeSurer: 0,
    basis: `${people} people whom only this source shows, in ${usual} months with rows; the same for each missing month.`,
    howTo: [
      elsewhere(
        'Who makes the extract',
        `ask for ${sourceWords(source)} again with the dates from ${missing[0] ?? '-'} to ${missing.at(-1) ?? '-'}.`,
      ),
    ],
  }
}
