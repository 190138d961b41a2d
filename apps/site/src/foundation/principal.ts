/** What a member of staff may be. What each may do is in one table: accounts/deeds.ts. */
export const roles = ['admin', 'editor', 'marker', 'viewer'] as const
export type Role = (typeof roles)[number]

/** Somebody at a hospital who has signed in by a link in a mail: for one trust, and for its own pages only. */
export type HospitalPerson = {
  readonly kind: 'hospital'
  readonly id: string
  readonly name: string
  readonly email: string
  /** What they do there, in their own words; may be empty. */
  readonly work: string
  /** The code of their trust. */
  readonly trust: string
  /** Whether staff have rung the hospital and heard that they work there. */
  readonly isCalledBack: boolean
}

/** Who asks. A visitor who has not signed in is nobody: null. */
export type Principal = {
  readonly kind: 'staff'
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  /** Codes of the trusts that this person must not mark or change: a former employer's, for example. */
  readonly barredFrom: readonly string[]
}
