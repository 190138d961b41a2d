// Long because: every block of one reader’s part stands here, in the order in which it is read.
import type { CountResult, PeopleCount, RegisterRow } from '../../results/index.ts'
import { bars } from '../charts/bars.ts'
import { stackedColumns } from '../charts/stacked-columns.ts'
import { survivalCurve } from '../charts/survival-curve.ts'
import type { Block, Cell, Section } from './block.ts'
import type { Lists } from './people-lists.ts'
import { day, number, pathwayShort, pathwayWords, people, percent, sexWords, siteWords } from './words.ts'

type Estimate = NonNullable<PeopleCount['interval']>
type ByPathway = CountResult['figures']['incidence'][number]['pathways']

const layers = [
  { label: pathwayShort['de-novo'], fill: 'aubergine' },
  { label: pathwayShort.recurrent, fill: 'rose' },
  { label: pathwayShort['early-progression'], fill: 'lamp', isHatched: true },
  { label: pathwayShort.unclassified, fill: 'mist', isHatched: true },
] as const

/** What a clinician needs: who, when, where it spread, how long people live with it, and how sure that is. */
export function forTheClinician(result: CountResult, lists: Lists, register: readonly RegisterRow[]): Section {
  return {
    id: 'clinician',
    reader: 'For who treats people',
    title: 'Who they are',
    lead: 'Definite and probable cases together, unless it says otherwise. A possible case is never counted before somebody has looked at it.',
    blocks: [
      ...incidence(result, lists),
      ...windows(result, lists),
      ...deNovoShare(result, lists),
      ...distribution(result, lists),
      ...survival(result, lists),
      ...(register.length === 0
        ? [{ kind: 'text', text: 'Nobody with secondary breast cancer was found in these extracts.' } as const]
        : []),
    ],
  }
}

const interval = (estimate: Estimate | undefined): string =>
  estimate === undefined || estimate.low === null || estimate.high === null
    ? '–'
    : `${oneDigit(estimate.low)} to ${oneDigit(estimate.high)}`

const oneDigitFormat = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
const oneDigit = (value: number): string => oneDigitFormat.format(value)

function pathwayCells(pathways: ByPathway, lists: Lists, label: string): Cell[] {
  return [
    lists.cell(pathways.deNovo, `${label}: ${pathwayShort['de-novo']}`),
    lists.cell(pathways.recurrent, `${label}: ${pathwayShort.recurrent}`),
    lists.cell(pathways.earlyProgression, `${label}: ${pathwayShort['early-progression']}`),
    lists.cell(pathways.unclassified, `${label}: ${pathwayShort.unclassified}`),
  ]
}

function incidence({ figures }: CountResult, lists: Lists): Block[] {
  const rows = figures.incidence
  const undated =
    figures.undated.n === 0
      ? []
      : [
          note(
            `${people(figures.undated.n)} more ${figures.undated.n === 1 ? 'has' : 'have'} no date that could be relied on, and ${figures.undated.n === 1 ? 'stands' : 'stand'} in no year and not among those who live with it.`,
          ),
        ]
  return [
    {
      kind: 'chart',
      title: 'First found, year by year',
      drawing: stackedColumns(
        layers,
        rows.map(({ year, isComplete, pathways, total }) => ({
          label: String(year),
          isFaint: !isComplete,
          values: [pathways.deNovo.n, pathways.recurrent.n, pathways.earlyProgression.n, pathways.unclassified.n],
          ...(total.interval?.low != null && total.interval.high != null
            ? { interval: [total.interval.low, total.interval.high] as const }
            : {}),
        })),
        `People first found to have secondary breast cancer, by year: ${rows.map(({ year, total }) => `${year}: ${total.n}`).join(', ')}.`,
      ),
      table: {
        caption: 'People first found, by year of the first date. A pale column is a year that these extracts cover only in part.',
        columns: [
          { label: 'Year' },
          ...layers.map(({ label }) => ({ label, isNumber: true })),
          { label: 'All', isNumber: true },
          { label: '95 % interval', isNumber: true },
        ],
        rows: rows.map(({ year, isComplete, total, pathways }) => [
          isComplete ? String(year) : `${year} (in part)`,
          ...pathwayCells(pathways, lists, String(year)),
          lists.cell(total, `First found in ${year}`),
          interval(total.interval),
        ]),
      },
    },
    ...rows.flatMap(({ year, why }) => (why === null ? [] : [note(`${year}: ${why}`)])),
    ...undated,
  ]
}

