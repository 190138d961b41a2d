import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import { canonicalJson, nameOfKey, type SubmissionContent, signSubmission } from '@spotlight/submission'
import { findRoot, inTransaction, record, type WriteDb } from '../../../foundation/index.ts'
import type { TrustCode } from '../../../register/index.ts'
import { addKey, confirmHeldKey, holdKey, revokeHeldKey } from '../../keys/key-store.ts'
import { acceptedDefinitions } from '../rules/accepted-definitions.ts'

/** A key that is the same in each run: the 32 bytes are all this number. */
export const keyForTests = (number: number): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, number)]),
    format: 'der',
    type: 'pkcs8',
  })

/** What an invented hospital would send on 23 November 2026, counted by the newest rules; change of it what a test is about. */
export function contentForTests(change: Partial<SubmissionContent> = {}): SubmissionContent {
  const newest = acceptedDefinitions(findRoot(import.meta.dirname)).versions.at(-1)
  if (!newest) throw new Error('There are no definitions')
  return {
    format: 'spotlight-submission-1',
    trust: { code: 'EX-201', name: 'The Example trust by the Wood' },
    asAt: '2026-09-30',
    verdict: { status: 'collecting', criteriaVersion: newest.criteria.version },
    incidence: {
      shown: 'by-year',
      rows: [
        { from: 2024, to: 2024, total: 65, deNovo: '*', recurrent: 40, unclassified: '*' },
        { from: 2025, to: 2025, total: 60, deNovo: 15, recurrent: 45, unclassified: 0 },
      ],
    },
    prevalence: { on: '2026-09-30', seenSince: '2024-10-01', notKnownDead: 160, seenIn24Months: 140 },
    completeness: newest.criteria.tests.map(({ id }) => ({ id, band: { from: 95, to: 100 } })),
    definitions: { version: newest.version, sha256: newest.sha256, parts: newest.parts.map(part => ({ ...part })) },
    program: { name: 'spotlight-count', version: '0.1.0' },
    previous: null,
    ...change,
  }
}

/** As the program of a hospital signs: what is not allowed throws. */
export const signedForTests = (content: SubmissionContent, key: KeyObject): Uint8Array => signSubmission(content, key).bytes

/** As whoever has a key can sign with another program: nothing is checked. */
export function signedAnyhow(content: unknown, by: KeyObject, named: KeyObject = by): Uint8Array {
  const submission = { ...(content as object), key: nameOfKey(named) }
  const signature = sign(null, Buffer.from(canonicalJson(submission)), by).toString('base64url')
  return Buffer.from(canonicalJson({ submission, signature }))
}

type Planted = {
  readonly trust: string
  readonly key: KeyObject
  readonly state?: 'waiting' | 'standing' | 'revoked'
  readonly at: Date
}

/** A key as a hospital would have sent it and staff confirmed it. Gives its id. */
export const plantKey = (db: WriteDb, { trust, key, state = 'standing', at }: Planted): Promise<number> =>
  inTransaction(db, async tx => {
    const { id: keyId, publicKey } = nameOfKey(key)
    const id = await addKey(tx, { trust: trust as TrustCode, keyId, publicKey, personId: 'test', replaces: null, at })
    if (id === null) throw new Error('This key is there already')
    await record(tx, {
      actor: { kind: 'system', name: 'test' },
      at,
      deed: 'signing-key.confirm',
      subject: { kind: 'signing-key', id: String(id) },
    })
    const held = await holdKey(tx, id)
    if (held && state !== 'waiting') await confirmHeldKey(tx, held, { by: 'test', note: 'rung', at })
    if (state === 'revoked') await revokePlanted(tx, id, at)
    return id
  })

/** From now on this key does not count. */
export async function revokePlanted(tx: WriteDb, id: number, at: Date): Promise<void> {
  const held = await holdKey(tx, id)
  if (held) await revokeHeldKey(tx, held, { by: 'test', why: 'lost', note: '', at })
}
