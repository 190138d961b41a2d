import type { Translate } from '../../../foundation/index.ts'
import type { EditionRefused } from '../edition/decide-edition.ts'
import type { MissingWords } from '../words-of-report.ts'

/** Which words are missing, in which language. */
export const missingInWords = (t: Translate, missing: readonly MissingWords[]): string =>
  t('evaluation.refused.words-missing', {
    list: missing
      .map(({ field, locale }) => t(`evaluation.console.languages.${locale}`, { field: t(`evaluation.fields.${field}`) }))
      .join('; '),
  })

/** Why there is no edition, and what to do about it. */
export function refusalInWords(t: Translate, refused: EditionRefused): string {
  switch (refused.why) {
    case 'words-missing':
      return missingInWords(t, refused.missing)
    case 'already-corrected':
      return t('evaluation.refused.already-corrected', { by: String(refused.by) })
    default:
      return t(`evaluation.refused.${refused.why}`)
  }
}
