import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findRoot, type Migration, migrate, type OpenDatabase, openEmbedded } from '../../src/foundation/index.ts'
import type { TestSeed } from './test-database.ts'

const root = findRoot(import.meta.dirname)
const folder = join(root, 'dist/test-images')
const staleMs = 60 * 60 * 1000

/** The embedded database in memory, migrated and seeded, from an image that is made once. */
export async function openFromImage(migrations: readonly Migration[], seed: TestSeed | undefined): Promise<OpenDatabase> {
  return openEmbedded({ folder: null, image: await testImage(migrations, seed) })
}

/** A dumped PGlite folder, migrated and seeded: creating one takes seconds, loading it a third of one. Made again when anything changes. */
export async function testImage(migrations: readonly Migration[], seed: TestSeed | undefined): Promise<Blob> {
  const file = join(folder, `${seed?.name ?? 'empty'}-${keyOfSchema(migrations, seed)}.tar`)
  if (!existsSync(file)) await makeImage(file, migrations, seed)
  // Read at once: a Blob of the file itself cannot be read any more when another worker puts its own image in the file's place.
  return new Blob([readFileSync(file)])
}

async function makeImage(file: string, migrations: readonly Migration[], seed: TestSeed | undefined): Promise<void> {
  const database = await openEmbedded({ folder: null })
  try {
    await migrate(database.kysely, migrations)
    await seed?.run(database)
    if (!database.embedded) throw new Error('An image is made from the embedded database only')
    const image = await database.embedded.dumpDataDir('none')
    mkdirSync(folder, { recursive: true })
    removeStale()
    // Two test workers may make the same image at once: each writes its own file, and the last one stays.
    const unfinished = `${file}.${process.pid}`
    writeFileSync(unfinished, Buffer.from(await image.arrayBuffer()))
    renameSync(unfinished, file)
  } finally {
    await database.close()
  }
}

function removeStale(): void {
  for (const name of readdirSync(folder)) {
    const stale = join(folder, name)
    if (Date.now() - (statSync(stale, { throwIfNoEntry: false })?.mtimeMs ?? 0) > staleMs) rmSync(stale, { force: true })
  }
}

/** Another one when a migration, the seed, a file that the seed reads or the engine changes. */
export function keyOfSchema(migrations: readonly Migration[], seed: TestSeed | undefined): string {
  const hash = createHash('sha256')
  hash.update(readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json')))
  hash.update(JSON.stringify(migrations))
  if (seed) hash.update(seed.run.toString())
  for (const path of seed?.reads ?? []) for (const file of filesOf(join(root, path))) hash.update(file).update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

const filesOf = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath, entry.name))
        .sort()
    : [path]
