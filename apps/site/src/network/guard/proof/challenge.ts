import { createHash, createHmac, randomInt } from 'node:crypto'
import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'
import type { Services } from '../../../foundation/index.ts'

type House = Pick<Services, 'secret'>

/** How long somebody may take over a form that asks for a proof, and read it once more. */
export const proofMinutes = 20

/** About 0.3 s of a laptop's work and one to three of an old phone's: 500 to 1,500 keys of 2,000 rounds each. */
const work = { algorithm: 'PBKDF2/SHA-256', cost: 2000, least: 500, most: 1500 } as const

/** Keys of their own, made of the secret of the site, so that a signature here is good for nothing else. */
const keysOf = ({ secret }: House) => ({
  hmacSignatureSecret: createHmac('sha256', secret).update('guard:challenge').digest('hex'),
  hmacKeySignatureSecret: createHmac('sha256', secret).update('guard:solution').digest('hex'),
})

/** An ALTCHA challenge (version 2) for one form: signed, good for `proofMinutes`. As the text that a page carries. */
export async function makeChallenge(house: House, { form, now }: { form: string; now: Date }): Promise<string> {
  const until = now.getTime() + proofMinutes * 60_000
  const challenge = await createChallenge({
    algorithm: work.algorithm,
    cost: work.cost,
    counter: randomInt(work.least, work.most),
    // The library would go by the machine's clock: ours is that of the site, which a rehearsal moves.
    data: { form, until },
    deriveKey,
    ...keysOf(house),
  })
  return Buffer.from(JSON.stringify(challenge)).toString('base64url')
}

/** What a browser sends back. Nothing in it is believed before the signature was checked; only the numbers that cost work are bounded here. */
const payloadSchema = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal(work.algorithm),
      nonce: z.string().max(200),
      salt: z.string().max(200),
      cost: z.literal(work.cost),
      keyLength: z.literal(32),
      keyPrefix: z.string().max(200),
      keySignature: z.string().max(200),
      data: z.object({ form: z.string().max(100), until: z.number() }),
    }),
    signature: z.string().max(200),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string().max(200), time: z.number().optional() }),
})

export type ProofVerdict =
  | { readonly good: true; readonly challenge: string; readonly until: Date }
  | { readonly good: false; readonly why: 'unreadable' | 'other-form' | 'expired' | 'forged' | 'wrong' }

/** Longer than any answer of ours. */
const longestProof = 4000

/**
 * Whether somebody did the work for this form. Of a good one `challenge` is what must not be used again (see `spendChallenge`): the hash of its
 * signature.
 */
export async function checkProof(
  house: House,
  { proof, form, now }: { readonly proof: string; readonly form: string; readonly now: Date },
): Promise<ProofVerdict> {
  const read = payloadSchema.safeParse(decoded(proof))
  if (!read.success) return { good: false, why: 'unreadable' }
  const { challenge, solution } = read.data
  const { data } = challenge.parameters
  const verdict = await verifySolution({ challenge, solution: { time: 0, ...solution }, deriveKey, ...keysOf(house) })
  if (verdict.invalidSignature) return { good: false, why: 'forged' }
  if (data.form !== form) return { good: false, why: 'other-form' }
  if (now.getTime() > data.until) return { good: false, why: 'expired' }
  if (!verdict.verified) return { good: false, why: 'wrong' }
  return {
    good: true,
    challenge: createHash('sha256').update(challenge.signature).digest('hex'),
    until: new Date(data.until),
  }
}

function decoded(proof: string): unknown {
  if (proof.length > longestProof) return null
  try {
    return JSON.parse(Buffer.from(proof, 'base64url').toString('utf8'))
  } catch {
    // Not ours: the schema refuses it.
    return null
  }
}
