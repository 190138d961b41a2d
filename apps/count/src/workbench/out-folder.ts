import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { explain, Failure } from './failure.ts'
import { finishCommits, journalName } from './interrupted-commit.ts'
import { removeLeftOvers } from './left-overs.ts'

/** The folder for results. Files appear in it whole or not at all: each is written beside its place and then moved. */
export type OutFolder = {
  readonly path: string
  /** Where a file of this name will be; `name` may have folders in it. */
  pathOf(name: string): string
  /** A place to write a file by other means (COPY … TO), on the same disk; adopt() puts it in its place. */
  draftOf(name: string): string
  adopt(name: string): void
  write(name: string, content: string | Uint8Array): void
  /** Moves everything that was drafted into its place, in the order in which it came. */
  commit(): void
  /** Takes away what was drafted and not committed. */
  discard(): void
}

/** Opens the folder for results, never inside the input, whose files are not ours to change. */
export function openOutFolder(path: string, input?: string): OutFolder {
  const folder = resolve(path)
  if (input !== undefined && existsSync(input) && isWithin(realOf(input), realOf(folder))) {
    throw new Failure('usage', 'The results would lie among the extracts. Choose a folder outside of them with --out.')
  }
  const isOurs = !existsSync(folder)
  makeFolder(folder)
  guarded(folder, () => finishCommits(folder))
  guarded(folder, () => removeLeftOvers(folder, '.draft'))
  const drafts = join(folder, `.draft-${process.pid}-${randomBytes(4).toString('hex')}`)
  const drafted: string[] = []
  const draftOf = (name: string): string => {
    const file = join(drafts, name)
    guarded(folder, () => mkdirSync(dirname(file), { recursive: true, mode: 0o700 }))
    return file
  }
  const place = (name: string) => {
    guarded(folder, () => mkdirSync(dirname(join(folder, name)), { recursive: true, mode: 0o700 }))
    // What DuckDB has written is readable to all until here: the drafts' folder is not.
    guarded(folder, () => chmodSync(join(drafts, name), 0o600))
    guarded(folder, () => renameSync(join(drafts, name), join(folder, name)))
  }
  return {
    path: folder,
    pathOf: name => join(folder, name),
    draftOf,
    adopt: name => void drafted.push(name),
    write(name, content) {
      guarded(folder, () => writeWhole(draftOf(name), content))
      drafted.push(name)
    },
    commit() {
      // Who is killed from here on has decided: the next command moves the rest (finishCommits).
      guarded(folder, () => writeWhole(draftOf(journalName), JSON.stringify(drafted)))
      for (const name of drafted.splice(0)) place(name)
      rmSync(drafts, { recursive: true, force: true })
    },
    discard() {
      drafted.length = 0
      rmSync(drafts, { recursive: true, force: true })
      // A folder that was made for results that never came would look as if there were some.
      if (isOurs && existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder)
    },
  }
}

/** Results hold patients' data: only their owner may read them. */
function writeWhole(file: string, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  const handle = openSync(file, 'w', 0o600)
  try {
    let at = 0
    while (at < bytes.length) at += writeSync(handle, bytes, at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function makeFolder(folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new Failure('usage', `${folder} is a file. Choose a folder with --out.`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    const known = explain(error, folder)
    if (known instanceof Failure) throw known
    // Node says ENOENT of a disk that is read-only, ENOTDIR where a file stands in the way.
    throw new Failure(
      'cannotWrite',
      `The folder ${folder} cannot be made: you may not write there, or a file stands in its way. Choose another with --out.`,
      { cause: error },
    )
  }
}

function guarded<Result>(folder: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw explain(error, folder)
  }
}

/** The real place of a folder that may not exist yet: links are followed as far as it does. */
function realOf(path: string): string {
  const full = resolve(path)
  if (existsSync(full)) return realpathSync(full)
  const parent = dirname(full)
  return parent === full ? full : join(realOf(parent), relative(parent, full))
}

const isWithin = (folder: string, path: string): boolean => path === folder || path.startsWith(folder + sep)
