import type { Translate } from '../../foundation/index.ts'
import type { ReleaseSummary } from '../types.ts'

/** How a release is called on a page: by its own title where it was given one. */
export const releaseTitle = (t: Translate, { id, title, correction }: ReleaseSummary): string => {
  if (title === id || correction?.parent === title) return t('releases.release.untitled', { id })
  return correction ? t('releases.release.correctedTitleOf', { title, id }) : title
}
