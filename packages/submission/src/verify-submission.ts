import { type KeyObject, verify } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from './canonical-json.ts'
import { idOfPublicKey, nameOfKey, publicKeyFrom } from './keys.ts'
import { contradictionsIn } from './margins.ts'
import { sha256Of } from './sign-submission.ts'
import { largestSubmission, type SignedSubmission, signedSubmission } from './submission.ts'

/** What is wrong, by a name that programs can rely on. */
export type Refusal =
  | 'too-large'
  | 'not-json'
  | 'not-canonical'
  | 'unknown-version'
  | 'not-allowed'
  | 'contradiction'
  | 'wrong-key'
  | 'unknown-key'
  | 'wrong-signature'

export type Verified =
  | { isVerified: true; submission: SignedSubmission['submission']; sha256: string; isKeyKnown: boolean }
  | { isVerified: false; refusal: Refusal; reasons: string[] }

/**
 * Checks the bytes of a submission from whoever sent it: that they are small, the one canonical form, of a version that we know, hold nothing but what
 * the schema allows and the disclosure rule lets out, do not contradict themselves, and are signed by the key that they name.
 *
 * @param knownKeys public keys that are trusted for this trust. Without them the signature proves only that nothing was altered since it was signed.
 */
export function verifySubmission(bytes: Uint8Array, knownKeys?: readonly KeyObject[]): Verified {
  if (bytes.byteLength > largestSubmission) return refused('too-large', `It has more than ${largestSubmission} bytes.`)
  const value = parse(bytes)
  if (value === undefined) return refused('not-json', 'It is not JSON in UTF-8.')
  if (!isCanonical(value.json, bytes)) {
    return refused('not-canonical', 'It is not written in the one canonical form: it was changed, or saved by another program.')
  }
  if (!hasKnownFormat(value.json))
    return refused('unknown-version', 'It is not a submission of the format spotlight-submission-1.')
  const parsed = signedSubmission.safeParse(value.json)
  if (!parsed.success) return refused('not-allowed', ...parsed.error.issues.map(inWords))
  return verifySigned(parsed.data, bytes, knownKeys)
}

function verifySigned(signed: SignedSubmission, bytes: Uint8Array, knownKeys: readonly KeyObject[] | undefined): Verified {
  const { submission, signature } = signed
  const contradictions = contradictionsIn(submission)
  if (contradictions.length > 0) return refused('contradiction', ...contradictions)
  const key = keyOf(submission.key)
  if (key === undefined)
    return refused(
      'wrong-key',
      'The key that it names is not a key, does not have that id, or is one with which anybody could sign.',
    )
  if (knownKeys !== undefined && !knownKeys.some(known => nameOfKey(known).publicKey === submission.key.publicKey)) {
    return refused('unknown-key', `It is signed with the key ${submission.key.id}, which is not one that is known.`)
  }
  const isRight = verify(null, Buffer.from(canonicalJson(submission), 'utf8'), key, Buffer.from(signature, 'base64url'))
  if (!isRight || Buffer.from(signature, 'base64url').toString('base64url') !== signature) {
    return refused('wrong-signature', 'The signature does not belong to this content: it was altered after it was signed.')
  }
  return { isVerified: true, submission, sha256: sha256Of(bytes), isKeyKnown: knownKeys !== undefined }
}

const refused = (refusal: Refusal, ...reasons: string[]): Verified => ({ isVerified: false, refusal, reasons })

function parse(bytes: Uint8Array): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
}

/** Also finds what JSON.parse overlooks: keys that are there twice, numbers that are not what was written (1e400, -0). */
function isCanonical(value: unknown, bytes: Uint8Array): boolean {
  try {
    return Buffer.from(canonicalJson(value), 'utf8').equals(bytes)
  } catch (error) {
    // Thrown for numbers that overflow and halves of characters; a stack that is used up is a RangeError, and is not canonical either.
    if (error instanceof Error) return false
    throw error
  }
}

const format = z.object({ submission: z.object({ format: z.literal('spotlight-submission-1') }) })
const hasKnownFormat = (value: unknown): boolean => format.safeParse(value).success

/** Says where and what, never the value: whatever is in there that must not be, is not repeated. */
function inWords({ path, code }: z.core.$ZodIssue): string {
  const where =
    path.length === 0 ? 'the file' : path.map(step => (typeof step === 'number' ? step + 1 : String(step).slice(0, 40))).join('.')
  if (code === 'unrecognized_keys') return `${where} has something that a submission may not have.`
  return `${where} is not what a submission may say there.`
}

function keyOf({ id, publicKey }: { id: string; publicKey: string }): KeyObject | undefined {
  try {
    return idOfPublicKey(publicKey) === id ? publicKeyFrom(publicKey) : undefined
  } catch (error) {
    if (error instanceof Error) return undefined
    throw error
  }
}
