import type { Locale } from '../../foundation/index.ts'
import type { ImageFormat } from './making/image-tasks.ts'

/** One size of a kept picture. `sha256` is of its own bytes, and its address. */
export type ImageFile = {
  readonly format: ImageFormat
  readonly width: number
  readonly height: number
  readonly sha256: string
}

/** A picture that staff keep for the pages of the site. */
export type KeptImage = {
  readonly id: number
  readonly version: number
  /** In pixels, of its largest size. */
  readonly width: number
  readonly height: number
  /** What it shows, for those who cannot see it. Both are empty while nobody has said it: then it stands on no page. */
  readonly description: Readonly<Record<Locale, string>>
  readonly files: readonly ImageFile[]
}

/** Pictures by their numbers, as a page has loaded them. */
export type KeptImages = ReadonlyMap<number, KeptImage>

/** How a text or a field of an entry names a picture: `image:12`. */
export const imageRef = (image: Pick<KeptImage, 'id'>): string => `image:${image.id}`

/** The number of the picture that is named: `image:12`, or 12 alone. Null: it names none. */
export function imageIdIn(ref: string): number | null {
  const found = /^(?:image:)?([1-9]\d{0,14})$/.exec(ref.trim())
  return found ? Number(found[1]) : null
}
