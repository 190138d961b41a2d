import { describe, expect, test } from 'vitest'
import { type CharityFacts, noFacts } from './charity.ts'
import { isComplete, isHelplineCheckDue, neededFacts } from './is-complete.ts'

const helpline = {
  name: 'Example line',
  phone: '01632 960001',
  hours: 'Weekdays',
  url: 'https://line.example/',
  source: 'its page',
  checkedOn: '2025-11-22',
}
const whole: CharityFacts = {
  ...noFacts,
  name: 'Example charity',
  numberScotland: 'SC000000',
  address: '1 Example Street',
  privacyContact: 'privacy@charity.example',
  fromAddress: 'campaign@charity.example',
  helpline,
}

describe('isComplete', () => {
  test('knows nothing of nobody', () => {
    expect(isComplete(noFacts)).toEqual({ complete: false, missing: neededFacts })
  })

  test('needs neither logo nor partners, and one charity number of the three', () => {
    expect(isComplete(whole)).toEqual({ complete: true, missing: [] })
  })

  test.each([
    ['name', { name: '' }],
    ['charityNumber', { numberScotland: '' }],
    ['address', { address: '' }],
    ['privacyContact', { privacyContact: '' }],
    ['fromAddress', { fromAddress: '' }],
    ['helpline', { helpline: null }],
  ])('says that %s is missing', (missing, without) => {
    expect(isComplete({ ...whole, ...without })).toEqual({ complete: false, missing: [missing] })
  })
})

test.each([
  ['2026-11-21', false],
  ['2026-11-22', true],
  ['2027-01-01', true],
])('a helpline checked on 22 November 2025 is due for a check on %s: %s', (today, isDue) => {
  expect(isHelplineCheckDue(whole, today)).toBe(isDue)
})

test('no helpline, nothing to check', () => {
  expect(isHelplineCheckDue(noFacts, '2099-01-01')).toBe(false)
})
