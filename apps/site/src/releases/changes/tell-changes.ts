import { followSuccessions, type Succession } from '../../register/index.ts'
import { changedSince, kindOfChange, type StatusChange } from '../rules/changed-since.ts'
import type { PublishedStatus, StatusCode } from '../types.ts'

/** What happened to a trust between two releases, as it is told to people. */
export const partsOfChanges = ['started', 'forward', 'slipped', 'answered', 'again', 'silent', 'other'] as const
export type PartOfChanges = (typeof partsOfChanges)[number]

export type ToldChange = {
  /** As it stands in the later release. */
  readonly status: PublishedStatus
  readonly change: StatusChange
  /** Its status was put right by the correction that the later release is. */
  readonly isPutRight: boolean
}

/** A trust that has become part of others since: neither a step forward nor one back. */
export type Merged = { readonly was: PublishedStatus; readonly into: readonly PublishedStatus[]; readonly on: string }

export type ToldChanges = Readonly<Record<PartOfChanges, readonly ToldChange[]>> & {
  /** How many trusts have a status in both releases; those that kept it. */
  readonly compared: number
  readonly same: number
  readonly merged: readonly Merged[]
  /** In the survey now and not before, and the other way round, but for those that merged. */
  readonly appeared: readonly PublishedStatus[]
  readonly gone: readonly PublishedStatus[]
}

export type ChangesSource = {
  readonly before: readonly PublishedStatus[]
  readonly after: readonly PublishedStatus[]
  /** The day up to which the later release counts: what happened to a trust afterwards is not part of it. */
  readonly asOf: string
  readonly successions: readonly Succession[]
  /** The codes of all trusts that had answered in any earlier release. */
  readonly answeredBefore: ReadonlySet<string>
  /** The trusts that the later release names as put right, if it is a correction. */
  readonly putRight: readonly string[]
}

/**
 * Tells what happened between two releases. A correction of the earlier one is no change: it is compared as it was corrected. A trust that
 * merged, opened or was excluded has changed no status.
 */
export function tellChanges(source: ChangesSource): ToldChanges {
  const { before, after, putRight } = source
  const changes = changedSince(before, after)
  const told = after.flatMap((status): (ToldChange & { readonly part: PartOfChanges })[] => {
    const change = changes.get(status.code)
    if (!change) return []
    return [
      { status, change, isPutRight: putRight.includes(status.code), part: partOf(change, hasAnsweredBefore(source, status)) },
    ]
  })
  const part = (name: PartOfChanges) => told.filter(each => each.part === name).map(({ part: _part, ...each }) => each)
  const codes = new Set(before.filter(isSurveyed).map(({ code }) => code))
  const compared = after.filter(status => isSurveyed(status) && codes.has(status.code))
  return {
    started: part('started'),
    forward: part('forward'),
    slipped: part('slipped'),
    answered: part('answered'),
    again: part('again'),
    silent: part('silent'),
    other: part('other'),
    compared: compared.length,
    same: compared.filter(({ code }) => !changes.has(code)).length,
    ...whoCameAndWent(source),
  }
}

/** A trust that took over from others has answered when one of them had. */
const hasAnsweredBefore = ({ answeredBefore, successions }: ChangesSource, { code }: PublishedStatus): boolean =>
  answeredBefore.has(code) || successions.some(({ from, to }) => to === code && answeredBefore.has(from))

const answers: readonly (StatusCode | null)[] = ['collecting', 'partial', 'not-collecting']

function partOf(change: StatusChange, answeredBefore: boolean): PartOfChanges {
  const { from, to } = change
  if (to === 'collecting') return 'started'
  const kind = kindOfChange(change)
  if (kind === 'improved') return 'forward'
  if (kind === 'slipped') return 'slipped'
  if (answers.includes(to)) return answeredBefore ? 'again' : 'answered'
  return answers.includes(from) && to === 'no-response' ? 'silent' : 'other'
}

const isSurveyed = ({ status }: PublishedStatus): boolean => status !== null

function whoCameAndWent({ before, after, asOf, successions }: ChangesSource): Pick<ToldChanges, 'merged' | 'appeared' | 'gone'> {
  const known = successions.filter(({ effectiveOn }) => effectiveOn <= asOf)
  const now = new Map<string, PublishedStatus>(after.map(status => [status.code, status]))
  const then = new Set<string>(before.map(({ code }) => code))
  const left = before.filter(status => isSurveyed(status) && !now.has(status.code))
  const merged = left.flatMap((was): Merged[] => {
    const into = followSuccessions(was.code, known).flatMap(code => (code === was.code ? [] : (now.get(code) ?? [])))
    const on = known.find(({ from }) => from === was.code)?.effectiveOn
    return into.length > 0 && on !== undefined ? [{ was, into, on }] : []
  })
  return {
    merged,
    gone: left.filter(status => !merged.some(({ was }) => was === status)),
    appeared: after.filter(status => isSurveyed(status) && !then.has(status.code)),
  }
}
