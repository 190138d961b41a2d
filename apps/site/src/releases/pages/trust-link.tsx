import { localPath, nameIn, type Translate } from '../../foundation/index.ts'
import { trustLink } from '../links.ts'
import type { PublishedStatus } from '../types.ts'

/** The name of a trust, in the language of the page where it has one, leading to its page. */
export const TrustLink = ({ t, status }: { t: Translate; status: PublishedStatus }) => (
  <a href={localPath(t.locale, trustLink(status.code))}>{nameIn(t.locale, status)}</a>
)
