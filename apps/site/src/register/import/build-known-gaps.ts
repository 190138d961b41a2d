import type { Tables } from './tables.ts'

type GapRow = Tables['known-gaps'][number]

/** What the register does not know: rows that people wrote down, and those that the tables themselves show. */
export function listKnownGaps(input: { byHand: GapRow[]; tables: Partial<Tables>; earlier: GapRow[]; today: string }): GapRow[] {
  const earlier = new Map(input.earlier.map(row => [gapKey(row), row.checked_on]))
  const counted = countedGaps(input.tables).map(row => ({ ...row, checked_on: earlier.get(gapKey(row)) ?? input.today }))
  return [...input.byHand, ...counted]
}

function countedGaps(tables: Partial<Tables>): Omit<GapRow, 'checked_on'>[] {
  const trusts = (tables.trusts ?? []).filter(trust => trust.closed_on === null)
  const foi = trusts.filter(trust => trust.foi_missing === 'not-in-source')
  const noPlace = trusts.filter(trust => trust.location_basis === 'none')
  const seats = (tables.politicians ?? []).filter(row => row.email_missing === 'not-in-source')
  return [
    gap(
      'trusts',
      foi.map(trust => trust.code),
      'The address for freedom-of-information requests',
      'No source at hand gives it.',
    ),
    gap(
      'trusts',
      noPlace.map(trust => trust.code),
      'The place of the headquarters',
      'The trust is not in the ODS list, or its postcode is not known.',
    ),
    gap(
      'trust-successions',
      (tables['trust-successions-missing'] ?? []).map(row => row.code),
      'The successor',
      'The trust is closed and no source at hand says who followed.',
    ),
    gap(
      'hospitals',
      (tables['hospitals-unplaced'] ?? []).map(row => row.code),
      'The present trust',
      'See hospitals-unplaced.csv, which gives the reason for each.',
    ),
    gap(
      'politicians',
      seats.map(row => row.constituency_code),
      'The e-mail address',
      'The list says that none was found.',
    ),
  ].filter(row => row.scope !== '')
}

function gap(table: string, codes: string[], what: string, why: string): Omit<GapRow, 'checked_on'> {
  return { table, scope: codes.toSorted().join(' '), what_is_missing: what, why }
}

function gapKey(row: Omit<GapRow, 'checked_on'>): string {
  return [row.table, row.scope, row.what_is_missing].join('|')
}
