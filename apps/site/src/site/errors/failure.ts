import { isRefusal } from '../../foundation/index.ts'

/** What a request that failed is answered with. `unexpected` is our own fault: it is logged and shown with a reference. */
export type Failure =
  | { readonly kind: 'unexpected'; readonly status: 500 }
  | { readonly kind: 'refused'; readonly status: RefusedStatus; readonly words: RefusedWords }
  | { readonly kind: 'said'; readonly status: 400 | 503; readonly what: string; readonly next: string }

type RefusedStatus = 400 | 403 | 405 | 413 | 429 | 503
export type RefusedWords = 'badRequest' | 'forbidden' | 'wrongMethod' | 'tooLarge' | 'tooMany' | 'unavailable'

const wordsOf: Readonly<Record<RefusedStatus, RefusedWords>> = {
  400: 'badRequest',
  403: 'forbidden',
  405: 'wrongMethod',
  413: 'tooLarge',
  429: 'tooMany',
  503: 'unavailable',
}

const isRefusedStatus = (status: unknown): status is RefusedStatus => typeof status === 'number' && status in wordsOf

/**
 * What an error means to the person who asked. A Refusal says it in its own words; an error with an HTTP status of the kind that a
 * visitor can mend is put in ours; all else is a broken promise of the program. The status is read by its field, not by `instanceof`.
 */
export function failureOf(error: Error): Failure {
  if (isRefusal(error)) {
    const isTheirs = error.code === 'usage' || error.code === 'bad-data'
    return { kind: 'said', status: isTheirs ? 400 : 503, what: error.message, next: error.next }
  }
  const status = 'status' in error ? error.status : undefined
  return isRefusedStatus(status) ? refused(status) : { kind: 'unexpected', status: 500 }
}

export const refused = (status: RefusedStatus): Extract<Failure, { kind: 'refused' }> => ({
  kind: 'refused',
  status,
  words: wordsOf[status],
})
