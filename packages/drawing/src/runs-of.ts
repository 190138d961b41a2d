import type { Face } from './face.ts'

export type LetterRun = { readonly words: string; readonly isBeyond: boolean }

/** Letters that stand in one file of a face, together: the renderer takes a whole run of letters from one file. */
export function runsOf(line: string, { beyond }: Pick<Face, 'beyond'>): LetterRun[] {
  const runs: LetterRun[] = []
  for (const letter of line) {
    const isBeyond = beyond.has(letter.codePointAt(0) ?? 0)
    const last = runs.at(-1)
    if (last?.isBeyond === isBeyond) runs[runs.length - 1] = { words: last.words + letter, isBeyond }
    else runs.push({ words: letter, isBeyond })
  }
  return runs
}
