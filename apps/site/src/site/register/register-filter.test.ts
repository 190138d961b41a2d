import { describe, expect, it } from 'vitest'
import { isWholeFilter, readFilter } from './register-filter.ts'

describe('the filter of the register', () => {
  it.each([
    ['', { nation: null, decision: null }, true],
    ['nation=wales', { nation: 'wales', decision: null }, true],
    ['nation=wales&decision=closed', { nation: 'wales', decision: 'closed' }, true],
    ['nation=atlantis', { nation: null, decision: null }, false],
    ['nation=wales&decision=perhaps', { nation: 'wales', decision: null }, false],
    ['status=partial', { nation: null, decision: null }, false],
  ])('%s', (query, filter, isWhole) => {
    const search = new URLSearchParams(query)
    expect(readFilter(search)).toEqual(filter)
    expect(isWholeFilter(readFilter(search), search), 'may be kept').toBe(isWhole)
  })
})
