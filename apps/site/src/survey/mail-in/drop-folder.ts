import { createReadStream } from 'node:fs'
import { lstat, mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { describeError } from '../../foundation/index.ts'
import type { FileFault } from './file-fault.ts'
import type { Bringer } from './mail-folder.ts'
import { mailFolderIn } from './mail-path.ts'
import type { MailRoom } from './receive-mail.ts'
import { takeInFile } from './take-in-file.ts'

export type DropLook = {
  /** This machine's time. */
  readonly realMs: number
  /** Why a file was refused, in the words that lie beside it. */
  readonly sayFault: (why: FileFault) => string
  /** Asked before each file: whether there is room on the disk, and the site is not being stopped. */
  readonly mayGoOn: () => Promise<boolean>
}

/** Whoever may write into the folder of the data may bring mail by it. */
const broughtBy: Bringer = { actor: { kind: 'system', name: 'mail-drop' }, barredFrom: [] }

/** A file that was changed this short a time ago may still be being written. */
const stillMs = 10_000

export const dropFolder = (dataFolder: string): string => join(mailFolderIn(dataFolder), 'drop')

/**
 * Takes in what lies in `mail-in/drop/`, oldest name first: a mail goes to `taken/`, what is none to `refused/` with a text that says why.
 * Names that begin with a dot are left alone, and so is what was written to just now. A file that cannot be filed stays for the next time;
 * one that was filed and could not be moved is known by then. Gives how many were taken.
 */
export async function takeInDropped(room: MailRoom, look: DropLook): Promise<number> {
  const drop = dropFolder(room.folder.dataFolder)
  for (const folder of ['', 'taken', 'refused']) await mkdir(join(drop, folder), { recursive: true, mode: 0o700 })
  let taken = 0
  for (const name of (await readdir(drop)).sort()) {
    if (name.startsWith('.') || name === 'taken' || name === 'refused') continue
    try {
      if (!(await look.mayGoOn())) break
      if (await takeOne(room, look, join(drop, name))) taken += 1
    } catch (error) {
      // Its name is a stranger's words: it stays out of the log.
      room.log('mail-drop-failed', describeError(error))
    }
  }
  return taken
}

/** How many files lie there that were no mail, and that nobody has dealt with. */
export async function countRefused(dataFolder: string): Promise<number> {
  const names = await readdir(join(dropFolder(dataFolder), 'refused')).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  const all = new Set(names)
  // The reason beside a file is none of its own, and one whose file has been taken away is dealt with.
  return names.filter(name => all.has(`${name}.txt`)).length
}

async function takeOne(room: MailRoom, look: DropLook, path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null)
  // The time of the last change of any kind: nobody can set it back, as they can the time of writing.
  if (!found || found.ctimeMs > look.realMs - stillMs) return false
  // A link could lead to any file of this machine.
  const outcome = found.isFile()
    ? await takeInFile(room, createReadStream(path), broughtBy)
    : ({ outcome: 'refused', why: 'no-mail' } as const)
  if (outcome.outcome === 'taken') {
    await moveTo('taken', path)
    return true
  }
  const refused = await moveTo('refused', path)
  await writeFile(`${refused}.txt`, `${look.sayFault(outcome.why)}\n`, { mode: 0o600, flag: 'wx' })
  room.log('mail-drop-refused', { because: outcome.why })
  return false
}

/** Under its own name, or with a number where another file of that name lies there. Gives the new path. */
async function moveTo(folder: 'taken' | 'refused', path: string): Promise<string> {
  const [to, name] = [join(dirname(path), folder), basename(path)]
  const present = new Set(await readdir(to))
  let free = name
  for (let number = 2; present.has(free) || present.has(`${free}.txt`); number += 1) free = `${number}-${name}`
  await rename(path, join(to, free))
  return join(to, free)
}
