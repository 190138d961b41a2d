import { Rich, type Translate } from '../../foundation/index.ts'
import type { ReleaseSummary } from '../types.ts'

/** What a release is called, for a place inside a sentence: its title is marked as English on a Welsh page, because that is what it is. */
export const ReleaseName = ({ t, release: { id, title, correction } }: { t: Translate; release: ReleaseSummary }) => {
  if (title === id || correction?.parent === title) return <>{t('releases.release.untitled', { id })}</>
  const named = <span lang={t.locale === 'en' ? undefined : 'en'}>{title}</span>
  return correction ? <Rich t={t} k="releases.release.correctedTitleOf" with={{ title: named, id }} /> : named
}
