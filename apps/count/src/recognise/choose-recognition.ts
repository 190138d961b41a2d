import type { DeclaredMap, FileSample, Reader, Recognition } from '../readers/reader.ts'

/**
 * What a file is. Where two readers know it, the more specific one wins: one that can count it before one that only names it, then the one that knows it by
 * more marks, then the order of the readers; and the choice is said in its notes.
 */
export function chooseRecognition(
  sample: FileSample,
  readers: readonly Reader[],
  maps: readonly DeclaredMap[],
): Recognition | undefined {
  const claims = readers.flatMap(reader => reader.recognise(sample, maps) ?? [])
  const [best, second] = claims.sort(
    (left, right) => Number(right.isUsable) - Number(left.isUsable) || (right.marks ?? 0) - (left.marks ?? 0),
  )
  if (best === undefined || second === undefined || !second.isUsable) return best
  return {
    ...best,
    notes: [...(best.notes ?? []), `It could also be ${second.format}; it is read as ${best.format}, whose columns fit better.`],
  }
}
