import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

/** What stands before the 32 bytes of an Ed25519 seed in PKCS #8 (RFC 8410, section 7). */
const pkcs8OfEd25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

/**
 * A key of an invented trust. Anybody can work it out from its name, so it protects nothing: that is how the example's files are the same
 * everywhere, and how anybody can try what a hospital does. No trust of the real register can have such a key, since its number must be EX-nnn.
 */
export function exampleKey(trust: string, number: number): KeyObject {
  if (!/^EX-\d{3}$/.test(trust)) throw new RangeError('Only an invented trust has a key that anybody can know')
  const seed = createHash('sha256').update(`Spotlight: key ${number} of the invented trust ${trust}`).digest()
  return createPrivateKey({ key: Buffer.concat([pkcs8OfEd25519, seed]), format: 'der', type: 'pkcs8' })
}

/** Its public part, as `trust.key.pub` holds it. */
export const examplePublicKey = (trust: string, number: number): string =>
  createPublicKey(exampleKey(trust, number)).export({ format: 'pem', type: 'spki' }).toString()
