import { describe, expect, test } from 'vitest'
import { readFilter } from './read-filter.ts'

const read = (asked: Record<string, string>) => readFilter(name => asked[name])

describe('the filter of the log', () => {
  test.each<[string, Record<string, string>, object]>([
    ['nothing asked', {}, {}],
    ['what is empty does not narrow', { who: '', deed: ' ', from: '', kind: '', id: '2027-1' }, {}],
    ['a kind alone', { kind: 'round' }, { subject: { kind: 'round' } }],
    ['one thing', { kind: 'round', id: '2027-1' }, { subject: { kind: 'round', id: '2027-1' } }],
    [
      'all of it',
      { who: 'a1', deed: 'round.make', text: ' EX-003 ', from: '2026-01-01', to: '2026-01-01' },
      { who: 'a1', deed: 'round.make', text: 'EX-003', from: '2026-01-01', to: '2026-01-01' },
    ],
    ['a text without end', { text: 'x'.repeat(300) }, {}],
  ])('%s', (_, asked, filter) => {
    expect(read(asked)).toMatchObject({ filter, errors: [] })
    expect(read(asked).filter).toEqual(filter)
  })

  test.each<[string, Record<string, string>, object[]]>([
    ['a day that does not exist', { from: '2026-02-30' }, [{ field: 'from', fault: 'no-day' }]],
    ['no day at all', { to: 'tomorrow' }, [{ field: 'to', fault: 'no-day' }]],
    ['a year that nobody means', { to: '9999-12-31' }, [{ field: 'to', fault: 'no-day' }]],
    ['the wrong way round', { from: '2026-02-02', to: '2026-02-01' }, [{ field: 'to', fault: 'before-from' }]],
  ])('%s is said, and given back as it was typed', (_, asked, errors) => {
    expect(read(asked)).toMatchObject({ errors, typed: { from: asked.from ?? '', to: asked.to ?? '' } })
  })
})
