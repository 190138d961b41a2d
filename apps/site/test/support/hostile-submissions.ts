import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  canonicalJson,
  idOfPublicKey,
  nameOfKey,
  type Submission,
  type SubmissionContent,
  sha256Of,
  signedSubmission,
} from '@spotlight/submission'
import { findRoot } from '../../src/foundation/index.ts'
import { exampleKey } from '../../src/national/example/example-keys.ts'
import { exampleSubmissionsFolder } from '../../src/national/example/example-submissions.ts'

/** Numbers and words of nobody, which would be somebody’s in a file that must not be taken. No answer and no log may repeat them. */
export const personLevel = {
  number: '9990000018',
  name: 'Ŵynne Example-Jones',
  birth: '1951-04-17',
} as const

/** What a file tries, and by which names the site may say no. */
export type Attack = { readonly what: string; readonly bytes: Uint8Array; readonly refusals: readonly string[] }

/** Of whom the attacks are: a trust with a key that stands and no submission, another one, and one whose key was revoked. */
export const attacked = { trust: 'EX-148', other: 'EX-144', rotated: 'EX-056' } as const

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8')

/** A committed file, as it was sent. */
export const exampleFile = (name: string): Buffer =>
  readFileSync(join(findRoot(import.meta.dirname), exampleSubmissionsFolder, name))

/** What that file says, to be changed. */
export function contentOfExample(name: string): SubmissionContent {
  const { key: _, ...content } = signedSubmission.parse(JSON.parse(exampleFile(name).toString('utf8'))).submission
  return content
}

/**
 * Signs whatever it is given, as a program of an attacker would: nothing is checked, so that everything reaches the site. The signature is right unless
 * `by` is not the key that `named` says.
 */
export function signAnything(content: unknown, by: KeyObject, named: KeyObject = by): Uint8Array {
  const submission = { ...(content as object), key: nameOfKey(named) }
  const signature = sign(null, Buffer.from(canonicalJson(submission), 'utf8'), by).toString('base64url')
  return bytesOf(canonicalJson({ submission, signature }))
}

const own = exampleKey(attacked.trust, 1)
const good = exampleFile(`${attacked.trust}-1.json`)
/** What would be taken: the next of the trust. Each attack changes one thing of it. */
const content: SubmissionContent = { ...contentOfExample(`${attacked.trust}-1.json`), previous: sha256Of(good) }
export const nextFile = (): Uint8Array => signAnything(content, exampleKey(attacked.trust, 1))
const text = good.toString('utf8')

const changed = (change: Partial<Record<keyof Submission, unknown>>): Uint8Array => signAnything({ ...content, ...change }, own)
const rows = content.incidence.rows
const withRow = (change: object): Uint8Array =>
  changed({ incidence: { ...content.incidence, rows: [{ ...rows[0], ...change }, ...rows.slice(1)] } })
const alive = (notKnownDead: unknown): Uint8Array => changed({ prevalence: { ...content.prevalence, notKnownDead } })

function forged(): Attack[] {
  const stranger = generateKeyPairSync('ed25519').privateKey
  const weak = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
  const named = JSON.parse(text)
  named.submission.key = { id: nameOfKey(stranger).id, publicKey: named.submission.key.publicKey }
  const ofNobody = JSON.parse(text)
  ofNobody.submission.key = { id: idOfPublicKey(weak), publicKey: weak }
  const other = { ...content, trust: contentOfExample(`${attacked.other}-1.json`).trust }
  return [
    { what: 'signed with a key of a stranger', bytes: signAnything(content, stranger), refusals: ['unknown-key'] },
    {
      what: 'names the trust’s key, signed with another',
      bytes: signAnything(content, stranger, own),
      refusals: ['wrong-signature'],
    },
    { what: 'the number of another key', bytes: bytesOf(canonicalJson(named)), refusals: ['wrong-key'] },
    {
      what: 'a key of all noughts',
      bytes: bytesOf(canonicalJson(ofNobody)),
      refusals: ['wrong-key'],
    },
    {
      what: 'one trust’s key for another trust',
      bytes: signAnything(other, own),
      refusals: ['key-of-other-trust', 'unknown-key'],
    },
    {
      what: 'a key that was revoked',
      bytes: signAnything(
        { ...contentOfExample('EX-056-2.json'), asAt: '2026-10-31', prevalence: { ...content.prevalence, on: '2026-10-31' } },
        exampleKey(attacked.rotated, 1),
      ),
      refusals: ['key-revoked'],
    },
    {
      what: 'a trust that there is not',
      bytes: changed({ trust: { code: 'EX-999', name: 'Nowhere Example Trust' } }),
      refusals: ['unknown-trust', 'key-of-other-trust'],
    },
  ]
}

