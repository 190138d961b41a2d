import type { DeclaredMap } from '../readers/reader.ts'
import type { CountResult } from '../results/index.ts'
import type { Progress } from '../workbench/index.ts'

/** What a count is told beside the folder. */
export type CountOptions = {
  /** The day of the count (YYYY-MM-DD); the end of the usual data if left out. */
  on?: string | undefined
  maps: readonly DeclaredMap[]
  /** Only these NHS numbers are counted, where the hospital has decided so. */
  onlyPeople?: readonly string[] | undefined
  threads?: number | undefined
  memoryMb?: number | undefined
  progress: Progress
  signal: AbortSignal
  /** What somebody should know and that stops nothing. */
  warn: (line: string) => void
}

export type Counted = { result: CountResult }
