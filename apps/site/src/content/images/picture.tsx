import type { Translate } from '../../foundation/index.ts'
import { imageFileAt } from './image-links.ts'
import type { ImageFile, KeptImage } from './kept-image.ts'

export type PictureProps = {
  readonly t: Pick<Translate, 'locale'>
  readonly image: KeptImage
  /** How wide it is shown, as the `sizes` of HTML: `(min-width: 60rem) 30rem, 100vw`. As wide as a text when absent. */
  readonly sizes?: string
  /** What it shows where it stands, if that is not what it shows everywhere. */
  readonly words?: string
  /** Whether it is in sight when the page opens: all others are loaded when somebody comes near. */
  readonly isFirst?: boolean
}

const widthOfText = '(min-width: 42rem) 38rem, 92vw'

/** A kept picture in the size that the screen needs. It has its place before it is loaded, and always says what it shows. */
export function Picture({ t, image, sizes = widthOfText, words, isFirst = false }: PictureProps) {
  const webp = image.files.filter(file => file.format === 'webp')
  const fallback = image.files.find(file => file.format !== 'webp')
  if (!fallback) throw new Error(`The picture ${image.id} has no file that every browser can show`)
  return (
    <picture>
      <source type="image/webp" srcset={sourceSet(webp)} sizes={sizes} />
      <img
        src={imageFileAt.link(fallback)}
        width={image.width}
        height={image.height}
        alt={words || image.description[t.locale]}
        loading={isFirst ? undefined : 'lazy'}
        decoding="async"
      />
    </picture>
  )
}

const sourceSet = (files: readonly ImageFile[]): string =>
  files.map(file => `${imageFileAt.link(file)} ${file.width}w`).join(', ')
