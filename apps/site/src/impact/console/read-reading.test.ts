import { describe, expect, test } from 'vitest'
import { type Asks, nothingTyped, readReading, type TypedReading, typedOf } from './read-reading.ts'
import { isOld, oldFrom } from './stale.ts'

const whole: TypedReading = {
  ...nothingTyped,
  date: '2026-11',
  amount: '3',
  source: 'Hansard',
  url: 'https://hansard.parliament.uk/commons/2026-11-12',
}
const read = (changes: Partial<TypedReading>, asks: Asks = 'count', isChange = false) =>
  readReading({ ...whole, ...changes }, { asks, today: '2026-11-23', isChange })
const faultsOf = (...asked: Parameters<typeof read>) => {
  const form = read(...asked)
  return form.kind === 'invalid' ? form.faults.map(({ field, message }) => `${field}: ${message}`) : []
}

describe('what somebody typed about a measure', () => {
  test.each<[string, Partial<TypedReading>, Asks]>([
    ['a number', {}, 'count'],
    ['none at all', { amount: '0' }, 'count'],
    ['so many of so many', { amount: '3', outOf: '3' }, 'share'],
    ['a percentage', { amount: '100' }, 'percent'],
    ['how a promise stands', { amount: '', state: 'begun' }, 'state'],
    ['evidence that cannot be linked', { url: '', kept: 'Scan in the folder Press' }, 'count'],
    ['today', { date: '2026-11-23' }, 'count'],
    ['this year', { date: '2026' }, 'count'],
    ['a period', { date: '2026-01/2026-06' }, 'count'],
    ['a note in both languages', { noteEn: 'All in one debate', noteCy: 'Mewn un ddadl' }, 'count'],
    ['a number as people write it', { amount: '1,200' }, 'count'],
  ])('%s is taken', (_, changes, asks) => expect(faultsOf(changes, asks)).toEqual([]))

  test.each<[string, Partial<TypedReading>, Asks, string]>([
    ['no date', { date: '' }, 'count', 'date: date'],
    ['a date in words', { date: 'last week' }, 'count', 'date: date'],
    ['a day that is none', { date: '2026-02-30' }, 'count', 'date: date'],
    ['tomorrow', { date: '2026-11-24' }, 'count', 'date: dateAhead'],
    ['next month', { date: '2026-12' }, 'count', 'date: dateAhead'],
    ['next year', { date: '2027' }, 'count', 'date: dateAhead'],
    ['a period that has not ended', { date: '2026-01/2026-12' }, 'count', 'date: dateAhead'],
    ['no number', { amount: '' }, 'count', 'amount: amount'],
    ['less than none', { amount: '-1' }, 'count', 'amount: amount'],
    ['half a question', { amount: '1.5' }, 'count', 'amount: amount'],
    ['more than the column holds', { amount: '9999999999' }, 'count', 'amount: amount'],
    ['a million million', { amount: '1000000000000' }, 'count', 'amount: amount'],
    ['more than all', { amount: '101' }, 'percent', 'amount: percent'],
    ['a share of nothing', { amount: '0', outOf: '0' }, 'share', 'outOf: outOf'],
    ['a share of nothing said', { amount: '1', outOf: '' }, 'share', 'outOf: outOf'],
    ['more than it is out of', { amount: '4', outOf: '3' }, 'share', 'outOf: outOfLess'],
    ['no state', { state: '' }, 'state', 'state: state'],
    ['a state that is none', { state: 'broken' }, 'state', 'state: state'],
    ['no source', { source: '' }, 'count', 'source: source'],
    ['no evidence', { url: '' }, 'count', 'url: evidence'],
    ['an address without its beginning', { url: 'hansard.parliament.uk' }, 'count', 'url: url'],
    ['a script for an address', { url: 'javascript:alert(1)' }, 'count', 'url: url'],
    ['an address with a password', { url: 'https://me:secret@example.org/' }, 'count', 'url: url'],
    ['a source without end', { source: 'a'.repeat(301) }, 'count', 'source: long'],
    ['commas where none belong', { amount: '1,20' }, 'count', 'amount: amount'],
    ['a note in English alone', { noteEn: 'All in one debate' }, 'count', 'noteCy: noteEn'],
    ['a note in Welsh alone', { noteCy: 'Mewn un ddadl' }, 'count', 'noteEn: noteCy'],
  ])('%s is not', (_, changes, asks, fault) => expect(faultsOf(changes, asks)).toEqual([fault]))

  test('a change says why', () => {
    expect(faultsOf({}, 'count', true)).toEqual(['reason: reason'])
    expect(read({ reason: 'One was found' }, 'count', true)).toMatchObject({ kind: 'complete', reason: 'One was found' })
  })

  test('what does not belong to the measure is not kept', () => {
    const form = read({ outOf: '9', state: 'kept', reason: 'no matter' })
    expect(form).toMatchObject({ kind: 'complete', reason: '', entered: { amount: 3, outOf: null, state: null } })
  })

  test('a number is kept without its commas', () => {
    expect(read({ amount: '1,200', outOf: '12 000' }, 'share')).toMatchObject({ entered: { amount: 1200, outOf: 12_000 } })
  })

  test('the form shows again what is kept', () => {
    const form = read({ amount: '3', outOf: '40', noteEn: 'A note', noteCy: 'Nodyn' }, 'share')
    if (form.kind !== 'complete') throw new Error('It is whole')
    expect(typedOf(form.entered)).toEqual({ ...whole, outOf: '40', noteEn: 'A note', noteCy: 'Nodyn' })
  })
})

describe('a reading that is old', () => {
  test.each([
    ['2026-05-23', 6, '2026-11-23'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-05', 6, '2026-11-30'],
    ['2025', 12, '2026-12-31'],
    ['2026-01/2026-03-15', 3, '2026-06-15'],
    ['2026-11-23', 14, '2028-01-23'],
  ])('of %s is so %i months later, from %s on', (date, months, from) => {
    expect(oldFrom(date, months)).toBe(from)
    expect(isOld(date, { months, today: from })).toBe(true)
    const before = new Date(`${from}T00:00:00Z`)
    before.setUTCDate(before.getUTCDate() - 1)
    expect(isOld(date, { months, today: before.toISOString().slice(0, 10) })).toBe(false)
  })
})
