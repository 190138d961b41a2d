import { type Campaign, canonicalJson, sha256Of } from '../../foundation/index.ts'
import type { ReleaseId, ReleaseSummary, SkippedRow } from '../types.ts'
import type { CheckedRow } from './check-results.ts'
import { correctionId, nextReleaseId, parseReleaseId, type ReleaseNumber } from './release-id.ts'

/** What the person who publishes has said about the release; what is left out is decided by the rules. */
export type Wishes = {
  readonly id?: ReleaseId
  readonly title?: string
  readonly asOf?: string
  readonly correction?: { readonly parent: ReleaseId; readonly reason: string }
}

export type Refused =
  | { readonly why: 'id-shape'; readonly id: string }
  | { readonly why: 'id-in-future'; readonly id: string }
  | { readonly why: 'id-taken'; readonly id: ReleaseId }
  | {
      readonly why: 'day-out-of-order'
      readonly id: ReleaseId
      readonly asOf: string
      readonly other: ReleaseId
      readonly otherDay: string
    }
  | { readonly why: 'id-of-correction'; readonly id: ReleaseId; readonly expected: ReleaseId }
  | { readonly why: 'unknown-parent'; readonly id: ReleaseId }
  | { readonly why: 'parent-corrected'; readonly id: ReleaseId; readonly by: ReleaseId }
  | { readonly why: 'correction-without-reason' }
  | { readonly why: 'as-of-in-future'; readonly asOf: string }
  | { readonly why: 'nothing-to-publish' }
  | { readonly why: 'nothing-to-correct'; readonly id: ReleaseId }
  | { readonly why: 'criteria-changed'; readonly version: string }

/** The id and the day of a release about to be made, and the release that it corrects; or why it cannot be made. */
export type Plan = {
  readonly id: ReleaseId
  readonly asOf: string
  readonly title: string
  readonly parent: ReleaseSummary | null
}

/**
 * Decides under which id, and counting answers up to which day, results would be published. By default: the next number of the year of
 * that day, which is today; a correction takes its parent's day and title, and the parent's id with the next correction number.
 */
export function planRelease(wishes: Wishes, existing: readonly ReleaseSummary[], today: string): Plan | Refused {
  if (wishes.asOf !== undefined && wishes.asOf > today) return { why: 'as-of-in-future', asOf: wishes.asOf }
  if (wishes.correction) return planCorrection({ ...wishes, correction: wishes.correction }, existing)
  const asOf = wishes.asOf ?? today
  const id =
    wishes.id ??
    nextReleaseId(
      Number(asOf.slice(0, 4)),
      existing.map(release => release.id),
    )
  const number = parseReleaseId(id)
  if (!number || number.correction > 0) return { why: 'id-shape', id }
  // The highest id is the one that is shown: this one would hide every release of the years until then, for good.
  if (number.year > Number(today.slice(0, 4))) return { why: 'id-in-future', id }
  if (existing.some(release => release.id === id)) return { why: 'id-taken', id }
  const later = existing.find(release => release.asOf > asOf && isBefore(release.id, number))
  // The map shows the highest id: an older day under a newer one would put yesterday's answers in the place of today's.
  if (later) return { why: 'day-out-of-order', id, asOf, other: later.id, otherDay: later.asOf }
  return { id, asOf, title: wishes.title ?? id, parent: null }
}

function isBefore(id: ReleaseId, than: ReleaseNumber): boolean {
  const number = parseReleaseId(id)
  if (!number) return false
  return number.year < than.year || (number.year === than.year && number.number < than.number)
}

function planCorrection(
  wishes: Wishes & { readonly correction: NonNullable<Wishes['correction']> },
  existing: readonly ReleaseSummary[],
): Plan | Refused {
  const { parent: parentId, reason } = wishes.correction
  if (reason.trim() === '') return { why: 'correction-without-reason' }
  const parent = existing.find(release => release.id === parentId)
  if (!parent) return { why: 'unknown-parent', id: parentId }
  if (parent.correctedBy !== null) return { why: 'parent-corrected', id: parentId, by: parent.correctedBy }
  const expected = correctionId(parent.id)
  if (wishes.id !== undefined && wishes.id !== expected) return { why: 'id-of-correction', id: wishes.id, expected }
  return { id: expected, asOf: wishes.asOf ?? parent.asOf, title: wishes.title ?? parent.title, parent }
}

type Content = {
  readonly campaign: Campaign
  readonly checked: readonly CheckedRow[]
  readonly skipped: readonly SkippedRow[]
  readonly correction: Wishes['correction'] | undefined
}

/**
 * Knows the same content again, whatever the order of its rows: a checksum over what was handed in, under each trust's own code.
 * What the register adds (names, places, trusts not asked) is left out, so that a newer register does not make old content new.
 */
export function contentKeyOf({ campaign, checked, skipped, correction }: Content): string {
  const rows = checked
    .map(({ row: { line: _line, code: _code, ...row }, trust }) => ({ ...row, code: String(trust.code) }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  return sha256Of(
    canonicalJson({
      campaign,
      rows,
      skipped: skipped.map(({ line, code, reasons }) => ({ line, code, reasons: [...reasons] })),
      correction: correction ? { parent: correction.parent, reason: correction.reason } : null,
    }),
  )
}

/** Whether a release that holds the same content is also what was asked for: nothing said contradicts it. */
export const isWhatWasAsked = (release: ReleaseSummary, wishes: Wishes): boolean =>
  (wishes.id === undefined || wishes.id === release.id) &&
  (wishes.title === undefined || wishes.title === release.title) &&
  (wishes.asOf === undefined || wishes.asOf === release.asOf)
