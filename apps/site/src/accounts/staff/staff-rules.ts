import type { Role } from '../../foundation/index.ts'

export type StaffChange =
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'deactivate' | 'reactivate' | 'reset' }

export type StaffRefusal = 'unknown' | 'not-allowed' | 'last-admin' | 'yourself' | 'nothing-to-do'

type Person = {
  readonly id: string
  readonly role: Role
  readonly deactivatedAt: Date | null
  readonly hasTotp: boolean
  readonly passkeys: number
}

type Judged = {
  readonly change: StaffChange
  readonly staff: Person | null
  /** Whoever asks, as they are now: their own role may have been taken a moment ago. */
  readonly asking: Person | null
  readonly activeAdmins: number
}

/**
 * Whether a change of somebody may be made; null when it may. There is always an administrator left, nobody closes their own account, and
 * nobody resets their own second step here: on their own page they show the old one first.
 */
export function judgeStaffChange({ change, staff, asking, activeAdmins }: Judged): StaffRefusal | null {
  if (staff === null) return 'unknown'
  if (asking === null || asking.deactivatedAt !== null || asking.role !== 'admin') return 'not-allowed'
  const isActive = staff.deactivatedAt === null
  const isLastAdmin = isActive && staff.role === 'admin' && activeAdmins <= 1
  switch (change.kind) {
    case 'role':
      if (staff.role === change.role) return 'nothing-to-do'
      return isLastAdmin ? 'last-admin' : null
    case 'deactivate':
      if (!isActive) return 'nothing-to-do'
      if (isLastAdmin) return 'last-admin'
      return staff.id === asking.id ? 'yourself' : null
    case 'reactivate':
      return isActive ? 'nothing-to-do' : null
    case 'reset':
      if (staff.id === asking.id) return 'yourself'
      return staff.hasTotp || staff.passkeys > 0 ? null : 'nothing-to-do'
  }
}
