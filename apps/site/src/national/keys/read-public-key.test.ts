import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { type ConfirmVerdict, faultOfNote, judgeConfirm, longestNote } from './key-rules.ts'
import { type KeyFault, readPublicKey, sayKeyId } from './read-public-key.ts'

/** RFC 8032, section 7.1, TEST 1: as base64url, and the id that the submission format gives it. */
const publicKey = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'
const key = { id: '21fe31dfa154a261', publicKey }
const asKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
const pem = asKey.export({ type: 'spki', format: 'pem' }).toString()
const secret = createPrivateKey({
  key: { kty: 'OKP', crv: 'Ed25519', d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A', x: publicKey },
  format: 'jwk',
})
/** The point of order 1: with it 0 and itself sign everything. All of its kind are in `packages/submission/src/weak-keys.test.ts`. */
const weak = Buffer.concat([Buffer.from([1]), Buffer.alloc(31)]).toString('base64url')
const asFile = (x: string): string =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    .export({ type: 'spki', format: 'pem' })
    .toString()
const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey
const x25519 = generateKeyPairSync('x25519').publicKey

test.each([
  ['the file of spotlight-count', pem],
  ['the file as Windows saves it', `\uFEFF${pem.replaceAll('\n', '\r\n')}`],
  ['the file with white space around it', `\n  ${pem}\n\n`],
  ['the 43 signs of a submission', publicKey],
])('%s is read', (_, text) => {
  expect(readPublicKey(text)).toEqual(key)
})

test.each<[what: string, text: string, fault: KeyFault]>([
  ['nothing', ' \n', 'empty'],
  ['the secret key', secret.export({ type: 'pkcs8', format: 'pem' }).toString(), 'private'],
  ['a locked secret key', '-----BEGIN ENCRYPTED PRIVATE KEY-----\nAA\n-----END ENCRYPTED PRIVATE KEY-----', 'private'],
  ['both halves in one file', pem + secret.export({ type: 'pkcs8', format: 'pem' }).toString(), 'private'],
  ['a submission', '{"submission":{}}', 'submission'],
  ['an RSA key', rsa.export({ type: 'spki', format: 'pem' }).toString(), 'other-kind'],
  ['a key for sharing secrets', x25519.export({ type: 'spki', format: 'pem' }).toString(), 'other-kind'],
  ['a key of ssh', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA somebody', 'other-kind'],
  ['half of a key', pem.slice(0, 60), 'not-a-key'],
  ['two keys', pem + pem, 'not-a-key'],
  ['a key that is broken within', pem.replace('MCow', 'MCoX'), 'not-a-key'],
  ['43 signs with bits that no key has', `${publicKey.slice(0, -1)}p`, 'not-a-key'],
  ['a key for which anybody can sign', weak, 'weak'],
  ['the same as a file', asFile(weak), 'weak'],
  ['32 zeroes', 'A'.repeat(43), 'weak'],
  ['a key that is written otherwise', Buffer.concat([Buffer.from([0xf0]), Buffer.alloc(31, 0xff)]).toString('base64url'), 'weak'],
  ['43 signs that are nobody’s key', Buffer.concat([Buffer.from([2]), Buffer.alloc(31)]).toString('base64url'), 'not-a-key'],
  ['words', 'Here is our key, thank you', 'not-a-key'],
  ['a large file', 'x'.repeat(5000), 'too-large'],
])('%s is refused by its name', (_, text, fault) => {
  expect(readPublicKey(text)).toBe(fault)
})

test('the number of a key is said in fours', () => {
  expect(sayKeyId(key.id)).toBe('21fe 31df a154 a261')
})

const known = { firstEnteredAt: new Date('2026-03-01'), calledBackOn: '2026-03-02' }

test.each<[state: 'waiting' | 'standing' | 'revoked', who: Parameters<typeof judgeConfirm>[1], verdict: ConfirmVerdict]>([
  ['waiting', known, 'yes'],
  ['waiting', { ...known, calledBackOn: null }, 'not-called-back'],
  ['waiting', { ...known, firstEnteredAt: null }, 'not-entered'],
  ['waiting', null, 'gone'],
  ['standing', known, 'not-waiting'],
  ['revoked', known, 'not-waiting'],
])('a key that is %s, sent by %j, may be confirmed: %s', (state, who, verdict) => {
  expect(judgeConfirm(state, who)).toBe(verdict)
})

test.each([
  ['', true, 'no-note'],
  ['', false, null],
  ['Rang the switchboard', true, null],
  ['💛'.repeat(longestNote), true, null],
  ['💛'.repeat(longestNote + 1), false, 'long-note'],
] as const)('the note "%s" (needed: %s): %s', (note, isNeeded, fault) => {
  expect(faultOfNote(note, { isNeeded })).toBe(fault)
})
