import { describe, expect, test } from 'vitest'
import { openNow } from './open-now.ts'
import { readOpeningHours } from './opening-hours.ts'

const hoursOf = (text: string) => {
  const read = readOpeningHours(text)
  if (!read.ok) throw new Error(`Cannot read ${read.line}`)
  return read.hours
}
const at = (text: string, now: string, holidays: readonly string[] = []) =>
  openNow(hoursOf(text), { now: new Date(now), holidays: new Set(holidays) })

describe('opening hours as they are written', () => {
  test.each(['', '  \n ; '])('nothing written: nothing is known (%j)', text => {
    expect(readOpeningHours(text)).toEqual({ ok: true, hours: null })
  })

  test('a range, a list, two spans on a day, an en dash', () => {
    const hours = hoursOf('Mon–Fri 09:00–12:00 13:00-17:00; sat,sun 10:00-24:00')
    expect(hours).toMatchObject({
      days: {
        mon: [
          { from: 540, to: 720 },
          { from: 780, to: 1020 },
        ],
        sun: [{ from: 600, to: 1440 }],
      },
      holidays: null,
    })
    expect(hoursOf('fri-mon 18:00-08:00')).toMatchObject({ days: { tue: [], sun: [{ from: 1080, to: 480 }] } })
  })

  test.each([
    'monday 09:00-17:00',
    'mon 9-5',
    'mon 25:00-26:00',
    'mon 09:00-09:00',
    'mon 24:00-08:00',
    'mon',
    'mon 09:00-12:00 11:00-13:00',
    'mon 18:00-08:00 19:00-20:00',
    'mon-fri 09:00-17:00\nfri 10:00-12:00',
    'holidays closed',
    'mon 09:00-17:00\nholidays perhaps',
    'mon 09:00-17:00\nholidays closed\nholidays usual',
    'always\nmon 09:00-17:00',
    'mon-tue-wed 09:00-17:00',
  ])('%j is refused, and the line is named', text => {
    expect(readOpeningHours(text)).toMatchObject({ ok: false, line: expect.stringMatching(/\w/) })
  })
})

describe('open now', () => {
  const office = 'mon-fri 09:00-17:00'
  test.each([
    ['2026-11-23T08:59:59Z', { state: 'closed', next: { day: '2026-11-23', at: '09:00' } }],
    ['2026-11-23T09:00:00Z', { state: 'open', until: '17:00' }],
    ['2026-11-23T16:59:59Z', { state: 'open', until: '17:00' }],
    ['2026-11-23T17:00:00Z', { state: 'closed', next: { day: '2026-11-24', at: '09:00' } }],
    ['2026-11-27T18:00:00Z', { state: 'closed', next: { day: '2026-11-30', at: '09:00' } }],
    // In summer the clock in London is an hour ahead of UTC.
    ['2026-07-01T08:30:00Z', { state: 'open', until: '17:00' }],
    ['2026-07-01T16:30:00Z', { state: 'closed', next: { day: '2026-07-02', at: '09:00' } }],
  ])('%s', (now, expected) => {
    expect(at(office, now)).toEqual(expected)
  })

  test('the nights on which clocks change: the hour that comes twice and the one that is left out', () => {
    const night = 'sat,sun 01:00-02:00'
    expect(at(night, '2026-10-25T00:30:00Z')).toEqual({ state: 'open', until: '02:00' })
    expect(at(night, '2026-10-25T01:30:00Z')).toEqual({ state: 'open', until: '02:00' })
    expect(at(night, '2026-10-25T02:00:00Z').state).toBe('closed')
    expect(at(night, '2026-03-29T00:59:00Z').state).toBe('closed')
    expect(at(night, '2026-03-29T01:00:00Z').state).toBe('closed')
    expect(at(office, '2026-03-30T08:00:00Z')).toEqual({ state: 'open', until: '17:00' })
  })

  test('past midnight', () => {
    const late = 'fri 18:00-02:00'
    expect(at(late, '2026-11-27T23:00:00Z')).toEqual({ state: 'open', until: '02:00' })
    expect(at(late, '2026-11-28T01:59:00Z')).toEqual({ state: 'open', until: '02:00' })
    expect(at(late, '2026-11-28T02:00:00Z')).toEqual({ state: 'closed', next: { day: '2026-12-04', at: '18:00' } })
    expect(at('mon-sun 08:00-24:00', '2026-11-28T23:59:00Z')).toEqual({ state: 'open', until: '00:00' })
  })

  test('a bank holiday: as said, and where nothing is said it says that it does not know', () => {
    const christmas = ['2026-12-25', '2026-12-28']
    const noon = '2026-12-25T12:00:00Z'
    expect(at(office, noon, christmas)).toEqual({ state: 'holiday' })
    expect(at(`${office}\nholidays usual`, noon, christmas)).toEqual({ state: 'open', until: '17:00' })
    expect(at(`${office}\nholidays 10:00-14:00`, noon, christmas)).toEqual({ state: 'open', until: '14:00' })
    expect(at(`${office}\nholidays closed`, noon, christmas)).toEqual({
      state: 'closed',
      next: { day: '2026-12-29', at: '09:00' },
    })
    // The evening before: what opens next lies behind a day of which nobody has said.
    expect(at(office, '2026-12-24T18:00:00Z', christmas)).toEqual({ state: 'closed', next: null })
  })

  test('always, and not known', () => {
    expect(at('always', '2026-12-25T03:00:00Z', ['2026-12-25'])).toEqual({ state: 'open', until: null })
    expect(at('', '2026-11-23T12:00:00Z')).toEqual({ state: 'unknown' })
  })
})
