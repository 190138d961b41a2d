// Long because: every block of one reader’s part stands here, in the order in which it is read.
import { type CountResult, sourceWords } from '../../results/index.ts'
import { bars } from '../charts/bars.ts'
import { monthStrips } from '../charts/month-strips.ts'
import type { Block, Section } from './block.ts'
import type { Lists } from './people-lists.ts'
import { number, people, percent, percentOf } from './words.ts'

/** What somebody needs who must say whether the number is right: files, rules, overlap, completeness, problems, review. */
export function forTheAuditor(result: CountResult, lists: Lists): Section {
  return {
    id: 'auditor',
    reader: 'For who checks it',
    title: 'How we know',
    lead: 'Every number leads to the people behind it, and every person to the records. The same files give the same report, byte by byte.',
    blocks: [
      ...tiers(result, lists),
      ...overlap(result, lists),
      ...captureRecapture(result, lists),
      ...completeness(result),
      ...timeliness(result),
      ...problems(result),
      ...files(result),
      ...definitions(result),
    ],
  }
}

function tiers({ figures, people: counted, review }: CountResult, lists: Lists): Block[] {
  const { definite, probable, possible, deathOnly, headline } = figures.tiers
  const precision =
    review.precision === null
      ? 'No case of the random sample has been reviewed yet, so how precise the count is cannot be said.'
      : `Of ${number(review.precision.reviewed)} reviewed cases of the random sample, ${number(review.precision.confirmed)} were confirmed: precision ${percent(review.precision.estimate.value)}${
          review.precision.estimate.low === null || review.precision.estimate.high === null
            ? ''
            : ` (${percent(review.precision.estimate.low)} to ${percent(review.precision.estimate.high)})`
        }.`
  return [
    {
      kind: 'table',
      table: {
        caption: 'How sure we are',
        columns: [{ label: 'Tier' }, { label: 'People', isNumber: true }, { label: 'What it means' }],
        rows: [
          ['Definite', lists.cell(definite, 'Definite'), 'A record says so by itself'],
          ['Probable', lists.cell(probable, 'Probable'), 'Several records say so together'],
          ['Counted', lists.cell(headline, 'Counted'), 'Definite and probable'],
          ['Possible', lists.cell(possible, 'Possible: for review'), 'One record hints at it: for review, in no other number'],
          [
            'Known from the death alone',
            lists.cell(deathOnly, 'Known from the death alone'),
            'A death from breast cancer and nothing before it: for review',
          ],
        ],
      },
    },
    {
      kind: 'text',
      text: `${people(counted.considered)} in the extracts were considered, ${number(counted.withBreastCancer)} of them with breast cancer. ${number(counted.linkedByProbability)} records were linked without a common number; ${number(counted.doubtfulLinks)} links are doubtful and were not made; ${number(counted.conflicts)} conflicts wait for review.`,
    },
    {
      kind: 'text',
      text: `${precision} ${number(review.answered)} questions of the review are answered, ${number(review.waiting)} wait.`,
    },
  ]
}

/** More would not fit on a page; the table has all. */
const mostBars = 16

function overlap({ figures }: CountResult, lists: Lists): Block[] {
  const rows = figures.overlap.map(({ sources, total }) => ({
    label: sources.length === 0 ? 'No source named' : sources.map(sourceWords).join(' + '),
    total,
  }))
  if (rows.length === 0) return []
  const drawn = rows.slice(0, mostBars)
  return [
    {
      kind: 'chart',
      title: 'Which sources know them',
      drawing: bars(
        drawn.map(({ label, total }) => ({ label, value: total.n, said: number(total.n) })),
        {
          fill: 'rose',
          description: `People by the sources that know them${rows.length > mostBars ? ', the largest groups' : ''}: ${drawn.map(({ label, total }) => `${label}: ${total.n}`).join(', ')}.`,
        },
      ),
      table: {
        caption: 'Each person once, by all the sources with evidence of spread',
        columns: [{ label: 'Sources' }, { label: 'People', isNumber: true }],
        rows: rows.map(({ label, total }) => [label, lists.cell(total, `Known from ${label}`)]),
      },
    },
  ]
}

