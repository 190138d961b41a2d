import { createHash } from 'node:crypto'
import type { BigIntStats } from 'node:fs'
import { type FileHandle, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type PackName, packNamed } from './pack-name.ts'

/** A zip of the counting program as it lies in the data folder, with the SHA-256 of its bytes. */
export type CountPack = PackName & { readonly bytes: number; readonly sha256: string }

/** Where whoever runs the site puts what `npm run pack-count` has made. No backup looks there. */
export const packsFolder = (dataFolder: string): string => join(dataFolder, 'count-packs')

/** What was summed, and the sum: a file that is not the same any more is summed again. */
const sums = new Map<string, { readonly stamp: string; readonly sum: Promise<string> }>()

/** Every whole pack in the folder. None where there is no folder; what cannot be read is left out. */
export async function countPacks(dataFolder: string): Promise<CountPack[]> {
  const names = await readdir(packsFolder(dataFolder)).catch(() => [])
  const packs: CountPack[] = []
  for (const name of names.sort()) {
    const opened = await openPack(dataFolder, name)
    await opened?.file.close()
    if (opened) packs.push(opened.pack)
  }
  return packs
}

/** One of them, opened to be read: whoever asks closes it. What is said of it is true of this open file, whatever takes its place. */
export async function openPack(dataFolder: string, name: string): Promise<{ pack: CountPack; file: FileHandle } | null> {
  const named = packNamed(name)
  if (named === null) return null
  const path = join(packsFolder(dataFolder), named.name)
  const file = await open(path, 'r').catch(() => null)
  if (file === null) return null
  try {
    const stat = await file.stat({ bigint: true })
    const bytes = Number(stat.size)
    if (stat.isFile() && (await isWholeZip(file, bytes)))
      return { pack: { ...named, bytes, sha256: await sumOf(path, file, stat) }, file }
  } catch {
    // What cannot be read is not offered.
  }
  await file.close()
  return null
}

const endOfZip = 22

/** A zip ends with its list of files, and ours has nothing after it: one that is still being copied does not. */
async function isWholeZip(file: FileHandle, bytes: number): Promise<boolean> {
  if (bytes < endOfZip) return false
  const { buffer } = await file.read(Buffer.alloc(endOfZip), 0, endOfZip, bytes - endOfZip)
  return buffer.readUInt32LE(0) === 0x06054b50 && buffer.readUInt16LE(20) === 0
}

async function sumOf(path: string, file: FileHandle, { dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): Promise<string> {
  const stamp = [dev, ino, size, mtimeNs, ctimeNs].join(' ')
  const known = sums.get(path)
  if (known?.stamp === stamp) return known.sum
  const sum = sumBytes(file)
  sums.set(path, { stamp, sum })
  // A read that failed is tried again.
  sum.catch(() => sums.delete(path))
  return sum
}

async function sumBytes(file: FileHandle): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of file.createReadStream({ start: 0, autoClose: false, highWaterMark: 1 << 20 })) hash.update(chunk)
  return hash.digest('hex')
}
