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
  return heldImage(file)
}

/** The image that was asked for last: whoever opens a database for each test asks for the same one again. */
let held: { readonly file: string; readonly image: Blob } | undefined

/**
 * Read at once: a Blob of the file itself cannot be read any more when another worker puts its own image in the file's place. Its bytes are
 * handed out as they are, for PGlite copies each file out of them: a Blob that copies all of them first takes a fifth of the whole opening.
 */
function heldImage(file: string): Blob {
  if (held?.file === file) return held.image
  const bytes = readFileSync(file)
  const image = new Blob([])
  const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  image.arrayBuffer = async () => whole
  held = { file, image }
  return image
}

async function makeImage(file: string, migrations: readonly Migration[], seed: TestSeed | undefined): Promise<void> {
  const database = await openEmbedded({ folder: null })
  try {
    await migrate(database.kysely, migrations)
    await seed?.run(database)
    if (!database.embedded) throw new Error('An image is made from the embedded database only')
    await slim(database.embedded)
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

/**
 * Nobody makes a database inside a test's, so what one would be made from, a third of the files, is left out. What is written down for good
 * need not be recovered by each who opens the image.
 */
async function slim(engine: NonNullable<OpenDatabase['embedded']>): Promise<void> {
  for (const name of ['template0', 'template1']) {
    await engine.exec(`alter database ${name} is_template false`)
    await engine.exec(`drop database ${name}`)
  }
  await engine.exec('checkpoint')
}

function removeStale(): void {
  for (const name of readdirSync(folder)) {
    const stale = join(folder, name)
    if (Date.now() - (statSync(stale, { throwIfNoEntry: false })?.mtimeMs ?? 0) > staleMs) rmSync(stale, { force: true })
  }
}

/** Another one when a migration, the seed, a file that the seed reads, the engine or the way that images are made changes. */
export function keyOfSchema(migrations: readonly Migration[], seed: TestSeed | undefined): string {
  const hash = createHash('sha256')
  hash.update(readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json')))
  hash.update(JSON.stringify(migrations))
  hash.update(readFileSync(import.meta.filename))
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
