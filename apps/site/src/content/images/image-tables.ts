import type { Generated } from 'kysely'
import type { ImageFormat } from './making/image-tasks.ts'

/** The rows of kept pictures, as the database gives them. What each means is in docs/tables. */
export type ImageTables = {
  kept_image: {
    id: Generated<number>
    sha256: string
    version: number
    width: number
    height: number
    description_en: string
    description_cy: string
    added_at: Date
  }
  kept_image_file: {
    image_id: number
    format: ImageFormat
    width: number
    height: number
    sha256: string
    bytes: Uint8Array
  }
}
