import type { Translate } from '../../../foundation/index.ts'
import { endedDays, unconfirmedDays, unusedDays } from '../rules/story-times.ts'

/** What the privacy statement says of stories. Each sentence is true of the code: change both together. */
export const StoryPrivacy = ({ t }: { readonly t: Translate }) => (
  <>
    <h2>{t('stories.privacy.title')}</h2>
    <p>{t('stories.privacy.text', { unconfirmed: unconfirmedDays, unused: unusedDays, ended: endedDays })}</p>
  </>
)
