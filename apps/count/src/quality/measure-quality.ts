import type { Definitions } from '../definitions/index.ts'
import type { CountedRow, CountResult, Quality } from '../results/index.ts'
import type { Workbench } from '../workbench/index.ts'
import { findDrift } from './drift.ts'
import { measureFields } from './fields.ts'
import { findFixes } from './fixes.ts'
import { measurePlausibility } from './plausibility.ts'
import { listProblems } from './problems.ts'
import { groupRecords, type RecordGroup } from './record-groups.ts'
import { measureSources } from './source-quality.ts'
import { measureTimeliness } from './timeliness.ts'
import { judge, measureCriteria } from './verdict.ts'

export type QualityOptions = {
  /** The day of the count, YYYY-MM-DD. */
  asAt: string
  definitions: Pick<Definitions, 'criteria'>
  /** The register of this run; without it the cases are read from the workbench, which gives the same. */
  register?: readonly CountedRow[] | undefined
  /** What groupRecords has answered, where that was asked beforehand. */
  groups?: readonly RecordGroup[] | undefined
  /** count.json of the last run, for what changed since. */
  previous?: CountResult | undefined
}

/**
 * How good the records are: how full, how timely, how plausible, what is wrong, what to mend first, what changed, and whether that is “collecting” by the published
 * criteria. Reads only the tables of the workbench, after linkage, the rules and putPeopleByCode.
 */
export async function measureQuality(
  workbench: Workbench,
  { asAt, definitions, register, previous, groups: grouped }: QualityOptions,
): Promise<Quality> {
  const groups = grouped ?? (await groupRecords(workbench, asAt))
  const { sources, runs } = await measureSources(workbench, asAt)
  const fields = measureFields(groups)
  const tiers = await countTiers(workbench, register)
  return {
    sources,
    fields,
    timeliness: await measureTimeliness(workbench, runs, asAt),
    plausibility: await measurePlausibility(workbench),
    problems: await listProblems(workbench),
    fixes: await findFixes(workbench, sources, asAt),
    drift: findDrift(previous, { tiers, sources, fields }),
    verdict: judge(definitions.criteria, await measureCriteria(workbench, groups, { asAt, runs })),
  }
}

async function countTiers(
  workbench: Workbench,
  register: readonly CountedRow[] | undefined,
): Promise<Record<'definite' | 'probable' | 'possible', number>> {
  const rows = register ?? (await workbench.rows<{ tier: string }>('SELECT tier FROM person_case'))
  const count = (tier: string) => rows.filter(row => row.tier === tier).length
  return { definite: count('definite'), probable: count('probable'), possible: count('possible') }
}
