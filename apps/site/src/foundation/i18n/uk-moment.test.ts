import { expect, test } from 'vitest'
import { readUkMoment } from './uk-moment.ts'

test.each([
  ['2026-11-22', '10:05', '2026-11-22T10:05:00.000Z'],
  ['2026-07-01', '10:05', '2026-07-01T09:05:00.000Z'],
  ['2026-07-01', '00:30', '2026-06-30T23:30:00.000Z'],
  // The clocks go on: 01:00 is 02:00.
  ['2026-03-29', '00:59', '2026-03-29T00:59:00.000Z'],
  ['2026-03-29', '01:30', 'no-such-hour'],
  ['2026-03-29', '02:00', '2026-03-29T01:00:00.000Z'],
  // They go back: 01:30 comes twice, and the first is meant.
  ['2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25', '02:00', '2026-10-25T02:00:00.000Z'],
  ['2026-02-30', '10:00', 'day'],
  ['tomorrow', '10:00', 'day'],
  ['2026-11-22', '24:00', 'time'],
  ['2026-11-22', '', 'time'],
])('%s at %s is %s', (day, time, expected) => {
  const read = readUkMoment(day, time)
  expect(read.ok ? read.at.toISOString() : read.fault).toBe(expected)
})
