import { expect, test } from 'vitest'
import { letterMessageReturnedTo, letterReturnAddress, namedAddress } from './letter-addresses.ts'

test.each([
  ['Siân Tŷ-Gwyn', '"Siân Tŷ-Gwyn" <a@b.example>'],
  ['Eve\r\nBcc: everybody@elsewhere.example', '"Eve Bcc everybody elsewhere.example" <a@b.example>'],
  ['Eve" <eve@elsewhere.example>, "', '"Eve eve elsewhere.example" <a@b.example>'],
  ['\u202eevE\u202c', '"evE" <a@b.example>'],
  ['  ', 'a@b.example'],
])('the name %j begins nothing of its own', (name, expected) => {
  expect(namedAddress(name, 'a@b.example')).toBe(expected)
})

const id = '01234567-89ab-cdef-0123-456789abcdef'

test('what comes back says which mail it was, also where a server has changed the case', () => {
  const address = letterReturnAddress(`<${id}@spotlight.example>`, 'spotlight.example') ?? ''
  expect(address).toBe(`letters+${id}@spotlight.example`)
  expect(letterMessageReturnedTo(address.toUpperCase(), 'spotlight.example')).toBe(`<${id}@spotlight.example>`)
  expect(letterMessageReturnedTo(`letters+${id}@elsewhere.example`, 'spotlight.example')).toBeNull()
  expect(letterReturnAddress(`<${id}@localhost>`, 'localhost')).toBeNull()
})
