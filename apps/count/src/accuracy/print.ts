import type { Accuracy, Scores, Share } from './score.ts'

/** What was reached in Northern Ireland with reviewed hospital data, in per cent (JAMA Netw Open 2025, 1,028 women): the accuracy to reach. */
export const published = { sensitivity: 95.1, specificity: 99.2, ppv: 96.2, npv: 98.9 } as const

/** A share in per cent with its 95 % interval, and what it was reckoned from. */
export function shareInWords({ n, of, value, interval }: Share): string {
  if (value === undefined || interval === undefined) return 'nobody to reckon from'
  return `${percent(value)} (${percent(interval.low)} to ${percent(interval.high)}; ${n} of ${of})`
}

const percent = (value: number): string => (value * 100).toFixed(1)

/** The table of an accuracy, in Markdown, so that a terminal and a page show the same. */
export function printAccuracy(accuracy: Accuracy): string {
  const { headline, definite, withPossible, rules, pathway, firstDate, deaths, clusters } = accuracy
  const row = (name: string, scores: Scores) =>
    `| ${name} | ${[scores.sensitivity, scores.specificity, scores.ppv, scores.npv].map(shareInWords).join(' | ')} |`
  return [
    `On ${accuracy.asAt}: ${accuracy.people} people with breast cancer, ${accuracy.withSpread} of them with secondary breast cancer (${accuracy.withoutRecords} of whom have no record in the extracts).`,
    '',
    '| in per cent, with 95 % interval (Wilson) | sensitivity | specificity | PPV | NPV |',
    '|---|---|---|---|---|',
    `| Northern Ireland, published: to be reached | ${published.sensitivity} | ${published.specificity} | ${published.ppv} | ${published.npv} |`,
    row('**counted: Definite and Probable**', headline),
    row('Definite alone', definite),
    row('with Possible: what a full review could find', withPossible),
    ...rules.map(({ rule, scores }) => row(`${rule} alone, whatever its tier`, scores)),
    '',
    `- Pathway right: ${shareInWords(pathway.right)}; unclassified: ${shareInWords(pathway.unclassified)}.`,
    `- First date: half are within ${firstDate.medianDays ?? '?'} days of the truth; within 30 days ${shareInWords(firstDate.within30)}; within 90 days ${shareInWords(firstDate.within90)}.`,
    `- Deaths that are known: ${shareInWords(deaths.known)}; said to be dead and alive: ${shareInWords(deaths.wrong)}.`,
    `- Who is who, among the people in the register: cluster precision ${shareInWords(clusters.precision)}, recall ${shareInWords(clusters.recall)}, F1 ${clusters.f1 === undefined ? '?' : percent(clusters.f1)}; ${clusters.mixed} clusters mix people, ${clusters.split} people are split.`,
    ...(accuracy.unknownRecords === 0
      ? []
      : [
          `- Records of the register that are not in the truth: ${accuracy.unknownRecords}. Was it made from other extracts than these?`,
        ]),
  ].join('\n')
}
