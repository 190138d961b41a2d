import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { FormatName, Preset } from '../noise.ts'

/** Which row of which file tells of whom: line of a text file (the header is line 1), row of Parquet from 1, record of XML or bundle entry from 1. */
export type Reference = { readonly path: string; readonly row: number; readonly person: string }

/** Where the writers of formats put their files, and what they need to know of the hospital. */
export type Output = {
  readonly folder: string
  readonly preset: Preset
  readonly formats: readonly FormatName[]
  readonly seed: number
  readonly references: Reference[]
  /** Writes a file below the folder of the extracts. */
  put(path: string, content: string | Uint8Array): void
  tell(path: string, row: number, person: string): void
}

export function openOutput(folder: string, about: Pick<Output, 'preset' | 'formats' | 'seed'>): Output {
  const references: Reference[] = []
  return {
    ...about,
    folder,
    references,
    put(path, content) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    },
    tell: (path, row, person) => void references.push({ path, row, person }),
  }
}
