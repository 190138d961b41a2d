import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The name of the file that holds the hash of each part. It is the only one that is no part. */
export const sealName = 'seal.json'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** JSON with sorted keys and without blanks: the same bytes for the same content, however its file is laid out and on whatever system. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.keys(value)
    .sort()
    .map(key => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`)
  return `{${entries.join(',')}}`
}

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** One hash over all parts: `name hash` in lines, sorted by name. */
export const hashOfParts = (parts: readonly { name: string; sha256: string }[]): string =>
  sha256(
    [...parts]
      .sort((left, right) => (left.name < right.name ? -1 : 1))
      .map(({ name, sha256: hash }) => `${name} ${hash}\n`)
      .join(''),
  )

/** The names of the files that are parts, in order. */
export const partsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => name.replaceAll('\\', '/'))
    .filter(name => name.endsWith('.yaml'))
    .sort()

/** One hash over the parts and their seal, byte by byte as they stand in the folder. */
export function hashOfFiles(folder: string): string {
  const hash = createHash('sha256')
  for (const name of [...partsIn(folder), sealName]) {
    const bytes = readFileSync(join(folder, name))
    hash.update(`${name} ${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}
