import type { Locale, ReadDb } from '../../foundation/index.ts'
import { imageIdIn, type KeptImages } from '../images/kept-image.ts'
import { imagesByIds } from '../images/kept-image-store.ts'
import { Picture } from '../images/picture.tsx'
import { markdownPictures } from './markdown-links.ts'
import type { TypedPicture } from './write-html.ts'

/** The kept picture that a text names (`![words](image:12 "caption")`), as HTML. Null: we keep none of that number, and nothing from elsewhere is ever shown. */
export function pictureHtml(
  { href, words, caption, isAlone }: TypedPicture,
  { images, locale }: { readonly images: KeptImages; readonly locale: Locale },
): string | null {
  const id = href.startsWith('image:') ? imageIdIn(href) : null
  const image = id === null ? undefined : images.get(id)
  if (!image) return null
  const picture = <Picture t={{ locale }} image={image} words={words} />
  if (!isAlone) return String(picture)
  return String(
    <figure class="picture">
      {picture}
      {caption && <figcaption>{caption}</figcaption>}
    </figure>,
  )
}

/** The kept pictures that these texts name: loaded before a page is written. */
export const picturesIn = (db: ReadDb, texts: readonly string[]): Promise<KeptImages> =>
  imagesByIds(db, [...new Set(texts.flatMap(markdownPictures).flatMap(href => imageIdIn(href) ?? []))])
