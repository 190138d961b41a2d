/** What a member of staff may be. What each may do is in one table: accounts/deeds.ts. */
export const roles = ['admin', 'editor', 'marker', 'viewer'] as const
export type Role = (typeof roles)[number]

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
