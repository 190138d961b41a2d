import { HTTPException } from 'hono/http-exception'
import { hospitalRoute } from '../../../accounts/index.ts'
import { asHospitalActor, type Ctx, type HospitalPerson, localPath, type Router } from '../../../foundation/index.ts'
import { codesActedFor } from '../acting-for.ts'
import { askByForm, kindIn, kindsForHospital } from '../form/ask-by-form.ts'
import { idIn } from '../pages/pledge-page.tsx'
import {
  hospitalChangeAt,
  hospitalPath,
  hospitalPledgeAt,
  hospitalStartPath,
  hospitalSurveyAt,
  takeBackAt,
} from '../pledge-links.ts'
import { takeBackChange } from '../verbs/settle-change.ts'
import {
  hospitalChangePage,
  hospitalPledgePage,
  hospitalPledgesPage,
  hospitalStartPage,
  hospitalSurveyPage,
  ownPledge,
} from './hospital-pages.tsx'

/** A hospital’s own pledges, behind its own sign-in. Nothing that is sent here is public before staff have said yes. */
export function hospitalPledgeRoutes(router: Router): void {
  hospitalRoute(router, { method: 'get', path: hospitalPath, handle: hospitalPledgesPage })
  hospitalRoute(router, { method: 'get', path: hospitalStartPath, handle: (c, person) => hospitalStartPage(c, person) })
  hospitalRoute(router, { method: 'post', path: hospitalStartPath, handle: postStart })
  hospitalRoute(router, { method: 'get', path: hospitalPledgeAt.path, handle: hospitalPledgePage })
  hospitalRoute(router, { method: 'get', path: hospitalChangeAt.path, handle: (c, person) => hospitalChangePage(c, person) })
  hospitalRoute(router, { method: 'post', path: hospitalChangeAt.path, handle: postChange })
  hospitalRoute(router, { method: 'get', path: hospitalSurveyAt.path, handle: hospitalSurveyPage })
  hospitalRoute(router, { method: 'post', path: takeBackAt.path, handle: postTakeBack })
}

const sent = (c: Ctx): Response => c.redirect(`${localPath(c.var.locale, hospitalPath)}?done=yes`, 303)
const asker = (person: HospitalPerson) =>
  ({ askedBy: { kind: 'hospital', id: person.id }, actor: asHospitalActor(person) }) as const

async function postStart(c: Ctx, person: HospitalPerson): Promise<Response> {
  const outcome = await askByForm(c, { kind: 'start', pledge: null, trustCode: person.trust, ...asker(person) })
  return outcome.kind === 'again' ? hospitalStartPage(c, person, outcome) : sent(c)
}

export async function postChange(c: Ctx, person: HospitalPerson): Promise<Response> {
  const pledge = await ownPledge(c, person, idIn(c))
  const kind = kindIn(c, kindsForHospital)
  const outcome = await askByForm(c, { kind, pledge, trustCode: pledge.trustCode, ...asker(person) })
  return outcome.kind === 'again' ? hospitalChangePage(c, person, outcome) : sent(c)
}

export async function postTakeBack(c: Ctx, person: HospitalPerson): Promise<Response> {
  const { services, db } = c.var
  const codes = await codesActedFor(db, person.trust)
  const outcome = await takeBackChange(services, { id: idIn(c, 'change'), actor: asHospitalActor(person), codes })
  if (outcome.kind === 'unknown') throw new HTTPException(404)
  return sent(c)
}
