import { type CountResult, type Quality, sourceWords } from '../results/index.ts'

/** A change is notable when it is larger than this share and than this many. */
const notableShare = 0.1
const notableNumber = 5
const notablePoints = 5

type Change = { measure: string; before: number; now: number; isNotable: boolean; explanation: string }

/** What changed since the last run: people, rows of each source, and how full the fields are (in whole per cent). */
export function findDrift(
  previous: CountResult | undefined,
  now: {
    tiers: Readonly<Record<'definite' | 'probable' | 'possible', number>>
    sources: Quality['sources']
    fields: Quality['fields']
  },
): Quality['drift'] {
  if (previous === undefined) return { firstRun: true }
  const { tiers } = previous.figures
  const people = (['definite', 'probable', 'possible'] as const).map(tier =>
    number(`People who are ${tier}`, tiers[tier].n, now.tiers[tier]),
  )
  const headline = number('People counted', tiers.headline.n, now.tiers.definite + now.tiers.probable)
  const names = [...new Set([...previous.quality.sources, ...now.sources].map(({ source }) => source))].sort()
  const rows = names.map(name =>
    number(`Rows of ${sourceWords(name)}`, rowsOf(previous.quality.sources, name), rowsOf(now.sources, name)),
  )
  const filled = now.fields.flatMap(field => {
    const before = previous.quality.fields.find(({ id, source }) => id === field.id && source === field.source)
    return before === undefined
      ? []
      : [points(`${field.label} in ${sourceWords(field.source)}`, percent(before.all), percent(field.all))]
  })
  return {
    since: previous.asAt,
    changes: [headline, ...people, ...rows, ...filled].filter(({ before, now: after }) => before !== after),
  }
}

const rowsOf = (sources: Quality['sources'], name: string): number => sources.find(({ source }) => source === name)?.rows ?? 0
const percent = ({ filled, of }: { filled: number; of: number }): number => (of === 0 ? 0 : Math.round((100 * filled) / of))

function number(measure: string, before: number, now: number): Change {
  const difference = Math.abs(now - before)
  const isNotable = difference >= notableNumber && difference > before * notableShare
  if (now === 0 && before > 0)
    return { measure, before, now, isNotable: true, explanation: 'There is nothing of it any more. Is an extract missing?' }
  if (!isNotable) return { measure, before, now, isNotable, explanation: 'As much as one expects from one run to the next.' }
  return {
    measure,
    before,
    now,
    isNotable,
    explanation:
      now < before
        ? 'Much fewer than the last time. Look for missing months and changed extracts.'
        : 'Much more than the last time. A new source or longer extracts do that; look for duplicates if there are none.',
  }
}

const points = (measure: string, before: number, now: number): Change => ({
  measure: `${measure}, % filled`,
  before,
  now,
  isNotable: Math.abs(now - before) >= notablePoints,
  explanation: now < before ? 'Filled less often than the last time.' : 'Filled more often than the last time.',
})
