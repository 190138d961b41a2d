import type { RefusalReason, SubmissionRefusal } from '../submission-refusal.ts'

/** What the register knows of the trust that a file names. */
export type NamedTrust = {
  readonly code: string
  /** Open today, and asked by this campaign. */
  readonly isAsked: boolean
  readonly isClosed: boolean
  /** What answers for it today, where it is closed. */
  readonly successors: readonly { readonly code: string; readonly name: string }[]
}

export type KnownKey = {
  readonly trust: string
  readonly state: 'waiting' | 'standing' | 'revoked'
  /** The day, in the United Kingdom. */
  readonly revokedOn: string | null
}

type Sender = {
  readonly trustCode: string
  /** Null: there is none of this code. */
  readonly trust: NamedTrust | null
  readonly keyId: string
  /** Everywhere that this very public key is registered. */
  readonly keys: readonly KnownKey[]
}

type Refused = { readonly refusal: SubmissionRefusal; readonly reason: RefusalReason }

/** Whether a key may speak for a trust. The key that a file carries proves nothing: it must be one that we know, of that trust, and stand. */
export function judgeSender({ trustCode, trust, keyId, keys }: Sender): Refused | null {
  const refuse = (refusal: SubmissionRefusal, values: RefusalReason['values']): Refused => ({
    refusal,
    reason: { code: refusal, values },
  })
  if (trust?.isClosed && trust.successors.length > 0) {
    const successors = trust.successors.map(({ code, name }) => `${name} (${code})`).join(', ')
    return refuse('merged-trust', { trust: trustCode, successors })
  }
  if (!trust?.isAsked) return refuse('unknown-trust', { trust: trustCode })
  const own = keys.filter(key => key.trust === trust.code)
  if (own.some(({ state }) => state === 'standing')) return null
  const revoked = own.find(({ state }) => state === 'revoked')
  if (own.some(({ state }) => state === 'waiting')) return refuse('key-waiting', { key: keyId })
  if (revoked) return refuse('key-revoked', { key: keyId, day: revoked.revokedOn ?? '' })
  const other = keys.find(({ state }) => state !== 'revoked')
  if (other) return refuse('key-of-other-trust', { key: keyId, trust: trustCode, other: other.trust })
  return refuse('unknown-key', { key: keyId, trust: trustCode })
}
