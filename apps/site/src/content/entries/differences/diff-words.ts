/** A piece of a text that two versions share, or that one of them alone has. */
export type Piece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/** How many comparisons are made before a text is said to be another one as a whole. */
const mostComparisons = 4_000_000

/**
 * What differs between two texts, word by word: the longest run of words that both have in the same order is shared (their longest common
 * subsequence, in quadratic time). Joined without what was added the pieces give `before`, without what was removed `after`.
 */
export function diffWords(before: string, after: string): readonly Piece[] {
  const [old, now] = [wordsIn(before), wordsIn(after)]
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1
  let end = 0
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1
  const middle = diffMiddle(old.slice(start, old.length - end), now.slice(start, now.length - end))
  return join([...old.slice(0, start).map(same), ...middle, ...old.slice(old.length - end).map(same)])
}

const same = (text: string): Piece => ({ kind: 'same', text })
const removed = (text: string): Piece => ({ kind: 'removed', text })
const added = (text: string): Piece => ({ kind: 'added', text })

/** Words with the white space after them, so that nothing is lost. */
const wordsIn = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? []

function diffMiddle(old: readonly string[], now: readonly string[]): Piece[] {
  if (old.length * now.length > mostComparisons) return [...old.map(removed), ...now.map(added)]
  const width = now.length + 1
  // How long the shared run is from each pair of places to the ends.
  const shared = new Uint32Array((old.length + 1) * width)
  const at = (left: number, right: number): number => shared[left * width + right] ?? 0
  for (let left = old.length - 1; left >= 0; left -= 1) {
    for (let right = now.length - 1; right >= 0; right -= 1) {
      shared[left * width + right] =
        old[left] === now[right] ? at(left + 1, right + 1) + 1 : Math.max(at(left + 1, right), at(left, right + 1))
    }
  }
  const pieces: Piece[] = []
  let [left, right] = [0, 0]
  while (left < old.length && right < now.length) {
    const [oldWord = '', newWord = ''] = [old[left], now[right]]
    if (oldWord === newWord) {
      pieces.push(same(oldWord))
      left += 1
      right += 1
    } else if (at(left + 1, right) >= at(left, right + 1)) {
      pieces.push(removed(oldWord))
      left += 1
    } else {
      pieces.push(added(newWord))
      right += 1
    }
  }
  return [...pieces, ...old.slice(left).map(removed), ...now.slice(right).map(added)]
}

/** Neighbours of one kind become one piece; of a change, what was removed comes first. */
function join(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  let gap: { removed: string; added: string } = { removed: '', added: '' }
  const close = () => {
    if (gap.removed !== '') joined.push(removed(gap.removed))
    if (gap.added !== '') joined.push(added(gap.added))
    gap = { removed: '', added: '' }
  }
  for (const { kind, text } of pieces) {
    if (kind !== 'same') {
      gap[kind] += text
      continue
    }
    close()
    const last = joined.at(-1)
    if (last?.kind === 'same') joined[joined.length - 1] = same(last.text + text)
    else joined.push(same(text))
  }
  close()
  return joined
}
