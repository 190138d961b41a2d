import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { mailFolderIn, mailPath } from './mail-path.ts'

/** Announced to every sender (RFC 1870), and kept to while a mail arrives. */
export const largestMailBytes = 25 * 1024 * 1024

/** Left free on the disk for everything else: strangers' mail must not be what stops the database. */
export const leastFreeBytes = 1024 ** 3

/** A mail that takes longer than this to arrive has been given up by its sender. */
const oldHalfMs = 60 * 60_000

/** A mail that is on the disk and not yet in the database. */
export type WaitingMail = {
  /** Of its note in the folder. */
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  readonly sender: string
  readonly recipients: readonly string[]
  readonly at: Date
  /** Who brought it as a file; null where a mail server handed it in. */
  readonly broughtBy: Bringer | null
}

export type KeptMail = { readonly sha256: string; readonly bytes: number }

/** A mail that has arrived whole and of which nobody has said yet whether it is kept. */
export type ArrivedMail = KeptMail & { readonly part: string }

/** Somebody who brings mail as files, or the folder into which they are put. */
const bringer = z.object({
  actor: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('staff'), id: z.string(), name: z.string() }),
    z.object({ kind: z.literal('system'), name: z.string() }),
  ]),
  /** Trusts on which they are not to work: what is addressed to these waits for somebody else. */
  barredFrom: z.array(z.string()),
})
export type Bringer = z.infer<typeof bringer>

const noteSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int(),
  sender: z.string(),
  recipients: z.array(z.string()),
  at: z.iso.datetime().transform(text => new Date(text)),
  broughtBy: bringer.nullable().default(null),
})

/**
 * `mail-in/` in the data folder: every mail as it came, named by its SHA-256, and in `waiting/` a note for each that is not in the database
 * yet. Both are on the disk for certain before anybody is told that the mail was taken.
 */
export class MailFolder {
  readonly dataFolder: string
  readonly #folder: string

  constructor(dataFolder: string) {
    this.dataFolder = dataFolder
    this.#folder = mailFolderIn(dataFolder)
    mkdirSync(join(this.#folder, 'waiting'), { recursive: true, mode: 0o700 })
    mkdirSync(join(this.#folder, 'parts'), { recursive: true, mode: 0o700 })
  }

  /** At the start: halves of mails whose sender was never told that we had them. Another process may be at younger ones just now. */
  async forgetHalves(realMs: number): Promise<void> {
    const parts = join(this.#folder, 'parts')
    for (const name of await readdir(parts)) {
      const found = await stat(join(parts, name)).catch(() => null)
      if (found && found.mtimeMs < realMs - oldHalfMs) await rm(join(parts, name), { force: true })
    }
  }

  /** Writes a mail while it arrives, and keeps it. Null: it is larger than `limitBytes`, and nothing of it is kept. */
  async keep(stream: AsyncIterable<Buffer>, limitBytes: number): Promise<KeptMail | null> {
    const arrived = await this.receive(stream, limitBytes)
    return arrived && this.accept(arrived)
  }

  /** Writes a mail while it arrives. Null: it is larger than `limitBytes`, and nothing of it is left; the stream is read to its end. */
  async receive(stream: AsyncIterable<Buffer>, limitBytes: number): Promise<ArrivedMail | null> {
    const part = join(this.#folder, 'parts', randomUUID())
    const hash = createHash('sha256')
    let bytes = 0
    let isWhole = false
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
      isWhole = true
      return { part, bytes, sha256: hash.digest('hex') }
    } finally {
      await file.close()
      if (!isWhole) await rm(part, { force: true })
    }
  }

  /** Keeps what has arrived, under its hash. */
  async accept({ part, sha256, bytes }: ArrivedMail): Promise<KeptMail> {
    await rename(part, mailPath(this.dataFolder, sha256))
    await syncFolder(this.#folder)
    return { sha256, bytes }
  }

  /** Forgets what has arrived. */
  async discard({ part }: ArrivedMail): Promise<void> {
    await rm(part, { force: true })
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

  /** Those of them that nobody can be at any more: noted before this moment of the real time. */
  async waitingSince(realMs: number): Promise<string[]> {
    const folder = join(this.#folder, 'waiting')
    const times = await Promise.all(
      (await this.waiting()).map(async name => ({
        name,
        at: (await stat(join(folder, name)).catch(() => null))?.mtimeMs ?? realMs,
      })),
    )
    return times.filter(({ at }) => at < realMs).map(({ name }) => name)
  }

  /** When the oldest of them was noted, in real time; null: nothing waits. */
  async waitsSince(): Promise<number | null> {
    let oldest: number | null = null
    for (const name of await this.waiting()) {
      const found = await stat(join(this.#folder, 'waiting', name)).catch(() => null)
      if (found) oldest = Math.min(oldest ?? found.mtimeMs, found.mtimeMs)
    }
    return oldest
  }

  async readNote(name: string): Promise<WaitingMail> {
    return { name, ...noteSchema.parse(JSON.parse(await readFile(join(this.#folder, 'waiting', name), 'utf8'))) }
  }

  /** It is in the database now. */
  async filed({ name }: WaitingMail): Promise<void> {
    await rm(join(this.#folder, 'waiting', name), { force: true })
  }

  /** Takes a mail away of which nothing is to be kept. */
  async forget(sha256: string): Promise<void> {
    await rm(mailPath(this.dataFolder, sha256), { force: true })
  }

  /** How much more the disk can hold. */
  async freeBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(this.#folder)
    return bavail * bsize
  }

  /** A mail as it came, or null when the file is not there (a restored database without its folder). */
  async read(sha256: string): Promise<Buffer | null> {
    try {
      return await readFile(mailPath(this.dataFolder, sha256))
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
      throw error
    }
  }
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
