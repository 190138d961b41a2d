/** Chance that is the same on every machine: sfc32 (Chris Doty-Humphrey, PractRand; public domain) started from a text. */
export type Random = {
  /** From 0 up to, not including, 1. */
  fraction(): number
  chance(probability: number): boolean
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number
  one<Item>(items: readonly Item[]): Item
  /** Exponential with this mean. */
  waiting(mean: number): number
  /** Normal, by Box and Muller. */
  normal(mean: number, deviation: number): number
  /** Poisson with this mean, by counting waiting times. */
  times(mean: number): number
  shuffled<Item>(items: readonly Item[]): Item[]
}

/** A stream of its own for each label: what one part of the generator draws does not move what another draws. */
export function randomOf(...labels: readonly (string | number)[]): Random {
  let [a, b, c, d] = startOf(labels.join(' '))
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let warm = 0; warm < 12; warm += 1) next()
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    fraction: next,
    chance: probability => next() < probability,
    whole,
    one(items) {
      const item = items[whole(0, items.length - 1)]
      if (item === undefined) throw new Error('There is nothing to choose from.')
      return item
    },
    waiting: mean => -mean * Math.log(1 - next()),
    normal: (mean, deviation) => mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    times(mean) {
      const waits = () => -Math.log(1 - next())
      let found = 0
      for (let at = waits(); at < mean; at += waits()) found += 1
      return found
    },
    shuffled(items) {
      const list = [...items]
      for (let at = list.length - 1; at > 0; at -= 1) {
        const other = whole(0, at)
        const [here, there] = [list[at], list[other]]
        // Both places lie inside the list.
        list[at] = there as (typeof list)[number]
        list[other] = here as (typeof list)[number]
      }
      return list
    },
  }
}

/** Four numbers from a text (FNV-1a with four offsets, then murmur3's finaliser). */
function startOf(text: string): [number, number, number, number] {
  const mix = (offset: number): number => {
    let hash = (2166136261 ^ offset) >>> 0
    for (const byte of Buffer.from(text, 'utf8')) hash = Math.imul(hash ^ byte, 16777619) >>> 0
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507)
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909)
    return (hash ^ (hash >>> 16)) | 0
  }
  return [mix(1), mix(2), mix(3), mix(4)]
}
