import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll } from 'vitest'

/** A folder for a file of tests, gone at its end. */
export function folderForTests(): string {
  const folder = mkdtempSync(join(tmpdir(), 'spotlight-count-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Every file below a folder by its path, with its checksum: two folders with equal contents are equal here. Links are named, never followed. */
export function contentsOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => !entry.isDirectory())
    .map(entry => {
      const path = join(entry.parentPath, entry.name)
      const sum = entry.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'no file'
      return [relative(folder, path), sum] as const
    })
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

export const filesIn = (folder: string): string[] => Object.keys(contentsOf(folder))
