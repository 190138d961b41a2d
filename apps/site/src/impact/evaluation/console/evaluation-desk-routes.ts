import { HTTPException } from 'hono/http-exception'
import { consoleRoute, formOf, isTokenShaped, principalOf } from '../../../accounts/index.ts'
import { asActor, type Ctx, dayInUk, lettersNotOnPaper, localPath, type Router, sendPaper } from '../../../foundation/index.ts'
import { cleanText, lengthOf } from '../../../improve/index.ts'
import { keepFigures, saveWords } from '../draft/change-draft.ts'
import { draftOf } from '../draft/draft-store.ts'
import { reportDraft } from '../draft/report-draft.ts'
import type { Edition } from '../edition/edition.ts'
import { allEditions } from '../edition/edition-store.ts'
import { makeEdition } from '../edition/make-edition.ts'
import { publishEdition } from '../edition/publish-edition.ts'
import {
  evaluationDeskPath,
  previewPaperPath,
  previewPath,
  publishPath,
  takeFiguresPath,
  wordsPath,
} from '../evaluation-links.ts'
import { editionPage } from '../pages/edition-page.tsx'
import { writeEvaluation } from '../paper/write-evaluation.ts'
import { takeSnapshot } from '../snapshot/take-snapshot.ts'
import { deskPage } from './desk-page.tsx'
import { publishPage, type Typed } from './publish-page.tsx'
import { readWords } from './read-words.ts'
import { refusalInWords } from './refusal-in-words.ts'
import { wordsPage } from './words-page.tsx'

/** The evaluation report, for staff: take the figures, write beside them, look, publish. */
export function evaluationDeskRoutes(router: Router): void {
  const get = { method: 'get' } as const
  const post = { method: 'post' } as const
  consoleRoute(router, { ...get, path: evaluationDeskPath, deed: 'evaluation.see', handle: deskPage })
  consoleRoute(router, { ...post, path: takeFiguresPath, deed: 'evaluation.take-figures', handle: postFigures })
  consoleRoute(router, { ...get, path: wordsPath, deed: 'evaluation.write', handle: c => wordsPage(c) })
  consoleRoute(router, { ...post, path: wordsPath, deed: 'evaluation.write', handle: postWords })
  consoleRoute(router, { ...get, path: previewPath, deed: 'evaluation.see', handle: showDraft })
  consoleRoute(router, { ...get, path: previewPaperPath, deed: 'evaluation.see', handle: sendDraft })
  consoleRoute(router, { ...get, path: publishPath, deed: 'evaluation.publish', handle: c => publishPage(c) })
  consoleRoute(router, { ...post, path: publishPath, deed: 'evaluation.publish', handle: postPublish })
}

const toDesk = (c: Ctx, done: string): Response => c.redirect(`${localPath(c.var.locale, evaluationDeskPath)}?done=${done}`, 303)

/** The version that whoever sends a form was shown; a form of ours always says it. */
function versionIn(form: (name: string) => string): number {
  const typed = form('version')
  if (!/^\d{1,9}$/.test(typed)) throw new HTTPException(400)
  return Number(typed)
}

async function postFigures(c: Ctx): Promise<Response> {
  const { services } = c.var
  const basedOn = versionIn(await formOf(c))
  // Read before the draft is held: nothing long stands in a transaction.
  const figures = await takeSnapshot(services)
  const outcome = await keepFigures(services, { actor: asActor(principalOf(c)), basedOn, figures })
  return toDesk(c, outcome === 'saved' ? 'taken' : 'changed')
}

async function postWords(c: Ctx): Promise<Response> {
  const { services, t } = c.var
  const form = await formOf(c)
  const basedOn = versionIn(form)
  const { words, errors } = readWords(form, { t, notOnPaper: text => lettersNotOnPaper(services.root, text) })
  if (errors.length > 0) return wordsPage(c, { typed: words, errors, isChanged: false })
  const outcome = await saveWords(services, { actor: asActor(principalOf(c)), basedOn, words })
  return outcome === 'changed' ? wordsPage(c, { typed: words, errors: [], isChanged: true }) : toDesk(c, outcome)
}

/** What would be published today. 404 while there are no figures to publish. */
async function draftHere(c: Ctx): Promise<Edition> {
  const { db, services, shell } = c.var
  const { words, figures } = (await draftOf(db, reportDraft)).body
  if (figures === null) throw new HTTPException(404)
  const [newest] = await allEditions(db)
  return makeEdition({
    campaign: services.campaign,
    messages: services.messages,
    publisher: shell.charity.name,
    number: (newest?.edition.number ?? 0) + 1,
    publishedOn: dayInUk(services.clock()),
    replaces: null,
    words,
    figures,
  })
}

const showDraft = async (c: Ctx): Promise<Response> =>
  editionPage(c, { edition: await draftHere(c), sha256: null, all: [], posters: [] })

async function sendDraft(c: Ctx): Promise<Response> {
  const edition = await draftHere(c)
  const answer = sendPaper(c, await writeEvaluation(c, { edition, sha256: null }), `preview-evaluation-${c.var.locale}.pdf`)
  c.set('cacheable', false)
  answer.headers.set('cache-control', 'no-store')
  return answer
}

const longestReason = 1000

async function postPublish(c: Ctx): Promise<Response> {
  const { t, services, shell } = c.var
  const form = await formOf(c)
  const formToken = form('token')
  if (!isTokenShaped(formToken)) throw new HTTPException(400)
  const typed: Typed = {
    corrects: form('corrects'),
    reason: { en: cleanText(form('reason-en')), cy: cleanText(form('reason-cy')) },
  }
  const long = (['en', 'cy'] as const).filter(locale => lengthOf(typed.reason[locale]) > longestReason)
  if (long.length > 0) {
    const message = t('evaluation.faults.long', { most: longestReason })
    return publishPage(c, { typed, status: 422, errors: long.map(locale => ({ field: `reason-${locale}`, message })) })
  }
  const outcome = await publishEdition(services.write, {
    basedOn: versionIn(form),
    corrects: /^[1-9]\d{0,3}$/.test(typed.corrects) ? Number(typed.corrects) : typed.corrects === '' ? null : 0,
    reason: typed.reason,
    formToken,
    campaign: services.campaign,
    messages: services.messages,
    publisher: shell.charity.name,
    actor: asActor(principalOf(c)),
    now: services.clock(),
  })
  if (outcome.kind !== 'no') return toDesk(c, outcome.kind === 'published' ? 'published' : 'published-before')
  const message = refusalInWords(t, outcome)
  const empty = (['en', 'cy'] as const).filter(locale => typed.reason[locale] === '').map(locale => `reason-${locale}`)
  const fields = outcome.why === 'reason-missing' ? empty : ['corrects']
  return publishPage(c, {
    typed,
    errors: fields.map(field => ({ field, message })),
    status: outcome.why === 'changed' ? 409 : 422,
  })
}
