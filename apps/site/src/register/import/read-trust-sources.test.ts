import { expect, test } from 'vitest'
import { readFoiAddresses } from './read-trust-sources.ts'

const read = (cell: string) => readFoiAddresses(`ods_code,foi_email,foi_email_alt\nRXX,"${cell}",\n`)

test('one address is read as it stands', () => {
  expect(JSON.stringify(read('foi@trust.example'))).toContain('"email":"foi@trust.example"')
})

test.each([
  'a@one.example,b@two.example',
  'a,b@two.example',
  'a@one.example;b',
  'FOI<a@one.example>',
  '(a)b@two.example',
  'no address',
])('%s is no address: a letter would go to somebody else, or to two', cell => {
  const text = JSON.stringify(read(cell))
  expect(text).toContain('"email":null')
  expect(text).toContain('is not an e-mail address')
})
