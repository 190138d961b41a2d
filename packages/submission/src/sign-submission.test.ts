import { createPrivateKey, sign, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { exampleContent } from './example-content.ts'
import { canonicalJson, nameOfKey, publicKeyFrom, signSubmission } from './index.ts'

/** RFC 8032, section 7.1: secret key, public key, message, signature. */
const published: readonly { name: string; secret: string; public: string; message: string; signature: string }[] = [
  {
    name: 'TEST 1',
    secret: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    public: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    name: 'TEST 2',
    secret: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    public: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  {
    name: 'TEST 3',
    secret: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    public: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    message: 'af82',
    signature:
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  },
]

const base64url = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url')
const keyOf = ({ secret, public: x }: (typeof published)[number]) =>
  createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', d: base64url(secret), x: base64url(x) }, format: 'jwk' })

describe('signing', () => {
  it.each(published)('makes and checks the published signature of $name (RFC 8032)', vector => {
    const message = Buffer.from(vector.message, 'hex')
    expect(sign(null, message, keyOf(vector)).toString('hex')).toBe(vector.signature)
    expect(verify(null, message, publicKeyFrom(base64url(vector.public)), Buffer.from(vector.signature, 'hex'))).toBe(true)
    expect(nameOfKey(keyOf(vector)).publicKey).toBe(base64url(vector.public))
  })

  it('signs the canonical bytes of the submission, the same each time', () => {
    const [vector] = published
    if (vector === undefined) throw new Error('No vector')
    const { bytes, signed } = signSubmission(exampleContent, keyOf(vector))
    expect(signSubmission(structuredClone(exampleContent), keyOf(vector)).bytes).toEqual(bytes)
    expect(bytes.toString('utf8')).toBe(canonicalJson(signed))
    const over = Buffer.from(canonicalJson(signed.submission), 'utf8')
    expect(verify(null, over, keyOf(vector), Buffer.from(signed.signature, 'base64url'))).toBe(true)
  })

  it('never signs what the schema does not allow, or what contradicts itself', () => {
    const [vector] = published
    if (vector === undefined) throw new Error('No vector')
    expect(() => signSubmission({ ...exampleContent, sex: 'F' } as typeof exampleContent, keyOf(vector))).toThrow()
    const seen = { ...exampleContent.prevalence, seenIn24Months: 200 }
    expect(() => signSubmission({ ...exampleContent, prevalence: seen }, keyOf(vector))).toThrow('More people were seen')
  })
})
