import sharp from 'sharp'
import { widthsOf } from './widths-of.ts'

/** More pixels than any camera of a campaign makes; fewer than would fill a server’s memory. */
export const mostPixels = 60_000_000
/** Smaller, and there is nothing to see. */
export const leastSide = 16

const limitSeconds = 30
const fallbackWidth = 1280

export type ImageFormat = 'webp' | 'jpeg' | 'png'

/** A file with nothing in it but the picture. */
export type MadeFile = {
  readonly format: ImageFormat
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
}

export type MadeImage =
  | { readonly ok: true; readonly width: number; readonly height: number; readonly files: readonly MadeFile[] }
  | { readonly ok: false; readonly fault: 'too-many-pixels' | 'too-small' | 'animated' | 'broken' }

/** What is done in the process that makes pictures. Node runs this file as it stands: it loads nothing that needs the build. */
export const tasks = { 'make-image': makeImage }

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

/** Turns a picture as its EXIF data says it is held, and makes it in sizes of ours, in sRGB, without EXIF data, colour profile or anything else. */
async function makeImage({ file, isPhoto }: { readonly file: Uint8Array; readonly isPhoto: boolean }): Promise<MadeImage> {
  getReady()
  try {
    // Only its heading is read here: how large it says it is, before any of it is unpacked.
    const { width, height, pages = 1 } = await sharp(file, { limitInputPixels: false }).metadata()
    if (pages > 1) return { ok: false, fault: 'animated' }
    if (width * height > mostPixels) return { ok: false, fault: 'too-many-pixels' }
    if (Math.min(width, height) < leastSide) return { ok: false, fault: 'too-small' }
    return await makeFiles(file, isPhoto)
  } catch (error) {
    if (isMemory(error)) throw error
    // What was cut off on its way, or is no picture behind its first bytes: the library’s words may quote the file, and are not passed on.
    return { ok: false, fault: 'broken' }
  }
}

async function makeFiles(file: Uint8Array, isPhoto: boolean): Promise<MadeImage> {
  const upright = sharp(file, {
    limitInputPixels: mostPixels,
    failOn: 'truncated',
    sequentialRead: true,
    autoOrient: true,
  })
    .timeout({ seconds: limitSeconds })
    .toColourspace('srgb')
  const { autoOrient } = await upright.metadata()
  const widths = widthsOf(autoOrient)
  // Unpacked once: the smaller ones are made of the largest.
  const largest = await upright
    .resize({ width: widths.at(-1), withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = largest.info
  const from = () => sharp(largest.data, { raw: { width, height, channels } })
  const isOpaque = channels === 1 || channels === 3 || (await from().stats()).isOpaque
  const files: MadeFile[] = []
  const make = async (format: ImageFormat, at: number) => {
    const sized = from().resize({ width: at, withoutEnlargement: true })
    const { data, info } = await (isOpaque ? sized.flatten({ background: '#ffffff' }) : sized)
      .toFormat(format, settings(format, isPhoto))
      .toBuffer({ resolveWithObject: true })
    files.push({ format, width: info.width, height: info.height, bytes: Uint8Array.from(data) })
  }
  for (const at of widths) await make('webp', at)
  await make(isOpaque ? 'jpeg' : 'png', widths.findLast(at => at <= fallbackWidth) ?? width)
  return { ok: true, width, height, files }
}

/** Letters and lines of a drawing suffer where a photograph does not. */
function settings(format: ImageFormat, isPhoto: boolean) {
  if (format === 'png') return { compressionLevel: 9 }
  if (format === 'webp') return { quality: isPhoto ? 78 : 90, effort: 4, smartSubsample: !isPhoto }
  return { quality: isPhoto ? 80 : 90, progressive: true }
}

const isMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
