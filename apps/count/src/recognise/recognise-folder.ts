import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { DeclaredMap, FileSample, Reader, Recognition, SourceFile } from '../readers/reader.ts'
import { Failure, type Progress, type Statements, stopped, together, type Workbench } from '../workbench/index.ts'
import { type Checksums, startChecksums } from './checksums.ts'
import { chooseRecognition } from './choose-recognition.ts'
import { noteProblems } from './note-problems.ts'
import { putSourceFiles, type UnusedFile, writeChecksums } from './put-source-files.ts'
import { sampleFile } from './sample-file.ts'
import { type FoundFile, walkFolder } from './walk-folder.ts'

export type RecogniseOptions = {
  workbench: Workbench
  readers: readonly Reader[]
  maps?: readonly DeclaredMap[]
  signal?: AbortSignal | undefined
  progress: Progress
}

export type RecognisedFolder = {
  folder: string
  /** What the readers are to read, in the order of the paths. */
  files: readonly SourceFile[]
  unused: readonly UnusedFile[]
  /**
   * To be called at any time after the readers are done, best when the checksums have had time: waits for them and writes them into source_file.
   *
   * @throws Failure if a file changed in the meantime: what was read of it belongs to no file that there is
   */
  settle(): Promise<void>
  /** Ends the thread that reckons checksums. To be called in any case. */
  close(): void
}

type Known = { found: FoundFile; fileId: number } & (
  | { sample: FileSample; recognition: Recognition }
  | { use: 'unreadable' | 'ignored'; reason: string; recognition?: Recognition }
)

/**
 * Finds out by their content what the files below a folder are, gives each its number in the order of the paths, and fills source_file. A file that is there
 * twice is used once. Checksums are reckoned beside the reading.
 *
 * @throws Failure if the folder is not there or is closed to us
 */
export async function recogniseFolder(folder: string, options: RecogniseOptions): Promise<RecognisedFolder> {
  const { workbench, signal, progress } = options
  const found = await walkFolder(folder, signal)
  const checksums = startChecksums(signal)
  try {
    progress.begin('Looking at the files', { amount: found.length, unit: 'files' })
    const known = await recogniseFiles(found, options)
    progress.end()
    const settled = await setTwinsAside(await setBrokenAside(known, checksums), checksums)
    // The rest is reckoned while the readers read.
    for (const { found: file } of settled) if (file.problem === undefined) void checksums.of(file.absolutePath, false)
    const files = settled.flatMap(entry =>
      'sample' in entry ? [{ ...entry.sample, fileId: entry.fileId, recognition: entry.recognition }] : [],
    )
    const unused = settled.flatMap(entry =>
      'sample' in entry
        ? []
        : [
            {
              fileId: entry.fileId,
              path: entry.found.path,
              use: entry.use,
              reason: entry.reason,
              recognition: entry.recognition,
            },
          ],
    )
    await putSourceFiles(workbench, files, unused, new Map(found.map(file => [file.path, file.bytes])))
    await noteProblems(workbench, files, unused)
    return {
      folder,
      files,
      unused,
      async settle() {
        await refuseChanged(found)
        await writeChecksums(workbench, await checksumsOf(settled, checksums))
        await refuseChanged(found)
      },
      close: () => checksums.close(),
    }
  } catch (error) {
    checksums.close()
    throw error
  }
}

/** A file's columns come from DuckDB: another is looked at meanwhile. No more than that, because a spreadsheet is unpacked in memory. */
const atOnce = 2

/** What each file is, in the order of the paths, whichever is known first. */
async function recogniseFiles(found: readonly FoundFile[], options: RecogniseOptions): Promise<Known[]> {
  const { workbench, signal, progress } = options
  const known: Known[] = []
  let done = 0
  // Whoever is free takes the next.
  const waiting = found.entries()
  const recogniseNext = async (statements: Statements) => {
    for (const [at, file] of waiting) {
      if (signal?.aborted) throw stopped()
      known[at] = { found: file, fileId: at + 1, ...(await recogniseFile(file, statements, options)) }
      done += 1
      progress.reached(done)
    }
  }
  await together(
    workbench,
    Array.from({ length: atOnce }, () => () => workbench.beside(recogniseNext)),
  )
  return known
}

async function recogniseFile(
  file: FoundFile,
  statements: Statements,
  { readers, maps = [] }: RecogniseOptions,
): Promise<
  { sample: FileSample; recognition: Recognition } | { use: 'unreadable' | 'ignored'; reason: string; recognition?: Recognition }
