import { HTTPException } from 'hono/http-exception'
import { formOf, hospitalRoute } from '../../../accounts/index.ts'
import { type Ctx, dayInUk, type HospitalPerson, localPath, type Router } from '../../../foundation/index.ts'
import { hospitalsOf } from '../../../register/index.ts'
import { codesActedFor } from '../../pledges/acting-for.ts'
import { recallAssessment, saveAssessment, startAssessment } from '../assess.ts'
import { missingIn } from '../assessment.ts'
import { type AssessmentRow, answersOf, assessmentById } from '../assessment-store.ts'
import { ownAt, ownPath } from '../links.ts'
import { loadAssessment } from '../load-assessment.ts'
import { readAnswers } from '../read-answers.ts'
import { editPage } from './edit-page.tsx'
import { ownPage, wholeTrust } from './own-page.tsx'

/** A hospital’s own assessments, behind its own sign-in. Nothing that is sent here is public before staff have looked at it. */
export function ownRoutes(router: Router): void {
  hospitalRoute(router, { method: 'get', path: ownPath, handle: (c, person) => ownPage(c, person) })
  hospitalRoute(router, { method: 'post', path: ownPath, handle: postStart })
  hospitalRoute(router, { method: 'get', path: ownAt.path, handle: openOne })
  hospitalRoute(router, { method: 'post', path: ownAt.path, handle: postOne })
}

const notices = ['saved', 'sent', 'recalled', 'closed'] as const

async function postStart(c: Ctx, person: HospitalPerson): Promise<Response> {
  const { services, db, locale } = c.var
  const unit = (await formOf(c))('unit')
  const isKnown = unit === wholeTrust || (await hospitalsOf(db, person.trust)).some(({ code }) => code === unit)
  const id = isKnown ? await startAssessment(services, { person, hospitalCode: unit === wholeTrust ? '' : unit }) : null
  return id === null ? ownPage(c, person, { isRefused: true }) : c.redirect(localPath(locale, ownAt.link(id)), 303)
}

/** One of the trust of this person, and of no other. */
async function ownRow(c: Ctx, person: HospitalPerson): Promise<{ row: AssessmentRow; trusts: string[] }> {
  const { db } = c.var
  const id = Number(c.req.param('id'))
  const row = Number.isSafeInteger(id) ? await assessmentById(db, id) : null
  const trusts = await codesActedFor(db, person.trust)
  if (!row || !trusts.includes(row.trust_code)) throw new HTTPException(404)
  return { row, trusts }
}

async function openOne(c: Ctx, person: HospitalPerson): Promise<Response> {
  const { row } = await ownRow(c, person)
  const notice = notices.find(each => each === c.req.query('done'))
  return editPage(c, person, { view: await loadAssessment(c, row), notice })
}

async function postOne(c: Ctx, person: HospitalPerson): Promise<Response> {
  const { services, db, locale } = c.var
  const { row, trusts } = await ownRow(c, person)
  const form = await formOf(c)
  const done = (notice: (typeof notices)[number]) => c.redirect(`${localPath(locale, ownAt.link(row.id))}?done=${notice}`, 303)
  const todo = (['save', 'send', 'recall'] as const).find(each => each === form('do'))
  if (!todo) throw new HTTPException(400)
  if (todo === 'recall')
    return done((await recallAssessment(services, { person, trusts, id: row.id })) === 'closed' ? 'closed' : 'recalled')
  const standards = (await answersOf(db, row.id)).map(({ standard }) => standard)
  const { answers, faults } = readAnswers(form, standards, dayInUk(services.clock()))
  if (faults.length > 0) return editPage(c, person, { view: await loadAssessment(c, row), typed: answers, faults })
  const version = Number(form('version'))
  const isSent = todo === 'send'
  const outcome = await saveAssessment(services, { person, trusts, id: row.id, version, answers, isSent })
  switch (outcome) {
    case 'done':
      return done(isSent ? 'sent' : 'saved')
    case 'closed':
      return done('closed')
    case 'unknown':
      throw new HTTPException(404)
    case 'missing':
    case 'changed': {
      const now = (await assessmentById(db, row.id)) ?? row
      const view = await loadAssessment(c, now)
      // In the order of the page, not of their keys.
      const inOrder = view.answers.flatMap(({ standard }) => answers.filter(answer => answer.standard === standard))
      return outcome === 'changed'
        ? editPage(c, person, { view, typed: answers, notice: 'changed' })
        : editPage(c, person, { view, typed: answers, faults: missingIn(inOrder) })
    }
  }
}
