import type { Translate } from '../../../foundation/index.ts'
import type { Finding } from '../findings.ts'

/** What was found in a file, each with where it is and why it matters. */
export const FindingList = ({ t, findings }: { t: Translate; findings: readonly Finding[] }) => (
  <ul class="findings">
    {findings.map(({ kind, where, count }) => (
      <li>
        <strong>{t(`attachments.findings.${kind}.what`)}</strong>
        {(where !== '' || count > 1) && (
          <> ({[where, count > 1 ? t('attachments.times', { count }) : ''].filter(Boolean).join(', ')})</>
        )}
        {'. '}
        {t(`attachments.findings.${kind}.why`)}
      </li>
    ))}
  </ul>
)

/** The same in a few words, for a list. */
export const inShort = (t: Translate, findings: readonly Finding[]): string =>
  [...new Set(findings.map(({ kind }) => t(`attachments.findings.${kind}.what`)))].join('; ')
