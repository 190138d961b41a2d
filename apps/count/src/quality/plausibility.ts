import type { Quality } from '../results/index.ts'
import type { Workbench } from '../workbench/index.ts'

type Facts = {
  headline: bigint
  de_novo: bigint
  classified: bigint
  recurrent: bigint
  men: bigint
  with_sex: bigint
  ages: bigint
  median_age: number | null
  early_deaths: bigint
  sites: bigint
  breast: bigint
}

/** Published: 22 % of incident (New South Wales), 33 % (Northern Ireland) and 28 % (US) of prevalent cases had spread from the start. */
const mostDeNovo = 0.5
const fewestToJudge = 20

/** Things that cannot be, or would be a surprise: each with what was found. Small numbers are not judged. */
export async function measurePlausibility(workbench: Workbench): Promise<Quality['plausibility']> {
  const [facts] = await workbench.rows<Facts>(`
    SELECT count(*) AS headline, count(*) FILTER (WHERE pathway = 'de-novo') AS de_novo, count(*) FILTER (WHERE pathway <> 'unclassified') AS classified,
      count(*) FILTER (WHERE pathway IN ('recurrent', 'early-progression')) AS recurrent,
      count(*) FILTER (WHERE p.sex = '1') AS men, count(*) FILTER (WHERE p.sex IS NOT NULL) AS with_sex,
      count(date_diff('year', p.birth_date, c.first_date)) AS ages, quantile_disc(date_diff('year', p.birth_date, c.first_date), 0.5)::DOUBLE AS median_age,
      count(*) FILTER (WHERE c.death_date < c.first_date) AS early_deaths, count(*) FILTER (WHERE len(c.sites) > 0) AS sites,
      (SELECT count(*) FROM person_code WHERE has_breast) AS breast
    FROM person_case c JOIN person p USING (person_id) WHERE c.tier IN ('definite', 'probable')`)
  if (facts === undefined) return []
  // The same names, each with its value as a number.
  const n = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, Number(value ?? 0)])) as Record<
    keyof Facts,
    number
  >
  const percent = (part: number, whole: number): string => `${Math.round((100 * part) / whole)} %`
  const judged = (id: string, label: string, of: number, isPlausible: boolean, detail: string) =>
    of < fewestToJudge
      ? { id, label, isPlausible: true, detail: `Too few people to judge (${of}).` }
      : { id, label, isPlausible, detail }
  return [
    judged(
      'de-novo-share',
      'The share whose cancer had spread from the start',
      n.classified,
      n.de_novo <= n.classified * mostDeNovo,
      `${n.de_novo} of ${n.classified} (${percent(n.de_novo, n.classified)}). Published shares are 22 to 33 %. A much higher one means that people whose cancer came back are missing.`,
    ),
    judged(
      'recurrences',
      'People whose cancer came back',
      n.headline,
      n.recurrent > 0,
      `${n.recurrent} of ${n.headline}. In every published count they are the larger group.`,
    ),
    judged(
      'men',
      'The share of men',
      n.with_sex,
      n.men <= n.with_sex * 0.05,
      `${n.men} of ${n.with_sex} (${percent(n.men, n.with_sex)}). About 1 in 100 people with breast cancer is a man.`,
    ),
    judged(
      'age',
      'The middle age at the first date',
      n.ages,
      n.median_age >= 45 && n.median_age <= 80,
      `${n.median_age} years. Between 45 and 80 is usual; anything else points at dates of birth that are wrong.`,
    ),
    {
      id: 'deaths-before',
      label: 'Deaths before the first date',
      isPlausible: n.early_deaths === 0,
      detail: n.early_deaths === 0 ? 'None.' : `${n.early_deaths}. One of the two dates is wrong; they are in the review.`,
    },
    judged(
      'sites',
      'People for whom a site of spread is known',
      n.headline,
      n.sites * 2 >= n.headline,
      `${n.sites} of ${n.headline} (${percent(n.sites, n.headline)}).`,
    ),
    judged(
      'among-breast',
      'People with spread among all with breast cancer',
      n.breast,
      n.headline <= n.breast / 2,
      `${n.headline} of ${n.breast} (${percent(n.headline, n.breast)}). More than half would mean that the extracts were asked for people with spread only.`,
    ),
  ]
}
