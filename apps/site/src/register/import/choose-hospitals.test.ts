import { describe, expect, it } from 'vitest'
import { type ChoiceFacts, chooseHospitals } from './choose-hospitals.ts'
import { hospital } from './test-rows.ts'

const present: Record<string, string[]> = { R01: ['R01'], R02: ['R02'], R00: ['R01'] }
const facts: ChoiceFacts = {
  trustCodes: new Set(['R01', 'R02', 'R00']),
  nationOf: sector => ({ 'GU2 7': 'england', 'LL1 1': 'wales' })[sector],
  presentTrusts: code => present[code] ?? [],
  decidedByHand: new Map([
    ['X0001', 'R01'],
    ['R0199', ''],
  ]),
}
const reasons = (...listed: Parameters<typeof hospital>[0][]) =>
  chooseHospitals(listed.map(hospital), facts).leftOut.map(row => row.why)

describe('which rows of NHS.UK’s list are hospitals of a trust', () => {
  it('keeps a trust’s own site, whatever the list’s label says', () => {
    expect(reasons({}, { code: 'R0102', labelledIndependent: true })).toEqual([])
  })

  it('keeps a site under the code of a trust that went before', () => {
    expect(reasons({ code: 'R0044', labelledIndependent: true })).toEqual([])
  })

  it.each([
    [{ parentCode: 'NMJ' }, 'not run by a trust'],
    [{ postcode: 'LL1 1AA' }, 'outside England'],
    [{ postcode: 'JE1 1AA', lat: null, lon: null }, 'outside England'],
    [
      { code: 'R0130', name: 'Spire Somewhere Hospital', labelledIndependent: true },
      'a private hospital in which the trust is a guest',
    ],
    [{ code: 'Q9X8Y', labelledIndependent: true }, 'the code is not one of the trust’s own, and no source confirms it'],
    [{ code: 'R0199' }, 'set aside by hand'],
  ])('leaves out %j: %s', (row, why) => expect(reasons(row)).toEqual([why]))

  it('leaves out a clinic in another trust’s building, so that a name leads to the trust that runs it', () => {
    const building = { code: 'R0201', parentCode: 'R02', name: 'Hull Royal Infirmary' }
    const guest = { code: 'Y1W9H', parentCode: 'R01', name: 'Hull Royal Infirmary', labelledIndependent: true }
    const choice = chooseHospitals([hospital(building), hospital(guest)], facts)
    expect(choice.kept.map(row => row.code)).toEqual(['R0201'])
    expect(choice.leftOut[0]?.why).toBe('a building of another trust')
  })

  it('keeps what a person has decided', () => {
    expect(reasons({ code: 'X0001', labelledIndependent: true })).toEqual([])
  })

  it('does not take a missing or a new postcode for another nation', () => {
    expect(reasons({ postcode: '', lat: null, lon: null }, { postcode: 'ZZ9 9ZZ' })).toEqual([])
  })
})
