import { consoleRoute } from '../../accounts/index.ts'
import type { Router } from '../../foundation/index.ts'
import { roundSubject } from '../round-here.ts'
import { cancelPath, confirmPath, previewTrustPath, publishPath } from './links.ts'
import { postCancel, postPublish, showConfirm } from './pages/confirm-page.tsx'
import { publishPage } from './pages/publish-page.tsx'
import { trustPreviewPage } from './pages/trust-preview-page.tsx'

/** A round's results on their way to everybody. */
export function publishingRoutes(router: Router): void {
  const see = { method: 'get', deed: 'publication.see', subject: roundSubject } as const
  consoleRoute(router, { ...see, path: publishPath, handle: c => publishPage(c) })
  consoleRoute(router, { ...see, path: previewTrustPath, handle: trustPreviewPage })
  const make = { deed: 'publication.make', subject: roundSubject } as const
  consoleRoute(router, { ...make, method: 'get', path: confirmPath, handle: showConfirm })
  consoleRoute(router, { ...make, method: 'post', path: publishPath, handle: postPublish })
  consoleRoute(router, { ...make, method: 'post', path: cancelPath, handle: postCancel })
}
