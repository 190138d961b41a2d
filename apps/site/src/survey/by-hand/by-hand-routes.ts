import { HTTPException } from 'hono/http-exception'
import { consoleRoute, principalOf } from '../../accounts/index.ts'
import { asActor, type Ctx, dayInUk, type LargerBody, localPath, type Router } from '../../foundation/index.ts'
import { AttachmentFolder } from '../attachments/attachment-folder.ts'
import { safeFileName } from '../mail-in/safe-file-name.ts'
import { readFormWithFiles, type SentWithFiles } from '../read-form.ts'
import { newFormToken } from '../requests/form-token.ts'
import { requestLink } from '../requests/links.ts'
import { requestHere, requestSubject } from '../requests/request-here.ts'
import { byHandInPath } from './links.ts'
import { byHandFiles, byHandPage } from './pages/by-hand-page.tsx'
import { type ByHandFault, readByHandForm, type TypedByHand } from './read-by-hand-form.ts'
import { takeAnswerIn } from './take-answer-in.ts'

const megabyte = 1024 * 1024
export const byHandLimits = { files: byHandFiles, fileBytes: 25 * megabyte }
export const byHandBody: LargerBody = { path: byHandInPath, bytes: 101 * megabyte }

/** Entering an answer that came by post, through the trust's own form or by phone. */
export function byHandRoutes(router: Router): void {
  const common = { path: byHandInPath, deed: 'answer.take-in', subject: requestSubject } as const
  consoleRoute(router, { ...common, method: 'get', handle: show })
  consoleRoute(router, { ...common, method: 'post', handle: takeIn })
}

async function show(c: Ctx): Promise<Response> {
  const { round, request } = await requestHere(c)
  const day = dayInUk(c.var.services.clock())
  const typed = { way: '', day, who: '', text: '', language: request.language, token: newFormToken() }
  return byHandPage(c, { round, request, typed, faults: [], refused: [], lostFiles: 0 })
}

type Sent = SentWithFiles<{ readonly sha256: string; readonly bytes: number }>

async function takeIn(c: Ctx): Promise<Response> {
  const { round, request } = await requestHere(c)
  const { services } = c.var
  const folder = new AttachmentFolder(services.dataFolder)
  const sent: Sent = await readFormWithFiles(c, byHandLimits, (content, limitBytes) => folder.keep(content, limitBytes))
  const [typed, now] = [typedIn(sent), services.clock()]
  const read = readByHandForm(typed, { files: sent.files.length, now, request })
  if (read.outcome === 'not-ours') throw new HTTPException(400)
  const faults: readonly ByHandFault[] = read.outcome === 'invalid' ? read.faults : []
  if (read.outcome === 'invalid' || sent.refused.length > 0) {
    const refused = sent.refused.map(({ name, because }, index) => ({ name: safeFileName(name, index + 1), because }))
    return byHandPage(c, { round, request, typed, faults, refused, lostFiles: sent.files.length })
  }
  const taken = await takeAnswerIn(services.write, {
    round: round.id,
    trustCode: request.trustCode,
    form: read.form,
    files: sent.files.map(({ name, kept }, index) => ({
      ...kept,
      name: safeFileName(name, index + 1),
      // What it really is, whoever looks into it says; the sender's machine is not asked.
      type: 'application/octet-stream',
    })),
    actor: asActor(principalOf(c)),
    now,
  })
  if (taken.outcome === 'no-such-request') throw new HTTPException(404)
  if (taken.outcome === 'round-is-over') {
    const closed = [{ field: 'way', fault: 'over' }] as const
    return byHandPage(c, { round, request, typed, faults: closed, refused: [], lostFiles: 0, isTooLate: true })
  }
  return c.redirect(localPath(c.var.locale, `${requestLink(request)}?done=by-hand-in#message-${taken.id}`), 303)
}

const typedIn = ({ line, lines }: Sent): TypedByHand => ({
  way: line('way'),
  day: line('day'),
  who: line('who'),
  text: lines('text'),
  language: line('language'),
  token: line('token'),
})
