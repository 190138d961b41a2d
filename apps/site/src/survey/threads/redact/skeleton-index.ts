import type { FoldedText } from './folded-text.ts'

/** Shorter texts are searched as they are. */
const longText = 20_000
/** So many letters are looked up together. */
const gram = 4
const buckets = 1 << 18

type SkeletonIndex = {
  /** Where each letter of the skeleton stands in the folded text. */
  readonly foldedAt: Int32Array
  /** By bucket, the last place of letters that fall into it; by place, the one before it in the same bucket. Both from 1; 0 is none. */
  readonly last: Int32Array
  readonly before: Int32Array
}

const known = new WeakMap<FoldedText, SkeletonIndex>()

/**
 * Where a run of letters stands in a long text, as places in `folded`, in their order; null where the text, or the run, is too short to be
 * looked up. Hundreds of names in a letter of a million characters are found without reading it hundreds of times.
 */
export function lookUp(text: FoldedText, letters: string): number[] | null {
  const { skeleton } = text
  if (skeleton.length < longText || letters.length < gram) return null
  const index = known.get(text) ?? indexOf(text)
  known.set(text, index)
  const found: number[] = []
  for (let place = index.last[bucketAt(letters, 0)] ?? 0; place > 0; place = index.before[place] ?? 0) {
    const at = index.foldedAt[place - 1]
    if (at !== undefined && skeleton.startsWith(letters, place - 1)) found.push(at)
  }
  return found.reverse()
}

function indexOf({ folded, skeleton }: FoldedText): SkeletonIndex {
  const foldedAt = new Int32Array(skeleton.length)
  let letters = 0
  for (let at = 0; at < folded.length; at += 1) if (isLetter(folded.charCodeAt(at))) foldedAt[letters++] = at
  const last = new Int32Array(buckets)
  const before = new Int32Array(skeleton.length + 1)
  for (let place = 1; place + gram <= skeleton.length + 1; place += 1) {
    const bucket = bucketAt(skeleton, place - 1)
    before[place] = last[bucket] ?? 0
    last[bucket] = place
  }
  return { foldedAt, last, before }
}

/** In a folded text nothing beyond ASCII is left but letters and digits. */
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code >= 0x80

function bucketAt(text: string, from: number): number {
  let hash = 0
  for (let at = from; at < from + gram; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) >>> 0
  return Math.imul(hash, 2_654_435_761) >>> (32 - 18)
}
