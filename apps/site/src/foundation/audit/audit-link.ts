export const auditPath = '/console/audit'

/** What the log can be asked for. Days are `YYYY-MM-DD` in the United Kingdom, both included. */
export type AuditFilter = {
  /** The id of a member of staff, or `kind:name` of what acts by itself: `command:import-results`. */
  readonly who?: string
  readonly deed?: string
  readonly subject?: { readonly kind: string; readonly id?: string }
  /** Any part of the subject's id, in any case: `EX-003` finds a trust's requests in every round. */
  readonly text?: string
  readonly from?: string
  readonly to?: string
}

/** "What happened to this": the log, narrowed to what another page is about. `before` goes on from an entry to the older ones. */
export function auditLink(filter: AuditFilter = {}, before?: number): string {
  const { who, deed, subject, text, from, to } = filter
  const asked = { who, deed, kind: subject?.kind, id: subject?.id, text, from, to, before: before?.toString() }
  const query = new URLSearchParams(
    Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  ).toString()
  return query === '' ? auditPath : `${auditPath}?${query}`
}
