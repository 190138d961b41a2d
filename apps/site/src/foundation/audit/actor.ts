import type { HospitalPerson, Principal } from '../principal.ts'

/** Who did something that the audit log keeps. */
export type Actor =
  | { readonly kind: 'staff'; readonly id: string; readonly name: string }
  /** Something that happens by itself: the mail that was sent, a day that has passed. `name` says which part of the house. */
  | { readonly kind: 'system'; readonly name: string }
  /** Somebody at the command line; the name is the command's. */
  | { readonly kind: 'command'; readonly name: string }
  /** Rows that a new database begins with. */
  | { readonly kind: 'seed'; readonly name: string }
  /** Somebody who came in by a one-time link and has no account yet. */
  | { readonly kind: 'link'; readonly name: string }
  /** Somebody at a hospital who has signed in. The log, which is kept for ever, knows their number and their trust, which is the name here. */
  | { readonly kind: 'hospital'; readonly id: string; readonly name: string }

export const actorKinds = ['staff', 'system', 'command', 'seed', 'link', 'hospital'] as const satisfies readonly Actor['kind'][]

/** Who of a hospital did something. */
export const asHospitalActor = ({ id, trust }: Pick<HospitalPerson, 'id' | 'trust'>): Actor => ({
  kind: 'hospital',
  id,
  name: trust,
})

export const asActor = ({ id, name }: Principal): Actor => ({ kind: 'staff', id, name })
