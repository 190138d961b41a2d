import type { Cells } from './table-text.ts'

export interface TableChange {
  added: string[]
  changed: { key: string; columns: string[] }[]
  /** Rows that had no closing date and now have one. */
  closed: string[]
  removed: string[]
  /** Rows that the source no longer holds and that we keep, because an address on the site must never die. */
  kept: string[]
}

export interface Comparison {
  rows: Cells[]
  change: TableChange
}

/**
 * Compares a committed table with the rows a source gives now.
 *
 * @param key the columns that name a row
 * @param keepMissing true for trusts and successions: what has been published under a code stays, closed or not
 */
export function compareTables(input: { committed: Cells[]; incoming: Cells[]; key: string[]; keepMissing: boolean }): Comparison {
  const keyOf = (row: Cells) => input.key.map(column => row[column] ?? '').join(' ')
  const before = new Map(input.committed.map(row => [keyOf(row), row]))
  const change: TableChange = { added: [], changed: [], closed: [], removed: [], kept: [] }
  const rows: Cells[] = []
  for (const row of input.incoming) {
    const key = keyOf(row)
    const old = before.get(key)
    before.delete(key)
    rows.push(row)
    if (old === undefined) change.added.push(key)
    else {
      const columns = Object.keys(row).filter(column => (row[column] ?? '') !== (old[column] ?? ''))
      if (columns.length > 0) change.changed.push({ key, columns })
      if (columns.includes('closed_on') && (old.closed_on ?? '') === '') change.closed.push(key)
    }
  }
  for (const [key, row] of before) {
    if (input.keepMissing) {
      rows.push(row)
      change.kept.push(key)
    } else change.removed.push(key)
  }
  return { rows, change }
}

/** True when the source said nothing new. */
export function isUnchanged(change: TableChange): boolean {
  return change.added.length + change.changed.length + change.removed.length === 0
}
