import { expect, test } from 'vitest'
import { messageReturnedTo, returnAddress } from './return-address.ts'

const id = '01234567-89ab-cdef-0123-456789abcdef'

test('what comes back says which mail it was, also where a server has changed the case', () => {
  const address = returnAddress(`<${id}@Spotlight.example>`, 'Spotlight.example') ?? ''
  expect(address).toBe(`returns+${id}@Spotlight.example`)
  expect(messageReturnedTo(address.toUpperCase(), 'Spotlight.example')).toBe(`<${id}@Spotlight.example>`)
})

test('where nothing could come back, and where the Message-ID is not ours, there is no such address', () => {
  expect(returnAddress(`<${id}@localhost>`, 'localhost')).toBeNull()
  expect(returnAddress('<somebody-elses@place.example>', 'spotlight.example')).toBeNull()
})

test.each([
  `returns+${id}@elsewhere.example`,
  `reply+${id}@spotlight.example`,
  'returns+short@spotlight.example',
  'foi@spotlight.example',
  '',
])('%s is no address of this kind', recipient => {
  expect(messageReturnedTo(recipient, 'spotlight.example')).toBeNull()
})
