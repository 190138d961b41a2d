import type { Law } from '../types.ts'
import type { Behaviour, Script } from './behaviours.ts'
import { lot } from './lot.ts'

/** A trust that plays along. */
export type Player = { readonly code: string; readonly name: string; readonly law: Law }

/**
 * Deals the behaviours to the trusts in their proportions: each gets its whole share, and what is left over goes to the largest remainders.
 * Who gets which is drawn by the seed. The order in which the trusts are given does not matter.
 */
export function dealBehaviours(
  players: readonly Player[],
  { seed, behaviours }: Pick<Script, 'seed' | 'behaviours'>,
): ReadonlyMap<string, Behaviour> {
  const cards = behaviours.flatMap(behaviour =>
    Array.from({ length: countOf(behaviour, behaviours, players.length) }, (_, index) => ({
      behaviour,
      place: lot(seed, behaviour.name, String(index)),
    })),
  )
  const left = cards.sort((a, b) => a.place - b.place).map(({ behaviour }) => behaviour)
  const drawn = players.toSorted((a, b) => lot(seed, a.code) - lot(seed, b.code) || (a.code < b.code ? -1 : 1))
  // Those that only some may have are dealt first, or nobody whom they fit might be left.
  const dealt = new Map<string, Behaviour>()
  for (const behaviour of left.filter(({ laws }) => laws)) {
    const player = drawn.find(({ code, law }) => !dealt.has(code) && behaviour.laws?.includes(law))
    if (player) dealt.set(player.code, behaviour)
  }
  const others = left.filter(({ laws }) => !laws)
  const [spare] = behaviours
  for (const { code } of drawn) {
    const behaviour = dealt.get(code) ?? others.shift() ?? spare
    if (behaviour) dealt.set(code, behaviour)
  }
  return dealt
}

function countOf(behaviour: Behaviour, all: readonly Behaviour[], trusts: number): number {
  const total = all.reduce((sum, { weight }) => sum + weight, 0)
  const shares = all.map(each => ({ each, share: (each.weight / total) * trusts }))
  const whole = shares.reduce((sum, { share }) => sum + Math.floor(share), 0)
  const more = shares.toSorted((a, b) => (b.share % 1) - (a.share % 1)).slice(0, trusts - whole)
  const own = shares.find(({ each }) => each === behaviour)
  return Math.floor(own?.share ?? 0) + (own && more.includes(own) ? 1 : 0)
}
