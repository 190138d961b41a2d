import type { PublishedStatus, ReleaseSummary, StatusCode } from '../../releases/index.ts'

/** What was published about a trust, or about one that became part of it, on one day. */
export type PublishedMoment = {
  readonly release: ReleaseSummary
  readonly status: PublishedStatus
  /** The trust that was named then, when it was another one. */
  readonly predecessor: string | null
  /** Why this was published again, when a correction concerns this trust. */
  readonly correction: string | null
  /** True for the answer with which everybody began to be counted: a light going on. */
  readonly isLightGoingOn: boolean
}

type Published = { readonly release: ReleaseSummary; readonly status: PublishedStatus }

/**
 * The history to show, newest first. A correction repeats every trust of its release: it is a moment of this trust only when it names
 * it. `history` comes newest first.
 */
export function momentsOf(code: string, history: readonly Published[]): PublishedMoment[] {
  const concerning = history.filter(
    ({ release, status }) => !release.correction || release.correction.trustCodes.includes(status.code),
  )
  return concerning.map(({ release, status }, index) => {
    const own = concerning.slice(index + 1).filter(before => before.status.code === status.code)
    const before = own[0]
    const isRepeated = before?.status.status === status.status && roundOf(before.release) === roundOf(release)
    return {
      release,
      status,
      predecessor: status.code === code ? null : status.name,
      correction: release.correction?.reason ?? null,
      // What a correction takes back never was: it is compared with the round before. What it leaves as it was has been said already.
      isLightGoingOn:
        !isRepeated && goesOn(status.status, own.find(earlier => roundOf(earlier.release) !== roundOf(release))?.status.status),
    }
  })
}

/** `2026-1` and all its corrections are one round. */
const roundOf = ({ id }: ReleaseSummary): string => id.split('.')[0] ?? id

const goesOn = (now: StatusCode | null, before: StatusCode | null | undefined): boolean =>
  now === 'collecting' && before !== undefined && before !== 'collecting'
