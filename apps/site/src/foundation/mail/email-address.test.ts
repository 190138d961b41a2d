import { expect, test } from 'vitest'
import { isEmailAddress, isSameAddress } from './email-address.ts'

test.each(['foi@ex-001.invalid', 'FOI.Team+requests@trust.example', "o'brien@a-b.example", 'a@b.c'])('%s is one', text => {
  expect(isEmailAddress(text)).toBe(true)
})

test.each([
  '',
  'foi',
  '@trust.example',
  'foi@',
  'foi@trust',
  'foi@trust..example',
  'foi@-trust.example',
  '.foi@trust.example',
  'foi @trust.example',
  'foi@trust.example ',
  'foi@trust.example, other@trust.example',
  'FOI <foi@trust.example>',
  'foi@trust.example\r\nBcc: all@trust.example',
  'tŷ@trust.example',
  'foi@tŷ.example',
  `${'a'.repeat(65)}@trust.example`,
  `foi@${'a.'.repeat(126)}example`,
])('%j is none', text => {
  expect(isEmailAddress(text)).toBe(false)
})

test('capitals and blanks around it make no other address', () => {
  expect(isSameAddress('FOI@Trust.example', ' foi@trust.example')).toBe(true)
  expect(isSameAddress('foi@trust.example', 'foi2@trust.example')).toBe(false)
})
