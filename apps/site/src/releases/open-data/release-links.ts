import { licence } from '../licence.ts'
import { packageLink, releaseLink } from '../links.ts'
import type { ReleaseSummary } from '../types.ts'
import { linkTo } from './send-file.ts'

/**
 * What a file of a release says beside its bytes: where it is described, its licence, and what it corrects or was corrected by (RFC 5829).
 * Of these only the last can come later: that is why it stands here and not in the file.
 */
export const linksOfRelease = ({ id, correction, correctedBy }: ReleaseSummary, baseUrl: string): string[] => [
  linkTo(baseUrl + packageLink(id), 'describedby', 'application/json'),
  linkTo(licence.url, 'license'),
  ...(correction ? [linkTo(baseUrl + releaseLink(correction.parent), 'predecessor-version', 'text/html')] : []),
  ...(correctedBy ? [linkTo(baseUrl + releaseLink(correctedBy), 'successor-version', 'text/html')] : []),
]
