import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { crc32, createInflateRaw } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { foreignFile, type UnusableFile, unusable, whereToGetIt } from './unusable-file.ts'

/** The directory's CSV, wherever it lies. `chunks` ends with an UnusableFile as its last word when the file is damaged. */
export type OpenDirectory = {
  readonly kind: 'open'
  /** The name of the CSV: that of the file in an archive. */
  readonly name: string
  /** How many bytes of CSV are to come. */
  readonly bytes: number
  readonly chunks: () => AsyncGenerator<Buffer | UnusableFile, void, undefined>
}

const chunkBytes = 512 * 1024
const wholeDirectory = /(^|\/)ONSPD_[^/]*_UK\.csv$/i
const anyPart = /(^|\/)ONSPD_[^/]*\.csv$/i

/** Opens a CSV or the ZIP of ONS. What is neither is named. */
export async function openDirectory(file: string): Promise<OpenDirectory | UnusableFile> {
  const head = firstBytes(file)
  if (head.length === 0) return unusable(`${basename(file)} is empty.`, whereToGetIt)
  const foreign = foreignFile(head)
  if (foreign !== null) return unusable(`${basename(file)} is ${foreign}.`, whereToGetIt)
  if (head[0] === 0x50 && head[1] === 0x4b) return openArchive(file)
  return {
    kind: 'open',
    name: basename(file),
    bytes: statSync(file).size,
    chunks: () => readPlain(file),
  }
}

function firstBytes(file: string): Buffer {
  const handle = openSync(file, 'r')
  try {
    const head = Buffer.alloc(16)
    return head.subarray(0, readSync(handle, head, 0, head.length, 0))
  } finally {
    closeSync(handle)
  }
}

/** One piece of memory for all pieces of the file: whoever takes a chunk is done with it before the next one comes. */
async function* readPlain(file: string): AsyncGenerator<Buffer, void, undefined> {
  const handle = await open(file, 'r')
  try {
    const piece = Buffer.allocUnsafeSlow(chunkBytes)
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, piece.length)
      if (bytesRead === 0) return
      yield piece.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

const damaged = (file: string) =>
  unusable(
    `${basename(file)} is a ZIP that is not whole: it was cut short, or damaged on its way.`,
    'Nothing was changed. Download it again, and compare its size with what the page of ONS says.',
  )

async function openArchive(file: string): Promise<OpenDirectory | UnusableFile> {
  const archive = await openPromise(file, { lazyEntries: true, autoClose: false }).catch(() => null)
  if (archive === null) return damaged(file)
  const entries: Entry[] = []
  try {
    for await (const entry of archive.eachEntry()) entries.push(entry)
  } catch {
    archive.close()
    return damaged(file)
  }
  const chosen = chooseEntry(entries)
  if (chosen === undefined || chosen.isEncrypted() || ![0, 8].includes(chosen.compressionMethod)) {
    archive.close()
    return unusable(`${basename(file)} is ${archiveOf(entries.map(entry => entry.fileName))}.`, whereToGetIt)
  }
  return {
    kind: 'open',
    name: basename(chosen.fileName),
    bytes: chosen.uncompressedSize,
    chunks: () => unpack(archive, chosen, file),
  }
}

/** The whole directory: not one of the files by postcode area that lie beside it. */
const chooseEntry = (entries: readonly Entry[]): Entry | undefined =>
  entries
    .filter(({ fileName }) => wholeDirectory.test(fileName) && !/multi_csv/i.test(fileName))
    .toSorted((a, b) => b.uncompressedSize - a.uncompressedSize)[0]

function archiveOf(names: readonly string[]): string {
  if (names.includes('[Content_Types].xml')) return 'an Excel or Word file'
  if (names.some(name => /NSPL/i.test(name))) return 'the National Statistics Postcode Lookup (NSPL)'
  if (names.some(name => /codepo/i.test(name))) return 'Ordnance Survey’s Code-Point Open'
  if (names.some(name => anyPart.test(name))) return 'a part of the Postcode Directory, or one that cannot be unpacked'
  return 'a ZIP without a file Data/ONSPD_…_UK.csv'
}

async function* unpack(archive: ZipFile, entry: Entry, file: string): AsyncGenerator<Buffer | UnusableFile, void, undefined> {
  let bytes = 0
  let checksum = 0
  try {
    const packed = await archive.openReadStreamPromise(entry, { decodeFileData: false })
    // Larger pieces than yauzl's own: each costs a way through the event loop.
    const text = entry.compressionMethod === 0 ? packed : packed.pipe(createInflateRaw({ chunkSize: chunkBytes }))
    packed.on('error', error => text.destroy(error))
    for await (const chunk of text) {
      bytes += chunk.length
      checksum = crc32(chunk, checksum)
      yield chunk
    }
    if (bytes !== entry.uncompressedSize || checksum !== entry.crc32) yield damaged(file)
  } catch {
    // Whatever the archive's reader did not like: it is not what was packed.
    yield damaged(file)
  } finally {
    archive.close()
  }
}
