import type { Figures } from '../../releases/index.ts'

/** What makes somebody look twice at the figures that a trust gave. They may still be what it said: nothing is refused or mended. */
export const figureDoubts = [
  'parts-exceed-total',
  'de-novo-exceeds-total',
  'recurrent-exceeds-total',
  'too-many',
  'no-period',
  'half-a-period',
  'period-backwards',
  'period-in-future',
  'period-not-a-year',
] as const
export type FigureDoubt = (typeof figureDoubts)[number]

/** Far more than any one trust has: a slip of the hand, or figures of something else. */
const mostPeople = 100_000
const dayMs = 24 * 60 * 60 * 1000
/** We ask for twelve months: a leap day, or a day counted twice, is no matter. */
const [fewestDays, mostDays] = [360, 371]

/**
 * Whether figures can be right. `today` is a day in the UK, `YYYY-MM-DD`, like the days of the figures. People first diagnosed with
 * secondary breast cancer and people in whom it came back may be fewer than all (the rest is not known), never more.
 */
export function doubtsOf({ diagnosed, deNovo, recurrent, periodStart, periodEnd }: Figures, today: string): FigureDoubt[] {
  const people = [diagnosed, deNovo, recurrent]
  const isMore = (part: number | null) => diagnosed !== null && part !== null && part > diagnosed
  const areMore = deNovo !== null && recurrent !== null && isMore(deNovo + recurrent)
  const single = isMore(deNovo) || isMore(recurrent)
  const found: (FigureDoubt | false)[] = [
    !single && areMore && 'parts-exceed-total',
    isMore(deNovo) && 'de-novo-exceeds-total',
    isMore(recurrent) && 'recurrent-exceeds-total',
    people.some(count => count !== null && count > mostPeople) && 'too-many',
    periodStart === null && periodEnd === null && people.some(count => count !== null) && 'no-period',
    (periodStart === null) !== (periodEnd === null) && 'half-a-period',
    ((periodEnd !== null && periodEnd > today) || (periodStart !== null && periodStart > today)) && 'period-in-future',
    ...(periodStart !== null && periodEnd !== null ? [doubtOfLength(periodStart, periodEnd)] : []),
  ]
  return found.filter(doubt => doubt !== false)
}

function doubtOfLength(start: string, end: string): FigureDoubt | false {
  if (end < start) return 'period-backwards'
  const days = (Date.parse(`${end}T00:00:00Z`) - Date.parse(`${start}T00:00:00Z`)) / dayMs + 1
  return (days < fewestDays || days > mostDays) && 'period-not-a-year'
}
