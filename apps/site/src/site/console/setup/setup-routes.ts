import { HTTPException } from 'hono/http-exception'
import { consoleRoute, principalOf } from '../../../accounts/index.ts'
import { type CharityForm, charityOf, checkCharity, readCharityForm, saveCharity, typedFrom } from '../../../content/index.ts'
import { asActor, type Ctx, dayInUk, localPath, type Router } from '../../../foundation/index.ts'
import { setupLink, setupPath } from '../console-links.ts'
import { setupPage } from './setup-page.tsx'
import { conflictView, invalidView, openedView } from './setup-view.ts'

/** "Who runs this site": the page asks, and what it saves is the truth from then on. */
export function setupRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', path: setupPath, deed: 'charity.see', handle: openSetup })
  consoleRoute(router, { method: 'post', path: setupPath, deed: 'charity.change', handle: saveSetup })
}

async function openSetup(c: Ctx): Promise<Response> {
  const charity = await charityOf(c.var.db)
  const typed = typedFrom(charity)
  const form: CharityForm = charity.version === 0 ? { shape: 'empty', typed } : { shape: 'complete', typed, facts: charity }
  return setupPage(c, openedView(charity, form, c.req.query('saved') === 'yes'))
}

async function saveSetup(c: Ctx): Promise<Response> {
  const { services, db, locale } = c.var
  const now = services.clock()
  const read = await readCharityForm(services.write, await sentForm(c), now)
  const checked = checkCharity(read.typed, dayInUk(now))
  const errors = [...(checked.shape === 'invalid' ? checked.errors : []), ...read.errors]
  if (checked.shape !== 'complete' || errors.length > 0) {
    return setupPage(c, invalidView(await charityOf(db), read.basedOn, { shape: 'invalid', typed: checked.typed, errors }), 422)
  }
  const actor = asActor(principalOf(c))
  const saved = await saveCharity(services.write, { actor, facts: checked.facts, basedOn: read.basedOn, now })
  if (saved.outcome === 'conflict') return setupPage(c, conflictView(saved.current, checked, checked.typed), 409)
  return c.redirect(`${localPath(locale, setupLink())}?saved=yes`, 303)
}

async function sentForm(c: Ctx): Promise<FormData> {
  try {
    return await c.req.formData()
  } catch (cause) {
    // Cut off on the way, or no form at all: the sender can only try again.
    throw new HTTPException(400, { cause })
  }
}