> {
  if (file.problem) return file.problem
  if (maps.some(({ path }) => resolve(path) === resolve(file.absolutePath)))
    return { use: 'ignored', reason: 'The declared mapping itself.' }
  const sampled = await sampleFile(statements, file)
  if (!('sample' in sampled)) return sampled
  const recognition = chooseRecognition(sampled.sample, readers, maps)
  if (recognition === undefined) return { use: 'ignored', reason: notKnown(sampled.sample) }
  const withNotes = { ...recognition, notes: [...(recognition.notes ?? []), ...(sampled.notes ?? [])] }
  if (!recognition.isUsable)
    return {
      use: 'ignored',
      reason: recognition.reason ?? `${recognition.format} cannot be counted yet.`,
      recognition: withNotes,
    }
  return { sample: sampled.sample, recognition: withNotes }
}

/** Says what we see, so that the reader of the message can tell a wrong file from a damaged one. */
function notKnown({ text, table, sheets }: FileSample): string {
  const advice = 'If patients are listed in it, declare a mapping: see docs/count/formats.md.'
  if (sheets) return `A spreadsheet that no mapping describes. ${advice}`
  if (table)
    return `A table with ${table.columns.length} columns whose names are those of no format that we read. Somebody may have renamed one of an extract. ${advice}`
  return text === undefined ? 'Neither text nor a format that we read.' : 'A text in no format that we read.'
}

const isGzip = (entry: Known): boolean => 'sample' in entry && entry.sample.container === 'gzip'

/** A gzip file that breaks off keeps nothing: it must be known before it is read, because its first rows look like a whole file. */
async function setBrokenAside(known: readonly Known[], checksums: Checksums): Promise<Known[]> {
  const settled: Known[] = []
  for (const entry of known) {
    const isBroken = isGzip(entry) && !(await checksums.of(entry.found.absolutePath, true)).isWhole
    settled.push(
      isBroken
        ? {
            found: entry.found,
            fileId: entry.fileId,
            use: 'unreadable',
            reason: 'The compressed file breaks off or is damaged. Copy it again.',
            recognition: 'sample' in entry ? entry.recognition : undefined,
          }
        : entry,
    )
  }
  return settled
}

/** Two files with the same bytes: the first is used. Only files of equal length need their checksum for that before reading begins. */
async function setTwinsAside(known: readonly Known[], checksums: Checksums): Promise<Known[]> {
  const lengths = Map.groupBy(
    known.filter(entry => 'sample' in entry),
    ({ found }) => found.bytes,
  )
  const first = new Map<string, Known>()
  const settled: Known[] = []
  for (const entry of known) {
    const hasEqual = 'sample' in entry && (lengths.get(entry.found.bytes)?.length ?? 0) > 1
    const sha256 = hasEqual ? (await checksums.of(entry.found.absolutePath, isGzip(entry))).sha256 : undefined
    const twin = sha256 === undefined ? undefined : first.get(sha256)
    if (sha256 !== undefined && twin === undefined) first.set(sha256, entry)
    settled.push(
      twin === undefined || !('sample' in entry)
        ? entry
        : {
            found: entry.found,
            fileId: entry.fileId,
            use: 'ignored',
            reason: `The same file as ${twin.found.path}, which is used.`,
            recognition: entry.recognition,
          },
    )
  }
  return settled
}

async function checksumsOf(known: readonly Known[], checksums: Checksums): Promise<Map<number, string>> {
  const reckoned = new Map<number, string>()
  for (const { found, fileId } of known) {
    const sha256 = found.problem ? undefined : (await checksums.of(found.absolutePath, false)).sha256
    if (sha256 !== undefined) reckoned.set(fileId, sha256)
  }
  return reckoned
}

async function refuseChanged(found: readonly FoundFile[]): Promise<void> {
  const changed: string[] = []
  for (const { absolutePath, path, bytes, modifiedMs, problem } of found) {
    if (problem) continue
    const now = await stat(absolutePath).catch(() => undefined)
    if (now?.size !== bytes || now.mtimeMs !== modifiedMs) changed.push(path)
  }
  if (changed.length > 0)
    throw new Failure(
      'input',
      `${changed.slice(0, 5).join(', ')}${changed.length > 5 ? ` and ${changed.length - 5} more` : ''} changed while being read. Wait until the extract is finished and run the same command again. Nothing was written.`,
    )
}
