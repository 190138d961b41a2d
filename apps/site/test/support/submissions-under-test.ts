import { generateKeyPairSync, type KeyObject, verify } from 'node:crypto'
import {
  canonicalJson,
  nameOfKey,
  publicKeyFrom,
  type SubmissionContent,
  signedSubmission,
  signSubmission,
} from '@spotlight/submission'
import { allMigrations, makeApp } from '../../src/app.tsx'
import {
  type Actor,
  inTransaction,
  migrate,
  openEmbedded,
  openPostgres,
  record,
  type WriteDb,
} from '../../src/foundation/index.ts'
import { addKey, confirmHeldKey, holdKey } from '../../src/national/keys/key-store.ts'
import { subjectOfKey } from '../../src/national/keys/register-key.ts'
import { checkSubmission, receiveSubmission } from '../../src/national/submissions/receive-submission.ts'
import { saveInventedTrusts, type TrustCode } from '../../src/register/index.ts'
import { inventedTrustForTests } from '../../src/register/register-for-tests.ts'
import { contentOfExample } from './hostile-submissions.ts'
import { testServices } from './test-router.ts'

/** How a valid file can be made slow to look at; the benchmark takes the slowest of them. */
export const shapes = ['by-year', 'pairs', 'pooled'] as const
export type Shape = (typeof shapes)[number]

/** A site with so many trusts, each with a key that stands, on a database with all of its rooms. */
export type SubmissionsUnderTest = {
  /** A valid file of the trust with this number, different from every other. */
  readonly fileOf: (trust: number, shape: Shape) => Uint8Array
  /** Looks at a file as the page does that shows what would be sent. Throws unless it would be taken. */
  readonly check: (bytes: Uint8Array) => Promise<void>
  /** Takes a file in. Throws unless it is taken. */
  readonly receive: (bytes: Uint8Array) => Promise<void>
  /** Lets the site look at a file that it must refuse, by the way of the API behind its limits. Throws unless it does. */
  readonly refuse: (bytes: Uint8Array) => Promise<void>
  /** How many have been taken in. */
  readonly count: () => Promise<number>
  /** Posts a file to the API, as a program would, from an address of its own. */
  readonly post: (bytes: Uint8Array) => Promise<Response>
  /** The bare verification of a file’s signature, all that is needed for it read before. */
  readonly bareVerification: (bytes: Uint8Array) => () => boolean
  readonly close: () => Promise<void>
}

const actor: Actor = { kind: 'command', name: 'benchmark' }
const today = new Date('2026-11-22T10:00:00Z')
const asAt = '2026-09-30'
const slice = 500

export async function submissionsUnderTest(
  where: { readonly folder: string | null } | { readonly url: string },
  trusts: number,
): Promise<SubmissionsUnderTest> {
  const database = 'url' in where ? await openPostgres(where.url) : await openEmbedded(where)
  await migrate(database.kysely, allMigrations())
  const services = testServices(database, { clock: () => today })
  const keys = await plant(services.write, trusts)
  const app = makeApp(services)
  return {
    fileOf: (trust, shape) => fileOf({ trust, shape, key: keyAt(keys, trust) }),
    check: async bytes => {
      const result = await checkSubmission(services, bytes)
      if (result.outcome !== 'acceptable') throw new Error(`A valid file would not be taken: ${JSON.stringify(result)}`)
    },
    receive: async bytes => {
      const result = await receiveSubmission(services, { bytes, via: 'api', actor })
      if (result.outcome !== 'received') throw new Error(`A valid file was not taken: ${JSON.stringify(result)}`)
    },
    refuse: async bytes => {
      const result = await receiveSubmission(services, { bytes, via: 'api', actor })
      if (result.outcome !== 'refused' || result.refusal === 'too-slow') throw new Error('A hostile file was not refused')
    },
    count: async () => {
      const found = await database.kysely
        .selectFrom('submission' as never)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .execute()
      return Number((found[0] as { n?: number } | undefined)?.n)
    },
    post: async bytes =>
      app.request('/api/v1/submissions', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': String(bytes.byteLength) },
        body: bytes as Uint8Array<ArrayBuffer>,
      }),
    bareVerification,
    close: () => database.close(),
  }
}

