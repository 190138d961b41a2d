import { HTTPException } from 'hono/http-exception'
import { consoleRoute, formOf, isTokenShaped, principalOf, refuseForeignForms } from '../../accounts/index.ts'
import { asActor, type Ctx, localPath, type Router } from '../../foundation/index.ts'
import { editionNow } from '../standards/edition-store.ts'
import { emptyPage } from '../standards/pages/empty-page.tsx'
import { agreeToName, hideName, takeBack } from './change-mine.ts'
import { deskPage } from './console/desk-page.tsx'
import { decideName, nameVerdicts } from './decide-name.ts'
import { employersHere } from './employers.ts'
import { type EndorsementRow, endorsementByToken } from './endorsement-store.ts'
import { decideAt, deskPath, endorsementsPath, endorsePath, mineLink, minePath } from './links.ts'
import { nameWording } from './name-wording.ts'
import { endorsePage } from './pages/endorse-page.tsx'
import { endorsementsPage } from './pages/endorsements-page.tsx'
import { endedPage, type MineNotice, mineNotices, minePage } from './pages/mine-page.tsx'
import { postEndorsement } from './post-endorsement.ts'

/** Standing behind the standards: signing, the numbers, one’s own signature, and the desk of staff. */
export function endorsementRoutes(router: Router): void {
  router.get(endorsePath, openForm)
  router.post(endorsePath, postEndorsement)
  router.get(endorsementsPath, endorsementsPage)
  router.get(minePath, openMine)
  router.post(minePath, postMine)
  consoleRoute(router, { method: 'get', path: deskPath, deed: 'endorsement.see', handle: deskPage })
  consoleRoute(router, { method: 'post', path: decideAt.path, deed: 'endorsement.decide', handle: postDecision })
}

async function openForm(c: Ctx): Promise<Response> {
  const { db, services } = c.var
  const edition = await editionNow(db, services.clock())
  if (edition === null) return emptyPage(c)
  return endorsePage(c, { edition: edition.number, trusts: await employersHere(c) })
}

async function mineHere(c: Ctx): Promise<{ readonly token: string; readonly endorsement: EndorsementRow }> {
  const token = c.req.param('token') ?? ''
  const endorsement = isTokenShaped(token) ? await endorsementByToken(c.var.db, token) : null
  if (!endorsement || endorsement.state === 'unconfirmed') throw new HTTPException(404)
  return { token, endorsement }
}

async function openMine(c: Ctx): Promise<Response> {
  const notice = mineNotices.find(each => each === c.req.query('done'))
  return minePage(c, { ...(await mineHere(c)), notice })
}

async function postMine(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const { services, t, locale, db } = c.var
  const form = await formOf(c)
  const { token, endorsement } = await mineHere(c)
  const done = (notice: MineNotice) => c.redirect(`${localPath(locale, mineLink(token))}?done=${notice}`, 303)
  switch (form('do')) {
    case 'take-back':
      await takeBack(services, token)
      return endedPage(c, (await endorsementByToken(db, token)) ?? endorsement)
    case 'hide':
      await hideName(services, token)
      return done('hides')
    case 'show': {
      const wording = nameWording(t)
      // Words that changed since the page was opened are shown once more before anybody agrees to them.
      if (form('words') !== wording.sha256) return minePage(c, { token, endorsement })
      await agreeToName(services, token, wording)
      return done('shows')
    }
    default:
      throw new HTTPException(400)
  }
}

async function postDecision(c: Ctx): Promise<Response> {
  const { services, locale } = c.var
  const form = await formOf(c)
  const verdict = nameVerdicts.find(each => each === form('verdict'))
  const [id, version] = [Number(c.req.param('id')), Number(form('version'))]
  if (!verdict || !Number.isSafeInteger(version)) throw new HTTPException(400)
  if (!Number.isSafeInteger(id)) throw new HTTPException(404)
  const outcome = await decideName(services, { id, version, verdict, actor: asActor(principalOf(c)) })
  if (outcome === 'unknown') throw new HTTPException(404)
  return c.redirect(localPath(locale, `${deskPath}?${outcome}=yes`), 303)
}
