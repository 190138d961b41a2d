import { formOf, refuseForeignForms } from '../../accounts/index.ts'
import { publishedEntry } from '../../content/index.ts'
import { type Ctx, localPath, type Router } from '../../foundation/index.ts'
import { placeNear } from './finding/place-near.ts'
import { readWanted, wantedLink } from './finding/wanted.ts'
import { servicePage } from './pages/service-page.tsx'
import { supportPage } from './pages/support-page.tsx'
import { servicePath, supportPath } from './support-links.ts'

/** Where there is support. A postcode comes by POST, is answered, and is gone: never in an address or a log. */
export function supportRoutes(router: Router): void {
  router.get(supportPath, c => supportPage(c, { wanted: readWanted(name => c.req.query(name)) }))
  router.post(supportPath, find)
  router.get(servicePath, async c => {
    const entry = await publishedEntry(c.var.db, 'support', c.req.param('service') ?? '')
    return entry === null ? c.notFound() : servicePage(c, entry)
  })
}

/** Longer is no postcode. */
const longestPostcode = 40

async function find(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const { db, locale, t } = c.var
  const form = await formOf(c)
  const wanted = readWanted(form)
  const typed = form('postcode').trim().slice(0, longestPostcode)
  if (typed === '') return c.redirect(`${localPath(locale, wantedLink(wanted))}#services`, 303)
  const answer = await placeNear(db, typed)
  if (answer.kind !== 'place') return supportPage(c, { wanted, typed, error: t(`support.postcode.${answer.kind}`), status: 422 })
  const { lat, lon, nation, near } = answer.place
  return supportPage(c, { wanted, typed, here: { at: { lat, lon, nation }, near } })
}