const keyAt = (keys: readonly KeyObject[], trust: number): KeyObject => {
  const key = keys[trust]
  if (key === undefined) throw new RangeError(`There is no trust ${trust}`)
  return key
}

const codeOf = (trust: number): `EX-${number}` => `EX-${10_000 + trust}`

async function plant(write: WriteDb, trusts: number): Promise<KeyObject[]> {
  const numbers = Array.from({ length: trusts }, (_, index) => index)
  const keys = numbers.map(() => generateKeyPairSync('ed25519').privateKey)
  const invented = numbers.map(trust => inventedTrustForTests(codeOf(trust), nameOf(trust)))
  const register = { trusts: invented, hospitals: [], politicians: [] }
  await inTransaction(write, tx => saveInventedTrusts(tx, register, today), { limitMs: 120_000 })
  for (let from = 0; from < trusts; from += slice) {
    await inTransaction(write, tx => plantKeys(tx, keys, numbers.slice(from, from + slice)), { limitMs: 60_000 })
  }
  return keys
}

async function plantKeys(tx: WriteDb, keys: readonly KeyObject[], numbers: readonly number[]): Promise<void> {
  for (const trust of numbers) {
    const { id: keyId, publicKey } = nameOfKey(keyAt(keys, trust))
    // An invented trust’s code, planted a moment ago.
    const code = codeOf(trust) as string as TrustCode
    const id = await addKey(tx, { trust: code, keyId, publicKey, personId: 'benchmark', replaces: null, at: today })
    const key = id === null ? null : await holdKey(tx, id)
    if (key === null) throw new Error(`No key for ${code}`)
    await confirmHeldKey(tx, key, { by: 'benchmark', note: 'rung', at: today })
    await record(tx, { actor, at: today, deed: 'signing-key.confirm', subject: subjectOfKey(key.id) })
  }
}

const nameOf = (trust: number): string => `Trust ${trust} Example Trust`
const template = contentOfExample('EX-148-1.json')

function fileOf({ trust, shape, key }: { trust: number; shape: Shape; key: KeyObject }): Uint8Array {
  const content: SubmissionContent = {
    ...template,
    trust: { code: codeOf(trust), name: nameOf(trust) },
    asAt,
    incidence: incidenceOf(trust, shape),
    prevalence: { on: asAt, seenSince: '2024-10-01', notKnownDead: 2000 + 5 * trust, seenIn24Months: 1000 + 5 * trust },
  }
  return signSubmission(content, key).bytes
}

/** As many years as the format allows, with as many hidden numbers as the rule of disclosure allows, and no two files with the same numbers. */
function incidenceOf(trust: number, shape: Shape): SubmissionContent['incidence'] {
  const [first, last] = [1950, 2025]
  const width = { 'by-year': 1, pairs: 2, pooled: last - first + 1 }[shape]
  const rows = Array.from({ length: (last - first + 1) / width }, (_, index) => {
    const recurrent = 40 + 5 * ((trust * 13 + index * 7) % 4001)
    return {
      from: first + index * width,
      to: first + (index + 1) * width - 1,
      total: recurrent + 30 + 5 * ((trust + index) % 3),
      deNovo: '*' as const,
      recurrent,
      unclassified: '*' as const,
    }
  })
  return { shown: width === 1 ? 'by-year' : 'pooled', rows }
}

function bareVerification(bytes: Uint8Array): () => boolean {
  const { submission, signature } = signedSubmission.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
  const message = Buffer.from(canonicalJson(submission), 'utf8')
  const publicKey = publicKeyFrom(submission.key.publicKey)
  const given = Buffer.from(signature, 'base64url')
  return () => verify(null, message, publicKey, given)
}