const note = (text: string): Block => ({ kind: 'text', text, isSoft: true })

function windows({ figures }: CountResult, lists: Lists): Block[] {
  return [
    { kind: 'heading', text: 'From the start, or come back?' },
    {
      kind: 'text',
      text: 'What COSD says of the pathway wins. Where it says nothing, the time since the primary cancer decides; how long that time is changes the answer, so it is given three times.',
    },
    {
      kind: 'table',
      table: {
        caption: 'The same people by three windows after the primary diagnosis',
        columns: [
          { label: 'Window' },
          ...(['de-novo', 'recurrent', 'early-progression', 'unclassified'] as const).map(name => ({
            label: pathwayWords[name],
            isNumber: true,
          })),
        ],
        rows: figures.windows.map(({ days, pathways }) => [`${days} days`, ...pathwayCells(pathways, lists, `${days} days`)]),
      },
    },
  ]
}

function deNovoShare({ figures: { deNovoShare: share } }: CountResult, lists: Lists): Block[] {
  const say = (estimate: Estimate | null): string =>
    estimate === null
      ? 'cannot be said'
      : `${percent(estimate.value)}${estimate.low === null || estimate.high === null ? '' : ` (${percent(estimate.low)} to ${percent(estimate.high)})`}`
  const behind = (kind: 'incident' | 'prevalent'): Cell[] => {
    const { deNovo, of } = share.people[kind]
    const label = kind === 'incident' ? 'newly found' : 'living with it'
    return [lists.cell(deNovo, `De novo, ${label}`), lists.cell(of, `Pathway known, ${label}`)]
  }
  return [
    ...(share.isAlarming
      ? [{ kind: 'notice', title: 'Recurrences are probably being missed', text: share.explanation } as const]
      : [note(share.explanation)]),
    {
      kind: 'table',
      table: {
        caption:
          'The share that was secondary from the start, beside published ones. A much higher share means that people whose cancer came back are missing.',
        columns: [
          { label: 'Where' },
          { label: 'Of whom' },
          { label: 'De novo', isNumber: true },
          { label: 'Of', isNumber: true },
          { label: 'Share', isNumber: true },
          { label: 'Source' },
        ],
        rows: [
          ['Here', 'newly found', ...behind('incident'), say(share.incident), 'this count'],
          ['Here', 'living with it', ...behind('prevalent'), say(share.prevalent), 'this count'],
          ...share.published.map(({ place, kind, share: value, source }) => [
            place,
            kind === 'incident' ? 'newly found' : 'living with it',
            '–',
            '–',
            percent(value),
            source,
          ]),
        ],
      },
    },
  ]
}

function distribution({ figures }: CountResult, lists: Lists): Block[] {
  const chart = (title: string, label: string, rows: readonly { name: string; total: PeopleCount }[]): Block => ({
    kind: 'chart',
    title,
    drawing: bars(
      rows.map(({ name, total }) => ({ label: name, value: total.n, said: number(total.n) })),
      { description: `${title}: ${rows.map(({ name, total }) => `${name}: ${total.n}`).join(', ')}.` },
    ),
    table: {
      caption: title,
      columns: [{ label }, { label: 'People', isNumber: true }, { label: '95 % interval', isNumber: true }],
      rows: rows.map(({ name, total }) => [name, lists.cell(total, `${title}: ${name}`), interval(total.interval)]),
    },
  })
  return [
    chart(
      'Age at the first date',
      'Age',
      figures.byAge.map(({ ageBand, total }) => ({ name: ageBand, total })),
    ),
    chart(
      'Sex',
      'Sex',
      figures.bySex.map(({ sex, total }) => ({ name: sexWords(sex), total })),
    ),
    chart(
      'Where it has spread (one person can be in several rows)',
      'Site',
      figures.bySite.map(({ site, total }) => ({ name: siteWords(site), total })),
    ),
  ]
}

