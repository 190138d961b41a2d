import { kindOfChange, type PublishedStatus, type StatusCode, saysTheSame } from '../../releases/index.ts'

/** What publishing changes for one trust. Null in `from` and `to` is "outside the survey"; `new`: no release has named it yet. */
export type TrustChange = {
  readonly code: string
  readonly name: string
  readonly from: StatusCode | null | 'new'
  readonly to: StatusCode | null
  /** `beside`: the status is the same, and what is said beside it is not. */
  readonly kind: 'improved' | 'slipped' | 'other' | 'new' | 'beside' | 'same'
}

export type ChangesOfPublication = {
  readonly changes: readonly TrustChange[]
  /** In the release that the map shows now, and not in this one. */
  readonly gone: readonly { readonly code: string; readonly name: string; readonly from: StatusCode | null }[]
}

/** Sets what would be published beside what the map shows now, trust by trust, by name. */
export function changesOfPublication(
  before: readonly PublishedStatus[],
  after: readonly PublishedStatus[],
): ChangesOfPublication {
  const was = new Map<string, PublishedStatus>(before.map(status => [status.code, status]))
  const is = new Set<string>(after.map(({ code }) => code))
  return {
    changes: [...after].sort(byName).map(status => changeOf(was.get(status.code), status)),
    gone: before.filter(({ code }) => !is.has(code)).map(({ code, name, status }) => ({ code, name, from: status })),
  }
}

const byName = (a: PublishedStatus, b: PublishedStatus) => a.name.localeCompare(b.name, 'en') || (a.code < b.code ? -1 : 1)

function changeOf(was: PublishedStatus | undefined, is: PublishedStatus): TrustChange {
  const about = { code: is.code, name: is.name, to: is.status }
  if (!was) return { ...about, from: 'new', kind: 'new' }
  if (was.status !== is.status) return { ...about, from: was.status, kind: kindOfChange({ from: was.status, to: is.status }) }
  return { ...about, from: was.status, kind: saysTheSame(was, is) ? 'same' : 'beside' }
}
