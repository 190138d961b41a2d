import { HTTPException } from 'hono/http-exception'
import { consoleRoute, type Deed, formOf, principalOf, type Subject } from '../../accounts/index.ts'
import { asActor, type Ctx, localPath, type Router } from '../../foundation/index.ts'
import type { StoredSubmission } from '../submissions/stored-submission.ts'
import { submissionById } from '../submissions/submission-store.ts'
import { decideOnSubmission, trustToday } from './decide-on-submission.ts'
import { decisions, type SubmissionDecision, stateAfter } from './judge-decision.ts'
import { submissionPage } from './pages/submission-page.tsx'
import { submissionsDeskPage } from './pages/submissions-desk-page.tsx'
import { publishCounts } from './publish-counts.ts'
import { longestWords, readDecisionForm } from './read-decision-form.ts'
import { declineAt, publishNowAt, signOffAt, submissionDeskAt, submissionsDeskPath, withdrawAt } from './sign-off-links.ts'

const pathOf = { 'sign-off': signOffAt.path, decline: declineAt.path, withdraw: withdrawAt.path } as const

/** Counts of hospitals, for staff: looking at them, deciding, and publishing what follows. */
export function signOffRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', path: submissionsDeskPath, deed: 'submission.see', handle: submissionsDeskPage })
  consoleRoute(router, {
    method: 'get',
    path: submissionDeskAt.path,
    deed: 'submission.see',
    handle: async c => submissionPage(c, await submissionHere(c)),
  })
  for (const decision of decisions) {
    const deed: Deed = `submission.${decision}`
    consoleRoute(router, { method: 'post', path: pathOf[decision], deed, subject, handle: c => decide(c, decision) })
  }
  consoleRoute(router, { method: 'post', path: publishNowAt.path, deed: 'submission.publish', subject, handle: publish })
}

async function submissionHere(c: Ctx): Promise<StoredSubmission> {
  const found = await submissionById(c.var.db, Number(c.req.param('id')))
  if (!found) throw new HTTPException(404)
  return found
}

/** Whoever is barred from a trust decides nothing about it, nor about what has become part of it. */
async function subject(c: Ctx): Promise<Subject | null> {
  const found = await submissionById(c.var.db, Number(c.req.param('id')))
  return found && { state: null, trustCode: (await trustToday(c.var.db, found.trust)) ?? found.trust }
}

const back = (c: Ctx, id: number, done: string): Response =>
  c.redirect(`${localPath(c.var.locale, submissionDeskAt.link(id))}?done=${done}`, 303)

async function decide(c: Ctx, decision: SubmissionDecision): Promise<Response> {
  const { t, services } = c.var
  const submission = await submissionHere(c)
  const form = readDecisionForm(t, decision, await formOf(c))
  if (form === null) throw new HTTPException(400)
  if (form.kind === 'invalid') return submissionPage(c, submission, { typed: form.typed, errors: form.errors })
  const { id: by } = principalOf(c)
  const { id } = submission
  const request = { decision, id, basedOn: form.basedOn, actor: asActor(principalOf(c)), by, words: form.words }
  const outcome = await decideOnSubmission(services, request)
  switch (outcome.outcome) {
    case 'unknown':
      throw new HTTPException(404)
    case 'done':
      return back(c, id, decision)
    default: {
      // Sent twice, the first has done it: there is nothing to be told but that it is done.
      const now = await submissionHere(c)
      if (isDoneAlready(now, decision, by)) return back(c, id, decision)
      const key = outcome.outcome === 'may-not' ? outcome.why : 'changed'
      const typed = { decision, en: form.words?.en ?? '', cy: form.words?.cy ?? '' }
      const errors = [{ field: `do-${decision}`, message: t(`sign-off.mayNot.${key}`) }]
      return submissionPage(c, now, { typed, errors })
    }
  }
}

const isDoneAlready = ({ state, decidedBy }: StoredSubmission, decision: SubmissionDecision, by: string): boolean =>
  state === stateAfter[decision] && decidedBy === by

async function publish(c: Ctx): Promise<Response> {
  const { t, db, services } = c.var
  const submission = await submissionHere(c)
  const form = await formOf(c)
  const [fingerprint, reason] = [form('fingerprint'), form('reason').trim()]
  if (!/^[0-9a-f]{64}$/.test(fingerprint)) throw new HTTPException(400)
  const again = (field: string, key: string) =>
    submissionPage(c, submission, {
      reason,
      errors: [{ field, message: t(`sign-off.${key}`, { most: longestWords }) }],
    })
  if (reason === '') return again('reason', 'faults.reason')
  if ([...reason].length > longestWords) return again('reason', 'faults.long')
  const trust = await trustToday(db, submission.trust)
  if (trust === null) return again('do-publish', 'mayNot.no-trust')
  const actor = asActor(principalOf(c))
  const outcome = await publishCounts(services, { trust, fingerprint, reason, actor })
  switch (outcome.outcome) {
    case 'published':
      return back(c, submission.id, 'publish')
    case 'nothing':
      return back(c, submission.id, 'nothing')
    case 'changed':
      return again('do-publish', 'publish.changed')
    case 'not-possible':
      return again('do-publish', 'publish.notPossible')
  }
}
