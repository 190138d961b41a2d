import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { exampleContent } from './example-content.ts'
import { canonicalJson, nameOfKey, type Refusal, signSubmission, verifySubmission } from './index.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const other = generateKeyPairSync('ed25519')
const { bytes, signed } = signSubmission(exampleContent, privateKey)
const text = bytes.toString('utf8')

/** Whatever a person with a real key could sign with another program. */
function forged(change: (submission: Record<string, unknown>) => void, key: KeyObject = privateKey): Buffer {
  const submission: Record<string, unknown> = structuredClone({ ...exampleContent, key: nameOfKey(key) })
  change(submission)
  const over = canonicalJson(submission)
  return Buffer.from(canonicalJson({ submission, signature: sign(null, Buffer.from(over), key).toString('base64url') }))
}

const set = (path: string, value: unknown) => (submission: Record<string, unknown>) => {
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  // A test may write anywhere: the schema is what must not let it through.
  const parent = steps.reduce((at, step) => at[step] as Record<string, unknown>, submission)
  parent[last] = value
}
const row = (change: Record<string, unknown>) => set('incidence.rows.1', { ...exampleContent.incidence.rows[1], ...change })

const refusals: readonly [what: string, sent: Uint8Array, refusal: Refusal][] = [
  ['nothing', Buffer.from(''), 'not-json'],
  ['half of it', bytes.subarray(0, 300), 'not-json'],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00]), 'not-json'],
  ['a byte order mark', Buffer.concat([Buffer.from('\ufeff'), bytes]), 'not-json'],
  ['a very large file', Buffer.alloc(65 * 1024, 0x20), 'too-large'],
  ['very deep brackets', Buffer.from('['.repeat(32_000) + ']'.repeat(32_000)), 'unknown-version'],
  ['a line end after it', Buffer.from(`${text}\n`), 'not-canonical'],
  ['the same, indented', Buffer.from(JSON.stringify(signed, null, 2)), 'not-canonical'],
  ['a key twice', Buffer.from(text.replace('"asAt":', '"asAt":"2020-03-31","asAt":')), 'not-canonical'],
  ['1e400', Buffer.from(text.replace('"total":65', '"total":1e400')), 'not-canonical'],
  ['-0', Buffer.from(text.replace('"unclassified":0', '"unclassified":-0')), 'not-canonical'],
  ['6.5e1', Buffer.from(text.replace('"total":65', '"total":6.5e1')), 'not-canonical'],
  ['a character as an escape', Buffer.from(text.replace('Ŵ', '\\u0174')), 'not-canonical'],
  ['half of a character', Buffer.from(text.replace('Ŵ', '\\ud800')), 'not-canonical'],
  ['null', Buffer.from('null'), 'unknown-version'],
  ['another format', forged(set('format', 'spotlight-submission-2')), 'unknown-version'],
  ['__proto__', Buffer.from(text.replace('{"signature"', '{"__proto__":{"isAdmin":true},"signature"')), 'not-allowed'],
  ['__proto__ within', Buffer.from(text.replace('"submission":{', '"submission":{"__proto__":{},')), 'not-allowed'],
  ['constructor', forged(set('constructor', 'x')), 'not-allowed'],
  ['sex', forged(set('bySex', { female: 40 })), 'not-allowed'],
  ['a survival curve', forged(set('survival', [])), 'not-allowed'],
  ['free text', forged(set('verdict.note', 'Ask for the patient in bed 4')), 'not-allowed'],
  ['a note in a row', forged(row({ note: 'x' })), 'not-allowed'],
  ['a number of 3', forged(row({ unclassified: 3 })), 'not-allowed'],
  ['a number of 5', forged(row({ unclassified: 5 })), 'not-allowed'],
  ['a number of 12', forged(row({ deNovo: 12 })), 'not-allowed'],
  ['a negative number', forged(row({ deNovo: -10 })), 'not-allowed'],
  ['a fraction', forged(row({ deNovo: 20.5 })), 'not-allowed'],
  ['a number as text', forged(row({ deNovo: '20' })), 'not-allowed'],
  ['more people than there are', forged(row({ total: 1e9 })), 'not-allowed'],
  ['a total that is merged', forged(row({ total: 'merged' })), 'not-allowed'],
  ['a ratio', forged(set('completeness.0.band', 0.934)), 'not-allowed'],
  ['a band of two per cent', forged(set('completeness.0.band', { from: 92, to: 94 })), 'not-allowed'],
  ['a band of ten per cent', forged(set('completeness.0.band', { from: 90, to: 100 })), 'not-allowed'],
  ['a name that runs backwards', forged(set('trust.name', 'Trust \u202eecnelA')), 'not-allowed'],
  ['a name with a tag', forged(set('trust.name', '<b>Trust</b>')), 'not-allowed'],
  ['a name in letters that only look Latin', forged(set('trust.name', 'Тrust')), 'not-allowed'],
  ['a name with an accent apart', forged(set('trust.name', 'Tw\u0302r Trust')), 'not-allowed'],
  ['a name with a line break', forged(set('trust.name', 'A\nB')), 'not-allowed'],
  ['a name with the number of a patient', forged(set('trust.name', 'Trust 999 000 0018')), 'not-allowed'],
  ['a version with the number of a patient', forged(set('program.version', '0.1.9990000018')), 'not-allowed'],
  ['a version with a name', forged(set('program.version', '0.1.0-jones')), 'not-allowed'],
  ['a name of many letters', forged(set('trust.name', 'A'.repeat(121))), 'not-allowed'],
  ['a day that is none', forged(set('asAt', '2026-02-30')), 'not-allowed'],
  ['parts that do not make the total', forged(row({ deNovo: 40 })), 'contradiction'],
  ['a hidden total that is divided', forged(row({ total: '*' })), 'contradiction'],
  ['one merged part', forged(row({ deNovo: 'merged' })), 'contradiction'],
  ['a year that is not over', forged(row({ from: 2026, to: 2026 })), 'contradiction'],
  ['a year twice', forged(row({ from: 2024, to: 2024 })), 'contradiction'],
  [
    'pooled years under “by-year”',
    forged(set('incidence.rows', [{ ...exampleContent.incidence.rows[1], from: 2024 }])),
    'contradiction',
  ],
  ['rows in a table that was dropped', forged(set('incidence.shown', 'dropped')), 'contradiction'],
  ['more seen than alive', forged(set('prevalence.seenIn24Months', 170)), 'contradiction'],
  ['another day of the count', forged(set('prevalence.on', '2026-03-30')), 'contradiction'],
  ['a test twice', forged(set('completeness.1', exampleContent.completeness[0])), 'contradiction'],
  ['a key with another id', forged(set('key.id', '0'.repeat(16))), 'wrong-key'],
  ['the key of somebody else', forged(set('key', nameOfKey(other.publicKey))), 'unknown-key'],
  ['a submission by somebody else', forged(() => undefined, other.privateKey), 'unknown-key'],
  ['another number', Buffer.from(text.replace('"total":65', '"total":60')), 'wrong-signature'],
  ['another name', Buffer.from(text.replace('Enghraifft', 'Enghreifft')), 'wrong-signature'],
  ['another signature', Buffer.from(text.replace(signed.signature, 'A'.repeat(86))), 'wrong-signature'],
  [
    'the same signature written otherwise',
    // The last of 86 letters carries four bits that mean nothing: only one way to write them is right.
    Buffer.from(text.replace(signed.signature, `${signed.signature.slice(0, 85)}${nextLetter(signed.signature.at(-1) ?? 'A')}`)),
    'wrong-signature',
  ],
]

