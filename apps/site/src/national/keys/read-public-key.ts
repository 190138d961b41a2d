import { createPublicKey, type KeyObject } from 'node:crypto'
import { faultOfPublicKey, nameOfKey, type PublicKeyName } from '@spotlight/submission'

/** What was sent in place of a public key, by a name that has its words at `signing-keys.faults`. */
export type KeyFault = 'empty' | 'too-large' | 'private' | 'submission' | 'other-kind' | 'not-a-key' | 'weak'

/** `trust.key.pub` has some hundred bytes. */
export const longestKeyFile = 4 * 1024

/**
 * Reads the public key of a hospital from what was pasted or uploaded: the file that `spotlight-count` writes (PEM), or the 43 signs by which a
 * submission names it. A private key is refused before anything else looks at it.
 */
export function readPublicKey(text: string): PublicKeyName | KeyFault {
  // A mark that some editors put first is no part of a key.
  const given = text.replace(/^\uFEFF/, '').trim()
  if (given === '') return 'empty'
  if (given.length > longestKeyFile) return 'too-large'
  if (/PRIVATE KEY/i.test(given)) return 'private'
  if (given.startsWith('{')) return 'submission'
  if (/^[A-Za-z0-9_-]{43}$/.test(given)) return named(() => fromName(given), 'not-a-key')
  if (/^(ssh-|ecdsa-)|BEGIN (SSH2|PGP|CERTIFICATE|RSA)/.test(given)) return 'other-kind'
  if (!/^-----BEGIN PUBLIC KEY-----[\sA-Za-z0-9+/=]+-----END PUBLIC KEY-----$/.test(given)) return 'not-a-key'
  return named(() => createPublicKey(given), 'other-kind')
}

/** @throws if it is not written in the one way */
function fromName(x: string): KeyObject {
  if (Buffer.from(x, 'base64url').toString('base64url') !== x) throw new TypeError('Not an Ed25519 key')
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
}

/** `otherwise`: a key that can be read, but is not of the kind that signs submissions. */
function named(read: () => KeyObject, otherwise: KeyFault): PublicKeyName | KeyFault {
  try {
    const key = read()
    if (key.asymmetricKeyType !== 'ed25519') return otherwise
    const fault = faultOfPublicKey(key.export({ format: 'jwk' }).x ?? '')
    if (fault !== null) return fault === 'weak' ? fault : 'not-a-key'
    return nameOfKey(key)
  } catch (error) {
    // Node throws an Error for what is no key; anything else is a fault of ours.
    if (error instanceof Error) return 'not-a-key'
    throw error
  }
}

/** As people read it to each other on the telephone: `3f9a 01c2 7be4 d058`. */
export const sayKeyId = (keyId: string): string => keyId.replace(/(.{4})(?=.)/g, '$1 ')
