import { describe, expect, test } from 'vitest'
import { asBackupCode, asBase32, isTotpCode, isTotpShaped, newBackupCodes, newTotpSecret, totpAddress, totpCode } from './totp.ts'

describe('the codes of RFC 6238, appendix B (the last six digits of its eight)', () => {
  const secret = '12345678901234567890'
  test.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('at %i seconds', (seconds, code) => {
    expect(totpCode(secret, new Date(seconds * 1000))).toBe(code)
  })

  test('a code is good half a minute before and after, and no longer', () => {
    const at = (seconds: number) => isTotpCode(secret, '005924', new Date(seconds * 1000))
    expect([1234567859, 1234567860, 1234567890, 1234567949, 1234567950].map(at)).toEqual([false, true, true, true, false])
  })

  test.each(['', '5924', '0059240', 'abcdef', '００５９２４'])('%j is no code', code => {
    expect(isTotpCode(secret, code, new Date(1234567890 * 1000))).toBe(false)
  })
})

test.each([
  ['', ''],
  ['f', 'MY'],
  ['foobar', 'MZXW6YTBOI'],
])('base32 of RFC 4648, section 10: %j', (text, wanted) => {
  expect(asBase32(text)).toBe(wanted)
})

test('the address in the picture is what apps read', () => {
  const url = new URL(totpAddress({ secret: 'foobar', email: 'admin+1@staff.example', site: 'Spotlight & co' }))
  expect([url.protocol, url.host, decodeURIComponent(url.pathname)]).toEqual([
    'otpauth:',
    'totp',
    '/Spotlight & co:admin+1@staff.example',
  ])
  expect(Object.fromEntries(url.searchParams)).toEqual({
    secret: 'MZXW6YTBOI',
    issuer: 'Spotlight & co',
    digits: '6',
    period: '30',
  })
})

test('secrets and backup codes are long enough and differ', () => {
  expect(newTotpSecret()).toMatch(/^[a-zA-Z0-9]{32}$/)
  expect(newTotpSecret()).not.toBe(newTotpSecret())
  const codes = newBackupCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^[a-km-np-z2-9]{5}-[a-km-np-z2-9]{5}$/)
})

test('codes are taken as people type them', () => {
  expect(['123 456', ' 123456', '123-456', '12345', 'abcde-fghij'].map(isTotpShaped)).toEqual([true, true, true, false, false])
  expect(['ABCDE-FGHIJ', 'abcdefghij', 'abc de fgh ij'].map(asBackupCode)).toEqual(Array(3).fill('abcde-fghij'))
})
