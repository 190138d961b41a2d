import { callerAddress, refuseForeignForms, takeSubmissionOfAddress } from '../../../accounts/index.ts'
import { type Actor, type Ctx, dayInUk, localPath, maxBodyBytes, type Router } from '../../../foundation/index.ts'
import { readSmallFile } from '../../hospital/read-small-file.ts'
import { countRefusal } from '../../submissions/count-refusal.ts'
import { checkSubmission, receiveSubmission } from '../../submissions/receive-submission.ts'
import { submissionBySha } from '../../submissions/submission-store.ts'
import { receiptLink, receiptPath, submitPath } from '../links.ts'
import { otherThanASubmission } from './other-than-a-submission.ts'
import { receiptPage, unknownReceiptPage } from './receipt-page.tsx'
import { refusedPage } from './refused-page.tsx'
import { reviewPage } from './review-page.tsx'
import { submitPage } from './submit-page.tsx'

/** Sending a signed count by hand, in two steps; nobody has to sign in, for the signature is the proof. */
export function submitRoutes(router: Router): void {
  router.get(submitPath, c => submitPage(c))
  router.post(submitPath, post)
  router.get(receiptPath, openReceipt)
}

/** Whoever brings it is not known, and need not be: the log says by which way it came. */
const actor: Actor = { kind: 'system', name: 'submissions-page' }

/** Whoever has chosen an extract is told so by this page, and not that something is too large: as much may come, and none of it is read. */
export const submitBody = { path: submitPath, bytes: 256 * 1024 * 1024 }

/** The first step looks and keeps nothing of the file; the second sends the very bytes that the first has shown. */
async function post(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const { services, locale } = c.var
  if (Number(c.req.header('content-length') ?? 0) > maxBodyBytes) return submitPage(c, { field: 'file', fault: 'large' })
  const { bytes, from, isBoth, field } = await readSmallFile(c)
  if (isBoth) return submitPage(c, { field: 'file', fault: 'both' })
  const other = otherThanASubmission(bytes)
  if (other !== null) return submitPage(c, { field: other === 'empty' ? 'file' : from, fault: other })
  if (!(await takeSubmissionOfAddress(services, callerAddress(c)))) return submitPage(c, { field: from, fault: 'too-many' })
  const toReceipt = (sha256: string, done: string) => c.redirect(`${localPath(locale, receiptLink(sha256))}?done=${done}`, 303)
  if (field('do') === 'send') {
    const result = await receiveSubmission(services, { bytes, via: 'page', actor })
    if (result.outcome === 'refused') return refusedPage(c, result)
    return toReceipt(result.stored.sha256, result.outcome)
  }
  const result = await checkSubmission(services, bytes)
  if (result.outcome === 'refused') {
    // Here nearly every file that is not taken ends: staff see by the numbers where hospitals need help.
    await countRefusal(services.write, { refusal: result.refusal, via: 'page', day: dayInUk(services.clock()) })
    return refusedPage(c, result)
  }
  if (result.outcome === 'already-received') return toReceipt(result.stored.sha256, result.outcome)
  return reviewPage(c, result, new TextDecoder().decode(bytes))
}

async function openReceipt(c: Ctx): Promise<Response> {
  const stored = await submissionBySha(c.var.db, c.req.param('sha256') ?? '')
  return stored ? receiptPage(c, stored) : unknownReceiptPage(c)
}
