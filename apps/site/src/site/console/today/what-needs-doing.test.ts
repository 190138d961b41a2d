import { describe, expect, test } from 'vitest'
import { noFacts } from '../../../content/index.ts'
import type { MailState } from '../../../foundation/index.ts'
import { type Situation, whatNeedsDoing } from './what-needs-doing.ts'

const helpline = {
  name: 'Line',
  phone: '01632 960001',
  hours: 'Weekdays',
  url: 'https://l.example/',
  source: 's',
  checkedOn: '2026-01-10',
}
const whole = {
  ...noFacts,
  name: 'A',
  numberScotland: 'SC000001',
  address: 'B',
  privacyContact: 'c@d.example',
  fromAddress: 'e@f.example',
  helpline,
}
const calm: Situation = {
  campaign: 'uk',
  charity: whole,
  today: '2026-11-22',
  mail: new Map(),
  isMailOff: false,
  tables: [{ name: 'trusts', ageMonths: 11, isOverdue: false }],
}
const mail = (...states: [MailState, number][]) => new Map(states)

test('nothing, when all is well', () => {
  expect(whatNeedsDoing(calm)).toEqual([])
})

describe('each thing by itself', () => {
  test.each([
    ['a missing name', { charity: { ...whole, name: '' } }, { kind: 'charity', missing: ['name'], stakes: 'uk' }],
    ['a helpline checked a year ago', { today: '2027-01-10' }, { kind: 'helpline-check', checkedOn: '2026-01-10' }],
    ['mail that may have gone', { mail: mail(['uncertain', 2]) }, { kind: 'mail-uncertain', count: 2 }],
    ['mail that did not go', { mail: mail(['failed', 1]) }, { kind: 'mail-failed', count: 1 }],
    ['no mail server', { isMailOff: true, mail: mail(['held', 3]) }, { kind: 'mail-off', count: 3 }],
    [
      'old tables, the oldest first',
      {
        tables: [
          { name: 'trusts', ageMonths: 12, isOverdue: true },
          { name: 'hospitals', ageMonths: 60, isOverdue: true },
        ],
      },
      {
        kind: 'old-table',
        tables: [
          { name: 'hospitals', ageMonths: 60 },
          { name: 'trusts', ageMonths: 12 },
        ],
      },
    ],
  ] as const)('%s', (_, change, todo) => {
    expect(whatNeedsDoing({ ...calm, ...change })).toEqual([todo])
  })
})

test('mail that waits, is on its way or has gone needs nobody', () => {
  expect(whatNeedsDoing({ ...calm, mail: mail(['queued', 1], ['sending', 1], ['sent', 5]) })).toEqual([])
})

test('in the example campaign mail stays here on purpose', () => {
  expect(whatNeedsDoing({ ...calm, campaign: 'example', isMailOff: true, mail: mail(['held', 3]) })).toEqual([])
})

test('what may hurt somebody comes first', () => {
  const all = whatNeedsDoing({
    ...calm,
    charity: { ...whole, name: '' },
    today: '2027-06-01',
    mail: mail(['failed', 1], ['uncertain', 1]),
    isMailOff: true,
    tables: [{ name: 'trusts', ageMonths: 30, isOverdue: true }],
  })
  expect(all.map(({ kind }) => kind)).toEqual([
    'mail-uncertain',
    'mail-failed',
    'charity',
    'helpline-check',
    'mail-off',
    'old-table',
  ])
})
