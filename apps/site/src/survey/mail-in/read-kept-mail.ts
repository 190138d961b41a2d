import { open } from 'node:fs/promises'
import { AttachmentFolder } from '../attachments/attachment-folder.ts'
import type { IncomingMail } from './incoming-mail.ts'
import { mailPath } from './mail-path.ts'
import { FileNotKept, type KeepFile, readMail } from './read-mail.ts'

export type MailToRead = {
  readonly dataFolder: string
  readonly sha256: string
  /** Null: the whole mail, and every file in it goes into the folder of attachments. Else only its beginning, and nothing is kept. */
  readonly mostBytes: number | null
}

export type ReadMail =
  | { readonly outcome: 'read'; readonly mail: IncomingMail }
  /** Its file is not there: a restored database without its folder. */
  | { readonly outcome: 'gone' }
  /** The disk did not let it be read, or a file in it be written. That says nothing of the mail: it has to be read again. */
  | { readonly outcome: 'not-now' }

/** A file in a mail is smaller than the mail: this is never reached. */
const largestFileBytes = 256 * 1024 * 1024

/** Reads a mail that lies in its folder. Runs in the thread for mails: it needs nothing of the site. */
export async function readKeptMail({ dataFolder, sha256, mostBytes }: MailToRead): Promise<ReadMail> {
  try {
    const raw = await beginningOf(mailPath(dataFolder, sha256), mostBytes)
    if (raw === null) return { outcome: 'gone' }
    return { outcome: 'read', mail: await (mostBytes === null ? readMail(raw, keeper(dataFolder)) : readMail(raw)) }
  } catch (error) {
    if (error instanceof FileNotKept || isOfDisk(error)) return { outcome: 'not-now' }
    throw error
  }
}

const isOfDisk = (error: unknown): boolean => error instanceof Error && 'syscall' in error

function keeper(dataFolder: string): KeepFile {
  return async content => {
    let isTornHere = false
    // That the mail itself is torn is no fault of the disk.
    async function* watched() {
      try {
        yield* content
      } catch (error) {
        isTornHere = true
        throw error
      }
    }
    try {
      const kept = await new AttachmentFolder(dataFolder).keep(watched(), largestFileBytes)
      if (kept) return kept
    } catch (error) {
      if (isTornHere) throw error
      throw new FileNotKept('A file of a mail could not be written', { cause: error })
    }
    throw new Error('A file in a mail is larger than any mail')
  }
}

async function beginningOf(path: string, mostBytes: number | null): Promise<Buffer | null> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
  if (file === null) return null
  try {
    if (mostBytes === null) return await file.readFile()
    const { buffer, bytesRead } = await file.read(Buffer.alloc(mostBytes), 0, mostBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
