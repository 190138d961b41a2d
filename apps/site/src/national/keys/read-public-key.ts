import { createPublicKey } from 'node:crypto'
import { nameOfKey, type PublicKeyName, publicKeyFrom } from '@spotlight/submission'

/** What was sent in place of a public key, by a name that has its words at `signing-keys.faults`. */
export type KeyFault = 'empty' | 'too-large' | 'private' | 'submission' | 'other-kind' | 'not-a-key'

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
  if (/^[A-Za-z0-9_-]{43}$/.test(given)) return named(() => publicKeyFrom(given), 'not-a-key')
  if (/^(ssh-|ecdsa-)|BEGIN (SSH2|PGP|CERTIFICATE|RSA)/.test(given)) return 'other-kind'
  if (!/^-----BEGIN PUBLIC KEY-----[\sA-Za-z0-9+/=]+-----END PUBLIC KEY-----$/.test(given)) return 'not-a-key'
  return named(() => createPublicKey(given), 'other-kind')
}

/** `otherwise`: a key that can be read, but is not of the kind that signs submissions. */
function named(read: () => ReturnType<typeof createPublicKey>, otherwise: KeyFault): PublicKeyName | KeyFault {
  try {
    const key = read()
    return key.asymmetricKeyType === 'ed25519' ? nameOfKey(key) : otherwise
  } catch (error) {
    // Node throws an Error for what is no key; anything else is a fault of ours.
    if (error instanceof Error) return 'not-a-key'
    throw error
  }
}

/** As people read it to each other on the telephone: `3f9a 01c2 7be4 d058`. */
export const sayKeyId = (keyId: string): string => keyId.replace(/(.{4})(?=.)/g, '$1 ')
