/** The field and the curve of Ed25519: RFC 8032, section 5.1. */
const prime = 2n ** 255n - 19n
const d = 37095705934669439343138083508754565189542113879843219016388785533085940283555n
const signBit = 2n ** 255n

/** `weak`: anybody could sign for it, or it is not written in its one way. `no-point`: it is nobody’s key. */
export type PublicKeyFault = 'weak' | 'no-point'

/**
 * What is wrong with the 32 bytes of a public key, as base64url; null: nothing. To be asked when a key is registered.
 *
 * Source: Chalkias, Garillot and Nikolaenko, “Taming the many EdDSAs” (2020), section 5; RFC 8032, section 5.1.3.
 */
export function faultOfPublicKey(publicKey: string): PublicKeyFault | null {
  const bytes = Buffer.from(publicKey, 'base64url')
  if (bytes.length !== 32) return 'no-point'
  if (isWeak(bytes)) return 'weak'
  return isOnCurve(secondOf(bytes)) ? null : 'no-point'
}

/**
 * Whether a key binds nobody: Node verifies by s·B = R + h·A without a look at A. Where A is one of the eight points of small order, h·A is one of eight
 * points whatever was signed, so signatures can be made without a secret. What is not written in its one way is another name for a key that
 * may have been refused under its own.
 */
export function isWeak(bytes: Uint8Array): boolean {
  const y = secondOf(bytes)
  if (y >= prime) return true
  // y = 1 and -1 are the points of order 1 and 2 (whatever the sign that they have not), y = 0 those of order 4. The double of a point of order 8 has
  // y = 0, so there x² = -y²; in -x² + y² = 1 + d x² y² this leaves d y⁴ + 2 y² = 1.
  const square = (y * y) % prime
  return square === 0n || square === 1n || (((d * square) % prime) * square + 2n * square) % prime === 1n
}

const secondOf = (bytes: Uint8Array): bigint => {
  const number = BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`)
  return number >= signBit ? number - signBit : number
}

/** Whether x² = (y² - 1) / (d y² + 1) is a square (Euler’s criterion; both sides times the square of what divides). */
function isOnCurve(y: bigint): boolean {
  const square = (y * y) % prime
  const power = raised((((square + prime - 1n) % prime) * ((d * square + 1n) % prime)) % prime, (prime - 1n) / 2n)
  return power === 0n || power === 1n
}

function raised(base: bigint, exponent: bigint): bigint {
  let [result, factor] = [1n, base]
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * factor) % prime
    factor = (factor * factor) % prime
  }
  return result
}