function captureRecapture({ figures: { captureRecapture: found } }: CountResult, lists: Lists): Block[] {
  const heading: Block = { kind: 'heading', text: 'How many may be missing from every source' }
  if ('notPossible' in found) return [heading, { kind: 'text', text: found.notPossible, isSoft: true }]
  const whole = (value: number | null): string => (value === null ? '?' : number(Math.round(value)))
  return [
    heading,
    {
      kind: 'text',
      text: `At least ${whole(found.lowerBound.value)} (95 % interval ${whole(found.lowerBound.low)} to ${whole(found.lowerBound.high)}), and between ${whole(found.range.low)} and ${whole(found.range.high)} over all methods, where ${number(found.observed)} were found. ${found.caution}`,
    },
    {
      kind: 'table',
      table: {
        caption: 'Capture–recapture, method by method. None of them is the answer.',
        columns: [
          { label: 'Method' },
          { label: 'Lists' },
          { label: 'Estimate', isNumber: true },
          { label: '95 % interval', isNumber: true },
          { label: 'Do the data allow it?' },
        ],
        rows: found.estimates.map(({ method, lists: names, estimate, fits }) => [
          method,
          names.map(sourceWords).join(', '),
          whole(estimate.value),
          `${whole(estimate.low)} to ${whole(estimate.high)}`,
          fits ? 'Yes' : 'No: not in the range',
        ]),
      },
    },
    {
      kind: 'table',
      table: {
        caption: 'The lists',
        columns: [{ label: 'List' }, { label: 'Sources' }, { label: 'People', isNumber: true }],
        rows: found.lists.map(({ name, sources, total }) => [
          name,
          sources.map(sourceWords).join(', '),
          found.observed === 0 ? '0' : lists.cell(total, `On the list: ${name}`),
        ]),
      },
    },
  ]
}

function completeness({ quality }: CountResult): Block[] {
  const { fields } = quality
  if (fields.length === 0) return []
  return [
    {
      kind: 'chart',
      title: 'How complete the records are, month by month',
      drawing: monthStrips(
        fields.map(({ source, label, months }) => ({ label: `${sourceWords(source)}: ${label}`, months })),
        'A strip for each field, a cell for each month; the fuller the cell, the more records have the field. The table below says the same in numbers.',
      ),
      table: {
        caption: 'Fields of the records about people with breast cancer',
        columns: [
          { label: 'Field' },
          { label: 'Filled', isNumber: true },
          { label: 'Of', isNumber: true },
          { label: 'Share', isNumber: true },
          { label: 'Valid', isNumber: true },
          { label: 'Why it matters' },
        ],
        rows: fields.map(({ source, label, all, valid, whyItMatters }) => [
          `${sourceWords(source)}: ${label}`,
          number(all.filled),
          number(all.of),
          percentOf(all.filled, all.of),
          percentOf(valid, all.of),
          whyItMatters,
        ]),
      },
    },
    {
      kind: 'table',
      table: {
        caption: 'The feeds',
        columns: [
          { label: 'Source' },
          { label: 'Files', isNumber: true },
          { label: 'Rows', isNumber: true },
          { label: 'From' },
          { label: 'To' },
          { label: 'Months missing' },
          { label: 'Stopped after' },
        ],
        rows: quality.sources.map(({ source, files, rows, from, to, missingMonths, stoppedAfter }) => [
          sourceWords(source),
          number(files),
          number(rows),
          from ?? '–',
          to ?? '–',
          missingMonths.length === 0 ? 'none' : missingMonths.join(', '),
          stoppedAfter ?? '–',
        ]),
      },
    },
  ]
}

