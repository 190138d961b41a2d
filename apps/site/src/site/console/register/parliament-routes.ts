import { consoleRoute, formOf, mayDo, principalOf } from '../../../accounts/index.ts'
import { asActor, type Ctx, dayInUk, localPath, type Router } from '../../../foundation/index.ts'
import {
  allDissolutions,
  type DissolutionFault,
  endDissolution,
  enterDissolution,
  type LetterBoxFault,
  letterBoxes,
  saveLetterBox,
  type TypedDissolution,
  type TypedLetterBox,
  trustByCode,
  trustsByCodes,
  withdrawDissolution,
} from '../../../register/index.ts'
import { dissolutionsPage } from './dissolutions-page.tsx'
import { letterBoxesPage } from './letter-boxes-page.tsx'
import {
  dissolutionsPath,
  endDissolutionPath,
  letterBoxesPath,
  type ParliamentNews,
  parliamentNews,
  withdrawDissolutionPath,
  withParliamentNews,
} from './parliament-links.ts'

/** What staff know of parliaments and trusts that no list says: when there are no members, and where letters go. */
export function parliamentRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', path: dissolutionsPath, deed: 'register.see', handle: c => showDissolutions(c) })
  consoleRoute(router, { method: 'post', path: dissolutionsPath, deed: 'register.dissolve', handle: enter })
  consoleRoute(router, { method: 'post', path: endDissolutionPath, deed: 'register.dissolve', handle: end })
  consoleRoute(router, { method: 'post', path: withdrawDissolutionPath, deed: 'register.undissolve', handle: withdraw })
  consoleRoute(router, { method: 'get', path: letterBoxesPath, deed: 'register.see', handle: c => showBoxes(c) })
  consoleRoute(router, { method: 'post', path: letterBoxesPath, deed: 'letter-box.change', handle: saveBox })
}

const by = (c: Ctx) => ({ actor: asActor(principalOf(c)), now: c.var.services.clock() })
const news = (c: Ctx): ParliamentNews | null => parliamentNews.find(each => each === c.req.query('done')) ?? null
const back = (c: Ctx, path: string, done: ParliamentNews): Response =>
  c.redirect(localPath(c.var.locale, withParliamentNews(path, done)), 303)

const noDissolution: TypedDissolution = { body: '', from: '', until: '', source: '' }

async function showDissolutions(c: Ctx, typed = noDissolution, faults: readonly DissolutionFault[] = []): Promise<Response> {
  return dissolutionsPage(c, {
    all: await allDissolutions(c.var.db),
    typed,
    faults,
    mayChange: mayDo(principalOf(c), 'register.dissolve') === 'yes',
    done: news(c),
  })
}

async function enter(c: Ctx): Promise<Response> {
  const form = await formOf(c)
  const typed = { body: form('body'), from: form('from'), until: form('until'), source: form('source') }
  const done = await enterDissolution(c.var.services.write, typed, by(c))
  if (done.outcome === 'invalid') return showDissolutions(c, typed, done.faults)
  return back(c, dissolutionsPath, done.outcome === 'entered' ? 'entered' : 'nothing')
}

const idOf = (c: Ctx): number => Number(c.req.param('id'))

async function end(c: Ctx): Promise<Response> {
  const until = (await formOf(c))('until')
  const done = await endDissolution(c.var.services.write, idOf(c), { until, ...by(c) })
  if (done === 'not-found') return c.notFound()
  return back(c, dissolutionsPath, done === 'nothing-to-do' ? 'nothing' : done)
}

async function withdraw(c: Ctx): Promise<Response> {
  const done = await withdrawDissolution(c.var.services.write, idOf(c), by(c))
  if (done === 'not-found') return c.notFound()
  return back(c, dissolutionsPath, done === 'withdrawn' ? 'withdrawn' : 'nothing')
}

async function showBoxes(c: Ctx, sent?: { typed: TypedLetterBox; faults: readonly LetterBoxFault[] }): Promise<Response> {
  const { db, services } = c.var
  const isExample = services.campaign === 'example'
  const boxes = await letterBoxes(db)
  const trusts = await trustsByCodes(
    db,
    boxes.map(({ trustCode }) => trustCode),
  )
  const asked = await trustByCode(db, c.req.query('trust') ?? '')
  const box = boxes.find(each => each.trustCode === asked?.code)
  return letterBoxesPage(c, {
    boxes: boxes.flatMap(each => {
      const trust = trusts.find(({ code }) => code === each.trustCode)
      return trust && trust.isInvented === isExample ? [{ ...each, name: trust.name }] : []
    }),
    typed: sent?.typed ?? {
      trust: asked?.code ?? '',
      email: box?.email ?? '',
      source: box?.source ?? '',
      checkedOn: box?.checkedOn ?? dayInUk(services.clock()),
    },
    faults: sent?.faults ?? [],
    mayChange: mayDo(principalOf(c), 'letter-box.change') === 'yes',
    done: news(c),
  })
}

async function saveBox(c: Ctx): Promise<Response> {
  const { services } = c.var
  const form = await formOf(c)
  const typed = { trust: form('trust'), email: form('email'), source: form('source'), checkedOn: form('checkedOn') }
  const situation = { today: dayInUk(services.clock()), isExample: services.campaign === 'example' }
  const done = await saveLetterBox(services.write, typed, { ...by(c), ...situation })
  if (done.outcome === 'invalid') return showBoxes(c, { typed, faults: done.faults })
  return back(c, letterBoxesPath, done.outcome === 'nothing-to-do' ? 'nothing' : done.outcome)
}
