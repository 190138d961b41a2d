import { expect, test } from 'vitest'
import { hashOfToken, isSameHash, isTokenShaped, newToken } from './token.ts'

test('a token has the shape that is let in, and no two are the same', () => {
  const tokens = Array.from({ length: 50 }, newToken)
  expect(tokens.every(isTokenShaped)).toBe(true)
  expect(new Set(tokens).size).toBe(50)
})

test.each(['', 'short', `${newToken()}x`, `${newToken().slice(1)}/`, `${newToken().slice(1)} `])('%j is no token', text => {
  expect(isTokenShaped(text)).toBe(false)
})

test('hashes are compared whole', () => {
  const hash = hashOfToken('one')
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(isSameHash(hash, hashOfToken('one'))).toBe(true)
  expect(isSameHash(hash, hashOfToken('two'))).toBe(false)
  expect(isSameHash(hash, hash.slice(2))).toBe(false)
  expect(isSameHash('', '')).toBe(false)
})
