/**
 * An expected failure that a person can do something about. `what` happened, and what to do `next`: both are shown as they are,
 * so neither may hold personal data, SQL or a stack. Exit codes follow sysexits(3).
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly next: string
  constructor(code: RefusalCode, what: string, next: string, options?: ErrorOptions) {
    super(what, options)
    this.name = 'Refusal'
    this.code = code
    this.next = next
  }
}

export type RefusalCode = keyof typeof exitCodes

export const exitCodes = {
  usage: 64,
  'bad-data': 65,
  'no-input': 66,
  unavailable: 69,
  busy: 75,
  'cannot-write': 73,
  configuration: 78,
} as const

/** Told apart by `name`, not by `instanceof`: a second copy of this class (another bundle) must be understood too. */
export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && error.name === 'Refusal' && 'code' in error && 'next' in error
