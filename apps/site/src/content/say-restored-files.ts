import type { ReadDb } from '../foundation/index.ts'
import { shownDocuments } from './documents/document-store.ts'
import { countImages } from './images/kept-image-store.ts'

/** A backup brings back pictures and documents that were taken away since it was made, perhaps because somebody in them asked for it. */
export async function sayRestoredFiles(db: ReadDb): Promise<string | null> {
  const [images, { length: documents }] = [await countImages(db), await shownDocuments(db)]
  if (images + documents === 0) return null
  return `Pictures: ${images}, documents: ${documents}. One that was taken away since the backup was made is shown again, and so is an entry that was taken off the site: look at /console/images, /console/documents and /console/content.`
}
