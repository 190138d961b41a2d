import type { Stats } from 'node:fs'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { Failure, stopped } from '../workbench/index.ts'

/** A file below the input folder. With `problem` it cannot be opened or is not meant to be; the words say why. */
export type FoundFile = {
  /** Relative to the input folder, with forward slashes. */
  path: string
  absolutePath: string
  bytes: number
  modifiedMs: number
  problem?: { use: 'unreadable' | 'ignored'; reason: string } | undefined
}

/**
 * Lists all files below a folder in the order of their paths, byte by byte. Links are followed unless they lead back to what is listed already. Hidden
 * files are named and left alone; a pipe or a device is never opened.
 *
 * @throws Failure if the folder is not there, is no folder or is closed to us
 */
export async function walkFolder(folder: string, signal?: AbortSignal): Promise<FoundFile[]> {
  const root = await openFolder(folder)
  const found: FoundFile[] = []
  const seenFolders = new Set([root])
  const walk = async (place: string): Promise<void> => {
    if (signal?.aborted) throw stopped()
    const names = await readdir(place).catch(() => undefined)
    if (names === undefined) {
      found.push(closed(folder, place, 'This folder may not be opened by this user.'))
      return
    }
    // What lies here itself comes before what is only linked: which of two names is listed must not depend on the disk.
    const entries = await Promise.all(
      names.map(async name => ({ name, isLink: (await lstat(join(place, name))).isSymbolicLink() })),
    )
    for (const { name, isLink } of entries.sort(linksLast)) await visit(join(place, name), isLink)
  }
  const visit = async (path: string, isLink: boolean): Promise<void> => {
    if (isHidden(path)) {
      found.push({
        ...closed(folder, path, 'Hidden files are not read.'),
        problem: { use: 'ignored', reason: 'Hidden files are not read.' },
      })
      return
    }
    const status = await stat(path).catch(errorCode)
    if (typeof status === 'string') {
      const reason =
        status === 'ELOOP' ? 'A link that leads to itself.' : isLink ? 'A link to a file that is not there.' : unreadable(status)
      found.push(closed(folder, path, reason))
    } else if (status.isDirectory()) {
      const real = await realpath(path)
      if (isLink && (seenFolders.has(real) || isWithin(root, real) || isWithin(real, root)))
        found.push(ignored(folder, path, 'A link to a folder that is looked at already.'))
      else {
        seenFolders.add(real)
        await walk(path)
      }
    } else found.push(asFile(folder, path, status))
  }
  await walk(folder)
  return found.sort((left, right) => Buffer.compare(Buffer.from(left.path), Buffer.from(right.path)))
}

async function openFolder(folder: string): Promise<string> {
  const status = await stat(folder).catch(errorCode)
  if (typeof status === 'string')
    throw new Failure(
      'input',
      status === 'ENOENT' ? `There is no folder ${folder}.` : `The folder ${folder} may not be opened by this user.`,
    )
  if (!status.isDirectory())
    throw new Failure(
      'input',
      `${folder} is a file. Give the folder that it lies in: a count reads all extracts of a folder together.`,
    )
  const isOpen = await readdir(folder).then(
    () => true,
    () => false,
  )
  if (!isOpen) throw new Failure('input', `The folder ${folder} may not be opened by this user.`)
  return await realpath(folder)
}

function asFile(folder: string, path: string, status: Stats): FoundFile {
  if (!status.isFile()) return ignored(folder, path, 'Not a file but a pipe, a socket or a device.')
  return { path: nameOf(folder, path), absolutePath: path, bytes: status.size, modifiedMs: status.mtimeMs }
}

const nameOf = (folder: string, path: string): string => relative(folder, path).split(sep).join('/')
const isHidden = (path: string): boolean => /^[.~]|^Thumbs\.db$|^desktop\.ini$/i.test(path.split(sep).at(-1) ?? '')
const isWithin = (outer: string, inner: string): boolean =>
  inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep)
const linksLast = (left: { name: string; isLink: boolean }, right: { name: string; isLink: boolean }): number =>
  Number(left.isLink) - Number(right.isLink) || Buffer.compare(Buffer.from(left.name), Buffer.from(right.name))

const withProblem = (folder: string, path: string, problem: FoundFile['problem']): FoundFile => ({
  path: nameOf(folder, path),
  absolutePath: path,
  bytes: 0,
  modifiedMs: 0,
  problem,
})
const closed = (folder: string, path: string, reason: string): FoundFile =>
  withProblem(folder, path, { use: 'unreadable', reason })
const ignored = (folder: string, path: string, reason: string): FoundFile => withProblem(folder, path, { use: 'ignored', reason })

/** A name with signs that the system cannot give back is listed and then not found. */
const unreadable = (code: string): string =>
  code === 'ENOENT'
    ? 'It went away, or its name has signs that cannot be read: give it a plain name.'
    : 'This file may not be opened by this user.'

const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
