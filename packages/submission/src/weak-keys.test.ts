import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { exampleContent } from './example-content.ts'
import { canonicalJson, faultOfPublicKey, idOfPublicKey, nameOfKey, publicKeyFrom, verifySubmission } from './index.ts'

const key = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url')
/** As Node reads it, without asking what it is. */
const asNodeReads = (x: string): KeyObject => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })

/**
 * Every encoding of the eight points of small order, with the order of its point: Chalkias, Garillot and Nikolaenko, “Taming the many EdDSAs” (Security
 * Standardisation Research 2020), section 5 and its table of small-order points. The six that are written otherwise than RFC 8032 asks for are marked.
 */
const smallOrder: readonly [order: number, written: 'as it should be' | 'otherwise', hex: string][] = [
  [1, 'as it should be', `01${'00'.repeat(31)}`],
  [1, 'otherwise', `01${'00'.repeat(30)}80`],
  [1, 'otherwise', `ee${'ff'.repeat(30)}7f`],
  [1, 'otherwise', `ee${'ff'.repeat(31)}`],
  [2, 'as it should be', `ec${'ff'.repeat(30)}7f`],
  [2, 'otherwise', `ec${'ff'.repeat(31)}`],
  [4, 'as it should be', '00'.repeat(32)],
  [4, 'as it should be', `${'00'.repeat(31)}80`],
  [4, 'otherwise', `ed${'ff'.repeat(30)}7f`],
  [4, 'otherwise', `ed${'ff'.repeat(31)}`],
  [8, 'as it should be', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
  [8, 'as it should be', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85'],
  [8, 'as it should be', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'],
  [8, 'as it should be', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa'],
]

/** The first parts of signatures to try: the eight points, of which one fits whatever the message is. The second part is always 0. */
const commitments = smallOrder.filter(([, written]) => written === 'as it should be').map(([, , hex]) => Buffer.from(hex, 'hex'))

const p = 2n ** 255n - 19n
const d = 37095705934669439343138083508754565189542113879843219016388785533085940283555n
const mod = (value: bigint): bigint => ((value % p) + p) % p
type Point = readonly [x: bigint, y: bigint]

function power(base: bigint, exponent: bigint): bigint {
  const half = exponent === 0n ? 1n : power(mod(base * base), exponent / 2n)
  return exponent % 2n === 1n ? mod(half * base) : half
}

/** RFC 8032, section 5.1.4, in the simplest words. */
function add([x1, y1]: Point, [x2, y2]: Point): Point {
  const product = mod(d * x1 * x2 * y1 * y2)
  return [mod((x1 * y2 + x2 * y1) * power(1n + product, p - 2n)), mod((y1 * y2 + x1 * x2) * power(mod(1n - product), p - 2n))]
}

/** Section 5.1.3, as leniently as many programs do it. */
function decode(bytes: Buffer): Point {
  const number = BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`)
  const y = mod(number % 2n ** 255n)
  const square = mod((y * y - 1n) * power(mod(d * y * y + 1n), p - 2n))
  const root = power(square, (p + 3n) / 8n)
  const x = mod(root * root) === square ? root : mod(root * power(2n, (p - 1n) / 4n))
  return x % 2n === number >> 255n ? [x, y] : [mod(-x), y]
}

/** Whether 0·B = R + h·A: what a signature of `first` and 0 must fulfil (section 5.1.7). Of h only what is left after division by 8 matters. */
function fits(keyBytes: Buffer, message: Buffer, first: Buffer): boolean {
  const hash = createHash('sha512').update(first).update(keyBytes).update(message).digest().reverse().toString('hex')
  const times = Number((BigInt(`0x${hash}`) % (2n ** 252n + 27742317777372353535851937790883648493n)) % 8n)
  const sum = Array.from({ length: times }).reduce<Point>(point => add(point, decode(keyBytes)), decode(first))
  return sum[0] === 0n && sum[1] === 1n
}

describe.each(smallOrder)('a key of order %i, written %s: %s', (_, __, hex) => {
  const publicKey = key(hex)

  // Node 20 takes these signatures, the Node that this is built with does not: whoever verifies must not have to know which.
  it('would let anybody sign anything by the equation of RFC 8032, without a secret', () => {
    const messages = Array.from({ length: 5 }, (_each, number) => Buffer.from(`We count everyone, number ${number}`))
    const isForged = messages.some(message => commitments.some(first => fits(Buffer.from(hex, 'hex'), message, first)))
    expect(isForged).toBe(true)
  })

  it('is refused as a key', () => {
    expect(faultOfPublicKey(publicKey)).toBe('weak')
    expect(() => publicKeyFrom(publicKey)).toThrow(TypeError)
    expect(() => nameOfKey(asNodeReads(publicKey))).toThrow(TypeError)
  })

  it('is refused in a submission that it would have signed', () => {
    const submission = { ...exampleContent, key: { id: idOfPublicKey(publicKey), publicKey } }
    const over = Buffer.from(canonicalJson(submission))
    const first = commitments.find(each => fits(Buffer.from(hex, 'hex'), over, each)) ?? Buffer.alloc(32)
    const signature = Buffer.concat([first, Buffer.alloc(32)]).toString('base64url')
    const sent = Buffer.from(canonicalJson({ submission, signature }))
    expect(verifySubmission(sent)).toMatchObject({ isVerified: false, refusal: 'wrong-key' })
  })
})

/** Second coordinates from 2^255 - 19 on are other ways to write 0 to 18: one key under several names. */
const beyond = Array.from({ length: 19 }, (_, more) => 0xed + more).flatMap(first => [
  `${first.toString(16)}${'ff'.repeat(30)}7f`,
  `${first.toString(16)}${'ff'.repeat(31)}`,
])

it.each(beyond)('a key that is not written in the one way is refused: %s', hex => {
  expect(faultOfPublicKey(key(hex))).toBe('weak')
})

it.each([
  ['a second coordinate that no point has', `02${'00'.repeat(31)}`, 'no-point'],
  ['31 bytes', '01'.repeat(31), 'no-point'],
  // RFC 8032, section 7.1, TEST 1, 2 and 3, and the point from which all keys are made.
  ['a key of RFC 8032', 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', null],
  ['another one', '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', null],
  ['a third one', 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025', null],
  ['the base point', `58${'66'.repeat(31)}`, null],
] as const)('%s: %s is %s', (_, hex, fault) => {
  expect(faultOfPublicKey(key(hex))).toBe(fault)
})

it('takes every key that Node makes', () => {
  for (let made = 0; made < 50; made += 1) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const { publicKey: name } = nameOfKey(publicKey)
    expect(verify(null, Buffer.from(name), publicKeyFrom(name), sign(null, Buffer.from(name), privateKey))).toBe(true)
  }
})
