import { HTTPException } from 'hono/http-exception'
import { consoleRoute, formOf, principalOf, type Subject } from '../../../accounts/index.ts'
import { asActor, type Ctx, localPath, type Router } from '../../../foundation/index.ts'
import { longestNote } from '../assessment.ts'
import { type AssessmentRow, assessmentById } from '../assessment-store.ts'
import { decideAssessment, withholdEvidence } from '../decide-assessment.ts'
import { deskAt, deskPath, withholdAt } from '../links.ts'
import { deskPage } from './desk-page.tsx'
import { onePage } from './one-page.tsx'

/** What units say about themselves, for staff: looking, publishing, giving back, taking a passage away. */
export function deskRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', path: deskPath, deed: 'assessment.see', handle: deskPage })
  consoleRoute(router, {
    method: 'get',
    path: deskAt.path,
    deed: 'assessment.see',
    handle: async c => onePage(c, { row: await rowHere(c) }),
  })
  consoleRoute(router, { method: 'post', path: deskAt.path, deed: 'assessment.decide', subject, handle: postDecision })
  consoleRoute(router, { method: 'post', path: withholdAt.path, deed: 'assessment.decide', subject, handle: postWithhold })
}

/** Whoever is barred from a trust does not decide about what it says. */
async function subject(c: Ctx): Promise<Subject | null> {
  const id = Number(c.req.param('id'))
  const row = Number.isSafeInteger(id) ? await assessmentById(c.var.db, id) : null
  return row && { state: null, trustCode: row.trust_code }
}

/** No draft: that is the unit’s own. */
async function rowHere(c: Ctx): Promise<AssessmentRow> {
  const id = Number(c.req.param('id'))
  const row = Number.isSafeInteger(id) ? await assessmentById(c.var.db, id) : null
  if (!row || row.state === 'draft') throw new HTTPException(404)
  return row
}

async function postDecision(c: Ctx): Promise<Response> {
  const { services, locale } = c.var
  const form = await formOf(c)
  const verdict = (['publish', 'give-back'] as const).find(each => each === form('verdict'))
  const [id, version] = [Number(c.req.param('id')), Number(form('version'))]
  const note = form('note').trim()
  if (!verdict || !Number.isSafeInteger(version)) throw new HTTPException(400)
  if (verdict === 'give-back' && (note === '' || [...note].length > longestNote)) {
    return onePage(c, { row: await rowHere(c), fault: note === '' ? 'note' : 'noteTooLong', note })
  }
  const outcome = await decideAssessment(services, { id, version, verdict, note, actor: asActor(principalOf(c)) })
  if (outcome === 'unknown') throw new HTTPException(404)
  return c.redirect(localPath(locale, outcome === 'done' ? `${deskPath}?done=yes` : `${deskAt.link(id)}?changed=yes`), 303)
}

async function postWithhold(c: Ctx): Promise<Response> {
  const { services, locale } = c.var
  const form = await formOf(c)
  const id = Number(c.req.param('id'))
  const outcome = await withholdEvidence(services, { id, standard: form('standard'), actor: asActor(principalOf(c)) })
  if (outcome === 'unknown') throw new HTTPException(404)
  return c.redirect(localPath(locale, `${deskPath}?done=yes`), 303)
}
