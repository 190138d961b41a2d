import type { PublishedStatus, StatusCode } from '../types.ts'

/** What happened to one trust between two releases. Null is "excluded" or "not in that release". */
export type StatusChange = { readonly from: StatusCode | null; readonly to: StatusCode | null }

export type ChangeKind = 'improved' | 'slipped' | 'other'

/** How far a trust that answered has come. A trust that did not answer has no place on this scale: unknown is not bad. */
const counted: Partial<Record<StatusCode, number>> = { 'not-collecting': 0, partial: 1, collecting: 2 }

/** The trusts whose status differs, by code. A trust that is new in the later release, or gone from it, is not a change of status. */
export function changedSince(
  previous: readonly Pick<PublishedStatus, 'code' | 'status'>[],
  current: readonly Pick<PublishedStatus, 'code' | 'status'>[],
): Map<string, StatusChange> {
  const before = new Map(previous.map(({ code, status }) => [String(code), status]))
  const changes = new Map<string, StatusChange>()
  for (const { code, status } of current) {
    const from = before.get(code)
    if (from !== undefined && from !== status) changes.set(code, { from, to: status })
  }
  return changes
}

/**
 * Improved or slipped only between two answers; an answer where there was none before is "other" unless that answer is that
 * everyone is counted, which is good news whatever went before.
 */
export function kindOfChange({ from, to }: StatusChange): ChangeKind {
  if (to === 'collecting') return 'improved'
  const before = from === null ? undefined : counted[from]
  const after = to === null ? undefined : counted[to]
  if (before === undefined || after === undefined) return 'other'
  return after > before ? 'improved' : 'slipped'
}
