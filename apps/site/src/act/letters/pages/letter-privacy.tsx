import type { Translate } from '../../../foundation/index.ts'
import { letterRetention } from '../retention/letter-retention.ts'

/** What is kept of a letter, for the page on privacy. Each sentence is true of this folder: change both together. */
export const LetterPrivacy = ({ t }: { readonly t: Translate }) => (
  <>
    <h2>{t('act-letters.privacy.title')}</h2>
    <p>{t('act-letters.privacy.kept')}</p>
    <p>{t('act-letters.privacy.deleted', { unconfirmed: letterRetention.unconfirmed, kept: letterRetention.kept })}</p>
  </>
)
