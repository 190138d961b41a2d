import { describe, expect, test } from 'vitest'
import { committedHolidays } from '../legal-clock/holidays-for-tests.ts'
import { type Complaint, complaintClock } from './complaint.ts'
import { type ComplaintChange, decideChange, faultOfRecord, longestAbout } from './decide-change.ts'

const complaint = (change: Partial<Complaint> = {}): Complaint => ({
  id: 1,
  trustCode: 'EX-901',
  trustName: 'Lantern Vale Hospitals Trust',
  nation: 'england',
  law: 'foia',
  round: null,
  messageId: null,
  about: 'The figure is not ours.',
  receivedOn: '2026-12-10',
  acknowledgedOn: null,
  outcome: null,
  reason: '',
  settledOn: null,
  leadsTo: 'nothing',
  followedBy: null,
  followedOn: null,
  version: 1,
  recordedAt: new Date('2026-12-10T10:00:00Z'),
  recordedBy: 'Some tester',
  changedAt: new Date('2026-12-10T10:00:00Z'),
  changedBy: 'Some tester',
  ...change,
})
const settled = complaint({ outcome: 'upheld', reason: 'Right.', settledOn: '2026-12-20', leadsTo: 'correction' })
const today = '2026-12-22'
const settle = (change: Partial<Extract<ComplaintChange, { kind: 'settle' }>> = {}): ComplaintChange => ({
  kind: 'settle',
  outcome: 'upheld',
  reason: 'The trust was right.',
  leadsTo: 'correction',
  ...change,
})

describe('the clock of a complaint', () => {
  const clock = (change: Partial<Complaint>, on: string) =>
    complaintClock(complaint(change), { today: on, holidays: committedHolidays() })
  test('counts working days over Christmas, as the trust’s own Act does', () => {
    // 25 and 28 December (Boxing Day is a Saturday) and 1 January are off; in Scotland 4 January too, and that moves FOIA dates as well.
    expect(clock({}, today)).toMatchObject({
      acknowledgeBy: '2026-12-17',
      settleBy: '2027-01-13',
      state: 'open',
      isAcknowledgementLate: true,
      daysLeft: 22,
    })
    expect(clock({ law: 'foisa' }, today).settleBy).toBe('2027-01-13')
  })
  test.each([
    [{}, '2027-01-13', 'open'],
    [{}, '2027-01-14', 'overdue'],
    [{ outcome: 'not-upheld' }, '2027-06-01', 'done'],
    [{ outcome: 'upheld', leadsTo: 'correction' }, '2027-06-01', 'to-follow'],
    [{ outcome: 'upheld', leadsTo: 'correction', followedBy: '2027-1.1' }, '2027-06-01', 'done'],
  ] as const)('%o on %s: %s', (change, on, state) => {
    expect(clock(change, on).state).toBe(state)
  })
})

describe('what can be done with a complaint', () => {
  test.each<[string, Complaint, ComplaintChange, object]>([
    [
      'is acknowledged',
      complaint(),
      { kind: 'acknowledge', on: '2026-12-11' },
      { kind: 'change', fields: { acknowledgedOn: '2026-12-11' } },
    ],
    [
      'not before it came',
      complaint(),
      { kind: 'acknowledge', on: '2026-12-09' },
      { kind: 'refused', fault: 'acknowledged-early' },
    ],
    ['not tomorrow', complaint(), { kind: 'acknowledge', on: '2026-12-23' }, { kind: 'refused', fault: 'acknowledged-future' }],
    [
      'not on a day that does not exist',
      complaint(),
      { kind: 'acknowledge', on: '2026-02-30' },
      { kind: 'refused', fault: 'acknowledged' },
    ],
    [
      'is settled',
      complaint(),
      settle(),
      { kind: 'change', fields: { outcome: 'upheld', reason: 'The trust was right.', leadsTo: 'correction', settledOn: today } },
    ],
    ['not without a reason', complaint(), settle({ reason: '' }), { kind: 'refused', fault: 'reason' }],
    ['not upheld, and corrected', complaint(), settle({ outcome: 'not-upheld' }), { kind: 'refused', fault: 'leads-to-nothing' }],
    ['not twice', settled, settle({ outcome: 'withdrawn', leadsTo: 'nothing' }), { kind: 'nothing-to-do' }],
    [
      'is followed up',
      settled,
      { kind: 'follow', release: '2027-1.1' },
      { kind: 'change', fields: { followedBy: '2027-1.1', followedOn: today } },
    ],
    ['not while it is open', complaint(), { kind: 'follow', release: '2027-1.1' }, { kind: 'nothing-to-do' }],
    [
      'is opened again',
      settled,
      { kind: 'reopen' },
      {
        kind: 'change',
        fields: { outcome: null, reason: '', settledOn: null, leadsTo: 'nothing', followedBy: null, followedOn: null },
      },
    ],
    ['not when it is open', complaint(), { kind: 'reopen' }, { kind: 'nothing-to-do' }],
    [
      'mends nothing once it is settled',
      settled,
      { kind: 'mend', about: 'x', receivedOn: '2026-12-01', round: null },
      { kind: 'nothing-to-do' },
    ],
    [
      'did not come after we had answered',
      complaint({ acknowledgedOn: '2026-12-11' }),
      { kind: 'mend', about: 'x', receivedOn: '2026-12-12', round: null },
      { kind: 'refused', fault: 'acknowledged-early' },
    ],
  ])('%s', (_, before, change, decision) => {
    expect(decideChange(before, change, today)).toEqual(decision)
  })
  test.each([
    ['about', 0, '2026-12-10'],
    ['about-long', longestAbout + 1, '2026-12-10'],
    ['received', 1, '10/12/2026'],
    ['received-future', 1, '2026-12-23'],
    [null, 1, today],
  ])('what is recorded: %s', (fault, letters, on) => {
    expect(faultOfRecord('x'.repeat(letters), on, today)).toBe(fault)
  })
})
