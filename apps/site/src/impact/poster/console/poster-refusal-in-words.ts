import type { Translate } from '../../../foundation/index.ts'
import type { PosterRefused } from '../edition/decide-poster.ts'
import { mostFigures } from '../words-of-poster.ts'

/** Why there is no poster yet, and what to do about it. */
export function posterRefusalInWords(t: Translate, refused: PosterRefused): string {
  switch (refused.why) {
    case 'words-missing': {
      const list = refused.missing.map(({ field, locale }) =>
        t(`evaluation.console.languages.${locale}`, { field: t(`poster.parts.${field}`) }),
      )
      return t('poster.refused.words-missing', { list: list.join('; ') })
    }
    case 'too-many-figures':
      return t('poster.refused.too-many-figures', { most: mostFigures })
    default:
      return t(`poster.refused.${refused.why}`)
  }
}