/** Of fewer people no share and no median is shown: the numbers stay in count.json, and nobody should read their own future from them. */
const leastFollowed = 10
const tooFew = (followed: number): string => `too few were followed that long to say (${people(followed)})`

function survival({ figures: { survival: found } }: CountResult, lists: Lists): Block[] {
  const heading: Block = { kind: 'heading', text: 'How long people live with it' }
  if ('notPossible' in found) return [heading, note(found.notPossible)]
  const share = (estimate: Estimate | null, followed: number): string =>
    estimate === null ? 'not reached in these data' : followed < leastFollowed ? tooFew(followed) : percent(estimate.value)
  const band = (estimate: Estimate | null, followed: number): string =>
    estimate?.low == null || estimate.high === null || followed < leastFollowed
      ? '–'
      : `${percent(estimate.low)} to ${percent(estimate.high)}`
  const atMedian = found.followed.median ?? 0
  const days = (estimate: Estimate | null): string =>
    estimate === null
      ? 'more than half are alive at the end of the data'
      : atMedian < leastFollowed
        ? tooFew(atMedian)
        : `${number(estimate.value)} days (about ${oneDigit(estimate.value / 30.4375)} months)`
  const dayBand = ({ medianDays }: typeof found): string =>
    medianDays === null || atMedian < leastFollowed
      ? '–'
      : `${medianDays.low === null ? '?' : number(medianDays.low)} to ${medianDays.high === null ? 'not reached' : number(medianDays.high)} days`
  return [
    heading,
    {
      kind: 'chart',
      title: 'Survival from the first date',
      drawing: survivalCurve(
        found.curve.filter(({ atRisk }) => atRisk >= leastFollowed),
        found.people,
        `Kaplan-Meier curve of ${people(found.people)}, ${found.deaths} of whom died. One year: ${share(found.oneYear, found.followed.oneYear)}; three years: ${share(found.threeYears, found.followed.threeYears)}.`,
      ),
      table: {
        caption: `Kaplan–Meier, Greenwood’s standard error, 95 % interval on the log scale. ${people(found.people)}, ${number(found.deaths)} deaths. It says how things went for people so far, and nothing about one person.`,
        columns: [{ label: 'Measure' }, { label: 'Estimate' }, { label: '95 % interval' }],
        rows: [
          ['Alive after one year', share(found.oneYear, found.followed.oneYear), band(found.oneYear, found.followed.oneYear)],
          [
            'Alive after three years',
            share(found.threeYears, found.followed.threeYears),
            band(found.threeYears, found.followed.threeYears),
          ],
          ['Half of the people lived at least', days(found.medianDays), dayBand(found)],
        ],
      },
    },
    note(`The curve ends where fewer than ${leastFollowed} people were still followed: beyond that, one death would bend it.`),
    note(found.censoring),
    ...(found.leftOut.length === 0
      ? []
      : [
          {
            kind: 'table',
            table: {
              caption: 'Who is left out of the curve',
              columns: [{ label: 'Why' }, { label: 'People', isNumber: true }],
              rows: found.leftOut.map(({ reason, n, who }) => [
                reason,
                lists.cell({ id: `survival.left-out.${reason}`, n, who }, `Not in the curve: ${reason}`),
              ]),
            },
          } as const,
        ]),
  ]
}

export const prevalenceNote = ({ figures: { prevalence } }: CountResult): string =>
  `On ${day(prevalence.on)}: ${number(prevalence.notKnownDead.n)} not known to have died; ${number(prevalence.seenIn24Months.n)} of them seen in the 24 months before.`