function edited(): Attack[] {
  const other = text.replace('"notKnownDead":70', '"notKnownDead":80')
  if (other === text) throw new Error('There is nothing to edit')
  const signature = /"signature":"([^"]+)"/.exec(text)?.[1] ?? ''
  const pretty = JSON.stringify(JSON.parse(text), null, 2)
  return [
    { what: 'one figure edited after it was signed', bytes: bytesOf(other), refusals: ['wrong-signature'] },
    {
      what: 'the verdict edited',
      bytes: bytesOf(text.replace('"status":"collecting"', '"status":"partial"')),
      refusals: ['wrong-signature'],
    },
    {
      what: 'the trust edited',
      bytes: bytesOf(text.replace('"code":"EX-148"', '"code":"EX-144"')),
      refusals: ['wrong-signature', 'key-of-other-trust', 'unknown-key'],
    },
    {
      what: 'a signature of other bytes',
      bytes: bytesOf(text.replace(signature, `${signature.slice(0, -2)}AA`)),
      refusals: ['wrong-signature'],
    },
    { what: 'saved by another program', bytes: bytesOf(pretty), refusals: ['not-canonical'] },
    { what: 'a line end at its end', bytes: bytesOf(`${text}\n`), refusals: ['not-canonical'] },
    { what: 'a byte order mark', bytes: bytesOf(`\uFEFF${text}`), refusals: ['not-json'] },
    {
      what: 'a key that is there twice',
      bytes: bytesOf(text.replace('{"signature"', '{"signature":"x","signature"')),
      refusals: ['not-canonical'],
    },
    {
      what: 'a number in other signs',
      bytes: bytesOf(text.replace('"notKnownDead":70', '"notKnownDead":7e1')),
      refusals: ['not-canonical'],
    },
    {
      what: 'a number without an end',
      bytes: bytesOf(text.replace('"notKnownDead":70', '"notKnownDead":1e400')),
      refusals: ['not-canonical'],
    },
    { what: 'cut off', bytes: good.subarray(0, good.length - 40), refusals: ['not-json'] },
    { what: 'not UTF-8', bytes: Buffer.concat([Buffer.from([0xff, 0xfe]), good]), refusals: ['not-json'] },
    { what: 'nothing', bytes: bytesOf(''), refusals: ['not-json'] },
    { what: 'a list', bytes: bytesOf('[]'), refusals: ['unknown-version', 'not-allowed'] },
    { what: 'a later format', bytes: changed({ format: 'spotlight-submission-2' }), refusals: ['unknown-version'] },
  ]
}

const oversized = (): Attack[] => [
  {
    what: 'a byte more than 64 kB',
    bytes: Buffer.concat([good, Buffer.alloc(64 * 1024 + 1 - good.length, ' ')]),
    refusals: ['too-large'],
  },
  { what: 'a megabyte of brackets', bytes: Buffer.alloc(1_000_000, '['), refusals: ['too-large'] },
  { what: 'brackets as deep as they go', bytes: Buffer.alloc(64 * 1024, '['), refusals: ['not-json'] },
  {
    what: 'a list in lists',
    bytes: bytesOf('['.repeat(32_000) + ']'.repeat(32_000)),
    refusals: ['not-json', 'not-canonical', 'unknown-version'],
  },
  {
    what: 'more rows than years',
    bytes: changed({ incidence: { shown: 'by-year', rows: Array.from({ length: 400 }, () => rows[0]) } }),
    refusals: ['not-allowed'],
  },
]

const wronglyRounded = (): Attack[] => [
  ...[1, 4, 7, 8, 9, 12, 33, -5, 2.5].map(
    (number): Attack => ({ what: `${number} people, not rounded`, bytes: withRow({ total: number }), refusals: ['not-allowed'] }),
  ),
  { what: '71 people alive', bytes: alive(71), refusals: ['not-allowed'] },
  { what: '5 people alive', bytes: alive(5), refusals: ['not-allowed'] },
  { what: 'a number in quotes', bytes: alive('70'), refusals: ['not-allowed'] },
  {
    what: 'a share that is no step',
    bytes: changed({ completeness: content.completeness.map(each => ({ ...each, band: { from: 93, to: 98 } })) }),
    refusals: ['not-allowed'],
  },
  {
    what: 'parts that do not make up the total',
    bytes: withRow({ deNovo: 50, recurrent: 50, unclassified: 0 }),
    refusals: ['contradiction'],
  },
]

