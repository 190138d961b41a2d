import { consoleRoute, mayDo, principalOf } from '../../../accounts/index.ts'
import { asActor, type Ctx, localPath, type Router } from '../../../foundation/index.ts'
import { goLiveLink, goLivePath, restoreTestedPath } from '../console-links.ts'
import { checkSteps } from './checklist.ts'
import { formText } from './form-text.ts'
import { gatherSituation } from './gather-situation.ts'
import { goLivePage, type RestoreForm } from './go-live-page.tsx'
import { mailTestRoutes } from './mail/mail-test-routes.ts'
import { noteRestoreTest } from './note-restore-test.ts'

/** What has to be true before a charity asks anybody, step by step, each with a proof or with what to do. */
export function goLiveRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', path: goLivePath, deed: 'go-live.see', handle: c => openChecklist(c) })
  consoleRoute(router, { method: 'post', path: restoreTestedPath, deed: 'go-live.change', handle: noteRestore })
  mailTestRoutes(router)
}

const noForm: RestoreForm = { typed: '', fault: null }

async function openChecklist(c: Ctx, restore = noForm): Promise<Response> {
  return goLivePage(c, {
    steps: checkSteps(await gatherSituation(c.var.services)),
    isNoted: c.req.query('done') === 'restore-noted',
    mayChange: mayDo(principalOf(c), 'go-live.change') === 'yes',
    restore,
  })
}

async function noteRestore(c: Ctx): Promise<Response> {
  const { services, locale } = c.var
  const on = (await formText(c, 'day')).trim().slice(0, 40)
  const outcome = await noteRestoreTest(services.write, { on, actor: asActor(principalOf(c)), now: services.clock() })
  if (outcome === 'no-day' || outcome === 'not-yet') return openChecklist(c, { typed: on, fault: outcome })
  return c.redirect(localPath(locale, goLiveLink('restore-noted')), 303)
}
