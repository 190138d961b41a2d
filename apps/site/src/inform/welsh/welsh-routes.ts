import { consoleRoute } from '../../accounts/index.ts'
import type { Ctx, Router } from '../../foundation/index.ts'
import { csvLine } from '../../releases/index.ts'
import { loadWelsh } from './load-welsh.ts'
import { welshCsvPath, welshPath } from './welsh-links.ts'
import { welshPage } from './welsh-page.tsx'

export function welshRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', path: welshPath, deed: 'content.see', handle: welshPage })
  consoleRoute(router, { method: 'get', path: welshCsvPath, deed: 'content.see', handle: welshCsv })
}

/** All texts of the site that wait, for whoever looks at them elsewhere. */
async function welshCsv(c: Ctx): Promise<Response> {
  const { texts } = await loadWelsh(c)
  const rows = [['key', 'english', 'welsh', 'mark'], ...texts.map(text => [text.key, text.english, text.welsh, text.mark])]
  return c.body(`\uFEFF${rows.map(row => csvLine(row)).join('')}`, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="spotlight-welsh-waiting.csv"',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
}
