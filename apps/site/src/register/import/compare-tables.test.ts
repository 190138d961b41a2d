import { describe, expect, it } from 'vitest'
import { compareTables } from './compare-tables.ts'

const committed = [
  { code: 'A', name: 'Alpha', closed_on: '' },
  { code: 'B', name: 'Beta', closed_on: '' },
  { code: 'C', name: 'Gamma', closed_on: '' },
]
const incoming = [
  { code: 'A', name: 'Alpha', closed_on: '2026-06-30' },
  { code: 'B', name: 'Beta', closed_on: '' },
  { code: 'D', name: 'Delta', closed_on: '' },
]

describe('comparing a table with its source', () => {
  it('says what was added, changed, closed and removed', () => {
    const { rows, change } = compareTables({ committed, incoming, key: ['code'], keepMissing: false })
    expect(rows).toEqual(incoming)
    expect(change).toEqual({
      added: ['D'],
      changed: [{ key: 'A', columns: ['closed_on'] }],
      closed: ['A'],
      removed: ['C'],
      kept: [],
    })
  })

  it('keeps what the source dropped, where an address must never die', () => {
    const { rows, change } = compareTables({ committed, incoming, key: ['code'], keepMissing: true })
    expect(rows.map(row => row.code)).toEqual(['A', 'B', 'D', 'C'])
    expect(change.kept).toEqual(['C'])
    expect(change.removed).toEqual([])
  })

  it('names a row by all columns of its key', () => {
    const pairs = [{ old_code: 'A', new_code: 'B' }]
    const { change } = compareTables({ committed: [], incoming: pairs, key: ['old_code', 'new_code'], keepMissing: false })
    expect(change.added).toEqual(['A B'])
  })
})
