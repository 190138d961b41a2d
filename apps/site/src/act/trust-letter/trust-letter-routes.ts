import { formOf, refuseForeignForms } from '../../accounts/index.ts'
import { type Ctx, localPath, type Router } from '../../foundation/index.ts'
import { longestQuestion } from '../../register/index.ts'
import { trustsFor, whichPage } from './find-trust.tsx'
import { loadTrustLetter } from './load-trust-letter.ts'
import { trustLetterLink, trustLetterOfPath, trustLetterPath } from './trust-letter-links.ts'
import { noLetterPage, trustLetterPage } from './trust-letter-page.tsx'

/** Writing to one’s trust: which, first. What follows are the steps of every letter. */
export function trustLetterRoutes(router: Router): void {
  router.get(trustLetterPath, c => whichPage(c))
  router.post(trustLetterPath, findTrust)
  router.get(trustLetterOfPath, showTrust)
}

/** What was typed is posted, answered, and gone: never in an address or a log. */
async function findTrust(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const typed = (await formOf(c))('q').trim()
  const answer = await trustsFor(c, typed)
  if ('why' in answer) return whichPage(c, { typed: typed.slice(0, longestQuestion), error: answer.why, status: 422 })
  const [only, ...others] = answer.found
  if (only && others.length === 0) return c.redirect(localPath(c.var.locale, trustLetterLink(only.code)), 303)
  return whichPage(c, { typed, found: answer.found })
}

async function showTrust(c: Ctx): Promise<Response> {
  const answer = await loadTrustLetter(c, c.req.param('code') ?? '')
  switch (answer.kind) {
    case 'none':
      return c.notFound()
    case 'moved':
      return c.redirect(localPath(c.var.locale, trustLetterLink(answer.code)), 301)
    case 'closed':
    case 'outside':
      return noLetterPage(c, answer)
    case 'there':
      return trustLetterPage(c, answer.to)
  }
}
