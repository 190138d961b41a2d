import type { Handler } from 'hono'
import { type Ctx, type HospitalPerson, localPath, type Router, type SiteEnv } from '../../foundation/index.ts'
import { refuseForeignForms } from '../foreign-forms.ts'
import { hospitalHere } from './hospital-here.ts'
import { hospitalSignInPath } from './hospital-links.ts'
import { lostFormPage } from './pages/sign-in-page.tsx'

export type HospitalRoute = {
  readonly method: 'get' | 'post'
  /** A pattern under /hospital. */
  readonly path: string
  /** Of `person.trust` and of no other may anything be shown or changed. */
  readonly handle: (c: Ctx, person: HospitalPerson) => Response | Promise<Response>
}

/**
 * Adds a page or a form for somebody at a hospital. Whoever has not signed in is asked to; a form that comes too late gives back what was
 * typed. Nothing of it is kept by a browser.
 */
export function hospitalRoute(router: Router, route: HospitalRoute): void {
  const handler: Handler<SiteEnv> = async c => {
    const here = await hospitalHere(c)
    refuseForeignForms(c)
    const response = here === null ? await askToSignIn(c) : await route.handle(c, here.person)
    response.headers.set('cache-control', 'no-store')
    return response
  }
  router[route.method](route.path, handler)
}

const askToSignIn = (c: Ctx): Response | Promise<Response> =>
  c.req.method === 'POST' ? lostFormPage(c) : c.redirect(localPath(c.var.locale, hospitalSignInPath), 303)
