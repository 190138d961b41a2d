import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Campaign, EntryKind } from '../../../foundation/index.ts'
import { isKey } from '../entry-key.ts'
import { type EntrySeed, readSeed, type SeedFault } from './read-seed.ts'

const folder = 'content/entries'

/** A file that brings an entry. `path` is from the root of the checkout. */
export type SeedFile = {
  readonly path: string
  readonly kind: string
  readonly key: string
  /** Of its bytes: an unchanged file need not be read again. */
  readonly hash: string
  readonly yaml: string
}

/** Every file of an entry, in the order of its path. Null: there is no folder of them, which says nothing about what the programme brings. */
export function listSeedFiles(root: string): readonly SeedFile[] | null {
  if (!existsSync(join(root, folder))) return null
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name: kind }) =>
      readdirSync(join(root, folder, kind))
        .filter(name => name.endsWith('.yaml'))
        .map(name => {
          const path = `${folder}/${kind}/${name}`
          const bytes = readFileSync(join(root, path))
          const hash = createHash('sha256').update(bytes).digest('hex')
          return { path, kind, key: name.slice(0, -'.yaml'.length), hash, yaml: bytes.toString('utf8') }
        }),
    )
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

export type ReadFile = SeedFile & ({ readonly seed: EntrySeed } | { readonly broken: SeedFault })

/** Reads a file as its kind asks. */
export function readSeedFile(kinds: readonly EntryKind[], file: SeedFile): ReadFile {
  const kind = kinds.find(({ name }) => name === file.kind)
  if (!kind) return { ...file, broken: { line: 1, problem: `there is no kind of entry "${file.kind}"` } }
  if (!isKey(file.key))
    return { ...file, broken: { line: 1, problem: 'the name of the file needs small letters, digits and hyphens' } }
  const read = readSeed(kind, file.key, file.yaml)
  return 'problem' in read ? { ...file, broken: read } : { ...file, seed: read }
}

/** The entries that the files bring for a campaign, and the files that are broken. For tests and for the check of the folder. */
export function readSeedFolder(
  root: string,
  kinds: readonly EntryKind[],
  campaign: Campaign,
): {
  readonly seeds: readonly (SeedFile & { readonly seed: EntrySeed })[]
  readonly broken: readonly (SeedFile & { readonly broken: SeedFault })[]
} {
  const read = (listSeedFiles(root) ?? []).map(file => readSeedFile(kinds, file))
  return {
    seeds: read.filter(file => 'seed' in file).filter(({ seed }) => seed.campaign === null || seed.campaign === campaign),
    broken: read.filter(file => 'broken' in file),
  }
}
