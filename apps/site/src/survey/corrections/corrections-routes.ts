import { consoleRoute } from '../../accounts/index.ts'
import type { Router } from '../../foundation/index.ts'
import { chooseTrustPath, correctPath, correctTrustPath, publishedPath, withholdPath } from './links.ts'
import { postCorrect } from './pages/correct-forms.tsx'
import { chooseTrust, correctPage } from './pages/correct-page.tsx'
import { correctTrustPage, postCorrectTrust } from './pages/correct-trust-page.tsx'
import { publishedPage } from './pages/published-page.tsx'
import { postWithhold, withholdPage } from './pages/withhold-page.tsx'
import { releaseSubject } from './release-here.ts'

/** What has been published, and how it is put right: by a correction, or by taking words out of what is shown. */
export function correctionsRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', deed: 'publication.see', path: publishedPath, handle: publishedPage })
  const correct = { deed: 'release.correct', subject: releaseSubject } as const
  consoleRoute(router, { ...correct, method: 'get', path: correctPath, handle: c => correctPage(c) })
  consoleRoute(router, { ...correct, method: 'post', path: correctPath, handle: postCorrect })
  consoleRoute(router, { ...correct, method: 'get', path: chooseTrustPath, handle: chooseTrust })
  consoleRoute(router, { ...correct, method: 'get', path: correctTrustPath, handle: correctTrustPage })
  consoleRoute(router, { ...correct, method: 'post', path: correctTrustPath, handle: postCorrectTrust })
  const withhold = { deed: 'passage.withhold', subject: releaseSubject } as const
  consoleRoute(router, { ...withhold, method: 'get', path: withholdPath, handle: c => withholdPage(c) })
  consoleRoute(router, { ...withhold, method: 'post', path: withholdPath, handle: postWithhold })
}
