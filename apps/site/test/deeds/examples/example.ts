import type { Actor, Principal, Role, Services } from '../../../src/foundation/index.ts'

/** What an example begins with: a database with a round in every state (rounds-in-every-state.ts), and who sends the form. */
export type Scene = {
  readonly services: Services
  readonly who: Principal
}

/** A form as a browser would send it. */
export type Form = {
  /** What fills the holes of the path: `{ round: '2026-1', code: 'EX-001' }`. */
  readonly holes?: Readonly<Record<string, string>>
  readonly query?: string
  readonly fields?: Readonly<Record<string, string | readonly string[] | File>>
  /** What an island sends, in place of fields. */
  readonly json?: object
  /** What the browser brings in place of the cookie of whoever has signed in: that of somebody at the door, or nothing (empty). */
  readonly cookie?: string
  /** Who it is, where it is not whoever has signed in. */
  readonly who?: Principal
}

/** One valid request to a form of the console, and the entries that it must leave in the log: all of them, and no other. */
export type FormExample = {
  /** As the router knows it: `/console/rounds/:round/send`. */
  readonly path: string
  /** Who sends it; an admin when absent. */
  readonly role?: Role
  /** As whom the log knows the sender; staff when absent. Before somebody is in, it knows only the door, or the link they came by. */
  readonly by?: Actor['kind']
  /** What must be there first. Entries that this leaves are not counted. */
  readonly prepare: (scene: Scene) => Promise<Form> | Form
  /** 303 when absent. */
  readonly answers?: number
  /** The deeds entered, in order: of everybody and everything, the sender's and what follows by itself. */
  readonly leaves: readonly string[]
  /** Why nothing of it stands in the log: a form that only looks, for example. */
  readonly unlogged?: string
  /** What the very same form leaves when it is sent again: nothing, when absent. */
  readonly again?: readonly string[]
}

/**
 * What fills the holes of an address that are not `:round` and `:code`: of something that exists in that round (null: the address is
 * about no round). One example may serve several addresses that speak of the same thing.
 */
export type PlaceExample = {
  readonly paths: readonly string[]
  readonly prepare: (scene: Scene, round: string | null) => Promise<Readonly<Record<string, string>>>
  /** It is about the trust from which the barred are barred, though the address does not say so. */
  readonly isAboutTrust?: true
}

/** What one part of the house gives to the tests of all deeds. */
export type Examples = { readonly forms?: readonly FormExample[]; readonly places?: readonly PlaceExample[] }

const countOf = new WeakMap<object, Map<string, number>>()

/**
 * How many of a kind were made in this site, with this one: 1, 2 …. Counted for each site by itself, so that two sites with the same
 * examples have the same names in them.
 */
export function nextIn({ services }: Pick<Scene, 'services'>, kind: string): number {
  const counts = countOf.get(services) ?? new Map<string, number>()
  countOf.set(services, counts)
  const count = (counts.get(kind) ?? 0) + 1
  counts.set(kind, count)
  return count
}
