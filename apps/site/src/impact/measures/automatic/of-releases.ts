import {
  countStatuses,
  type PublishedStatus,
  releaseLink,
  type StatusCode,
  statusCodes,
  statusWord,
} from '../../../releases/index.ts'
import type { Amount, AmountPart, Reading } from '../measure-value.ts'
import { type Ground, inBoth, type ReadMeasure, type ReleaseReading } from './ground.ts'

type Of = {
  /** Which trusts it is about. */
  readonly about: 'all' | 'england'
  readonly amount: (statuses: readonly PublishedStatus[], ground: Ground) => Amount
}

/** One reading for each release that has asked any of these trusts. */
const each =
  ({ about, amount }: Of): ReadMeasure =>
  async ground =>
    ground.releases.flatMap(({ release, statuses }): Reading[] => {
      const ours = about === 'all' ? statuses : statuses.filter(({ nation }) => nation === 'england')
      const { surveyed } = countStatuses(ours)
      if (surveyed === 0) return []
      const { messages } = ground
      return [
        {
          amount: amount(ours, ground),
          date: release.asOf,
          source: {
            name: inBoth(messages, t => t('impact.sources.release', { release: release.id })),
            url: releaseLink(release.id),
          },
          denominator: inBoth(messages, t => t(`impact.denominators.${about}`, { count: surveyed, number: t.number(surveyed) })),
          note: null,
        },
      ]
    })

const share = (count: number, of: number): Amount => ({ kind: 'share', count, of })

/** A status that no trust has is left out: its nothing would be read as a finding. */
function parts(statuses: readonly PublishedStatus[], { messages }: Ground): Amount {
  const counts = countStatuses(statuses)
  const part = (key: StatusCode): AmountPart => ({ key, count: counts[key], words: inBoth(messages, t => statusWord(t, key)) })
  return { kind: 'parts', of: counts.surveyed, parts: statusCodes.map(part).filter(({ count }) => count > 0) }
}

export const statusEngland = each({ about: 'england', amount: parts })
export const byStatus = each({ about: 'all', amount: parts })
export const collecting = each({
  about: 'all',
  amount: statuses => {
    const counts = countStatuses(statuses)
    return share(counts.collecting, counts.surveyed)
  },
})

/** Trusts whose result stands on what they counted and signed themselves. */
export const hospitalCounts = each({
  about: 'all',
  amount: statuses => {
    const surveyed = statuses.filter(({ status }) => status !== null)
    const signed = surveyed.filter(({ evidence }) => evidence.some(({ source }) => source === 'submission'))
    return share(signed.length, surveyed.length)
  },
})

/** The newest release that stands; null before the first. */
export const newestOf = ({ releases }: Ground): ReleaseReading | null => releases.at(-1) ?? null
