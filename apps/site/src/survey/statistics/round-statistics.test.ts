import { describe, expect, test } from 'vitest'
import { nations } from '../../register/index.ts'
import { type AskedTrust, roundStatistics, timingOf } from './round-statistics.ts'

const today = '2027-03-31'
const trust = (changes: Partial<AskedTrust> = {}): AskedTrust => ({
  code: 'EX-001',
  nation: 'england',
  kind: 'acute',
  law: 'foia',
  receivedOn: '2027-03-01',
  dueOn: '2027-03-30',
  answeredOn: null,
  isWithdrawn: false,
  hasUnread: false,
  workingDays: null,
  days: null,
  exemptions: [],
  review: null,
  hasRegulator: false,
  ...changes,
})
const answered = (answeredOn: string, workingDays: number, changes: Partial<AskedTrust> = {}) =>
  trust({ answeredOn, workingDays, days: workingDays + 2, ...changes })

test.each([
  ['answered on its last day', { answeredOn: '2027-03-30', dueOn: '2027-03-30' }, 'in-time'],
  ['answered a day later', { answeredOn: '2027-03-31', dueOn: '2027-03-30' }, 'late'],
  ['answered while the count stood still', { answeredOn: '2027-03-31', dueOn: null }, 'in-time'],
  ['its last day is today', { answeredOn: null, dueOn: today }, 'running'],
  ['its last day was yesterday', { answeredOn: null, dueOn: '2027-03-30' }, 'overdue'],
  ['it asked something and waits', { answeredOn: null, dueOn: null }, 'standing-still'],
] as const)('%s', (_, days, expected) => expect(timingOf(days, today)).toBe(expected))

test('mail that nobody has read is told of those that do not count as answered, and of no others', () => {
  const withMail = [
    trust({ hasUnread: true }),
    trust(),
    answered('2027-03-05', 4, { hasUnread: true }),
    trust({ hasUnread: true, isWithdrawn: true }),
    trust({ hasUnread: true, receivedOn: null }),
  ]
  expect(roundStatistics(withMail, nations, today).unread).toBe(1)
})

describe('a round', () => {
  const statistics = roundStatistics(
    [
      answered('2027-03-05', 4),
      answered('2027-03-29', 20, { nation: 'scotland', kind: 'health-board', law: 'foisa', exemptions: ['s38'] }),
      answered('2027-03-31', 21, { exemptions: ['s12', 's40'], review: { isAnswered: true } }),
      trust({ review: { isAnswered: false }, hasRegulator: true }),
      trust({ dueOn: '2027-04-30', exemptions: ['s22'] }),
      trust({ dueOn: null, nation: 'wales', kind: 'health-board' }),
      trust({ receivedOn: null, dueOn: null }),
      answered('2027-03-05', 4, { isWithdrawn: true, exemptions: ['s12'] }),
    ],
    nations,
    today,
  )

  test('counts those whose letter has arrived, and says who is not among them', () => {
    expect(statistics).toMatchObject({ asked: 8, notArrived: 1, withdrawn: 1, answered: 3 })
    expect(statistics.all).toMatchObject({
      arrived: 6,
      decided: 4,
      'in-time': 2,
      late: 1,
      overdue: 1,
      running: 1,
      'standing-still': 1,
    })
  })

  test('by nation and by kind, every arrived letter once in each', () => {
    for (const groups of [statistics.byNation, statistics.byKind])
      expect(groups.reduce((sum, { arrived }) => sum + arrived, 0)).toBe(statistics.all.arrived)
    expect(statistics.byNation.map(({ name, arrived, decided }) => [name, arrived, decided])).toEqual([
      ['england', 4, 3],
      ['wales', 1, 0],
      ['scotland', 1, 1],
    ])
    expect(statistics.byKind.map(({ name, arrived }) => [name, arrived])).toEqual([
      ['acute', 4],
      ['health-board', 2],
    ])
  })

  test('how long they took, in working days and in days', () => {
    expect(statistics.all.workingDays).toMatchObject({ count: 3, least: 4, median: 20, most: 21 })
    expect(statistics.days).toMatchObject({ count: 3, median: 22 })
    expect(statistics.histogram.map(({ from, to, trusts }) => [from, to, trusts])).toEqual([
      [0, 5, 1],
      [6, 10, 0],
      [11, 15, 0],
      [16, 20, 1],
      [21, 25, 1],
    ])
  })

  test('who kept something back, and who was asked to look again', () => {
    expect(statistics.byExemption).toEqual([
      { law: 'foia', exemption: 's12', trusts: 1 },
      { law: 'foia', exemption: 's40', trusts: 1 },
      { law: 'foisa', exemption: 's38', trusts: 1 },
    ])
    expect(statistics).toMatchObject({ keptBack: 2, reviews: 2, reviewsAnswered: 1, regulator: 1 })
  })

  test('nobody asked yet: nothing is divided by nothing', () => {
    const none = roundStatistics([], nations, today)
    expect([none.all.arrived, none.all.workingDays, none.days, none.histogram, none.byNation]).toEqual([0, null, null, [], []])
  })
})