function timeliness({ quality }: CountResult): Block[] {
  const days = (value: number | null): string => (value === null ? '–' : number(Math.round(value)))
  const plausible = quality.plausibility.map(({ label, isPlausible, detail }) => [
    label,
    isPlausible ? 'As expected' : 'Look at this',
    detail,
  ])
  return [
    ...(quality.timeliness.length === 0
      ? []
      : [
          {
            kind: 'table',
            table: {
              caption: 'How soon things are recorded, in days',
              columns: [
                { label: 'Source' },
                { label: 'What' },
                { label: 'Records', isNumber: true },
                { label: 'Half within', isNumber: true },
                { label: '90 % within', isNumber: true },
              ],
              rows: quality.timeliness.map(({ source, label, n, medianDays, p90Days }) => [
                sourceWords(source),
                label,
                number(n),
                days(medianDays),
                days(p90Days),
              ]),
            },
          } as const,
        ]),
    ...(plausible.length === 0
      ? []
      : [
          {
            kind: 'table',
            table: {
              caption: 'Does it look right?',
              columns: [{ label: 'What' }, { label: 'Verdict' }, { label: 'Detail' }],
              rows: plausible,
            },
          } as const,
        ]),
  ]
}

function problems(result: CountResult): Block[] {
  const { quality } = result
  if (quality.problems.length === 0) return [{ kind: 'text', text: 'No problem was found in the files.' }]
  return [
    problemsBySource(result),
    {
      kind: 'table',
      isLong: true,
      table: {
        caption: 'What is wrong, file by file.',
        columns: [
          { label: 'Where' },
          { label: 'Problem' },
          { label: 'Times', isNumber: true },
          { label: 'First rows' },
          { label: 'What to do' },
        ],
        rows: quality.problems.map(({ path, column, kind, detail, count, firstRows, advice }) => [
          [path, column].filter(part => part !== null).join(', ') || 'all files',
          detail === '' ? kind : `${kind}: ${detail}`,
          number(count),
          firstRows.join(', '),
          advice,
        ]),
      },
    },
  ]
}

/** Problems of one kind in one column of one source, added up over its files: a feed has them month after month. */
function problemsBySource({ quality }: CountResult): Block {
  const groups = Map.groupBy(quality.problems, ({ kind, source, column }) => [source ?? '', kind, column ?? ''].join('\n'))
  const rows = [...groups.values()].map(group => {
    const first = group[0]
    return {
      count: group.reduce((sum, { count }) => sum + count, 0),
      cells: [
        first?.source === null || first === undefined ? 'All' : sourceWords(first.source),
        `${first?.kind.replaceAll('-', ' ') ?? ''}${first?.column === null || first === undefined ? '' : ` (${first.column})`}`,
        number(group.reduce((sum, { count }) => sum + count, 0)),
        number(group.length),
        first?.advice ?? '',
      ],
    }
  })
  return {
    kind: 'table',
    table: {
      caption: 'What is wrong in the files, added up. Nothing was dropped in silence.',
      columns: [
        { label: 'Source' },
        { label: 'Problem' },
        { label: 'Times', isNumber: true },
        { label: 'Files', isNumber: true },
        { label: 'What to do' },
      ],
      rows: rows.toSorted((a, b) => b.count - a.count || (String(a.cells) < String(b.cells) ? -1 : 1)).map(({ cells }) => cells),
    },
  }
}

function files({ files: read }: CountResult): Block[] {
  return [
    {
      kind: 'table',
      isLong: true,
      table: {
        caption: 'The files, each with its checksum.',
        columns: [
          { label: 'File' },
          { label: 'What it is' },
          { label: 'Rows', isNumber: true },
          { label: 'Used' },
          { label: 'SHA-256' },
        ],
        rows: read.map(({ path, format, version, rows, use, reason, sha256 }) => [
          path,
          [format, version].filter(part => part !== null).join(' ') || 'not recognised',
          rows === null ? '–' : number(rows),
          use === 'used' ? 'Yes' : `No: ${reason ?? use}`,
          sha256,
        ]),
      },
    },
  ]
}

function definitions({ definitions: rules, program }: CountResult): Block[] {
  return [
    {
      kind: 'table',
      isLong: true,
      table: {
        caption: `Rules and code lists ${rules.version}, read by ${program.name} ${program.version}. SHA-256 of all: ${rules.sha256}`,
        columns: [{ label: 'Part' }, { label: 'Version' }, { label: 'Source' }, { label: 'SHA-256' }],
        rows: rules.parts.map(({ name, version, source, sha256 }) => [name, version, source, sha256]),
      },
    },
  ]
}
