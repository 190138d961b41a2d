/** Random numbers that are the same in each run (mulberry32), with what tests draw from them. */
export function seeded(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const whole = (below: number): number => Math.floor(next() * below)
  return {
    next,
    whole,
    chance: (share: number): boolean => next() < share,
    /** One of the words; skew above 1 takes the first ones more often. */
    pick: (words: readonly string[], skew: number): string => words[Math.floor(next() ** skew * words.length)] ?? '',
    shuffled: <Item>(items: readonly Item[]): Item[] => {
      const all = items.map(item => ({ item, at: next() }))
      return all.sort((a, b) => a.at - b.at).map(({ item }) => item)
    },
  }
}
