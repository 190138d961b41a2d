import { type CountResult, pathwaysInWords } from '../results/index.ts'
import { inThousands } from '../workbench/index.ts'

const people = (n: number): string => (n === 1 ? '1 person' : `${inThousands(n)} people`)
const verdicts = { collecting: 'collecting', partial: 'collecting in part', 'not-collecting': 'not yet collecting' } as const

/** What `count` says at its end: numbers of people, nothing about anybody, and what to do next. */
export function summaryOf(result: CountResult, out: string): string[] {
  const { figures, quality, files, review } = result
  const { prevalence, tiers } = figures
  const lastYear = figures.incidence.findLast(({ isComplete }) => isComplete)
  const unreadable = files.filter(({ use }) => use === 'unreadable')
  const ignored = files.filter(({ use }) => use === 'ignored')
  return [
    `Living with secondary breast cancer on ${result.asAt}, as far as is known: ${people(prevalence.notKnownDead.n)} (${inThousands(prevalence.seenIn24Months.n)} of them seen since ${prevalence.seenSince}).`,
    ...(lastYear === undefined
      ? []
      : [`First found in ${lastYear.year}: ${people(lastYear.total.n)}: ${pathwaysInWords(lastYear.pathways)}.`]),
    `Definite ${inThousands(tiers.definite.n)}, probable ${inThousands(tiers.probable.n)}. Possible, and not counted before somebody has looked: ${inThousands(tiers.possible.n)}.`,
    ...(figures.deNovoShare.isAlarming ? [figures.deNovoShare.explanation] : []),
    `By the criteria ${quality.verdict.criteriaVersion} this hospital is ${verdicts[quality.verdict.status]}: ${quality.verdict.explanation}`,
    ...named('Could not be read', unreadable),
    ...named('Not used', ignored),
    ...(quality.problems.length === 0
      ? []
      : ['Some of what was read has faults. The report and “spotlight-count check” list them, with where and what to do.']),
    ...(quality.fixes.length === 0
      ? []
      : [
          '',
          'What would help most:',
          ...quality.fixes
            .slice(0, 3)
            .map(
              ({ title, peopleAdded, peopleMadeSurer }) =>
                `  ${title} (${peopleAdded > 0 ? `up to ${people(peopleAdded)} more` : `says more about ${people(peopleMadeSurer)}`})`,
            ),
        ]),
    '',
    `Written to ${out}. It holds patients’ data: keep it where such data may be kept.`,
    `Next: spotlight-count review ${out}   (${inThousands(review.waiting)} questions wait)`,
    `      spotlight-count report ${out}`,
  ]
}

const mostNamed = 10

/** Files with their reasons. Of many, the first ones: `check` and the report name all. */
function named(title: string, files: CountResult['files']): string[] {
  if (files.length === 0) return []
  const some = files.slice(0, mostNamed).map(({ path, reason }) => `  ${path}: ${reason ?? 'no reason known'}`)
  const more = files.length - some.length
  return [`${title}:`, ...some, ...(more > 0 ? [`  and ${inThousands(more)} more; “spotlight-count check” names them.`] : [])]
}
