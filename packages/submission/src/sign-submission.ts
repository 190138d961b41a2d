import { createHash, type KeyObject, sign } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'
import { nameOfKey } from './keys.ts'
import { contradictionsIn } from './margins.ts'
import { type SignedSubmission, type SubmissionContent, signedSubmission, submission } from './submission.ts'

/**
 * Signs what leaves: Ed25519 (RFC 8032) over the canonical bytes of `submission`. The file is the canonical JSON of both. Ed25519 needs no chance, so
 * the same content and key make the same bytes.
 *
 * @throws for content that the schema does not allow, or that contradicts itself: that is our fault, never the user’s
 */
export function signSubmission(content: SubmissionContent, privateKey: KeyObject): { bytes: Buffer; signed: SignedSubmission } {
  const full = submission.parse({ ...content, key: nameOfKey(privateKey) })
  const contradictions = contradictionsIn(full)
  if (contradictions.length > 0) throw new Error(contradictions.join(' '))
  const signature = sign(null, Buffer.from(canonicalJson(full), 'utf8'), privateKey).toString('base64url')
  const signed = signedSubmission.parse({ submission: full, signature })
  return { bytes: Buffer.from(canonicalJson(signed), 'utf8'), signed }
}

/** By which a later submission names an earlier one, and a person the content that was read. */
export const sha256Of = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