function nextLetter(letter: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return letters[letters.indexOf(letter) + 1] ?? 'A'
}

describe('verifying', () => {
  it('says that a submission is what it says it is', () => {
    expect(verifySubmission(bytes, [other.publicKey, publicKey])).toMatchObject({ isVerified: true, isKeyKnown: true })
    expect(verifySubmission(bytes)).toMatchObject({ isVerified: true, isKeyKnown: false })
  })

  it.each(refusals)('refuses %s', (_, sent, refusal) => {
    const verified = verifySubmission(sent, [publicKey])
    expect(verified).toMatchObject({ isVerified: false, refusal })
    if (!verified.isVerified) expect(verified.reasons.join(' ')).toMatch(/\w.*\.$/)
  })

  it('finds that somebody else signed, even without a known key, if the key was swapped', () => {
    expect(verifySubmission(forged(set('key', nameOfKey(other.publicKey))))).toMatchObject({ refusal: 'wrong-signature' })
  })

  it('repeats nothing of what must not be there', () => {
    const verified = verifySubmission(forged(set('verdict.note', 'Ask for the patient in bed 4')))
    expect(JSON.stringify(verified)).not.toContain('bed 4')
  })

  it('leaves the prototype of objects alone', () => {
    verifySubmission(Buffer.from(text.replace('{"signature"', '{"__proto__":{"isAdmin":true},"signature"')))
    expect('isAdmin' in {}).toBe(false)
  })
})
