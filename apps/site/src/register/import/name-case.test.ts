import { describe, expect, it } from 'vitest'
import { coreName, plainName, properName } from './name-case.ts'

describe('names', () => {
  it.each([
    ["ST MARY'S NHS TRUST", "St Mary's NHS Trust"],
    ['STAFFORDSHIRE AND STOKE ON TRENT PARTNERSHIP NHS TRUST', 'Staffordshire and Stoke on Trent Partnership NHS Trust'],
    ['ROYAL BROMPTON & HAREFIELD NHS FOUNDATION TRUST', 'Royal Brompton & Harefield NHS Foundation Trust'],
    ['THE ROYAL BOURNEMOUTH AND CHRISTCHURCH HOSPITALS', 'The Royal Bournemouth and Christchurch Hospitals'],
    ['WESTBURY-ON-TRYM', 'Westbury-on-Trym'],
    ['4TH FLOOR, EAST WING', '4th Floor, East Wing'],
    ['YSBYTY GLAN CLWYD', 'Ysbyty Glan Clwyd'],
    ['CARDIFF & VALE UNIVERSITY LHB', 'Cardiff & Vale University LHB'],
    ['University Of Bristol Dental Hospital', 'University of Bristol Dental Hospital'],
    ['Newcastle Upon Tyne', 'Newcastle upon Tyne'],
    ['Hca Wellington  Hospital', 'HCA Wellington Hospital'],
    ['St Andrews', 'St Andrews'],
    ["Hrh Princess Christian's Hospital", "HRH Princess Christian's Hospital"],
  ])('writes %s as %s', (from, to) => expect(properName(from)).toBe(to))

  it('compares names without case, accents, “the” and “&”', () => {
    expect(plainName('The Queen Elizabeth Hospital King’s Lynn')).toBe(plainName("QUEEN ELIZABETH HOSPITAL KING'S LYNN"))
    expect(plainName('Ynys Môn & Arfon')).toBe('ynys mon and arfon')
  })

  it('knows what people call a trust', () => {
    expect(coreName('The Rotherham NHS Foundation Trust')).toBe('Rotherham')
    expect(coreName('NHS Fife')).toBe('NHS Fife')
  })
})
