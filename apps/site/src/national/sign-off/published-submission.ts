import { HTTPException } from 'hono/http-exception'
import type { Ctx, Router } from '../../foundation/index.ts'
import { fileNameOf, linkTo, releaseLink, releasesWithSubmission, sendFile } from '../../releases/index.ts'
import { submissionBySha } from '../submissions/submission-store.ts'
import { submissionFileAt } from './sign-off-links.ts'

/**
 * A submission byte for byte as the hospital signed it, so that anybody can check the signature and the sum, from the day on which a release
 * holds it. Before, and once it is withheld from all of them, there is nothing at this address.
 */
export function publishedSubmissionRoutes(router: Router): void {
  router.get(submissionFileAt.path, sendSubmission)
}

async function sendSubmission(c: Ctx): Promise<Response> {
  const { db, services } = c.var
  const sha256 = (c.req.param('file') ?? '').slice(0, 64)
  const [first] = await releasesWithSubmission(db, sha256)
  const submission = first === undefined ? null : await submissionBySha(db, sha256)
  if (first === undefined || submission === null) throw new HTTPException(404)
  return sendFile(c, {
    body: submission.body,
    type: 'application/json',
    fileName: fileNameOf(services.campaign, `count-${submission.trust}-${submission.submission.asAt}.json`),
    links: [linkTo(services.baseUrl + releaseLink(first), 'collection')],
  })
}
