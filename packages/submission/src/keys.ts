import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { isWeak } from './weak-keys.ts'

export type PublicKeyName = { id: string; publicKey: string }

/**
 * How a submission names the key that signed it. Takes the private or the public key.
 *
 * @throws if it is of another kind, or anybody could sign for it
 */
export function nameOfKey(key: KeyObject): PublicKeyName {
  const { kty, crv, x } = createPublicKeyOf(key).export({ format: 'jwk' })
  if (kty !== 'OKP' || crv !== 'Ed25519' || typeof x !== 'string') throw new TypeError('Not an Ed25519 key')
  if (isWeak(Buffer.from(x, 'base64url'))) throw new TypeError('A key for which anybody could sign')
  return { id: idOfPublicKey(x), publicKey: x }
}

/** The first 16 hexadecimal digits of the SHA-256 of the 32 bytes: enough to tell a person’s keys apart, never enough to trust one. */
export const idOfPublicKey = (publicKey: string): string =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 16)

/** @throws if it is not the 32 bytes of a point, written in the one way, or if anybody could sign for it */
export function publicKeyFrom(publicKey: string): KeyObject {
  const bytes = Buffer.from(publicKey, 'base64url')
  if (bytes.length !== 32 || bytes.toString('base64url') !== publicKey) throw new TypeError('Not an Ed25519 key')
  if (isWeak(bytes)) throw new TypeError('A key for which anybody could sign')
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
}

const createPublicKeyOf = (key: KeyObject): KeyObject => (key.type === 'private' ? createPublicKey(key) : key)
