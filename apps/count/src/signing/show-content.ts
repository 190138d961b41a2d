import type { SubmissionContent } from '@spotlight/submission'

type Cell = SubmissionContent['incidence']['rows'][number]['deNovo'] | SubmissionContent['prevalence']['notKnownDead']

const statuses = { collecting: 'collecting', partial: 'collecting in part', 'not-collecting': 'not collecting' } as const

/**
 * All of it in plain words: every value that would leave, one by one, and no other. What the words mean comes first, because whoever reads this must be
 * able to say yes or no.
 */
export function showContent(content: SubmissionContent, labels: ReadonlyMap<string, string>): string[] {
  const { trust, asAt, verdict, prevalence, definitions, program, previous } = content
  return [
    'This is everything that would leave the hospital. No person’s record is in it.',
    '“*” hides a number from 1 to 7, or guards one. All other numbers are rounded to the nearest 5; 0 is 0.',
    '“in the total” means that a year is shown undivided. “not shown” means that the figure is left out.',
    '',
    `Trust                     ${trust.code}  ${trust.name}`,
    `Counted on                ${inWords(asAt)}`,
    `The hospital is           ${statuses[verdict.status]} (criteria ${verdict.criteriaVersion}; rests on completeness, never on the number)`,
    '',
    ...rowsOf(content),
    '',
    `People living with secondary breast cancer on ${inWords(prevalence.on)}`,
    `  not known to have died             ${shown(prevalence.notKnownDead)}`,
    `  of them seen since ${inWords(prevalence.seenSince).padEnd(17)} ${shown(prevalence.seenIn24Months)}`,
    '',
    'Completeness, in steps of 5 per cent, from the rounded numbers',
    ...content.completeness.map(({ id, band }) => `  ${bandInWords(band).padEnd(22)} ${labels.get(id) ?? id} (${id})`),
    '',
    `Rules and code lists      version ${definitions.version}, SHA-256 ${definitions.sha256}`,
    ...definitions.parts.map(part => `  ${part.name}, version ${part.version}, SHA-256 ${part.sha256}`),
    `Program                   ${program.name} ${program.version}`,
    `Submission before this    ${previous === null ? 'none' : `SHA-256 ${previous}`}`,
    `Format                    ${content.format}`,
  ]
}

function rowsOf({ incidence: { shown: how, rows } }: SubmissionContent): string[] {
  const title = 'People by the year in which the spread was first known'
  switch (how) {
    case 'none':
      return [`${title}: none, the data have no whole year.`]
    case 'dropped':
      return [`${title}: not shown, the numbers are too small even over all years together.`]
    case 'by-year':
    case 'pooled': {
      const note = how === 'pooled' ? ' (several years to a row, because single ones are too small)' : ''
      const header = ['', 'all', 'de novo', 'recurrent', 'unclassified']
      const table = rows.map(({ from, to, total, deNovo, recurrent, unclassified }) => [
        from === to ? `${from}` : `${from} to ${to}`,
        ...[total, deNovo, recurrent, unclassified].map(shown),
      ])
      const lines = [header, ...table].map(
        ([first = '', ...cells]) => `  ${first.padEnd(14)}${cells.map(cell => cell.padStart(14)).join('')}`,
      )
      return [
        `${title}${note}`,
        ...lines,
        '  Recurrent includes early progression: spread within 180 days of a cancer that had not spread.',
      ]
    }
  }
}

function shown(cell: Cell): string {
  if (cell === 'merged') return 'in the total'
  return cell === 'dropped' ? 'not shown' : String(cell)
}

function bandInWords(band: SubmissionContent['completeness'][number]['band']): string {
  if (band === '*') return '*'
  return band === 'nobody' ? 'nobody to measure' : `${band.from} to ${band.to} per cent`
}

const inWords = (date: string): string =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
