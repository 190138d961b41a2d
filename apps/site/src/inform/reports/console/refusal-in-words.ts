import type { Translate } from '../../../foundation/index.ts'
import type { EditionRefused } from '../edition/decide-edition.ts'

/** Why there is no edition, and what to do about it. */
export function refusalInWords(t: Translate, refused: EditionRefused): string {
  const key = `reports.console.refused.${refused.why}`
  switch (refused.why) {
    case 'words-missing': {
      const list = refused.missing.map(({ field, locale }) =>
        t('reports.console.missing', { field: t(`reports.fields.${field}`), language: t(`reports.console.languages.${locale}`) }),
      )
      return t(key, { list: list.join(', ') })
    }
    case 'release-corrected':
      return t(key, { by: refused.by })
    case 'older-release':
      return t(key, { newest: refused.newest })
    default:
      return t(key)
  }
}
