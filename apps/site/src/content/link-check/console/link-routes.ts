import { consoleRoute, mayDo, principalOf } from '../../../accounts/index.ts'
import { asActor, type ConsoleTodos, type Ctx, localPath, type Router } from '../../../foundation/index.ts'
import { askForCheck } from '../check-links.ts'
import { brokenLinks } from '../links-found.ts'
import { checkLinksPath, linksPath } from './link-links.ts'
import { linksPage } from './links-page.tsx'

/** The links of all that is published, for staff. */
export function linkRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', path: linksPath, deed: 'link.see', handle: linksPage })
  consoleRoute(router, { method: 'post', path: checkLinksPath, deed: 'link.check', handle: postCheck })
}

async function postCheck(c: Ctx): Promise<Response> {
  const { services, locale } = c.var
  const done = await askForCheck(services, { actor: asActor(principalOf(c)) })
  return c.redirect(`${localPath(locale, linksPath)}?done=${done}`, 303)
}

/** Somebody follows a link of ours and arrives nowhere. */
export const linkTodos: ConsoleTodos = async c => {
  const { t } = c.var
  if (mayDo(principalOf(c), 'link.check') !== 'yes') return []
  const count = await brokenLinks(c)
  if (count === 0) return []
  return [{ weight: 'soon', title: t('links.todo.title', { count }), text: t('links.todo.text'), link: linksPath }]
}
