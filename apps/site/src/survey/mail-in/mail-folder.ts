import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { open, readdir, readFile, rename, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** A mail that is on the disk and not yet in the database. */
export type WaitingMail = {
  /** Of its note in the folder. */
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  readonly sender: string
  readonly recipients: readonly string[]
  readonly at: Date
}

export type KeptMail = { readonly sha256: string; readonly bytes: number }

const noteSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int(),
  sender: z.string(),
  recipients: z.array(z.string()),
  at: z.iso.datetime().transform(text => new Date(text)),
})

/**
 * `mail-in/` in the data folder: every mail as it came, named by its SHA-256, and in `waiting/` a note for each that is not in the database
 * yet. Both are on the disk for certain before anybody is told that the mail was taken.
 */
export class MailFolder {
  readonly #folder: string

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'mail-in')
    mkdirSync(join(this.#folder, 'waiting'), { recursive: true, mode: 0o700 })
    // Halves of mails whose sender was never told that we had them.
    rmSync(join(this.#folder, 'parts'), { recursive: true, force: true })
    mkdirSync(join(this.#folder, 'parts'), { mode: 0o700 })
  }

  /** Writes a mail while it arrives. Null: it is larger than `limitBytes`, and nothing of it is kept; the stream is read to its end. */
  async keep(stream: AsyncIterable<Buffer>, limitBytes: number): Promise<KeptMail | null> {
    const part = join(this.#folder, 'parts', randomUUID())
    const hash = createHash('sha256')
    let bytes = 0
    const file = await open(part, 'wx', 0o600)
    try {
      for await (const chunk of stream) {
        bytes += chunk.length
        // Far beyond what was announced: whoever goes on sending does not mean well.
        if (bytes > limitBytes * 4) throw new EndlessMail()
        if (bytes > limitBytes) continue
        hash.update(chunk)
        await file.appendFile(chunk)
      }
      if (bytes > limitBytes) return null
      await file.sync()
      const sha256 = hash.digest('hex')
      await rename(part, pathOf(this.#folder, sha256))
      await syncFolder(this.#folder)
      return { sha256, bytes }
    } finally {
      await file.close()
      await rm(part, { force: true })
    }
  }

  /** Notes for whom a kept mail is. From here on a crash loses nothing of it. */
  async note(mail: Omit<WaitingMail, 'name'>): Promise<WaitingMail> {
    const name = `${randomUUID()}.json`
    const [part, folder] = [join(this.#folder, 'parts', name), join(this.#folder, 'waiting')]
    const file = await open(part, 'wx', 0o600)
    try {
      await file.appendFile(JSON.stringify(mail))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, join(folder, name))
    await syncFolder(folder)
    return { name, ...mail }
  }

  /** The notes of what was taken and did not get into the database, because the process or the database ended before. */
  async waiting(): Promise<string[]> {
    return (await readdir(join(this.#folder, 'waiting'))).filter(name => name.endsWith('.json')).sort()
  }

  async readNote(name: string): Promise<WaitingMail> {
    return { name, ...noteSchema.parse(JSON.parse(await readFile(join(this.#folder, 'waiting', name), 'utf8'))) }
  }

  /** It is in the database now. */
  async filed({ name }: WaitingMail): Promise<void> {
    await rm(join(this.#folder, 'waiting', name), { force: true })
  }

  /** How much more the disk can hold. */
  async freeBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(this.#folder)
    return bavail * bsize
  }

  read(sha256: string): Promise<Buffer | null> {
    return readKept(this.#folder, sha256)
  }

  /** A mail as it came, or null when the file is not there (a restored database without its folder). */
  static read(dataFolder: string, sha256: string): Promise<Buffer | null> {
    return readKept(join(dataFolder, 'mail-in'), sha256)
  }
}

async function readKept(folder: string, sha256: string): Promise<Buffer | null> {
  try {
    return await readFile(pathOf(folder, sha256))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function pathOf(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not the hash of a mail')
  return join(folder, `${sha256}.eml`)
}

/** Somebody sends without end. */
export class EndlessMail extends Error {
  constructor() {
    super('A mail went on far beyond its limit')
  }
}

/** Makes a name in a folder outlast a loss of power, not only a crash of the process. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
