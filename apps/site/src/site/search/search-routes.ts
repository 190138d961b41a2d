import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { refuseForeignForms } from '../../accounts/index.ts'
import { type Ctx, localPath, type Router, type SearchEntry } from '../../foundation/index.ts'
import { type FindAnswer, findAnswer, findLink } from '../../register/index.ts'
import { readQuestion } from '../find/read-question.ts'
import { type TrustChoice, trustChoice } from '../find/trust-choice.ts'
import { mostOfAGroup, searchEntriesFor } from './search-entries.ts'
import { searchPath } from './search-link.ts'
import { emptySearchPage, searchPage } from './search-page.tsx'
import { sitePages } from './site-pages.ts'

const maxFormBytes = 4096

/**
 * The search of the whole site. The question comes by POST and is gone when it is answered: people type postcodes, and what troubles them.
 * A postcode goes on to the page that finds places.
 */
export function searchRoutes(router: Router): void {
  router.get(searchPath, emptySearchPage)
  router.post(searchPath, tooLarge, answer)
}

const tooLarge = bodyLimit({
  maxSize: maxFormBytes,
  onError: () => {
    throw new HTTPException(413)
  },
})

async function answer(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const { q } = readQuestion(await sentForm(c))
  const question = q.trim()
  const { t, db, locale, services } = c.var
  const found = await findAnswer(db, question, { campaign: services.campaign, now: services.clock() })
  if (isAboutAPlace(found)) return c.redirect(localPath(locale, findLink()), 307)
  if (found.kind === 'nothing-typed' || found.kind === 'too-long') {
    return searchPage(c, { question, problem: t(`search.faults.${found.kind}`), trusts: [], groups: [] })
  }
  const entries = await allEntries(c)
  return searchPage(c, { question, trusts: trustsIn(c, found), groups: searchEntriesFor(entries, question, locale) })
}

const isAboutAPlace = ({ kind }: FindAnswer): boolean =>
  kind !== 'nothing-typed' && kind !== 'too-long' && kind !== 'one' && kind !== 'several' && kind !== 'none'

function trustsIn(c: Ctx, found: FindAnswer): readonly TrustChoice[] {
  const { campaign } = c.var.services
  const matches = found.kind === 'one' ? [found.match] : found.kind === 'several' ? found.matches : []
  return matches.slice(0, mostOfAGroup).map(match => trustChoice(match, campaign, c.var.locale))
}

/** Read anew for each question: what was taken off the site a moment ago is not found any more. */
async function allEntries(c: Ctx): Promise<readonly SearchEntry[]> {
  const found = await Promise.all((c.var.shell.searchEntries ?? []).map(entriesOf => entriesOf(c)))
  return [...sitePages(c.var.t), ...found.flat()]
}

async function sentForm(c: Ctx): Promise<unknown> {
  try {
    return await c.req.parseBody()
  } catch (cause) {
    // Cut off on the way, or no form at all: the sender can only try again.
    throw new HTTPException(400, { cause })
  }
}
