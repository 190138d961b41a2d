import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { refuseMetadata } from './bare-jpeg.ts'
import { recognisePhoto, type TypeFault } from './recognise-photo.ts'

/** More pixels than any telephone makes by default; fewer than would fill a server’s memory. */
export const mostPixels = 60_000_000
/** Smaller, and nobody could read the sign. */
export const leastSide = 320

const sizes = { large: 1600, small: 480 } as const
const limitSeconds = 20

export type PhotoFault = TypeFault | 'too-many-pixels' | 'too-small' | 'broken'

/** A JPEG with nothing in it but the picture. */
export type MadePhoto = { readonly bytes: Uint8Array; readonly width: number; readonly height: number }

export type ReadPhoto =
  | { readonly ok: true; readonly large: MadePhoto; readonly small: MadePhoto }
  | { readonly ok: false; readonly fault: PhotoFault }

/** What is done in the process that reads photographs. Node runs this file as it stands: it loads nothing that needs the build. */
export const tasks = { 'read-photo': readPhoto }

let isReady = false

/** Of all that the library can open, only what we take: whatever else reaches it is not read. */
function getReady(): void {
  if (isReady) return
  sharp.cache(false)
  sharp.concurrency(1)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] })
  isReady = true
}

/** Turns a photograph as its EXIF data says it is held, and makes two of it in sizes of ours, without EXIF data or anything else. */
async function readPhoto({ path }: { readonly path: string }): Promise<ReadPhoto> {
  getReady()
  const file = readFileSync(path)
  const recognised = recognisePhoto(file)
  if ('fault' in recognised) return { ok: false, fault: recognised.fault }
  let made: { readonly large: MadePhoto; readonly small: MadePhoto }
  try {
    // Only its heading is read here: how large it says it is, before any of it is unpacked.
    const { width, height, pages = 1 } = await sharp(file, { limitInputPixels: false }).metadata()
    if (pages > 1) return { ok: false, fault: 'animated' }
    if (width * height > mostPixels) return { ok: false, fault: 'too-many-pixels' }
    if (Math.min(width, height) < leastSide) return { ok: false, fault: 'too-small' }
    const large = await make(file, sizes.large)
    made = { large, small: await make(large.bytes, sizes.small) }
  } catch (error) {
    if (isMemory(error)) throw error
    // What was cut off on its way, or is no picture behind its first bytes: the library’s words may quote the file, and are not passed on.
    return { ok: false, fault: 'broken' }
  }
  refuseMetadata(made.large.bytes)
  refuseMetadata(made.small.bytes)
  return { ok: true, ...made }
}

async function make(file: Uint8Array, side: number): Promise<MadePhoto> {
  const { data, info } = await sharp(file, {
    limitInputPixels: mostPixels,
    failOn: 'truncated',
    sequentialRead: true,
    autoOrient: true,
  })
    .timeout({ seconds: limitSeconds })
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: 82, progressive: true })
    .toBuffer({ resolveWithObject: true })
  return { bytes: Uint8Array.from(data), width: info.width, height: info.height }
}

const isMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
