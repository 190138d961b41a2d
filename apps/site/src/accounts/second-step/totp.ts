import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'

/** What authenticator apps understand without being told: SHA-1, six digits, thirty seconds (RFC 6238; Key Uri Format). */
const digits = 6
const periodSeconds = 30
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

const draw = (from: string, count: number): string => Array.from({ length: count }, () => from[randomInt(from.length)]).join('')

/** 32 letters, 190 random bits. The bytes of the letters themselves are the key, as better-auth reads it. */
export const newTotpSecret = (): string => draw(letters, 32)

/** RFC 4648, without padding: the form in which a person types a secret. */
export function asBase32(text: string): string {
  let [bits, value, result] = [0, 0, '']
  for (const byte of Buffer.from(text)) {
    value = (value << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) result += base32[(value >>> (bits - 5)) & 31]
  }
  return bits > 0 ? result + base32[(value << (5 - bits)) & 31] : result
}

/** What the square picture holds. */
export const totpAddress = ({ secret, email, site }: { secret: string; email: string; site: string }): string =>
  `otpauth://totp/${encodeURIComponent(site)}:${encodeURIComponent(email)}?secret=${asBase32(secret)}&issuer=${encodeURIComponent(site)}&digits=${digits}&period=${periodSeconds}`

/** The code of a moment (RFC 4226, 5.3). */
export function totpCode(secret: string, at: Date): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 1000 / periodSeconds)))
  const hash = createHmac('sha1', Buffer.from(secret)).update(counter).digest()
  const offset = hash.readUInt8(hash.length - 1) & 15
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/** Whether a code is that of now, or of half a minute before or after: clocks differ, and typing takes time. */
export function isTotpCode(secret: string, code: string, now: Date): boolean {
  if (!/^\d{6}$/.test(code)) return false
  const near = [-1, 0, 1].map(step => totpCode(secret, new Date(now.getTime() + step * periodSeconds * 1000)))
  // All are compared, so that the time tells nothing.
  return near.filter(wanted => isSameText(wanted, code)).length > 0
}

const isSameText = (one: string, other: string): boolean => timingSafeEqual(Buffer.from(one), Buffer.from(other))

/** What somebody typed as a code: apps show it in two halves, and phones add spaces. */
export const plainCode = (typed: string): string => typed.replace(/[\s-]/g, '')
export const isTotpShaped = (typed: string): boolean => /^\d{6}$/.test(plainCode(typed))

/** No l, o, 0 or 1: these are copied by hand. */
const legible = 'abcdefghijkmnpqrstuvwxyz23456789'
export const newBackupCodes = (): string[] => Array.from({ length: 10 }, () => `${draw(legible, 5)}-${draw(legible, 5)}`)

/** What somebody typed as a backup code, in the form in which it was given out. */
export function asBackupCode(typed: string): string {
  const bare = plainCode(typed).toLowerCase()
  return `${bare.slice(0, 5)}-${bare.slice(5)}`
}