/** A reader could work out a number that is hidden. The program of a hospital would never write these. */
const telling = (): Attack[] => [
  {
    what: 'a hidden part that follows from its row',
    bytes: withRow({ total: 40, deNovo: '*', recurrent: 35, unclassified: 0 }),
    refusals: ['discloses'],
  },
  {
    what: 'two hidden parts that can only be one, two or three',
    bytes: withRow({ total: 10, deNovo: '*', recurrent: 10, unclassified: '*' }),
    refusals: ['discloses'],
  },
]

function aboutPeople(): Attack[] {
  const { number, name, birth } = personLevel
  const people = [{ nhsNumber: number, name, birthDate: birth, diagnosed: '2025-02-03' }]
  return [
    { what: 'a list of patients beside the figures', bytes: changed({ patients: people } as never), refusals: ['not-allowed'] },
    { what: 'a patient in a row', bytes: withRow({ who: people }), refusals: ['not-allowed'] },
    {
      what: 'a patient beside the signature',
      bytes: bytesOf(canonicalJson({ ...JSON.parse(text), people })),
      refusals: ['not-allowed'],
    },
    {
      what: 'a patient’s number in the name of the trust',
      bytes: changed({ trust: { ...content.trust, name: `Example ${number}` } }),
      refusals: ['not-allowed', 'wrong-name', 'unknown-trust'],
    },
    {
      what: 'a patient as a test of completeness',
      bytes: changed({ completeness: [...content.completeness, { id: `p-${number}`, band: 'nobody' }] }),
      refusals: ['not-allowed', 'wrong-verdict', 'unknown-definitions'],
    },
    {
      what: 'a patient as the version of the program',
      bytes: changed({ program: { ...content.program, version: `0.1.0-${number}` } }),
      refusals: ['not-allowed', 'unknown-program'],
    },
    {
      what: 'a patient as a part of the definitions',
      bytes: changed({
        definitions: {
          ...content.definitions,
          parts: [...content.definitions.parts, { name: `p${number}`, version: '1', sha256: 'a'.repeat(64) }],
        },
      }),
      refusals: ['unknown-definitions'],
    },
    {
      what: 'a table of patients instead of the file',
      bytes: bytesOf(`nhs_number,name,born\n${number},${name},${birth}\n`),
      refusals: ['not-json'],
    },
    {
      what: 'names of fields that reach into objects',
      bytes: bytesOf(text.replace('{"signature"', '{"__proto__":{"isVerified":true},"signature"')),
      refusals: ['not-canonical', 'not-allowed'],
    },
    { what: 'a month instead of years', bytes: withRow({ from: 202501, to: 202501 }), refusals: ['not-allowed'] },
  ]
}

function wrongDefinitions(): Attack[] {
  const { definitions } = content
  const [first, ...others] = definitions.parts
  return [
    {
      what: 'rules that nobody has published',
      bytes: changed({ definitions: { ...definitions, sha256: 'f'.repeat(64) } }),
      refusals: ['unknown-definitions'],
    },
    {
      what: 'one changed list of codes under the published name',
      bytes: changed({ definitions: { ...definitions, parts: [{ ...first, sha256: 'e'.repeat(64) }, ...others] } }),
      refusals: ['unknown-definitions'],
    },
    {
      what: 'a list of codes that is missing',
      bytes: changed({ definitions: { ...definitions, parts: others } }),
      refusals: ['unknown-definitions'],
    },
    {
      what: 'criteria of another version',
      bytes: changed({ verdict: { ...content.verdict, criteriaVersion: '9.9.9' } }),
      refusals: ['unknown-definitions', 'wrong-verdict'],
    },
    {
      what: 'a verdict that its own shares deny',
      bytes: changed({
        completeness: content.completeness.map(each => (each.id === 'stage' ? { ...each, band: { from: 10, to: 15 } } : each)),
      }),
      refusals: ['wrong-verdict'],
    },
    {
      what: 'a count of a day to come',
      bytes: changed({ asAt: '2027-09-30', prevalence: { ...content.prevalence, on: '2027-09-30' } }),
      refusals: ['wrong-period'],
    },
    {
      what: 'a count of long ago',
      bytes: changed({
        asAt: '2001-09-30',
        incidence: { shown: 'none', rows: [] },
        prevalence: { ...content.prevalence, on: '2001-09-30', seenSince: '1999-09-30' },
      }),
      refusals: ['wrong-period'],
    },
    {
      what: 'another submission before it, which we do not have',
      bytes: changed({ previous: 'd'.repeat(64) }),
      refusals: ['out-of-order'],
    },
  ]
}

/** Every attack, with a name that says what it tries. */
export const attacks = (): Attack[] => [
  ...forged(),
  ...edited(),
  ...oversized(),
  ...wronglyRounded(),
  ...telling(),
  ...aboutPeople(),
  ...wrongDefinitions(),
]
