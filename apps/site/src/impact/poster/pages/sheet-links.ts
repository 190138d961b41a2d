import { localPath, type Translate } from '../../../foundation/index.ts'
import { posterPaperAt, posterSizes } from '../poster-links.ts'

/** The sheets of a poster, for the wall and for the hand. */
export const sheetLinks = (t: Translate, poster: number) =>
  posterSizes.map(size => ({ href: localPath(t.locale, posterPaperAt.link(poster, size)), words: t(`poster.files.${size}`) }))
