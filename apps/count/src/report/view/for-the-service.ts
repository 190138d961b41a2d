import { type CountResult, pathwaysInWords } from '../../results/index.ts'
import type { Block, Section } from './block.ts'
import type { Lists } from './people-lists.ts'
import { day, number, people, percentOf } from './words.ts'

const verdictTitles = {
  collecting: 'This hospital is collecting',
  partial: 'This hospital is collecting in part',
  'not-collecting': 'This hospital is not yet collecting',
} as const

/** What somebody who runs the service needs: how many, whether that can be relied on, what to mend first, what changed. */
export function forTheService(result: CountResult, lists: Lists): Section {
  const { figures, quality } = result
  const lastYear = figures.incidence.findLast(({ isComplete }) => isComplete) ?? figures.incidence.at(-1)
  const { prevalence } = figures
  return {
    id: 'service',
    reader: 'For who runs the service',
    title: 'How many people, and can we rely on it?',
    lead: 'Nurses, clinics and support are planned for the people who are known. This page says how many they are, and who may still be missing.',
    blocks: [
      {
        kind: 'key-figures',
        figures: [
          {
            value: number(prevalence.notKnownDead.n),
            label: `living with secondary breast cancer on ${day(prevalence.on)}, as far as is known`,
            note: `${number(prevalence.seenIn24Months.n)} of them ${prevalence.seenIn24Months.n === 1 ? 'was' : 'were'} seen since ${day(prevalence.seenSince)}`,
            who: lists.id(prevalence.notKnownDead, 'Living with secondary breast cancer'),
          },
          ...(lastYear === undefined
            ? []
            : [
                {
                  value: number(lastYear.total.n),
                  label: `first found to have it in ${lastYear.year}${lastYear.isComplete ? '' : ' (a part of the year)'}`,
                  note: pathwaysInWords(lastYear.pathways),
                  who: lists.id(lastYear.total, `First found in ${lastYear.year}`),
                },
              ]),
          {
            value: number(figures.tiers.possible.n),
            label: 'more may have it: somebody has to look',
            note: 'They are in no other number of this report',
            who: lists.id(figures.tiers.possible, 'Possible: for review'),
          },
        ],
      },
      { kind: 'heading', text: verdictTitles[quality.verdict.status] },
      { kind: 'text', text: quality.verdict.explanation },
      verdictTable(result),
      ...fixes(result),
      ...drift(result),
    ],
  }
}

function verdictTable({ quality: { verdict } }: CountResult): Block {
  return {
    kind: 'table',
    table: {
      caption: `The tests of the published criteria ${verdict.criteriaVersion}. They ask how complete the records are, never how many people there are.`,
      columns: [
        { label: 'Test' },
        { label: 'Has', isNumber: true },
        { label: 'Of', isNumber: true },
        { label: 'Share', isNumber: true },
        { label: 'Needed', isNumber: true },
        { label: 'Passed' },
      ],
      rows: verdict.tests.map(({ label, numerator, denominator, threshold, isPassed }) => [
        label,
        number(numerator),
        number(denominator),
        percentOf(numerator, denominator),
        percentOf(threshold, 1),
        isPassed ? 'Yes' : 'Not yet',
      ]),
    },
  }
}

function fixes({ quality }: CountResult): Block[] {
  if (quality.fixes.length === 0)
    return [
      { kind: 'heading', text: 'What to mend' },
      { kind: 'text', text: 'Nothing that we know how to look for is missing.' },
    ]
  return [
    { kind: 'heading', text: 'What to mend, the most helpful first' },
    {
      kind: 'steps',
      items: quality.fixes.map(({ title, why, peopleAdded, peopleMadeSurer, basis, howTo }) => ({
        title: `${title} (${peopleAdded > 0 ? `up to ${people(peopleAdded)} more` : `says more about ${people(peopleMadeSurer)} who ${peopleMadeSurer === 1 ? 'is' : 'are'} counted`})`,
        lines: [why, `How we reckoned: ${basis}`],
        ways: howTo,
      })),
    },
  ]
}

function drift({ quality }: CountResult): Block[] {
  const heading: Block = { kind: 'heading', text: 'Since the last run' }
  if ('firstRun' in quality.drift)
    return [heading, { kind: 'text', text: 'This is the first run here: there is nothing to compare with.' }]
  const { since, changes } = quality.drift
  if (changes.length === 0) return [heading, { kind: 'text', text: `Nothing changed since the run as at ${day(since)}.` }]
  return [
    heading,
    {
      kind: 'table',
      table: {
        caption: `Compared with the run as at ${day(since)}`,
        columns: [
          { label: 'What' },
          { label: 'Then', isNumber: true },
          { label: 'Now', isNumber: true },
          { label: 'What it may mean' },
        ],
        rows: changes.map(({ measure, before, now, isNotable, explanation }) => [
          measure,
          number(before),
          number(now),
          isNotable ? `Look: ${explanation}` : explanation,
        ]),
      },
    },
  ]
}
