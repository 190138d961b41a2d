import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 bits that nobody can guess, in letters that survive an address and a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** Whether a text can be a token at all: nothing else is looked up. */
export const isTokenShaped = (text: string): boolean => /^[\w-]{43}$/.test(text)

/** What is kept of a token: who reads the database can still not enter. The token has 256 random bits, so no salt is needed. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Compares two hashes in a time that does not tell how much of them agrees. */
export function isSameHash(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one, 'hex'), Buffer.from(other, 'hex')]
  return left.length === right.length && left.length > 0 && timingSafeEqual(left, right)
}
